-- The data: a municipal ledger of :rows postings, and what is stored beside it.
-- The same rows at every run: the generator of random() is seeded.

\set ON_ERROR_STOP on

CREATE EXTENSION IF NOT EXISTS governance;

-- Eight groups of accounts, by the first digits of the municipal chart of accounts.
CREATE TABLE account (account smallint, kind text, name text);
INSERT INTO account VALUES
	(0, 'revenue', 'fees and rents'), (1, 'revenue', 'grants'),
	(2, 'cost', 'services bought'), (3, 'cost', 'transfers'), (4, 'cost', 'premises'),
	(5, 'cost', 'staff'), (6, 'cost', 'materials'), (7, 'cost', 'capital');

-- 2000 units in 200 areas in 20 departments; postings come month by month. Budgets run from a
-- thousand kronor to three million, most of them small, costs negative; one in 200 is zero. What
-- came of a budget lies about it: mostly within 10 percent, never beyond 23. Beside the amounts
-- their deviation in percent.
CREATE UNLOGGED TABLE ledger (
	department smallint NOT NULL,
	area smallint NOT NULL,
	unit smallint NOT NULL,
	account smallint NOT NULL,
	month smallint NOT NULL,
	actual numeric(14,2) NOT NULL,
	budget numeric(14,2) NOT NULL,
	forecast numeric(14,2) NOT NULL,
	prior_year numeric(14,2) NOT NULL,
	kind text NOT NULL,
	pct numeric(6,1)
);

SELECT setseed(0.2023) \g /dev/null

INSERT INTO ledger
SELECT unit / 100, unit / 10, unit, account, month,
       0.01 * actual, 0.01 * budget, 0.01 * forecast, 0.01 * prior_year,
       CASE WHEN account < 2 THEN 'revenue' ELSE 'cost' END,
       100.0 * (actual - budget) / nullif(abs(budget), 0)
  FROM (SELECT unit, account, month,
               (size * planned)::bigint AS budget,
               (size * (planned + spread))::bigint AS actual,
               (size * (planned + spread * 0.7))::bigint AS forecast,
               (size * growth)::bigint AS prior_year
          FROM (SELECT floor(2000 * random())::smallint AS unit, account, month,
                       CASE WHEN account < 2 THEN 1 ELSE -1 END * exp(11.5 + 8 * random()) AS size,
                       CASE WHEN random() < 0.005 THEN 0 ELSE 1 END AS planned,
                       0.15 * (random() + random() + random() - 1.5) AS spread,
                       0.93 + 0.05 * random() AS growth
                  FROM (SELECT floor(8 * random())::smallint AS account, 1 + (posting - 1) * 12 / :rows AS month
                          FROM generate_series(1, :rows::bigint) AS posting) AS postings) AS drawn) AS rounded;

-- Samples of the ledger, in its order: growth, windows, memory.
CREATE UNLOGGED TABLE ledger_tenth AS SELECT * FROM ledger WHERE 100 * actual % 10 = 0;
CREATE UNLOGGED TABLE ledger_hundredth AS SELECT * FROM ledger WHERE 100 * actual % 100 = 0;

-- The same ledger in ore, as whole numbers.
CREATE UNLOGGED TABLE ledger_ore AS
SELECT unit, (100 * actual)::bigint AS actual, (100 * budget)::bigint AS budget FROM ledger;

-- What a warehouse stores at the close of each month, as summaries and as people do today.
CREATE UNLOGGED TABLE monthly AS
SELECT month, unit, account, deviation_agg(actual, budget) AS deviation
  FROM ledger GROUP BY month, unit, account ORDER BY month, unit, account;

CREATE UNLOGGED TABLE monthly_unit AS
SELECT month, unit, sum(deviation) AS deviation
  FROM monthly GROUP BY month, unit ORDER BY month, unit;

CREATE UNLOGGED TABLE monthly_sums AS
SELECT month, unit, account, sum(actual) AS actual, sum(budget) AS budget
  FROM ledger GROUP BY month, unit, account ORDER BY month, unit, account;

-- Each group of accounts has its own rule: as one value, and as the two numbers of today.
CREATE TABLE threshold AS
SELECT account, -5.0 - account AS red_below, -1.0 - account AS amber_below,
       format('red < %s <= amber < %s <= green', -5.0 - account, -1.0 - account)::rag_scale AS scale
  FROM account;

CREATE UNLOGGED TABLE status AS
SELECT unit, rag(pct, 'red < -5 <= amber < -1 <= green') AS status,
       rag(pct, 'red < -5 <= amber < -1 <= green')::text AS word
  FROM ledger_tenth;

-- Visible to all, known to the planner, and read once: from here on it is in shared_buffers, or
-- as far as those are too small, in the system's own cache.
VACUUM ANALYZE;
SELECT count(pct) FROM ledger \g /dev/null
