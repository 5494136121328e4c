-- The tables of the interim report of March 2023, computed and printed as the report prints them.
--   psql -X -q -f demo.sql       in this folder, in an empty database

\set QUIET on
\set ON_ERROR_STOP on
SET client_min_messages = warning;

\ir load.sql

\pset format aligned
\pset border 1
\pset linestyle unicode
\pset footer off
\pset null ''
\pset pager off

-- A view's definition as it stands in the file, to be shown beside its table.
\set view_of 'f() { sed -n "/^CREATE VIEW $1 AS/,/;/p" "$2" | sed "s/^/    /"; }; f '

-- What is assumed in a view, to be said beneath its table.
\set footnote 'SELECT string_agg(DISTINCT ''* It is assumed '' || assumption || ''.'', E''\n'') AS note FROM warehouse.assumed WHERE view_name = :''view'' \\gset'

-- A star after a figure that rests on an assumption.
CREATE FUNCTION pg_temp.star(figure text, view_name text, "position" bigint, column_name text) RETURNS text LANGUAGE sql AS $$
    SELECT figure || CASE WHEN EXISTS (SELECT FROM warehouse.assumed a
                                        WHERE a.view_name = star.view_name AND a.position = star.position
                                          AND a.column_name = star.column_name) THEN '*' ELSE ' ' END
$$;

\echo
\echo 'DELÅRSRAPPORT MARS 2023: the interim report of March 2023'
\echo
\echo 'What follows are the tables of a Swedish municipal report, each computed in SQL by the extension from the rows of a'
\echo 'small warehouse: Intraservice, which runs shared services and IT for the City of Gothenburg, after the first quarter.'
\echo 'The tables speak Swedish, as the report does:'
\echo
\echo '  utfall      actual                  tkr, mnkr     thousand and million kronor'
\echo '  budget      budget                  fg år         the year before'
\echo '  avvikelse   deviation from budget   bokslut       the closed accounts of a year'
\echo '  prognos     forecast of the year    årsarbetare   full-time equivalents over the year'
\echo '  status      röd, gul, grön: red, amber, green; blå: done; grå: no data'
\echo
\echo 'A positive deviation is favourable, for costs too. The report prints no thresholds, so the rules from a figure to its'
\echo 'status are the warehouse''s own. Where the report prints a total only, the rows beneath it are made so that the total'
\echo 'comes out as printed, and are not shown. A star marks what rests on an assumption: the report neither prints it'
\echo 'nor lets it be computed. At the end every printed figure is held against the computed one.'

\echo
\echo '2.1.1  Volymer'
SELECT name                                AS "Mått",
       report.sv(actual_2021, 0, 9)        AS "2021",
       report.sv(actual_2022, 0, 9)        AS "2022",
       report.sv(period_2023, 0, 9)        AS "Perioden",
       report.sv(forecast_2023, 0, 9)      AS "Prognos",
       report.sv(deviation_amount, 0, 8)   AS "Mot 2022",
       report.sv(deviation_percent, 1, 5)  AS "%",
       trend_label(trend_2023, 'sv')       AS "Trend",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.volumes ORDER BY position;

\echo '2.1.1  Volym-, intäkts- och kostnadsutveckling, tkr (brutto, med interna poster)'
SELECT name                                AS "Mått",
       report.sv(period_2023, 0, 7)        AS "Kv1 23",
       report.sv(period_2022, 0, 7)        AS "Kv1 22",
       report.sv(period_percent, 1, 5)     AS "Avv %",
       report.sv(forecast_2023, 0, 9)      AS "Prognos",
       report.sv(actual_2022, 0, 9)        AS "2022",
       report.sv(year_percent, 1, 5)       AS "Avv %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.economy ORDER BY position;

\echo '2.1.3  Känslighet: en procent på personal, konsulter och övriga kostnader, mnkr'
SELECT name                                AS "Bas",
       report.sv(base, 1, 8)               AS "Kostnad",
       report.sv(effect, 2, 6)             AS "Effekt",
       report.sv(printed, 0, 7)            AS "Tryckt",
       CASE WHEN fits THEN 'ja' ELSE 'nej' END AS "Stämmer",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.cost_sensitivity ORDER BY position;
