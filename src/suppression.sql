--- # suppression: groups too small to be shown
---
--- Primary and complementary suppression as in the handbooks on statistical disclosure control, for a table of one
--- dimension whose total is shown: `CASE WHEN NOT suppressed(count(*), 10) OVER (PARTITION BY breakdown) THEN … END`.
--- At most ten is the rule of the Swedish acts on sick leave in annual reports (1997:614 chapter 4 section 1 a, as
--- of 2003, and 1995:1554 chapter 5 section 18 a): total sick hours over ordinary hours, the share of 60 days and
--- longer over the sick hours, and sick leave of women and men and of those to 29, of 30 to 49 and of 50 years on,
--- each over the ordinary hours of its own group. test/workforce_definitions.sql computes it.

CREATE FUNCTION suppressed(group_size bigint, at_most integer) RETURNS boolean
	LANGUAGE c WINDOW IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'suppression_suppressed';
COMMENT ON FUNCTION suppressed(bigint, integer) IS
	'window function over the groups of a table whose total is shown: whether the group must be hidden, being of at most at_most persons (primary), or the next larger, where the hidden ones together are still at most at_most and the total would reveal them (complementary); equally large groups are hidden alike; null for a group of unknown size, which hides nobody else; a negative size, or at_most negative or not the same for all, is an error (22023)';
