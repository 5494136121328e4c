-- One view per table of the report, each figure computed from the warehouse, with the summary type that
-- it is an answer of. views.sql makes of each a view of the same name in report, with plain columns alone.
-- Every view has position (the row order of the report), name, its figures and rag, the status by the
-- scale that warehouse.thresholds keeps for it. Units are those of the report: mnkr with one decimal,
-- tkr with none.

CREATE SCHEMA summary;
COMMENT ON SCHEMA summary IS 'What the views of report read: their figures beside the summary types that they are answers of';

CREATE SCHEMA report;
COMMENT ON SCHEMA report IS 'The tables of the interim report of March 2023, computed, in plain columns for any tool';


-- Shared ----------------------------------------------------------------------------------------

CREATE FUNCTION report.scale(kpi text) RETURNS rag_scale
    LANGUAGE sql STABLE STRICT
    RETURN (SELECT t.scale FROM warehouse.thresholds t WHERE t.kpi = scale.kpi);
COMMENT ON FUNCTION report.scale(text) IS 'The scale that a key figure is judged by';

CREATE FUNCTION report.sv(x numeric, decimals int DEFAULT 0) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    RETURN replace(format_figure(x, '', decimals, 'sv'), U&'\00A0', ' ');
COMMENT ON FUNCTION report.sv(numeric, int) IS 'A number written the Swedish way, with plain blanks';

CREATE FUNCTION report.sv(x numeric, decimals int, width int) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    RETURN format('%' || width || 's', report.sv(x, decimals));
COMMENT ON FUNCTION report.sv(numeric, int, int) IS 'The same, set to the right in a column of a width';

