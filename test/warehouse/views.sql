-- The report for tools: one view per table, of plain columns alone (numbers, text, dates, statuses).
-- severity sorts a status where a tool knows no enum, color is what to paint it with. Each view reads
-- the one of its name in summary, which keeps the summary types beside the figures.

CREATE VIEW report.volumes AS
SELECT position, name, actual_2021, actual_2022, period_2023, forecast_2023, deviation_amount,
       deviation_percent, trend_2022, trend_2023, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.volumes;
COMMENT ON VIEW report.volumes IS '2.1.1, first table: volumes, with the full-year forecast against last year. More is called improving, a change within one percent steady';

CREATE VIEW report.economy AS
SELECT position, name, kind, period_2023, period_2022, forecast_2023, actual_2022, period_deviation,
       period_percent, period_rag, severity(period_rag) AS period_severity,
       rag_color(period_rag) AS period_color, year_deviation, year_percent, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.economy;
COMMENT ON VIEW report.economy IS '2.1.1, second table, tkr: the gross measures against last year. Costs are shown positive as printed, while a positive deviation is favourable on every row';

CREATE VIEW report.cost_sensitivity AS
SELECT position, name, base, effect, printed, fits, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.cost_sensitivity;
COMMENT ON VIEW report.cost_sensitivity IS '2.1.3, mnkr: one percent on personnel, consultants and other costs by the base it could be meant of, and whether the printed figure fits that base';

CREATE VIEW report.cost_tornado AS
SELECT position, name, base, shock, effect, low, high, swing, share, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.cost_tornado;
COMMENT ON VIEW report.cost_tornado IS '2.1.3, mnkr: what each factor of this year''s forecast costs means, largest first';

CREATE VIEW report.cost_risk AS
SELECT bin AS position, low, low + 2 AS high,
       round(100 * (probability_above(simulation, low) - probability_above(simulation, low + 2))::numeric, 1) AS share
  FROM summary.cost_risk, generate_series(1, 20) AS bin, LATERAL (SELECT 2 * bin - 10) AS edge (low);
COMMENT ON VIEW report.cost_risk IS '2.1.3: how often, in percent of the draws, this year''s costs come to between low and high mnkr beyond the forecast, by the assumption of summary.cost_risk';

CREATE VIEW report.cost_risk_summary AS
SELECT 1 AS position, round(mean(simulation)::numeric, 1) AS mean,
       round(quantile(simulation, 0.1)::numeric, 1) AS p10,
       round(quantile(simulation, 0.5)::numeric, 1) AS p50,
       round(quantile(simulation, 0.9)::numeric, 1) AS p90,
       round(100 * probability_above(simulation, 20)::numeric, 0) AS share_above
  FROM summary.cost_risk;
COMMENT ON VIEW report.cost_risk_summary IS '2.1.3, mnkr: the same as mean and percentiles, and the percent of draws beyond 20 mnkr';

CREATE VIEW report.hr_key_figures AS
SELECT position, name, kpi, decimals, current, previous, forecast_2023, actual_2022, change_amount,
       change_percent, trend, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.hr_key_figures;
COMMENT ON VIEW report.hr_key_figures IS '3.1.1: staff. The change is the period against the same period last year, and for turnover, which has no period figure, the forecast against last year; of percentages it is in percentage points, and their status is read at the figure itself. More or fewer årsarbetare is neither better nor worse, so that row has no trend';

CREATE VIEW report.departures AS
SELECT position, name, lower(period) AS starts_on, upper(period) - 1 AS ends_on, leavers, retired, moved,
       recruited, change_amount, trend, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.departures;
COMMENT ON VIEW report.departures IS '3.1.2: leavers, retirements, moves within the förvaltning and recruitment, through the month before, through the period and the year before';

CREATE VIEW report.turnover AS
SELECT position, name, year, method, percent, change_points, fits, trend, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.turnover;
COMMENT ON VIEW report.turnover IS '3.1.2: turnover of last year by the published methods, against the year before as printed; fits: the method gives the printed figure';

CREATE VIEW report.staff_over_time AS
SELECT position, name, as_of, heads, fte, average_fte, change_fte, leavers, leavers_year, turnover_year, rag,
       severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.staff_over_time;
COMMENT ON VIEW report.staff_over_time IS 'Staff at each month''s end since the last year''s: heads and full-time equivalents, which are stocks; leavers, which are a flow; and turnover over the twelve months to it, which the report does not print';

CREATE VIEW report.survey_indices AS
SELECT position, name, previous, current, change_amount, trend, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.survey_indices;
COMMENT ON VIEW report.survey_indices IS '3.1.2: indices of the employee survey against the previous one';

CREATE VIEW report.income_statement AS
SELECT position, name, actual, budget, deviation_amount, previous_actual, forecast, previous_forecast,
       year_budget, previous_closing, deviation_percent, forecast_deviation, forecast_percent, rag,
       severity(rag) AS severity, rag_color(rag) AS color, forecast_rag,
       severity(forecast_rag) AS forecast_severity, rag_color(forecast_rag) AS forecast_color
  FROM summary.income_statement;
COMMENT ON VIEW report.income_statement IS '3.2, mnkr: income statement for the period and the full year, against budget. The result is the sum of the sections, and its deviation in percent is of the budgeted revenue';

