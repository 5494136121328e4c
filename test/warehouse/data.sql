-- The report's own figures, and derived rows beneath those that it prints only as totals.

\ir data_rules.sql
\ir data_economy.sql
\ir data_staff.sql
\ir data_projects.sql
\ir data_purchases.sql
