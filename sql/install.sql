--
-- The extension in a schema of its own: tables with the names of its types do not
-- stand in its way, and the other tests find it there by the search path.
--
SET client_min_messages = warning;
\set SHOW_CONTEXT never
CREATE TABLE trend (year integer, amount numeric);
CREATE TABLE ratio (unit text, ratio numeric);
CREATE EXTENSION governance; -- into public, the first schema of the path
CREATE SCHEMA governance;
CREATE EXTENSION governance SCHEMA governance;
DO $$
BEGIN
	EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, governance', current_database());
END $$;
SET search_path = "$user", public, governance;
-- The tables are what they were; a type that shares its name with one is called by its schema.
INSERT INTO ratio VALUES ('Schools', 0.25), ('Care', 0.5);
SELECT ratio.unit, ratio.ratio, rag(ratio.ratio, 'green < 0.4 <= red') FROM ratio ORDER BY unit;
SELECT percent(governance.ratio(1, 4), 1), 'improving'::governance.trend, trend(3, 2);
DROP TABLE trend, ratio;
SELECT percent('1/4'::ratio, 1), 'improving'::trend;
-- With the schema in no path, functions and types are called by it, and so are operators.
SET search_path = public;
SELECT governance.percent(governance.deviation(90, 100) OPERATOR(governance.+) '30 vs 40', 1),
	governance.sum(d), governance.rag(governance.percent(governance.sum(d)), 'red < -5 <= amber < -1 <= green')
FROM (VALUES (governance.deviation(90, 100)), ('30 vs 30')) AS t(d);
