--- # absence: lost time, frequency, incidence
---
--- Text `persons=2 absentees=1 spells=3 lost=40 possible=3520`. A row is one person: how many spells of absence, and the
--- time lost and the time that was possible, both in hours or both in days. The rates are those of CIPD, *Absence
--- measurement and management*. The working days of a spell in a period are
--- `working_days(daterange(first_day, last_day, '[]') * period)`. A row with a null is no row. **Order** is part by part.

--- > percent(lost_time_rate('persons=2 absentees=1 spells=3 lost=40 possible=3520'), 2) => 1.14
@type absence length=72 add
COMMENT ON TYPE absence IS 'spells of absence and time lost of persons';

--- Errors: a negative number (22023).
--- > absence(3, 40, 1760) => persons=1 absentees=1 spells=3 lost=40 possible=1760
CREATE FUNCTION absence(spells bigint, lost numeric, possible numeric) RETURNS absence
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION absence(bigint, numeric, numeric) IS
	'absence of one person';

CREATE FUNCTION absence_accum(absence, spells bigint, lost numeric, possible numeric) RETURNS absence
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION absence_accum(absence, bigint, numeric, numeric) IS
	'aggregate transition function';

--- Rows with a null are left out, null over none.
--- > (SELECT absence_agg(n, 8 * n, 1760) FROM generate_series(0, 2) AS n) => persons=3 absentees=2 spells=3 lost=24 possible=5280
CREATE AGGREGATE absence_agg(spells bigint, lost numeric, possible numeric) (
	SFUNC = absence_accum, STYPE = absence, COMBINEFUNC = absence_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE absence_agg(bigint, numeric, numeric) IS
	'absence of many persons';

--- > percent(lost_time_rate(absence(3, 40, 1760)), 2) => 2.27
CREATE FUNCTION lost_time_rate(absence) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'absence_lost_time';
COMMENT ON FUNCTION lost_time_rate(absence) IS
	'time lost over time possible';

--- > percent(frequency_rate(absence(3, 40, 1760)), 0) => 300
CREATE FUNCTION frequency_rate(absence) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'absence_frequency';
COMMENT ON FUNCTION frequency_rate(absence) IS
	'spells over persons';

--- > percent(incidence_rate(absence(3, 40, 1760)), 0) => 100
CREATE FUNCTION incidence_rate(absence) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'absence_incidence';
COMMENT ON FUNCTION incidence_rate(absence) IS
	'persons with at least one spell over persons';

--- The square of the spells times the days, of one person over 52 weeks: many short spells weigh more than a long one.
--- > bradford(10, 10) => 1000
CREATE FUNCTION bradford(spells bigint, days numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'absence_bradford';
COMMENT ON FUNCTION bradford(bigint, numeric) IS
	'the Bradford factor of one person';