CREATE FUNCTION report.mnkr(kr numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT
    RETURN round(kr / 1000000, 1);
COMMENT ON FUNCTION report.mnkr(numeric) IS 'kr in million kronor, one decimal';

CREATE FUNCTION report.tkr(kr numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT
    RETURN round(kr / 1000);
COMMENT ON FUNCTION report.tkr(numeric) IS 'kr in thousand kronor';

CREATE VIEW summary.periods AS
SELECT key, label, period
  FROM warehouse.reports,
       LATERAL (VALUES ('current',   'Aktuell period',     year_to_date(as_of)),
                       ('previous',  'Samma period fg år', same_period_last_year(year_to_date(as_of))),
                       ('month_ago', 'T.o.m. fg månad',    year_to_date((date_trunc('month', as_of) - interval '1 day')::date)),
                       ('year',      'Helår',              year_to_date((date_trunc('year', as_of) + interval '1 year - 1 day')::date)),
                       ('last_year', 'Föregående helår',   year_to_date((date_trunc('year', as_of) - interval '1 day')::date)),
                       ('year_before_last', 'Helåret dessförinnan',
                                                           year_to_date((date_trunc('year', as_of) - interval '1 year 1 day')::date)))
            AS periods (key, label, period);
COMMENT ON VIEW summary.periods IS 'The periods that the report compares, made from its date';


-- 2.1 Volumes, economy and sensitivity ---------------------------------------------------------------

CREATE VIEW summary.volumes AS
SELECT position, name, actual_2021, actual_2022, period_2023, forecast_2023,
       amount(deviation)                                                    AS deviation_amount,
       percent(deviation, 1)                                                AS deviation_percent,
       trend(baseline(deviation), actual_2021, 0.01 * actual_2021)          AS trend_2022,
       trend(actual(deviation), baseline(deviation), 0.01 * actual_2022)    AS trend_2023,
       rag(deviation, report.scale('volume'))                               AS rag,
       deviation
  FROM (SELECT volume_id AS position, name,
               sum(amount) FILTER (WHERE key = 'year_before_last')                 AS actual_2021,
               sum(amount) FILTER (WHERE key = 'last_year')                        AS actual_2022,
               sum(amount) FILTER (WHERE key = 'current')                          AS period_2023,
               sum(amount) FILTER (WHERE key = 'year' AND kind = 'prognos')        AS forecast_2023,
               deviation_agg(CASE key WHEN 'year'      THEN amount END,
                             CASE key WHEN 'last_year' THEN amount END)            AS deviation
          FROM warehouse.volumes
          JOIN warehouse.volume_values USING (volume_id)
          JOIN summary.periods USING (period)
         GROUP BY volume_id, name) AS volume;

CREATE VIEW summary.economy AS
SELECT position, name, kind,
       report.tkr(sign * actual(period))    AS period_2023,
       report.tkr(sign * baseline(period))  AS period_2022,
       report.tkr(sign * actual(year))      AS forecast_2023,
       report.tkr(sign * baseline(year))    AS actual_2022,
       report.tkr(amount(period))           AS period_deviation,
       percent(period, 1)                   AS period_percent,
       rag(period, report.scale('economy')) AS period_rag,
       report.tkr(amount(year))             AS year_deviation,
       percent(year, 1)                     AS year_percent,
       rag(year, report.scale('economy'))   AS rag,
       period, year
  FROM (SELECT measure_id AS position, name, kind,
               CASE kind WHEN 'cost' THEN -1 ELSE 1 END AS sign,
               CASE kind WHEN 'cost' THEN cost_deviation_agg(current, previous)
                         ELSE deviation_agg(current, previous) END   AS period,
               CASE kind WHEN 'cost' THEN cost_deviation_agg(year, last_year)
                         ELSE deviation_agg(year, last_year) END     AS year
          FROM warehouse.economy_measures
          JOIN (SELECT measure_id,
                       CASE key WHEN 'current'   THEN amount END AS current,
                       CASE key WHEN 'previous'  THEN amount END AS previous,
                       CASE key WHEN 'year'      THEN amount END AS year,
                       CASE key WHEN 'last_year' THEN amount END AS last_year
                  FROM warehouse.economy_values
                  JOIN summary.periods USING (period)) AS value USING (measure_id)
         GROUP BY measure_id, name, kind) AS measure;

CREATE VIEW summary.cost_sensitivity AS
SELECT basis_id                                               AS position,
       name,
       report.mnkr(base(s))                                   AS base,
       round(effect(s) / 1000000, 2)                          AS effect,
       amount(p.figure)                                       AS printed,
       effect(s) / 1000000 <@ bounds(p.figure)                AS fits,
       rag(effect(s) / 1000000, report.scale('cost_shock'))   AS rag,
       s                                                      AS sensitivity
  FROM (SELECT basis_id, name, sensitivity_agg(factor, base, shock) AS s
          FROM warehouse.cost_bases
          JOIN warehouse.cost_factors USING (basis_id)
         GROUP BY basis_id, name) AS basis
  LEFT JOIN warehouse.printed p ON p.view_name = 'cost_sensitivity' AND p.column_name = 'effect';

CREATE VIEW summary.cost_tornado AS
SELECT rank AS position, factor AS name,
       report.mnkr(t.base) AS base, round(t.shock, 1) AS shock, report.mnkr(t.effect) AS effect,
       report.mnkr(low) AS low, report.mnkr(high) AS high, report.mnkr(swing) AS swing, round(share, 1) AS share,
       rag(t.effect / 1000000, report.scale('cost_shock')) AS rag
  FROM summary.cost_sensitivity s, LATERAL tornado(s.sensitivity) AS t
 WHERE s.position = 1;

CREATE VIEW summary.cost_risk AS
SELECT simulation(array_agg(t.base / 1000000 ORDER BY rank), array_agg(assumed.shock ORDER BY rank),
                  draws => 100000, seed => 2023) AS simulation
  FROM summary.cost_sensitivity s, LATERAL tornado(s.sensitivity) AS t,
       (VALUES ('pert(-1, 0, 3)'::distribution)) AS assumed (shock)
 WHERE s.position = 1;
COMMENT ON VIEW summary.cost_risk IS '2.1.3, mnkr: what this year''s costs may come to beyond the forecast. The report prints no distribution: that each ends between one percent below and three above, most likely as forecast, is assumed';


-- 3.1 Staff ------------------------------------------------------------------------------------

CREATE VIEW summary.staffing AS
SELECT p.key, p.label, p.period, w, retired, moved, sick_leave
  FROM summary.periods p,
       LATERAL (SELECT workforce_agg(hired, left_on, fte, leaving_counts, p.period, entry = 'recruited') AS w,
                       workforce_agg(hired, left_on, fte, leaving_counts, p.period) FILTER (WHERE leaving = 'retired')   AS retired,
                       workforce_agg(hired, left_on, fte, leaving_counts, p.period) FILTER (WHERE leaving = 'moved')     AS moved
                  FROM warehouse.spells) AS spells,
       LATERAL (SELECT ratio_agg(absent, ordinary) AS sick_leave
                  FROM warehouse.hours WHERE month <@ p.period) AS hours
 WHERE p.key IN ('current', 'previous', 'month_ago', 'last_year');
COMMENT ON VIEW summary.staffing IS 'The workforce of each period, all of it and by way out, and its sick leave: what the staff tables read. Whoever comes from another unit of the förvaltning arrives and does not join';

CREATE VIEW summary.hr_key_figures AS
SELECT position, name, kpi, decimals,
       current, previous, forecast_2023, actual_2022,
       amount(change)                                            AS change_amount,
       CASE unit WHEN 'number' THEN percent(change, 1) END       AS change_percent,
       trend(actual(change), baseline(change), 0, more_is_better) AS trend,
       CASE unit WHEN 'percent' THEN rag(actual(change), report.scale(kpi))
                 ELSE rag(change, report.scale(kpi)) END         AS rag,
       change
  FROM (SELECT position, figure.name, kpi, unit, decimals, more_is_better,
               max(figure.value) FILTER (WHERE key = 'current'   AND by_quarter)  AS current,
               max(figure.value) FILTER (WHERE key = 'previous'  AND by_quarter)  AS previous,
               max(forecast.value)                                                AS forecast_2023,
               max(figure.value) FILTER (WHERE key = 'last_year' AND by_year)     AS actual_2022,
               CASE WHEN by_quarter
                    THEN deviation_agg(CASE key WHEN 'current'   THEN figure.value END,
                                       CASE key WHEN 'previous'  THEN figure.value END)
                    ELSE deviation(max(forecast.value), max(figure.value) FILTER (WHERE key = 'last_year'))
               END                                                                AS change
          FROM summary.staffing,
               LATERAL (VALUES
                   (1, 'Antal årsarbetare',             'person_years', 'number',  1, NULL,  true,  true,
                       round(person_years(w, 'twelfths'), 1)),
                   (2, 'Total sjukfrånvaro (%)',        'sick_leave',   'percent', 1, false, true,  true,
                       percent(sick_leave, 1)),
                   (3, 'Antal externa avgångar',        'leavers',      'number',  0, false, true,  false,
                       leavers(w)),
                   (4, 'Antal externa rekryteringar',   'recruits',     'number',  0, true,  true,  false,
                       joiners(w)),
                   (5, 'Extern personalomsättning (%)', 'turnover',     'percent', 1, false, false, true,
                       percent(turnover(w, 'crude'), 1)))
                   AS figure (position, name, kpi, unit, decimals, more_is_better, by_quarter, by_year, value)
          LEFT JOIN warehouse.kpi_values forecast USING (kpi)
         WHERE forecast.kind IS NULL OR forecast.kind = 'prognos'
         GROUP BY position, figure.name, kpi, unit, decimals, more_is_better, by_quarter, by_year) AS figures;

CREATE VIEW summary.departures AS
SELECT CASE key WHEN 'month_ago' THEN 1 WHEN 'current' THEN 2 ELSE 3 END AS position,
       label               AS name,
       period,
       leavers(w)          AS leavers,
       CASE WHEN key <> 'previous' THEN leavers(retired) END   AS retired,    -- of the year before the report
       CASE WHEN key <> 'previous' THEN departures(moved) END  AS moved,      -- says neither
       joiners(w)          AS recruited,
       amount(change)      AS change_amount,
       trend(actual(change), baseline(change), 0, false)  AS trend,
       rag(change, report.scale('leavers'))               AS rag,
       change
  FROM summary.staffing,
       LATERAL (SELECT CASE key WHEN 'current'
                            THEN deviation(leavers(w), (SELECT leavers(p.w) FROM summary.staffing p WHERE p.key = 'previous'))
                       END AS change) AS change
 WHERE key IN ('month_ago', 'current', 'previous');

CREATE VIEW summary.turnover AS
WITH printed AS (
    SELECT year, value FROM warehouse.kpi_values WHERE kpi = 'turnover' AND kind = 'utfall'
), computed AS (
    SELECT extract(year FROM lower(period))::int AS year, method, turnover(w, method) AS turnover
      FROM summary.staffing, unnest(ARRAY['crude', 'lesser_of']) AS method
     WHERE key = 'last_year'
)
SELECT 1 AS position, year::text AS name, year, NULL AS method, value AS percent,
       NULL::numeric AS change_points, NULL::boolean AS fits, NULL::trend AS trend,
       rag(value, report.scale('turnover')) AS rag
  FROM printed
 UNION ALL
SELECT 1 + row_number() OVER (ORDER BY method), computed.year || ', ' || method, computed.year, method, percent(turnover, 1),
       percent(turnover, 1) - printed.value,
       percent(turnover, decimals(p.figure)) = amount(p.figure),
       trend(percent(turnover), printed.value, 0, false),
       rag(turnover, report.scale('turnover'))
  FROM computed
  JOIN printed ON printed.year = computed.year - 1
  LEFT JOIN warehouse.printed p ON (view_name, p.position, column_name, place) = ('hr_key_figures', 5, 'actual_2022', 'table');


CREATE VIEW summary.staff_over_time AS
WITH month AS (
    SELECT period, w, sum(w) OVER (ORDER BY period ROWS 11 PRECEDING) AS year
      FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts,
                                        period_bounds(prior_year(as_of) + year_to_date(as_of)), entry = 'recruited') AS s
              FROM warehouse.spells, warehouse.reports GROUP BY as_of) AS series, unnest(s) AS t (period, w)
), stock AS (
    SELECT balance_agg(upper(period) - 1, closing_fte(w)) + balance_agg(lower(period) - 1, opening_fte(w)) FILTER (WHERE opens) AS fte
      FROM (SELECT *, row_number() OVER (ORDER BY period) = 1 AS opens FROM month) AS months
)
SELECT row_number() OVER (ORDER BY period) AS position, (upper(period) - 1)::text AS name, upper(period) - 1 AS as_of,
       closing(w) AS heads, closing(fte, period) AS fte,
       average(fte, rolling(upper(period) - 1), 'points') AS average_fte,
       amount(change(fte, rolling(upper(period) - 1))) AS change_fte,
       leavers(w) AS leavers, leavers(year) AS leavers_year,
       percent(turnover(year, 'crude'), 1) AS turnover_year,
       rag(turnover(year, 'crude'), report.scale('turnover')) AS rag,
       year
  FROM month, stock
 WHERE upper(period) > (SELECT upper(prior_year(as_of)) - 1 FROM warehouse.reports);
