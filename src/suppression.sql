-- suppression: which groups of one table are too small to be shown

CREATE FUNCTION suppressed(group_size bigint, at_most integer) RETURNS boolean
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION suppressed(bigint, integer) IS
	'window function over the groups of a table whose total is shown: whether the group must be hidden, being of at most at_most persons (primary), or the next larger, where the hidden ones together are still at most at_most and the total would reveal them (complementary); equally large groups are hidden alike; null for a group of unknown size, which hides nobody else; a negative size, or at_most negative or not the same for all, is an error (22023)';
