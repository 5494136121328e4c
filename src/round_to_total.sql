--- # round_to_total: parts that add up
---
--- To `decimals` (negative: tens, hundreds), so that the parts add up to their total rounded half away from zero. Policies:
--- `largest_remainder` (A. Hamilton): every part is rounded down, and the units that the total has more go to the largest
--- remainders, the earlier of equal ones first; `largest_part` and `last_part`: every part is rounded half away from zero,
--- and what the sum then lacks goes to that part. A negative total is the mirror image of a positive one. Null parts stay
--- null; another policy is an error (22023).

--- > round_to_total(ARRAY[33.333, 33.333, 33.334], 1) => {33.3,33.3,33.4}
CREATE FUNCTION round_to_total(parts numeric[], decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'round_to_total_array';
COMMENT ON FUNCTION round_to_total(numeric[], integer, text) IS 'the parts, rounded so that they add up to their rounded total';

--- The parts are those of the partition; the earlier of equal ones is by the window's ORDER BY, without which they stand in
--- no set order. Decimals and policy must be the same in all of its rows (22023).
---
--- > (SELECT array_agg(r) FROM (SELECT round_to_total(x) OVER (ORDER BY n) AS r FROM (VALUES (1, 0.5), (2, 0.5), (3, 1.0)) AS t (n, x)) AS s) => {1,0,1}
CREATE FUNCTION round_to_total(part numeric, decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION round_to_total(numeric, integer, text) IS 'window function: the parts of a partition, rounded so that they add up';