COMMENT ON VIEW summary.staff_over_time IS 'Stocks and flows of staff at each month''s end: heads and FTE then, the leavers of the month, and turnover over the twelve months to it';

CREATE VIEW summary.survey_indices AS
SELECT position, name,
       baseline(change)                                        AS previous,
       actual(change)                                          AS current,
       amount(change)                                          AS change_amount,
       trend(actual(change), baseline(change))                 AS trend,
       rag(actual(change), report.scale('survey_index'))       AS rag,
       change
  FROM (SELECT position, name,
               deviation_agg(CASE WHEN wave = last_wave     THEN value END,
                             CASE WHEN wave = last_wave - 1 THEN value END) AS change
          FROM warehouse.survey_values,
               LATERAL (SELECT max(wave) AS last_wave FROM warehouse.survey_values) AS waves
         GROUP BY position, name) AS survey;


-- 3.2 Economy ----------------------------------------------------------------------------------

-- Deviations are values: kept by month, they total to every table below, and to the last digit, without
-- the ledger being read again. Refreshed when the ledger is loaded.
CREATE MATERIALIZED VIEW summary.monthly_deviations AS
SELECT month, unit_id, activity, section, deviation_agg(actual, budget) AS deviation
  FROM warehouse.ledger
  JOIN warehouse.accounts USING (account_id)
 GROUP BY month, unit_id, activity, section;
