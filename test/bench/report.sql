-- What was measured: medians of the rounds, in ms (memory in kB), and the ratio beside its goal.

\pset footer off
\pset border 1

SELECT format('%s; %s cores; a ledger of %s rows, %s; shared_buffers %s; %s rounds',
              split_part(version(), ' (', 1), :cores, :rows,
              pg_size_pretty(pg_table_size('ledger')), current_setting('shared_buffers'), :rounds) AS heading
\gset
\echo
\echo :heading
\echo

SELECT workload,
       dividend || ' : ' || divisor AS compared,
       shown(median_dividend) || ' : ' || shown(median_divisor) AS medians,
       shown(median) AS ratio,
       shown(lowest) || ' .. ' || shown(highest) AS spread,
       coalesce(goal, '') AS goal,
       CASE WHEN met THEN 'met' WHEN NOT met THEN 'MISSED' ELSE '' END AS " "
  FROM report;

SELECT format('%s of %s goals met%s', count(*) FILTER (WHERE met), count(*),
              CASE WHEN :rows < 10000000 THEN '; the goals are for 10 million rows' ELSE '' END) AS goals
  FROM report WHERE goal IS NOT NULL
\gset
\echo :goals
