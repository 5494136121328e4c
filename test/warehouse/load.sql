-- The interim report of March 2023 as a warehouse, and the report's own tables as views over it.
--   warehouse   tables: what a municipal warehouse holds
--   summary     views: one per table of the report, computed with the extension, summary types included
--   report      views: the same in plain columns, for any tool
-- Run with psql in an empty database; demo.sql prints what this loads.

\encoding UTF8

CREATE EXTENSION IF NOT EXISTS governance;

\ir tables.sql
\ir data.sql
ANALYZE;
\ir summaries.sql
\ir printed.sql
\ir assumed.sql
\ir views.sql
\ir picture.sql
