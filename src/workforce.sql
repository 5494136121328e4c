--- # workforce: headcount figures of a period
---
--- Text `[2023-01-01,2023-04-01) person_days=239 opening=2 arrivals=1 joiners=1 departures=1 leavers=1
--- early_leavers=0 stayers=1 fte_days=224.25 opening_fte=1.75 closing_fte=2.00 leavers_fte=1.00`, in one line. A
--- spell is one employment, from the day hired through the last day of employment. Dates `infinity` and
--- `-infinity` are open ends.
---
--- **Nulls.** A row without hired or period is no spell. A figure that is not known is `null`: `stayers` after
--- periods were added up, and all but the four counts after `published_workforce`.
---
--- **Which joinings and leavings count** is a column of the caller's: retirement, the end of a fixed term, unpaid
--- leave or a move within the organisation then leave the headcount as it is and the turnover alone.
--- `joining_counts` is needed only where a spell begins in the period, `leaving_counts` where it ends there.
---
--- **Headcounts are of persons, FTE of degrees.** Spells that overlap count as two. Where one person may have
--- several, at once or one after the other, take each person's together with `person_workforce` and then sum:
--- a person is one head, and a change of degree is neither a joining, nor a move, nor against stability.
---
--- **Over time**, the figures of periods that follow each other join: the opening is that of the first, the closing
--- that of the last, the rest is added up, and who stayed all along is no longer known. The twelve months to each
--- month are `sum(w) OVER (ORDER BY period(w) ROWS 11 PRECEDING)`. Add up the units of each period first: a
--- headcount that closes a period must open the next one.
---
--- **The methods of turnover**, each of joiners and leavers that count:
---
--- | method | who | over which headcount | source |
--- |---|---|---|---|
--- | `crude` | leavers | average by person-days | CIPD, *Turnover and retention*; BDA |
--- | `crude_mean` | leavers | mean of opening and closing | the same where two counts are all there is: hrfokus.se; Arbetsgivarverket |
--- | `crude_opening` | leavers | opening | Basisformel |
--- | `crude_closing` | leavers | closing | Hansel, exit turnover (lähtövaihtuvuus) |
--- | `fte` | leavers, by degree | average FTE | NHS Digital, *HCHS turnover*, by full-time equivalents |
--- | `cohort` | those of the opening headcount who are gone | opening | Statistics Sweden (SCB), from one November to the next; 100 % less stability |
--- | `schlueter` | leavers | opening and joiners | Schlüter |
--- | `closing_and_leavers` | leavers | closing and leavers | PeopleHR, rolling twelve months |
--- | `accession` | joiners | mean of opening and closing | hrfokus.se, turnover of those who began |
--- | `lesser_of` | the fewer of joiners and leavers | mean of opening and closing | Arbetsgivarverket, between two year-ends; ZVEI |
--- | `replacement` | the fewer of joiners and leavers | average by person-days | Nyckeltalsinstitutet, replacement recruitment |
--- | `half_sum` | half of joiners and leavers together | mean of opening and closing | EK, average gross turnover |
--- | `half_sum_closing` | half of joiners and leavers together | closing | Hansel, average turnover |
---
--- `summed_turnover` over the months of a year is the annual rate of SHRM, `stability` over a year the stability
--- index of CIPD.
---
--- **Order** is by period and then figure by figure.

--- > closing('[2023-01-01,2023-02-01) person_days=45 opening=2 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=0 stayers=1 fte_days=45 opening_fte=2 closing_fte=1 leavers_fte=1'::workforce) => 1
@type workforce length=168 add
COMMENT ON TYPE workforce IS 'headcount figures of one period, by unit or for any group of spells';
--- > opening(workforce('2020-01-01', NULL, 1, NULL, month_of('2023-01-01')) + workforce('2021-01-01', NULL, 1, NULL, month_of('2023-01-01'))) => 2
COMMENT ON OPERATOR + (workforce, workforce) IS 'two units in one period, or two periods that follow each other';
--- > (SELECT period(sum(workforce('2020-01-01', NULL, 1, NULL, month_of(day)) ORDER BY day)) FROM unnest('{2023-01-01,2023-02-01}'::date[]) AS day) => [2023-01-01,2023-03-01)
COMMENT ON AGGREGATE sum(workforce) IS 'all units of one period together, or periods in their order; null over no rows';

