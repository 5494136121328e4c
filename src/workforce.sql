--- # workforce: headcount figures of a period
---
--- Text `[2023-01-01,2023-04-01) person_days=239 opening=2 arrivals=1 joiners=1 departures=1 leavers=1
--- early_leavers=0 stayers=1 fte_days=224.25 opening_fte=1.75 closing_fte=2.00`, in one line. A spell is one
--- employment, from the day hired through the last day of employment. Dates `infinity` and `-infinity` are open
--- ends.
---
--- **Which joinings and leavings count** is a column of the caller's: retirement, the end of a fixed term, unpaid
--- leave or a move within the organisation then leave the headcount as it is and the turnover alone.
--- `joining_counts` is needed only where a spell begins in the period, `leaving_counts` where it ends there.
---
--- **Headcounts are of persons, FTE of degrees.** Employments that overlap count as two. Where one person may have
--- two at once, merge them first for the heads, with `unnest(range_agg(daterange(hired, left_on, '[]')))` by person
--- and with the leaving of the employment that ends the merged spell, and count the FTE over all employments. A
--- change of degree is the end of a spell whose leaving does not count and, the day after, the beginning of one
--- whose joining does not; whoever is hired again after a break has joined. Merged spells are also those that
--- service is counted from, in early leavers and stayers. test/workforce_definitions.sql works this out.
---
--- **The methods of turnover**, each of joiners and leavers that count:
---
--- | method | who | over which headcount | source |
--- |---|---|---|---|
--- | `crude` | leavers | average by person-days | CIPD, *Turnover and retention*; BDA |
--- | `crude_mean` | leavers | mean of opening and closing | the same where two counts are all there is: hrfokus.se |
--- | `crude_opening` | leavers | opening | Basisformel |
--- | `crude_closing` | leavers | closing | Hansel, exit turnover (lähtövaihtuvuus) |
--- | `schlueter` | leavers | opening and joiners | Schlüter |
--- | `accession` | joiners | mean of opening and closing | hrfokus.se, turnover of those who began |
--- | `lesser_of` | the fewer of joiners and leavers | mean of opening and closing | Arbetsgivarverket, between two year-ends; ZVEI |
--- | `replacement` | the fewer of joiners and leavers | average by person-days | Nyckeltalsinstitutet, replacement recruitment |
--- | `half_sum` | half of joiners and leavers together | mean of opening and closing | EK, average gross turnover |
--- | `half_sum_closing` | half of joiners and leavers together | closing | Hansel, average turnover |
---
--- `summed_turnover` over the months of a year is the annual rate of SHRM, `stability` over a year the stability
--- index of CIPD.

CREATE TYPE workforce;

CREATE FUNCTION workforce_in(cstring) RETURNS workforce
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_in(cstring) IS 'I/O';

CREATE FUNCTION workforce_out(workforce) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_out(workforce) IS 'I/O';

CREATE FUNCTION workforce_recv(internal) RETURNS workforce
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_recv(internal) IS 'I/O';

CREATE FUNCTION workforce_send(workforce) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_send(workforce) IS 'I/O';

CREATE TYPE workforce (
	INPUT = workforce_in,
	OUTPUT = workforce_out,
	RECEIVE = workforce_recv,
	SEND = workforce_send,
	INTERNALLENGTH = 144,
	ALIGNMENT = double
);
COMMENT ON TYPE workforce IS
	'headcount figures of one period: person-days and FTE days, headcount and FTE at both ends, who came and who went, and how many of them count; headcounts of different periods do not add up';

CREATE FUNCTION workforce_to_jsonb(workforce) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_to_jsonb(workforce) IS 'the period and its counts';

CREATE CAST (workforce AS jsonb) WITH FUNCTION workforce_to_jsonb(workforce);
COMMENT ON CAST (workforce AS jsonb) IS 'the period and its counts';

CREATE FUNCTION workforce_eq(workforce, workforce) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_eq(workforce, workforce) IS 'implementation of = operator';