\echo 'The figures of this table are these lines of SQL, over the rows of warehouse.cost_factors:'
\set sql `:view_of summary.cost_sensitivity summaries.sql`
\echo :sql
\echo

SELECT name                                AS "Faktor",
       pg_temp.star(report.sv(base, 1, 8), 'cost_tornado', position, 'base')      AS "Bas",
       report.sv(shock, 1, 5)              AS "Stöt %",
       pg_temp.star(report.sv(effect, 1, 6), 'cost_tornado', position, 'effect')  AS "Effekt",
       pg_temp.star(report.sv(share, 1, 7), 'cost_tornado', position, 'share')    AS "Andel %",
       rag_label(rag, 'sv')                AS "Status",
       repeat('█', round(2 * effect)::int) AS "Prognos 2023"
  FROM report.cost_tornado ORDER BY position;
\set view cost_tornado
:footnote
\echo :note
\echo

\echo '3.1.1  Mått och nyckeltal ur ett HR-perspektiv'
SELECT name                                          AS "Nyckeltal",
       report.sv(current, decimals, 7)               AS "Perioden",
       report.sv(previous, decimals, 7)              AS "Fg år",
       report.sv(forecast_2023, scale(forecast_2023), 7) AS "Prognos",
       report.sv(actual_2022, decimals, 7)           AS "Utfall 2022",
       report.sv(change_amount, decimals, 6)         AS "Ändring",
       trend_label(trend, 'sv')                      AS "Trend",
       rag_label(rag, 'sv')                          AS "Status"
  FROM report.hr_key_figures ORDER BY position;
\echo 'The text form of the report has 12% and 16,7% in the last row and not their columns, which are read from its text.'
\echo

\echo '3.1.2  Avgångar och rekryteringar'
SELECT name                                AS "Period",
       starts_on || ' – ' || ends_on AS "Dagar",
       leavers                             AS "Avgångar",
       pg_temp.star(format('%7s', retired), 'departures', position, 'retired')      AS "varav pension",
       pg_temp.star(format('%7s', moved), 'departures', position, 'moved')          AS "Interna byten",
       pg_temp.star(format('%7s', recruited), 'departures', position, 'recruited')  AS "Rekryteringar"
  FROM report.departures ORDER BY position;
\set view departures
:footnote
\echo :note
\echo
\echo 'The staff figures of every period come from the employment spells, by these lines:'
\set sql `:view_of summary.staffing summaries.sql`
\echo :sql
\echo

SELECT year                                AS "År",
       CASE method WHEN 'crude'     THEN 'avgångar av medelantal'
                   WHEN 'lesser_of' THEN 'det lägre av avgångar och rekryteringar'
                   ELSE 'som tryckt' END   AS "Personalomsättning, metod",
       pg_temp.star(report.sv(percent, scale(percent), 6), 'turnover', position, 'percent')  AS "%",
       pg_temp.star(report.sv(change_points, 2, 8), 'turnover', position, 'change_points')   AS "Ändring",
       CASE fits WHEN true THEN 'ja' WHEN false THEN 'nej' END AS "Stämmer",
       trend_label(trend, 'sv')            AS "Trend",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.turnover ORDER BY position;
\set view turnover
:footnote
\echo :note
\echo

\echo 'Not printed: stocks at the month''s end, and the flow of the twelve months to it'
SELECT name                                AS "Per",
       heads                               AS "Anställda",
       report.sv(fte, 1, 7)                AS "Årsarbetare",
       report.sv(average_fte, 1, 7)        AS "Snitt 12 mån",
       report.sv(change_fte, 1, 7)         AS "Ändring 12 mån",
       leavers                             AS "Avgångar",
       leavers_year                        AS "Avgångar 12 mån",
       report.sv(turnover_year, 1, 6)      AS "Omsättning %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.staff_over_time ORDER BY position;
\echo