--- left_on is the last day of employment (null: none yet), fte the degree (1 is full time), leaving_counts whether a
--- departure is turnover, joining_counts whether an arrival is a joining: not where one moves within the organisation.
--- Null without hired or period. Errors: left_on before hired, negative fte, unbounded period (22023); fte null, or
--- leaving_counts or joining_counts where it matters (22004).
--- > workforce('2020-05-01', '2023-02-28', 1, true, '[2023-01-01,2023-03-31]') => [2023-01-01,2023-04-01) person_days=59 opening=1 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=0 stayers=0 fte_days=59 opening_fte=1 closing_fte=0 leavers_fte=1
CREATE FUNCTION workforce(hired date, left_on date, fte numeric, leaving_counts boolean, period daterange, joining_counts boolean DEFAULT true) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce(date, date, numeric, boolean, daterange, boolean) IS
	'one spell of employment in a period';

CREATE FUNCTION workforce_accum(workforce, hired date, left_on date, fte numeric, leaving_counts boolean, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_accum(workforce, date, date, numeric, boolean, daterange) IS
	'aggregate transition function';

CREATE FUNCTION workforce_accum(workforce, hired date, left_on date, fte numeric, leaving_counts boolean, period daterange, joining_counts boolean) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_accum(workforce, date, date, numeric, boolean, daterange, boolean) IS
	'aggregate transition function';

--- Arguments and errors as of workforce(); every arrival is a joining. Rows without hired or period are left out, null
--- over none.
--- > (SELECT headcount(workforce_agg('2020-01-01', left_on, 1, true, '[2023-01-01,2023-01-10]')) FROM unnest('{2023-01-05,2023-12-31}'::date[]) AS left_on) => 1.5000000000000000
CREATE AGGREGATE workforce_agg(hired date, left_on date, fte numeric, leaving_counts boolean, period daterange) (
	SFUNC = workforce_accum, STYPE = workforce, COMBINEFUNC = workforce_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_agg(date, date, numeric, boolean, daterange) IS
	'headcount figures of one period over many spells';

--- > (SELECT joiners(workforce_agg('2023-01-02', NULL, 1, NULL, '[2023-01-01,2023-01-10]', counts)) FROM unnest('{t,f}'::boolean[]) AS counts) => 1
CREATE AGGREGATE workforce_agg(hired date, left_on date, fte numeric, leaving_counts boolean, period daterange, joining_counts boolean) (
	SFUNC = workforce_accum, STYPE = workforce, COMBINEFUNC = workforce_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_agg(date, date, numeric, boolean, daterange, boolean) IS
	'headcount figures of one period over many spells, of which some begin without a joining';

--- The arrays are those of one person's spells, each by array_agg: `SELECT unit, sum(w) FROM (SELECT unit, person,
--- person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(leaving_counts), …) AS w FROM spells
--- GROUP BY unit, person) AS p GROUP BY unit`. Spells with no day between them are one employment: one head, that arrives
--- with the first of them and departs with the last one, whose joining and leaving count as those two say. Their FTE is
--- that of all. Without joining_counts every arrival is a joining. Nulls and errors as of workforce(); arrays of
--- different lengths are an error (22023).
--- > (SELECT arrivals(w) || ' ' || stayers(w) || ' ' || fte(w) FROM person_workforce('{2020-01-01,2023-01-06}', '{2023-01-05,null}', '{1,0.5}', '{f,f}', '[2023-01-01,2023-01-10]') AS w) => 0 1 0.75000000000000000000
CREATE FUNCTION person_workforce(hired date[], left_on date[], fte numeric[], leaving_counts boolean[], period daterange, joining_counts boolean[] DEFAULT NULL) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION person_workforce(date[], date[], numeric[], boolean[], daterange, boolean[]) IS
	'headcount figures of one period of one person, whose spells may overlap or follow each other';

--- Where only these four were published. What the closing headcount has beyond opening + joiners - leavers, or lacks of
--- it, are arrivals or departures that do not count. Errors: a negative count or an unbounded period (22023).
--- > percent(turnover(published_workforce(246286, 246756, 24000, 31148, '[2018-01-01,2018-12-31]'), 'crude_mean'), 1) => 12.6
CREATE FUNCTION published_workforce(opening bigint, closing bigint, joiners bigint, leavers bigint, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_from_counts';
COMMENT ON FUNCTION published_workforce(bigint, bigint, bigint, bigint, daterange) IS
	'the workforce of a period from published counts';

--- > period(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => [2023-01-01,2023-04-01)
CREATE FUNCTION period(workforce) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_period';
COMMENT ON FUNCTION period(workforce) IS
	'the period';

--- > days(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 90
CREATE FUNCTION days(workforce) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_days';
COMMENT ON FUNCTION days(workforce) IS
	'number of days in the period';

--- > person_days(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 59
CREATE FUNCTION person_days(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_person_days';
COMMENT ON FUNCTION person_days(workforce) IS
	'days of employment within the period, over all spells';

--- > fte_days(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 29.5
CREATE FUNCTION fte_days(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_fte_days';
COMMENT ON FUNCTION fte_days(workforce) IS
	'days of employment within the period, weighted with the degree';

--- > headcount(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.65555555555555555556
CREATE FUNCTION headcount(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_headcount';
COMMENT ON FUNCTION headcount(workforce) IS
	'average headcount by person-days: person-days over days';

--- > mean_headcount(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.5
CREATE FUNCTION mean_headcount(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_mean_headcount';
COMMENT ON FUNCTION mean_headcount(workforce) IS
	'average headcount by both ends: the mean of opening and closing';

--- > fte(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.32777777777777777778
CREATE FUNCTION fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_fte';
COMMENT ON FUNCTION fte(workforce) IS
	'average full-time equivalents: FTE days over days';

--- > opening(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 1
CREATE FUNCTION opening(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_opening';
COMMENT ON FUNCTION opening(workforce) IS
	'persons employed both on the day before the period and on its first day';

--- opening + arrivals - departures.
--- > closing(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0
CREATE FUNCTION closing(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_closing';
COMMENT ON FUNCTION closing(workforce) IS
	'persons employed both on the last day of the period and on the day after';

--- > opening_fte(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.5
CREATE FUNCTION opening_fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_opening_fte';
COMMENT ON FUNCTION opening_fte(workforce) IS
	'full-time equivalents coming into the period: the degrees of the opening headcount';

--- > closing_fte(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.0
CREATE FUNCTION closing_fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_closing_fte';
COMMENT ON FUNCTION closing_fte(workforce) IS
	'full-time equivalents going out of the period: the degrees of the closing headcount';

--- > arrivals(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0
CREATE FUNCTION arrivals(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_arrivals';
COMMENT ON FUNCTION arrivals(workforce) IS
	'spells that begin in the period';

--- All of them where joining_counts was not given.
--- > joiners(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0
CREATE FUNCTION joiners(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_joiners';
COMMENT ON FUNCTION joiners(workforce) IS
	'arrivals that count as joining';

--- > departures(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 1
CREATE FUNCTION departures(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_departures';
COMMENT ON FUNCTION departures(workforce) IS
	'spells whose last day is in the period';

--- > leavers(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 1
CREATE FUNCTION leavers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_leavers';
COMMENT ON FUNCTION leavers(workforce) IS
	'departures that count as turnover';

--- > leavers_fte(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0.5
CREATE FUNCTION leavers_fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_leavers_fte';
COMMENT ON FUNCTION leavers_fte(workforce) IS
	'full-time equivalents of the leavers: their degrees';

--- Whose last day is before the last of the twelve months from the day hired.
--- > early_leavers(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0
CREATE FUNCTION early_leavers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_early_leavers';
COMMENT ON FUNCTION early_leavers(workforce) IS
	'leavers with less than one year of service';

--- Null where periods were added up.
--- > stayers(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0
CREATE FUNCTION stayers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_stayers';
COMMENT ON FUNCTION stayers(workforce) IS
	'those of the opening headcount whose spell goes on after the period';

--- Average full-time equivalents times the length of the period in years. By `calendar_days`, each day is one of the
--- 365 or 366 of its calendar year, so that the months of a year add up to it; by `working_days`, the same of the days
--- from Monday to Friday; by `twelfths`, whole calendar months are twelfths of a year, and other periods are whole years
--- and days of the twelve months that follow. Whole years are whole on each, whichever day they begin with. Another basis
--- is an error (22023).
--- > person_years(workforce('2015-01-01', NULL, 750, NULL, '[2023-01-01,2023-12-31]')) => 750.0000000000000000
--- > person_years(workforce('2015-01-01', NULL, 750, NULL, '[2023-01-01,2023-03-31]'), 'twelfths') => 187.5000000000000000
CREATE FUNCTION person_years(workforce, basis text DEFAULT 'calendar_days') RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_person_years';
COMMENT ON FUNCTION person_years(workforce, text) IS
	'full-time person-years: FTE over a year';

--- The amount over what a full-time year has: `paid_days`, 365 * 5 / 7 = 260.7143 (Helsinki, *Henkilöstöraportti*);
--- `hours_1760`, hours worked in a year, and `hours_1980`, hours of a contract with leave (Region Värmland); `hours_2080`
--- (52 weeks of 40 hours; GAO) and `hours_2087` (the same over 28 years; OPM). Another basis is an error (22023).
--- > person_years(14530, 'hours_2080') => 6.9855769230769231
CREATE FUNCTION person_years(amount numeric, basis text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'person_years_from_amount';
COMMENT ON FUNCTION person_years(numeric, text) IS
	'full-time person-years from days or hours that were paid or worked';

--- Exact, to be rounded once by percent(ratio, decimals) or read by a scale. The method says who over which headcount: see
--- the table above. annualised is for a year at the same pace, by the length of the period in twelfths. Without percent
--- where that headcount is zero or not known; null where neither is known. Another method is an error (22023).
--- > percent(turnover(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]'), 'crude'), 1) => 152.5
--- > percent(turnover(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]'), 'crude_opening')) => 100.0000000000000000
CREATE FUNCTION turnover(workforce, method text, annualised boolean DEFAULT false) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_turnover';
COMMENT ON FUNCTION turnover(workforce, text, boolean) IS
	'staff turnover as a ratio, by a published method';

--- Over one year, the share of those employed a year ago who have a year of service now (CIPD). Null where periods were
--- added up.
--- > stability(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0/1
CREATE FUNCTION stability(workforce) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_stability';
COMMENT ON FUNCTION stability(workforce) IS
	'stability index: stayers over opening headcount';

--- > early_leaver_share(workforce('2020-05-01', '2023-02-28', 0.5, true, '[2023-01-01,2023-03-31]')) => 0/1
CREATE FUNCTION early_leaver_share(workforce) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_early_leaver_share';
COMMENT ON FUNCTION early_leaver_share(workforce) IS
	'early leavers over leavers: those who left with less than one year of service';

--- Internal moves, where joining_counts is false for them; the headcount is by person-days. annualised as in turnover.
--- > percent(internal_mobility(workforce('2023-01-01', NULL, 1, NULL, '[2023-01-01,2023-12-31]', false)), 0) => 100
CREATE FUNCTION internal_mobility(workforce, annualised boolean DEFAULT false) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_internal_mobility';
COMMENT ON FUNCTION internal_mobility(workforce, boolean) IS
	'arrivals that do not count as joining over average headcount';

--- 1/1 where the spell goes on some days after its first one, 0/1 where it has ended, null where as_of is before that day
--- and it cannot be known; `percent(sum(retention(hired, left_on, 90, as_of)), 1)` over those hired in a period is the
--- share that is retained after 90 days. Negative days are an error (22023).
--- > (SELECT percent(sum(retention('2023-01-01', left_on, 90, '2023-12-31')), 0) FROM unnest('{2023-03-31,2023-04-01,null,null}'::date[]) AS left_on) => 75
CREATE FUNCTION retention(hired date, left_on date, days integer, as_of date) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'turnover_retention';
COMMENT ON FUNCTION retention(date, date, integer, date) IS
	'whether one who was hired is retained after some days, as a ratio to be summed';
