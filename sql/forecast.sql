--
-- forecast: a year from what is known of it
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Run-rate: a flow at the pace so far.
SELECT actual, elapsed, run_rate(actual, elapsed, 12) FROM (VALUES (312.8, 3), (-312.8, 3), (100, 12), (0, 1), (1, 7)) AS v (actual, elapsed);
SELECT run_rate(NULL, 3, 12), run_rate(1, NULL, 12), run_rate(1, 3, NULL);
SELECT run_rate(1, 0, 12);
SELECT run_rate(1, 13, 12);
SELECT run_rate('NaN', 3, 12);

-- Seasonal: last year had 20 percent to date, so this year's 50 are 20 percent.
SELECT seasonal_forecast(50, 20, 100) AS forecast, seasonal_forecast(50, 0, 100) AS nothing_to_date, seasonal_forecast(0, 20, 100) AS zero, seasonal_forecast(-5, -4, -12) AS costs, seasonal_forecast(1, NULL, 2);
SELECT seasonal_forecast(1e20, 1, 1e20);

-- Actual and remaining budget: what came of the budget to date, the rest as planned.
SELECT remaining_budget_forecast(312.80, 346.1, 1378.2) AS forecast, remaining_budget_forecast(312.80, 346.1, 1378.2) - 1378.2 AS to_budget, 312.80 - 346.1 AS deviation_to_date, remaining_budget_forecast(NULL, 1, 2);
SELECT remaining_budget_forecast(1, 'infinity', 2);

-- Damped trend: a straight line goes on, undamped or damped to where it flattens out.
SELECT horizon, damped_trend('{10, 12, 14, 16}', horizon, 0.5, 0.3, 1)::numeric(10, 4) AS undamped, damped_trend('{10, 12, 14, 16}', horizon, 1, 1, 0.5)::numeric(10, 4) AS damped, damped_trend('{10, 12, 14, 16}', horizon, 1, 1, 0)::numeric(10, 4) AS level_only, damped_trend('{5, 5, 5}', horizon, 0.2, 0.1, 0.9)::numeric(10, 4) AS constant
FROM unnest('{1, 2, 3, 100}'::int[]) AS horizon;
SELECT damped_trend('{}', 1, 0.5, 0.5, 0.9), damped_trend('{1}', 1, 0.5, 0.5, 0.9), damped_trend(NULL, 1, 0.5, 0.5, 0.9);
SELECT damped_trend('{1, NULL, 3}', 1, 0.5, 0.5, 0.9);
SELECT damped_trend('{{1, 2}, {3, 4}}', 1, 0.5, 0.5, 0.9);
SELECT damped_trend('{1, NaN}', 1, 0.5, 0.5, 0.9);
SELECT damped_trend('{1, 2}', 0, 0.5, 0.5, 0.9);
SELECT damped_trend('{1, 2}', 1001, 0.5, 0.5, 0.9);
SELECT damped_trend('{1, 2}', 1, 1.01, 0.5, 0.9);
SELECT damped_trend('{1, 2}', 1, 0.5, -0.01, 0.9);
SELECT damped_trend('{1, 2}', 1, 0.5, 0.5, 'NaN');

-- Answers that fit, though a product on the way takes more than 38 digits.
SELECT seasonal_forecast(10000/3.0, 10000/3.0, 10000/3.0), run_rate(99999999999999999999999999999999999999, 11, 12);