COMMENT ON MATERIALIZED VIEW summary.monthly_deviations IS 'The ledger summed up by month, unit, activity and section: what 3.2 and 3.2.1 read';

CREATE VIEW summary.income_statement AS
WITH quarter AS (
    SELECT section,
           sum(deviation) FILTER (WHERE key = 'current')           AS current,
           actual(sum(deviation) FILTER (WHERE key = 'previous'))  AS previous
      FROM summary.monthly_deviations
      JOIN summary.periods ON month <@ period AND key IN ('current', 'previous')
     GROUP BY section
), year AS (
    SELECT section,
           sum(amount) FILTER (WHERE round = 'Prognos')       AS forecast,
           sum(amount) FILTER (WHERE round = 'Fg prognos')    AS previous_forecast,
           sum(amount) FILTER (WHERE round = 'Budget')        AS budget,
           sum(amount) FILTER (WHERE round = 'Bokslut fg år') AS closing,
           deviation_agg(CASE round WHEN 'Prognos' THEN amount END,
                         CASE round WHEN 'Budget'  THEN amount END) AS deviation
      FROM warehouse.forecasts
      JOIN warehouse.accounts USING (account_id)
     GROUP BY section
), line AS (                                      -- the sections, and their sum as the result
    SELECT section,
           sum(quarter.current)        AS period,
           sum(quarter.previous)       AS previous,
           sum(year.forecast)          AS forecast,
           sum(year.previous_forecast) AS previous_forecast,
           sum(year.budget)            AS budget,
           sum(year.closing)           AS closing,
           sum(year.deviation)         AS year
      FROM quarter JOIN year USING (section)
     GROUP BY ROLLUP (section)
), judged AS (                                    -- a result is near nothing: it is judged in percent of revenue
    SELECT line.*,
           CASE WHEN line.section IS NULL THEN ratio(amount(line.period), baseline(revenue.period)) END AS period_share,
           CASE WHEN line.section IS NULL THEN ratio(amount(line.year),   baseline(revenue.year))   END AS year_share
      FROM line JOIN line revenue ON revenue.section = 'revenue'
)
SELECT row_number() OVER (ORDER BY section NULLS LAST)::int AS position,
       CASE section WHEN 'revenue'         THEN 'Intäkter'
                    WHEN 'cost'            THEN 'Kostnader'
                    WHEN 'municipal grant' THEN 'Kommunbidrag'
                    ELSE 'Resultat' END          AS name,
       report.mnkr(actual(period))               AS actual,
       report.mnkr(baseline(period))             AS budget,
       report.mnkr(amount(period))               AS deviation_amount,
       report.mnkr(previous)                     AS previous_actual,
       report.mnkr(forecast)                     AS forecast,
       report.mnkr(previous_forecast)            AS previous_forecast,
       report.mnkr(budget)                       AS year_budget,
       report.mnkr(closing)                      AS previous_closing,
       coalesce(percent(period_share, 1), percent(period, 1))  AS deviation_percent,
       report.mnkr(amount(year))                 AS forecast_deviation,
       coalesce(percent(year_share, 1), percent(year, 1))      AS forecast_percent,
       CASE WHEN section IS NULL THEN rag(period_share, report.scale('budget'))
                                 ELSE rag(period,       report.scale('budget')) END  AS rag,
       CASE WHEN section IS NULL THEN rag(year_share,   report.scale('budget'))
                                 ELSE rag(year,         report.scale('budget')) END  AS forecast_rag,
       period, year
  FROM judged;

