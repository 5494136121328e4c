--- # suppression: groups too small to be shown
---
--- Primary and complementary suppression as in the handbooks on statistical disclosure control, for a table of one
--- dimension whose total is shown: `CASE WHEN NOT suppressed(count(*), 10) OVER (PARTITION BY breakdown) THEN … END`.

--- Over the groups of a table whose total is shown: whether the group must be hidden. Groups of at most at_most persons
--- are (primary suppression); where the hidden ones together are still at most at_most, the total would reveal them, and
--- the next larger group is hidden, too (complementary). Equally large groups are hidden alike. Null for a group of
--- unknown size, which hides no other. A negative size, or at_most negative or not the same for all, is an error (22023).
--- > (SELECT string_agg(name, ',') FROM (SELECT name, suppressed(size, 10) OVER () FROM (VALUES ('a', 9), ('b', 21), ('c', 210)) AS t (name, size)) AS s WHERE suppressed) => a,b
CREATE FUNCTION suppressed(group_size bigint, at_most integer) RETURNS boolean
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'suppression_suppressed';
COMMENT ON FUNCTION suppressed(bigint, integer) IS
	'window function: whether a group of a table is too small to be shown';
