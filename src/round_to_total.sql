--- # round_to_total: parts that add up

CREATE FUNCTION round_to_total(parts numeric[], decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'round_to_total_array';
COMMENT ON FUNCTION round_to_total(numeric[], integer, text) IS
	'the parts to so many decimals (negative: tens, hundreds) so that they add up to their total rounded half away from zero; policy largest_remainder (A. Hamilton): every part rounded down, the units that lack to the largest remainders, the earlier of equal ones first; largest_part and last_part: every part rounded half away from zero, and what the sum then lacks to that part; a negative total is the mirror image; null parts stay null; another policy is an error (22023)';

CREATE FUNCTION round_to_total(part numeric, decimals integer DEFAULT 0, policy text DEFAULT 'largest_remainder') RETURNS numeric
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION round_to_total(numeric, integer, text) IS
	'window function: the parts of the partition to so many decimals (negative: tens, hundreds) so that they add up to their total rounded half away from zero; policy largest_remainder (A. Hamilton): every part rounded down, the units that lack to the largest remainders, the earlier of equal ones first; largest_part and last_part: every part rounded half away from zero, and what the sum then lacks to that part; a negative total is the mirror image; null parts stay null; another policy is an error (22023); the earlier is by the window''s ORDER BY, without which equal parts stand in no set order';