CREATE FUNCTION workforce_ne(workforce, workforce) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_ne(workforce, workforce) IS 'implementation of <> operator';

CREATE FUNCTION workforce_hash(workforce) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_hash(workforce) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = workforce_eq, LEFTARG = workforce, RIGHTARG = workforce,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (workforce, workforce) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = workforce_ne, LEFTARG = workforce, RIGHTARG = workforce,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (workforce, workforce) IS 'different in some part';

CREATE OPERATOR CLASS workforce_ops DEFAULT FOR TYPE workforce USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 workforce_hash(workforce);
COMMENT ON OPERATOR CLASS workforce_ops USING hash IS 'workforce: by its parts';

CREATE FUNCTION workforce(hired date, left_on date, fte numeric, leaving_counts boolean, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce(date, date, numeric, boolean, daterange) IS
	'one spell of employment in a period: left_on is the last day (null: none yet), fte the degree (1 is full time), leaving_counts whether a departure is turnover; every arrival counts as joining; null without hired or period; errors: left_on before hired, negative fte, unbounded period (22023), fte or a needed leaving_counts null (22004)';

CREATE FUNCTION workforce(hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce(date, date, numeric, boolean, boolean, daterange) IS
	'the same, joining_counts saying whether an arrival is a joining: not where one moves within the organisation or changes degree; a needed joining_counts null is an error (22004)';

CREATE FUNCTION workforce_add(workforce, workforce) RETURNS workforce
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_add(workforce, workforce) IS
	'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = workforce_add, LEFTARG = workforce, RIGHTARG = workforce, COMMUTATOR = +
);
COMMENT ON OPERATOR + (workforce, workforce) IS 'both workforces together; other periods are an error (22023)';

CREATE FUNCTION workforce_accum(workforce, hired date, left_on date, fte numeric, leaving_counts boolean, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_accum(workforce, date, date, numeric, boolean, daterange) IS
	'aggregate transition function';

CREATE FUNCTION workforce_accum(workforce, hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, period daterange) RETURNS workforce
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_accum(workforce, date, date, numeric, boolean, boolean, daterange) IS
	'aggregate transition function';

CREATE AGGREGATE workforce_agg(hired date, left_on date, fte numeric, leaving_counts boolean, period daterange) (
	SFUNC = workforce_accum, STYPE = workforce, COMBINEFUNC = workforce_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_agg(date, date, numeric, boolean, daterange) IS
	'headcount figures of one period over many spells; arguments and errors as of workforce(); rows without hired or period are left out, null over none';

CREATE AGGREGATE workforce_agg(hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, period daterange) (
	SFUNC = workforce_accum, STYPE = workforce, COMBINEFUNC = workforce_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_agg(date, date, numeric, boolean, boolean, daterange) IS
	'the same, joining_counts saying which arrivals are joinings';

CREATE AGGREGATE sum(workforce) (
	SFUNC = workforce_add, STYPE = workforce, COMBINEFUNC = workforce_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(workforce) IS
	'all workforces of one period together, as workforce_agg over the spells beneath; null over none';

CREATE FUNCTION period(workforce) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_period';
COMMENT ON FUNCTION period(workforce) IS
	'the period';

CREATE FUNCTION days(workforce) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_days';
COMMENT ON FUNCTION days(workforce) IS
	'number of days in the period';

CREATE FUNCTION person_days(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_person_days';
COMMENT ON FUNCTION person_days(workforce) IS
	'days of employment within the period, over all spells';

CREATE FUNCTION fte_days(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_fte_days';
COMMENT ON FUNCTION fte_days(workforce) IS
	'days of employment within the period, weighted with the degree';

CREATE FUNCTION headcount(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_headcount';
COMMENT ON FUNCTION headcount(workforce) IS
	'average headcount by person-days: person-days over days';

CREATE FUNCTION mean_headcount(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_mean_headcount';
COMMENT ON FUNCTION mean_headcount(workforce) IS
	'average headcount by both ends: the mean of opening and closing';

CREATE FUNCTION fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_fte';
COMMENT ON FUNCTION fte(workforce) IS
	'average full-time equivalents: FTE days over days';

CREATE FUNCTION person_years(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_person_years';
COMMENT ON FUNCTION person_years(workforce) IS
	'full-time person-years (FTE on a year scale): average full-time equivalents times the period in years, whole calendar months being twelfths and other periods days of the twelve months from their start; a quarter with 750 on average has 187.5';

CREATE FUNCTION opening(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_opening';
COMMENT ON FUNCTION opening(workforce) IS
	'headcount coming into the period: hired before it, still there in it';

CREATE FUNCTION closing(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_closing';
COMMENT ON FUNCTION closing(workforce) IS
	'headcount going out of the period: opening + arrivals - departures';

CREATE FUNCTION opening_fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_opening_fte';
COMMENT ON FUNCTION opening_fte(workforce) IS
	'full-time equivalents coming into the period: the degrees of the opening headcount';

CREATE FUNCTION closing_fte(workforce) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_closing_fte';
COMMENT ON FUNCTION closing_fte(workforce) IS
	'full-time equivalents going out of the period: the degrees of the closing headcount';

CREATE FUNCTION arrivals(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_arrivals';
COMMENT ON FUNCTION arrivals(workforce) IS
	'spells that begin in the period';

CREATE FUNCTION joiners(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_joiners';
COMMENT ON FUNCTION joiners(workforce) IS
	'arrivals that count as joining; all of them where joining_counts was not given';

CREATE FUNCTION departures(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_departures';
COMMENT ON FUNCTION departures(workforce) IS
	'spells whose last day is in the period';

CREATE FUNCTION leavers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_leavers';
COMMENT ON FUNCTION leavers(workforce) IS
	'departures that count as turnover';

CREATE FUNCTION early_leavers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_early_leavers';
COMMENT ON FUNCTION early_leavers(workforce) IS
	'leavers with less than one year of service: whose last day is before the last of the twelve months from the day hired';

CREATE FUNCTION stayers(workforce) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_stayers';
COMMENT ON FUNCTION stayers(workforce) IS
	'those of the opening headcount whose spell goes on after the period';

CREATE FUNCTION turnover(workforce, method text, annualised boolean DEFAULT false) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_turnover';
COMMENT ON FUNCTION turnover(workforce, text, boolean) IS
	'staff turnover in percent, with the digits of numeric division, null where that headcount is zero; method says who over which headcount: crude, crude_mean, crude_opening, crude_closing, schlueter, accession, lesser_of, replacement, half_sum or half_sum_closing, as the reference defines them; annualised: for a year at the same pace, by the length of the period as in person_years; another method is an error (22023)';

CREATE FUNCTION turnover_ratio(workforce, method text, annualised boolean DEFAULT false) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_turnover_ratio';
COMMENT ON FUNCTION turnover_ratio(workforce, text, boolean) IS
	'staff turnover as a ratio, exact, to be rounded once by percent(ratio, decimals) or read by a scale; method says who over which headcount: crude, crude_mean, crude_opening, crude_closing, schlueter, accession, lesser_of, replacement, half_sum or half_sum_closing, as the reference defines them; annualised: for a year at the same pace, by the length of the period as in person_years; another method is an error (22023)';

CREATE FUNCTION stability(workforce) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_stability';
COMMENT ON FUNCTION stability(workforce) IS
	'stability index: stayers over opening headcount; over one year, the share of those employed a year ago who have a year of service now (CIPD)';

CREATE FUNCTION early_leaver_share(workforce) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_early_leaver_share';
COMMENT ON FUNCTION early_leaver_share(workforce) IS
	'early leavers over leavers: the share of those who left with less than one year of service';

CREATE FUNCTION internal_mobility(workforce, annualised boolean DEFAULT false) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'workforce_internal_mobility';
COMMENT ON FUNCTION internal_mobility(workforce, boolean) IS
	'arrivals that do not count as joining over average headcount by person-days: internal moves, where joining_counts is false for them; annualised as in turnover';