CREATE VIEW report.deviation_by_area AS
SELECT position, block, name, jan_mar, jan_feb, trend, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.deviation_by_area;
COMMENT ON VIEW report.deviation_by_area IS '3.2.1, tkr: deviation from budget by area, through March and through February';

CREATE VIEW report.forecast_changes AS
SELECT position, name, budget, forecast, decrease, share, derived, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.forecast_changes;
COMMENT ON VIEW report.forecast_changes IS '3.2 and 3.2.2, mnkr: decrease of the forecast against the budget. derived: holds a remainder that the report does not print';

CREATE VIEW report.proposed_measures AS
SELECT position, name, full_year, planned, planned_fte, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.proposed_measures;
COMMENT ON VIEW report.proposed_measures IS '3.3.1, tkr: measures that the förvaltning proposes';

CREATE VIEW report.decided_measures AS
SELECT position, name, full_year, planned, planned_fte, reached, expected, expected_fte, rag,
       severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.decided_measures;
COMMENT ON VIEW report.decided_measures IS '3.3.2, tkr: decided measures and their effect';

CREATE VIEW report.assignments AS
SELECT position, code, name, steps, done_steps, done_percent, reported_on, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.assignments;
COMMENT ON VIEW report.assignments IS '3.4: special assignments; done once the board has the final report, though steps of it go on';

CREATE VIEW report.assignment_steps AS
SELECT position, code, name, due_on, value, unit, done, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.assignment_steps;
COMMENT ON VIEW report.assignment_steps IS '3.4: steps of the assignments';

CREATE VIEW report.spend AS
SELECT position, name, amount, suppliers, share, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.spend;
COMMENT ON VIEW report.spend IS '4.1.3.1, kr: purchases of last year. Shares of external and leasing are of the total, those of contracts are of the external purchases';

CREATE VIEW report.projects AS
SELECT position, portfolio_id, portfolio, name, phase, is_new, time, cost, result, rag,
       severity(rag) AS severity, rag_color(rag) AS color, cause, action
  FROM summary.projects;
COMMENT ON VIEW report.projects IS '4.2: every project with its status by dimension; rag is the worst of them, grey before start';

CREATE VIEW report.portfolio AS
SELECT position, name, started, in_preparation, planned, struck, new, green, amber, red, red_share, time, cost,
       result, rag, severity(rag) AS severity, rag_color(rag) AS color, worst_of
  FROM summary.portfolio;
COMMENT ON VIEW report.portfolio IS '4.2: portfolios by the declared rule, by dimension and as a whole over the worst status of each started project; worst_of shows what the stricter rule would say';

CREATE VIEW report.activities AS
SELECT position, code, area, name, deadline, progress, elapsed, rag, severity(rag) AS severity,
       rag_color(rag) AS color
  FROM summary.activities;
COMMENT ON VIEW report.activities IS '4.3: activities with their status by deadline and progress; elapsed and progress are percent';

CREATE VIEW report.goal_indicators AS
SELECT goal_id, code, view_name, position, name, rag, severity(rag) AS severity, rag_color(rag) AS color
  FROM summary.goal_indicators;
COMMENT ON VIEW report.goal_indicators IS '4.1: the indicators of each goal, with the status that their own view gives';

CREATE VIEW report.goals AS
SELECT position, code, area, name, indicators, followed_by, rag, severity(rag) AS severity,
       rag_color(rag) AS color, worst_of, count(tally, 'green') AS green, count(tally, 'amber') AS amber,
       count(tally, 'red') AS red
  FROM summary.goals;
COMMENT ON VIEW report.goals IS '4.1: goals of the board, each by the declared rule over its indicators; grey where nothing is measured';

CREATE VIEW report.printed_check AS
SELECT printed_id, section, place, view_name, position, row_name, column_name, verbatim,
       figure::text AS figure, word, decimals, computed, computed_rounded, computed_word, agrees, malformed,
       remark
  FROM summary.printed_check;
COMMENT ON VIEW report.printed_check IS 'Every printed figure beside the computed one, rounded half away from zero to the printed decimals';

CREATE VIEW report.printed_audit AS
SELECT section, place, view_name, row_name, column_name, rule, kind, verbatim, figure::text AS figure, summed,
       difference, tolerance, verdict::text AS verdict, array_to_string(suspects, '; ') AS suspects,
       array_to_string(explanations, '; ') AS explanations, printed_id
  FROM summary.printed_audit;
COMMENT ON VIEW report.printed_audit IS 'The report audited from its own printed figures alone: each relation that should hold, and whether it does';

CREATE VIEW report.printed_suspects AS
SELECT rank, section, place, view_name, row_name, column_name, verbatim, figure::text AS figure, explains,
       lower(possible) AS possible_from, upper(possible) AS possible_to, slip::text AS slip,
       format_figure(correction, 'sv') AS correction, printed_id
  FROM summary.printed_suspects;
COMMENT ON VIEW report.printed_suspects IS 'Printed cells of which one change would make every broken relation of theirs hold and break none, those that explain most first';

CREATE VIEW report.printed_differences AS
SELECT section, place, view_name, row_name, column_name, verbatim, figure::text AS figure, computed_rounded,
       computed, difference, verdict::text AS verdict, note, printed_id
  FROM summary.printed_differences;
COMMENT ON VIEW report.printed_differences IS 'Printed figures that are not the computed ones, or are not written as such a figure is';