SELECT name                                AS "Medarbetarenkät, index",
       report.sv(previous, 0, 6)           AS "Förra",
       report.sv(current, 0, 6)            AS "Senaste",
       report.sv(change_amount, 0, 4)      AS "Ändring",
       trend_label(trend, 'sv')            AS "Trend",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.survey_indices ORDER BY position;

\echo '3.2  Resultatredovisning i sammandrag, mnkr (resultatets procent är av budgeterade intäkter)'
SELECT name                                    AS "Perioden",
       report.sv(actual, 1, 8)                 AS "Utfall",
       report.sv(budget, 1, 8)                 AS "Budget",
       report.sv(deviation_amount, 1, 8)       AS "Avvikelse",
       report.sv(deviation_percent, 1, 5)      AS "%",
       report.sv(previous_actual, 1, 8)        AS "Fg år",
       rag_label(rag, 'sv')                    AS "Status"
  FROM report.income_statement ORDER BY position;

SELECT name                                    AS "Helår",
       report.sv(forecast, 1, 8)               AS "Prognos",
       report.sv(previous_forecast, 1, 10)     AS "Fg prognos",
       report.sv(year_budget, 1, 8)            AS "Budget",
       report.sv(forecast_deviation, 1, 8)     AS "Avvikelse",
       report.sv(forecast_percent, 1, 5)       AS "%",
       report.sv(previous_closing, 1, 8)       AS "Bokslut fg år",
       rag_label(forecast_rag, 'sv')           AS "Status"
  FROM report.income_statement ORDER BY position;

\echo '3.2.1  Avvikelse mot budget per område, tkr'
SELECT block                               AS "Del",
       name                                AS "Område",
       report.sv(jan_mar, 0, 8)            AS "Jan–mars",
       report.sv(jan_feb, 0, 8)            AS "Jan–feb",
       trend_label(trend, 'sv')            AS "Mot fg månad",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.deviation_by_area ORDER BY position;
\echo 'Areas, sums and result from deviations kept by month:'
\set sql `:view_of summary.deviation_by_area summaries.sql`
\echo :sql
\echo

\echo '3.2.2  Prognos mot budget, mnkr'
SELECT name                                AS "Kostnad",
       report.sv(budget, 1, 8)             AS "Budget",
       report.sv(forecast, 1, 8)           AS "Prognos",
       pg_temp.star(report.sv(decrease, 1, 8), 'forecast_changes', position, 'decrease')  AS "Minskning",
       pg_temp.star(report.sv(share, 1, 7), 'forecast_changes', position, 'share')        AS "Andel %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.forecast_changes ORDER BY position;
\set view forecast_changes
:footnote
\echo :note
\echo

\echo '3.3.1  Förvaltningens förslag till åtgärder, tkr'
SELECT name                                AS "Åtgärd",
       report.sv(full_year, 0, 8)          AS "Helårseffekt",
       report.sv(planned, 0, 8)            AS "Planerad effekt",
       report.sv(planned_fte, 1, 6)        AS "Årsarbetare",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.proposed_measures ORDER BY position;

\echo '3.3.2  Uppföljning av beslutade åtgärder, tkr'
SELECT name                                AS "Åtgärd",
       report.sv(full_year, 0, 8)          AS "Helårseffekt",
       report.sv(planned, 0, 8)            AS "Planerad",
       report.sv(planned_fte, 1, 6)        AS "Årsarb.",
       report.sv(reached, 0, 8)            AS "Effekt hittills",
       report.sv(expected, 0, 8)           AS "Bedömd",
       report.sv(expected_fte, 1, 6)       AS "Årsarb.",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.decided_measures ORDER BY position;

\echo '3.4  Särskilda beslut och uppdrag'
SELECT code                                AS "Avsnitt",
       name                                AS "Uppdrag",
       steps                               AS "Steg",
       done_steps                          AS "Klara",
       reported_on                         AS "Slutrapport",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.assignments ORDER BY position;
\echo 'The report tells the steps in words; how many they are cut into is the warehouse''s choice.'
\echo