CREATE VIEW summary.deviation_by_area AS
WITH area AS (
    SELECT activity, unit_id,
           sum(deviation)                                       AS current,
           sum(deviation) FILTER (WHERE month <@ before.period) AS month_ago
      FROM summary.monthly_deviations
      JOIN summary.periods now    ON now.key = 'current'
      JOIN summary.periods before ON before.key = 'month_ago'
     WHERE month <@ now.period
     GROUP BY activity, unit_id
), line AS (                                      -- areas, their sum by activity, and the total
    SELECT activity, unit_id, sum(current) AS current, sum(month_ago) AS month_ago
      FROM area
     GROUP BY GROUPING SETS ((activity, unit_id), (activity), ())
)
SELECT row_number() OVER (ORDER BY activity NULLS LAST, position NULLS LAST)::int AS position,
       coalesce(activity::text, 'summa')                  AS block,
       CASE WHEN unit_id IS NOT NULL THEN u.name
            WHEN activity IS NOT NULL THEN 'Summa ' || activity
            ELSE 'Resultat' END                           AS name,
       report.tkr(amount(current))                        AS jan_mar,
       report.tkr(amount(month_ago))                      AS jan_feb,
       trend(amount(current), amount(month_ago))          AS trend,
       rag(amount(current) / 1000, report.scale('area_deviation')) AS rag,
       current, month_ago
  FROM line
  LEFT JOIN warehouse.units u USING (unit_id)
 WHERE unit_id IS DISTINCT FROM 1;                -- the kommunbidrag stands outside the areas

CREATE VIEW summary.forecast_changes AS
WITH charged AS (
    SELECT cost_deviation_agg(CASE round WHEN 'Prognos' THEN amount END,
                              CASE round WHEN 'Budget'  THEN amount END) AS deviation
      FROM warehouse.charged_costs
), part AS (                                      -- areas with their cost classes, by activity, and all
    SELECT activity, unit_id, account_id, sum(decrease) AS decrease, bool_or(source = 'derived') AS derived
      FROM warehouse.forecast_changes
     GROUP BY GROUPING SETS ((activity, unit_id, account_id), (activity, unit_id), (activity), ())
)
SELECT 1 AS position, 'Kostnader att debitera kund' AS name,
       report.mnkr(-baseline(deviation)) AS budget,
       report.mnkr(-actual(deviation))   AS forecast,
       report.mnkr(amount(deviation))    AS decrease,
       NULL::numeric                     AS share,
       false                             AS derived,
       rag(amount(deviation) / 1000000, report.scale('forecast_change')) AS rag,
       deviation
  FROM charged
 UNION ALL
