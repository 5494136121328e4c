-- The interim report of March 2023 as a warehouse, and the report's own tables as views over it.
--   warehouse   tables: what a municipal warehouse holds
--   summary     views: one per table of the report, computed with the extension, summary types included
--   report      views: the same in plain columns, for any tool
-- Run with psql in an empty database; demo.sql prints what this loads.

\encoding UTF8

-- As the README has it: in a schema of its own, which is on the search path of this and later sessions.
CREATE SCHEMA IF NOT EXISTS governance;
CREATE EXTENSION IF NOT EXISTS governance SCHEMA governance;
SELECT format('ALTER DATABASE %I SET search_path = "$user", public, governance', current_database()) \gexec
SET search_path = "$user", public, governance;

\ir tables.sql
\ir data.sql
ANALYZE;
\ir summaries.sql
\ir printed.sql
\ir assumed.sql
\ir views.sql
\ir picture.sql
