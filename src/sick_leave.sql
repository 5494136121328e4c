--- # sick_leave: the statutory figures of annual reports
---
--- The seven figures of the Swedish acts on sick leave in annual reports (1997:614 chapter 4 section 1 a, as of 2003,
--- and 1995:1554 chapter 5 section 18 a; definitions of SKR, 4 March 2024): sick time over ordinary working time; the
--- share of it in spells of 60 days and longer; women, men; to 29, from 30 to 49 and from 50 years, each over the
--- ordinary time of its own group. A group of at most ten is not shown, nor one that the others would reveal.
---
--- A row is one person. A row without one of the times is no row; without woman or age, the person is in no group of
--- that kind. **Order** is part by part.

--- > (SELECT persons FROM statutory_figures('persons=20 women=20 men=0 to_29=0 from_30_to_49=0 from_50=0 ordinary=37240 ordinary_women=37240 ordinary_men=0 ordinary_to_29=0 ordinary_from_30_to_49=0 ordinary_from_50=0 sick=600 sick_women=600 sick_men=0 sick_to_29=0 sick_from_30_to_49=0 sick_from_50=0 long_sick=0') WHERE figure = 'total') => 20
@type sick_leave length=360 add
COMMENT ON TYPE sick_leave IS 'ordinary and sick time of persons, in all and by sex and age';

--- Times are in one unit, hours or days; long_sick is what of sick is in spells of 60 days and longer; age is in years
--- at the end of the year. Errors: a negative time, long_sick beyond sick (22023).
--- > (sick_leave(1862, 60, 0, true, 45)::jsonb) ->> 'sick_women' => 60
CREATE FUNCTION sick_leave(ordinary numeric, sick numeric, long_sick numeric, woman boolean, age integer) RETURNS sick_leave
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sick_leave(numeric, numeric, numeric, boolean, integer) IS
	'ordinary and sick time of one person';

CREATE FUNCTION sick_leave_accum(sick_leave, ordinary numeric, sick numeric, long_sick numeric, woman boolean, age integer) RETURNS sick_leave
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sick_leave_accum(sick_leave, numeric, numeric, numeric, boolean, integer) IS
	'aggregate transition function';

--- Arguments, nulls and errors as of sick_leave(); null over no rows.
--- > (SELECT percent(share, 2) FROM statutory_figures((SELECT sick_leave_agg(1862, 60, 0, true, 45) FROM generate_series(1, 20))) WHERE figure = 'total') => 3.22
CREATE AGGREGATE sick_leave_agg(ordinary numeric, sick numeric, long_sick numeric, woman boolean, age integer) (
	SFUNC = sick_leave_accum, STYPE = sick_leave, COMBINEFUNC = sick_leave_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sick_leave_agg(numeric, numeric, numeric, boolean, integer) IS
	'ordinary and sick time of many persons';

--- Rows: total, long (60 days and longer), women, men, to_29, from_30_to_49, from_50. Where a group is suppressed, as
--- `suppressed` has it for the groups by sex and those by age, its persons and share are null. A negative at_most is an
--- error (22023).
--- > (SELECT string_agg(figure, ', ' ORDER BY figure) FROM statutory_figures((SELECT sick_leave_agg(1862, 60, 0, n <= 9, 45) FROM generate_series(1, 40) AS n)) WHERE suppressed) => from_50, men, to_29, women
CREATE FUNCTION statutory_figures(sick_leave, at_most integer DEFAULT 10, OUT figure text, OUT persons bigint, OUT share ratio, OUT suppressed boolean) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 7 AS 'MODULE_PATHNAME', 'sick_leave_figures';
COMMENT ON FUNCTION statutory_figures(sick_leave, integer) IS
	'the seven statutory figures, without those of groups too small to be shown';