SELECT 1 + row_number() OVER (ORDER BY activity NULLS FIRST, unit_id = 1 NULLS FIRST, u.position NULLS FIRST, account_id NULLS FIRST),
       CASE WHEN account_id IS NOT NULL   THEN '    ' || a.name
            WHEN unit_id = 1              THEN '  Övriga områden'
            WHEN unit_id IS NOT NULL      THEN '  ' || u.name
            WHEN activity = 'förvaltning' THEN 'Förvaltning'
            WHEN activity = 'utveckling'  THEN 'Utveckling'
            ELSE 'Summa angivna minskningar' END,
       NULL, NULL,
       report.mnkr(decrease),
       percent(ratio(decrease, amount(deviation)), 1),
       derived,
       rag(decrease / 1000000, report.scale('forecast_change')),
       NULL
  FROM charged CROSS JOIN part
  LEFT JOIN warehouse.units    u USING (unit_id)
  LEFT JOIN warehouse.accounts a USING (account_id)
 WHERE account_id IS NULL OR a.parent_id IS NOT NULL;   -- an undivided area is its own line


-- 3.3 Measures, 3.4 assignments ----------------------------------------------------------------------

CREATE VIEW summary.measures AS
SELECT decided,
       row_number() OVER (PARTITION BY decided ORDER BY measure_id)::int  AS position,
       coalesce(name, 'Inga')          AS name,
       report.tkr(full_year)           AS full_year,
       report.tkr(planned)             AS planned,
       planned_fte,
       report.tkr(reached)             AS reached,
       report.tkr(expected)            AS expected,
       expected_fte,
       deviation(expected, planned)    AS deviation,
       rag(ratio(expected, planned), report.scale('measure_effect')) AS rag
  FROM (VALUES (false), (true)) AS kind (decided)
  LEFT JOIN warehouse.measures USING (decided);
COMMENT ON VIEW summary.measures IS '3.3, tkr: measures against deviations, one row that says none where there are none';

CREATE VIEW summary.proposed_measures AS
SELECT position, name, full_year, planned, planned_fte, rag
  FROM summary.measures WHERE NOT decided;

CREATE VIEW summary.decided_measures AS
SELECT position, name, full_year, planned, planned_fte, reached, expected, expected_fte, deviation, rag
  FROM summary.measures WHERE decided;

CREATE VIEW summary.assignments AS
SELECT assignment_id AS position, code, a.name, steps, done_steps, percent(done, 0) AS done_percent, reported_on,
       CASE WHEN reported_on <= as_of THEN 'blue' ELSE 'grey' END::rag AS rag,
       done
  FROM warehouse.assignments a
 CROSS JOIN warehouse.reports,
       LATERAL (SELECT count(*) AS steps, count(*) FILTER (WHERE s.done) AS done_steps,
                       ratio_agg(s.done::int, 1) AS done
                  FROM warehouse.assignment_steps s WHERE s.assignment_id = a.assignment_id) AS steps;

CREATE VIEW summary.assignment_steps AS
SELECT row_number() OVER (ORDER BY assignment_id, s.position)::int AS position,
       a.code, s.name, s.due_on, s.value, s.unit, s.done,
       CASE WHEN s.done THEN 'blue' WHEN s.due_on <= as_of THEN 'red' ELSE 'grey' END::rag AS rag
  FROM warehouse.assignment_steps s
  JOIN warehouse.assignments a USING (assignment_id)
 CROSS JOIN warehouse.reports;


-- 4.1.3.1 Purchases --------------------------------------------------------------------------------