\echo '4.1  Nämndens mål och de siffror som följer dem'
SELECT code                                AS "Avsnitt",
       area                                AS "Område",
       name                                AS "Mål",
       indicators                          AS "Mått",
       green                               AS "Gröna",
       amber                               AS "Gula",
       red                                 AS "Röda",
       rag_label(rag, 'sv')                AS "Status",
       rag_label(worst_of, 'sv')           AS "Sämsta"
  FROM report.goals ORDER BY position;
\echo 'The report tells the goals in words; which figures each is followed by is the warehouse''s choice.'
\echo

\echo '4.1.3.1  Inköp 2022, kr'
SELECT name                                AS "Inköp",
       report.sv(amount, 0, 11)            AS "Belopp",
       suppliers                           AS "Leverantörer",
       report.sv(share, 1, 7)              AS "Andel %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.spend ORDER BY position;

\echo '4.2  Portföljer: status enligt deklarerad regel, och vad sämsta projekt skulle ge'
SELECT replace(name, ', ledning och styrning', ' m.m.') AS "Portfölj",
       pg_temp.star(format('%4s', started), 'portfolio', position, 'started')              AS "Igång",
       in_preparation                      AS "Bereds",
       struck                              AS "Strukna",
       pg_temp.star(report.sv(red_share, 1, 6), 'portfolio', position, 'red_share')   AS "Röda %",
       pg_temp.star(rag_label(time, 'sv'), 'portfolio', position, 'time')         AS "Tid",
       pg_temp.star(rag_label(cost, 'sv'), 'portfolio', position, 'cost')         AS "Kostnad",
       pg_temp.star(rag_label(result, 'sv'), 'portfolio', position, 'result')     AS "Resultat",
       pg_temp.star(rag_label(rag, 'sv'), 'portfolio', position, 'rag')           AS "Status",
       rag_label(worst_of, 'sv')           AS "Sämsta"
  FROM report.portfolio ORDER BY position;
\set view portfolio
:footnote
\echo :note
\echo
\echo 'One status from many projects, by a rule that stands in a table:'
\set sql `:view_of summary.portfolio summaries.sql`
\echo :sql
\echo

\echo '4.2  Projekt (elva i Digital infrastruktur namnges inte och visas inte)'
SELECT replace(portfolio, ', ledning och styrning', ' m.m.') AS "Portfölj",
       name                                AS "Projekt",
       CASE phase WHEN 'started' THEN 'igång' WHEN 'preparation' THEN 'bereds' ELSE 'struket' END AS "Fas",
       pg_temp.star(rag_label(time, 'sv'), 'projects', position, 'time')          AS "Tid",
       pg_temp.star(rag_label(cost, 'sv'), 'projects', position, 'cost')          AS "Kostnad",
       pg_temp.star(rag_label(result, 'sv'), 'projects', position, 'result')      AS "Resultat"
  FROM report.projects
 WHERE name NOT LIKE 'Pågående projekt %'
 ORDER BY position;
\set view projects
:footnote
\echo :note
\echo

SELECT name                                AS "Projekt",
       dimension                           AS "Rött",
       cause                               AS "Orsak",
       action                              AS "Åtgärd"
  FROM warehouse.projects JOIN warehouse.project_status USING (project_id)
 WHERE status = 'red' ORDER BY project_id, dimension;

\echo '4.3  Aktiviteter'
SELECT area                                AS "Område",
       name                                AS "Aktivitet",
       deadline                            AS "Slutdatum",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.activities ORDER BY position;

