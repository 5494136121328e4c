--- # round_to_total: parts that add up

--- > round_to_total('{33.4, 33.3, 33.3}'::numeric[], 0) => {34,33,33}
CREATE FUNCTION round_to_total(parts numeric[], decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'round_to_total_array';
COMMENT ON FUNCTION round_to_total(numeric[], integer, text) IS
	'the parts to so many decimals (negative: tens, hundreds) so that they add up to their total rounded half away from zero; policy largest_remainder (A. Hamilton): every part rounded down, the units that lack to the largest remainders, the earlier of equal ones first; largest_part and last_part: every part rounded half away from zero, and what the sum then lacks to that part; a negative total is the mirror image; null parts stay null; another policy is an error (22023)';

--- > (SELECT array_agg(rounded ORDER BY part DESC) FROM (SELECT part, round_to_total(part, 0) OVER (ORDER BY part DESC) AS rounded FROM unnest('{33.6, 33.3, 33.1}'::numeric[]) AS part) AS shares) => {34,33,33}
CREATE FUNCTION round_to_total(part numeric, decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION round_to_total(numeric, integer, text) IS
	'window function: the parts of the partition to so many decimals (negative: tens, hundreds) so that they add up to their total rounded half away from zero; policy largest_remainder (A. Hamilton): every part rounded down, the units that lack to the largest remainders, the earlier of equal ones first; largest_part and last_part: every part rounded half away from zero, and what the sum then lacks to that part; a negative total is the mirror image; null parts stay null; another policy is an error (22023); the earlier is by the window''s ORDER BY, without which equal parts stand in no set order';