CREATE VIEW summary.spend AS
WITH spend AS (
    SELECT sum(amount)                                                         AS total,
           count(DISTINCT supplier_id) FILTER (WHERE external)                 AS suppliers,
           ratio_agg(CASE WHEN external THEN amount ELSE 0 END, amount)        AS external,
           ratio_agg(CASE WHEN external THEN 0 ELSE amount END, amount)        AS leasing,
           ratio_agg(CASE WHEN on_contract THEN amount ELSE 0 END, amount) FILTER (WHERE external)  AS on_contract,
           ratio_agg(CASE WHEN on_contract THEN 0 ELSE amount END, amount) FILTER (WHERE external)  AS off_contract
      FROM warehouse.purchases
      JOIN warehouse.suppliers USING (supplier_id)
      JOIN summary.periods ON key = 'last_year' AND year = extract(year FROM lower(period))
)
SELECT position, name,
       round(amount)      AS amount,
       line.suppliers,
       percent(share, 1)  AS share,
       CASE WHEN judged THEN rag(share, report.scale('contract_share')) END AS rag,
       share              AS ratio
  FROM spend,
       LATERAL (VALUES
           (1, 'Total spend',                        total,                    NULL,            NULL,         false),
           (2, 'Köp från externa leverantörer',      numerator(external),      spend.suppliers, external,     false),
           (3, 'Köp finansierade genom leasing',     numerator(leasing),       NULL,            leasing,      false),
           (4, 'Externa köp från avtal',             numerator(on_contract),   NULL,            on_contract,  true),
           (5, 'Externa köp ej från avtal',          numerator(off_contract),  NULL,            off_contract, false),
           (6, 'Andel från upphandlade avtal',       NULL,                     NULL,            on_contract,  true))
           AS line (position, name, amount, suppliers, share, judged);


-- 4.2 Projects -------------------------------------------------------------------------------------

CREATE VIEW summary.projects AS
SELECT row_number() OVER (ORDER BY portfolio_id, phase = 'struck', phase = 'preparation', project_id)::int AS position,
       portfolio_id,
       o.name  AS portfolio,
       p.name,
       p.phase,
       p.is_new,
       coalesce(s.time,   'grey') AS time,
       coalesce(s.cost,   'grey') AS cost,
       coalesce(s.result, 'grey') AS result,
       coalesce(s.worst,  'grey') AS rag,
       s.cause, s.action
  FROM warehouse.projects p
  JOIN warehouse.portfolios o USING (portfolio_id),
       LATERAL (SELECT max(status) FILTER (WHERE dimension = 'tid')       AS time,
                       max(status) FILTER (WHERE dimension = 'kostnad')   AS cost,
                       max(status) FILTER (WHERE dimension = 'resultat')  AS result,
                       max(status)                                        AS worst,
                       string_agg(DISTINCT s.cause, '; ')                 AS cause,
                       string_agg(DISTINCT s.action, '; ')                AS action
                  FROM warehouse.project_status s WHERE s.project_id = p.project_id) AS s;

CREATE VIEW summary.portfolio AS
SELECT portfolio_id AS position,
       portfolio    AS name,
       started, in_preparation, started + in_preparation AS planned, struck, new,
       count(projects, 'green')  AS green,
       count(projects, 'amber')  AS amber,
       count(projects, 'red')    AS red,
       percent(share(projects, 'red'), 1)                       AS red_share,
       roll_up(time,     red_share, amber_share)                AS time,
       roll_up(cost,     red_share, amber_share)                AS cost,
       roll_up(result,   red_share, amber_share)                AS result,
       roll_up(projects, red_share, amber_share)                AS rag,
       worst(projects)                                          AS worst_of,
       projects                                                 AS tally
  FROM (SELECT portfolio_id, portfolio,
               count(*) FILTER (WHERE phase = 'started')                    AS started,
               count(*) FILTER (WHERE phase = 'started' AND is_new)         AS new,
               count(*) FILTER (WHERE phase = 'preparation')                AS in_preparation,
               count(*) FILTER (WHERE phase = 'struck')                     AS struck,
               rag_tally_agg(p.time)   FILTER (WHERE phase = 'started')     AS time,
               rag_tally_agg(p.cost)   FILTER (WHERE phase = 'started')     AS cost,
               rag_tally_agg(p.result) FILTER (WHERE phase = 'started')     AS result,
               rag_tally_agg(p.rag)    FILTER (WHERE phase = 'started')     AS projects
          FROM summary.projects p
         GROUP BY portfolio_id, portfolio) AS portfolio
  JOIN warehouse.roll_up_rules ON rule = 'portfolio';


-- 4.3 Activities -----------------------------------------------------------------------------------

CREATE FUNCTION report.activity_status(starts_on date, deadline date, done_on date, progress numeric, as_of date, scale rag_scale)
    RETURNS rag
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN done_on <= as_of     THEN 'blue'
                WHEN deadline < as_of     THEN 'red'
                WHEN as_of < starts_on
                  OR progress IS NULL     THEN 'grey'
                ELSE rag(ratio(progress, 100.0 * (as_of - starts_on + 1) / (deadline - starts_on + 1)), scale) END;