-- The checks speak English; this is what they say in Swedish.
CREATE FUNCTION pg_temp.swedish(english text) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce((SELECT swedish FROM (VALUES
        ('actual',                 'utfall'),
        ('actual_2021',            'utfall 2021'),
        ('actual_2022',            'helår 2022'),
        ('budget',                 'budget'),
        ('deviation_amount',       'avvikelse'),
        ('forecast_2023',          'prognos 2023'),
        ('in_preparation',         'bereds'),
        ('jan_feb',                'jan–feb'),
        ('jan_mar',                'jan–mars'),
        ('new',                    'nya'),
        ('previous_actual',        'utfall fg år'),
        ('previous_closing',       'bokslut fg år'),
        ('previous_forecast',      'fg prognos'),
        ('started',                'igång'),
        ('year_budget',            'årsbudget'),
        ('actual less budget',     'utfall minus budget'),
        ('sum of its rows',        'summan av raderna'),
        ('sum of the two sums',    'summan av delsummorna'),
        ('repeats its table',      'samma som i tabellen'),
        ('repeats the text',       'samma som tidigare i texten'),
        ('repeats 3.2.1',          'samma som i 3.2.1'),
        ('rounding',               'avrundning'),
        ('error',                  'fel'),
        ('cut off, not rounded',   'avhugget, inte avrundat'),
        ('A group of thousands has three digits.',                  'siffrorna fel grupperade'),
        ('The first group of thousands has at most three digits.',  'siffrorna fel grupperade'),
        ('The figure is split across lines.',                       'delad på två rader'),
        ('printed without its sign',                                'tryckt utan sitt tecken'),
        ('the printed terms give another sum',                      'termerna ger en annan summa'),
        ('rounding of the printed terms explains it',               'avrundade termer förklarar'),
        ('the text says otherwise than the table',                  'texten säger annat'),
        ('one project that waits here has started in 4.2',          'ett till är igång i 4.2'),
        ('the same pages tell of another project started in March', 'ett till startade i mars'))
        AS word (english, swedish) WHERE word.english = swedish.english), english)
$$;

CREATE FUNCTION pg_temp.on_one_line(verbatim text) RETURNS text LANGUAGE sql
    RETURN regexp_replace(replace(verbatim, 'miljoner kronor', 'mnkr'), '\s*\n\s*', '|');

\echo 'Kontroll: rapportens tryckta siffror mot varandra, där de inte går ihop'
SELECT section                             AS "Avsnitt",
       row_name                            AS "Rad",
       pg_temp.swedish(column_name)        AS "Kolumn",
       pg_temp.swedish(rule)               AS "Regel",
       format('%9s', pg_temp.on_one_line(verbatim)) AS "Tryckt",
       report.sv(summed, scale(summed), 8) AS "Blir",
       report.sv(tolerance, scale(tolerance), 6) AS "Tolerans",
       pg_temp.swedish(verdict::text)      AS "Utslag"
  FROM report.printed_audit WHERE verdict <> 'holds' ORDER BY verdict DESC, printed_id, rule;

\echo 'De tryckta celler som var för sig skulle förklara flest fel, utan att något annat brister'
SELECT rank                                AS "Nr",
       section                             AS "Avsnitt",
       split_part(row_name, ',', 1)        AS "Rad",
       pg_temp.swedish(column_name)        AS "Kolumn",
       format('%9s', pg_temp.on_one_line(verbatim)) AS "Tryckt",
       explains                            AS "Fel",
       slip_label(slip, 'sv')               AS "Orsak",
       format_figure(correction, 'sv')     AS "Borde vara"
  FROM summary.printed_suspects
 WHERE explains > 1 OR slip < 'digits_transposed' ORDER BY rank, printed_id;

\echo 'Kontroll: tryckt mot beräknat'
SELECT count(*)                                             AS "Tryckta",
       count(*) FILTER (WHERE place = 'table')              AS "i tabell",
       count(*) FILTER (WHERE place = 'text')               AS "i text",
       count(*) FILTER (WHERE agrees AND malformed = '')     AS "Stämmer",
       count(*) FILTER (WHERE NOT agrees OR malformed <> '') AS "Avviker"
  FROM report.printed_check;

\echo 'De som avviker, och hur'
SELECT section                             AS "Avsnitt",
       split_part(row_name, ',', 1)        AS "Rad",
       pg_temp.swedish(column_name)        AS "Kolumn",
       format('%9s', pg_temp.on_one_line(verbatim)) AS "Tryckt",
       format('%9s', computed)             AS "Beräknat",
       pg_temp.swedish(regexp_replace(note, '^At character \d+: ', '')) AS "Anmärkning"
  FROM report.printed_differences ORDER BY printed_id;