COMMENT ON FUNCTION report.activity_status(date, date, date, numeric, date, rag_scale) IS
    'Status of an activity: blue done, red overdue, grey unknown, else by its progress (percent) in percent of the share of its time that has gone';

CREATE VIEW summary.activities AS
SELECT activity_id AS position, code, area, a.name, deadline, progress,
       round(100.0 * (as_of - starts_on + 1) / (deadline - starts_on + 1), 1)                             AS elapsed,
       report.activity_status(starts_on, deadline, done_on, progress, as_of, report.scale('activity'))    AS rag
  FROM warehouse.activities a
 CROSS JOIN warehouse.reports;


-- All of them at once --------------------------------------------------------------------------------

CREATE VIEW summary.figures AS
      SELECT 'volumes'           AS view_name, position, to_jsonb(v) AS cells FROM summary.volumes v
UNION ALL SELECT 'economy',           position, to_jsonb(v) FROM summary.economy v
UNION ALL SELECT 'cost_sensitivity',  position, to_jsonb(v) FROM summary.cost_sensitivity v
UNION ALL SELECT 'hr_key_figures',    position, to_jsonb(v) FROM summary.hr_key_figures v
UNION ALL SELECT 'departures',        position, to_jsonb(v) FROM summary.departures v
UNION ALL SELECT 'turnover',          position, to_jsonb(v) FROM summary.turnover v
UNION ALL SELECT 'survey_indices',    position, to_jsonb(v) FROM summary.survey_indices v
UNION ALL SELECT 'income_statement',  position, to_jsonb(v) FROM summary.income_statement v
UNION ALL SELECT 'deviation_by_area', position, to_jsonb(v) FROM summary.deviation_by_area v
UNION ALL SELECT 'forecast_changes',  position, to_jsonb(v) FROM summary.forecast_changes v
UNION ALL SELECT 'proposed_measures', position, to_jsonb(v) FROM summary.proposed_measures v
UNION ALL SELECT 'decided_measures',  position, to_jsonb(v) FROM summary.decided_measures v
UNION ALL SELECT 'assignments',       position, to_jsonb(v) FROM summary.assignments v
UNION ALL SELECT 'assignment_steps',  position, to_jsonb(v) FROM summary.assignment_steps v
UNION ALL SELECT 'spend',             position, to_jsonb(v) FROM summary.spend v
UNION ALL SELECT 'projects',          position, to_jsonb(v) FROM summary.projects v
UNION ALL SELECT 'portfolio',         position, to_jsonb(v) FROM summary.portfolio v
UNION ALL SELECT 'activities',        position, to_jsonb(v) FROM summary.activities v;
COMMENT ON VIEW summary.figures IS 'Every row of every view above as view name, position and cells: how a single figure is looked up by name';


-- 4.1 Goals --------------------------------------------------------------------------------------

CREATE VIEW summary.goal_indicators AS
WITH figure AS MATERIALIZED (SELECT * FROM summary.figures)
SELECT goal_id, code, view_name, position, cells ->> 'name' AS name, (cells ->> 'rag')::rag AS rag
  FROM warehouse.goal_indicators
  JOIN warehouse.goals USING (goal_id)
  JOIN figure USING (view_name, position);

CREATE VIEW summary.goals AS
SELECT goal_id AS position, code, area, name,
       coalesce(total(tally), 0)                                AS indicators,
       followed_by,
       coalesce(roll_up(tally, red_share, amber_share), 'grey') AS rag,
       coalesce(worst(tally), 'grey')                           AS worst_of,
       tally
  FROM warehouse.goals
  LEFT JOIN (SELECT goal_id, rag_tally_agg(rag) AS tally,
                    string_agg(name, ', ' ORDER BY view_name, position) AS followed_by
               FROM summary.goal_indicators GROUP BY goal_id) AS indicators USING (goal_id)
  JOIN warehouse.roll_up_rules ON rule = 'goal';

CREATE VIEW summary.cells AS
SELECT view_name, position, cells FROM summary.figures
 UNION ALL
SELECT 'goals', position, to_jsonb(g) FROM summary.goals g;
COMMENT ON VIEW summary.cells IS 'The figures and the goals that are judged by them: every row that the report''s printed cells are held against';
