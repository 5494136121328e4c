-- The tables of the interim report of March 2023, computed and printed as the report prints them.
--   psql -X -q -f demo.sql       in an empty database

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

\echo
\echo 'DELÅRSRAPPORT MARS 2023'
\echo 'Varje siffra är beräknad ur lagrets rader; sist jämförs den med vad rapporten själv trycker.'
\echo 'Där rapporten bara trycker en summa är raderna härledda så att summan blir exakt den tryckta.'
\echo 'Positiv avvikelse är gynnsam. Rapporten trycker inga gränsvärden: statusreglerna är lagrets egna.'

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

SELECT name                                AS "Faktor",
       report.sv(base, 1, 8)               AS "Bas",
       report.sv(shock, 1, 5)              AS "Stöt %",
       report.sv(effect, 1, 6)             AS "Effekt",
       report.sv(share, 1, 7)              AS "Andel %",
       rag_label(rag, 'sv')                AS "Status",
       repeat('█', round(2 * effect)::int) AS "Prognos 2023"
  FROM report.cost_tornado ORDER BY position;

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

\echo '3.1.2  Avgångar och rekryteringar'
SELECT name                                AS "Period",
       starts_on || ' – ' || ends_on AS "Dagar",
       leavers                             AS "Avgångar",
       retired                             AS "varav pension",
       moved                               AS "Interna byten",
       recruited                           AS "Rekryteringar"
  FROM report.departures ORDER BY position;

SELECT year                                AS "År",
       CASE method WHEN 'crude'     THEN 'avgångar av medelantal'
                   WHEN 'lesser_of' THEN 'det lägre av avgångar och rekryteringar'
                   ELSE 'som tryckt' END   AS "Personalomsättning, metod",
       report.sv(percent, scale(percent), 6)     AS "%",
       report.sv(change_points, 2, 8)      AS "Ändring",
       CASE fits WHEN true THEN 'ja' WHEN false THEN 'nej' END AS "Stämmer",
       trend_label(trend, 'sv')            AS "Trend",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.turnover ORDER BY position;

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

\echo '3.2.2  Prognos mot budget, mnkr (* innehåller en härledd rest)'
SELECT name || CASE WHEN derived THEN ' *' ELSE '' END AS "Kostnad",
       report.sv(budget, 1, 8)             AS "Budget",
       report.sv(forecast, 1, 8)           AS "Prognos",
       report.sv(decrease, 1, 8)           AS "Minskning",
       report.sv(share, 1, 7)              AS "Andel %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.forecast_changes ORDER BY position;

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

\echo '4.1.3.1  Inköp 2022, kr'
SELECT name                                AS "Inköp",
       report.sv(amount, 0, 11)            AS "Belopp",
       suppliers                           AS "Leverantörer",
       report.sv(share, 1, 7)              AS "Andel %",
       rag_label(rag, 'sv')                AS "Status"
  FROM report.spend ORDER BY position;

\echo '4.2  Portföljer: status enligt deklarerad regel, och vad sämsta projekt skulle ge'
SELECT replace(name, ', ledning och styrning', ' m.m.') AS "Portfölj",
       started                             AS "Igång",
       in_preparation                      AS "Bereds",
       struck                              AS "Strukna",
       report.sv(red_share, 1, 6)          AS "Röda %",
       rag_label(time, 'sv')               AS "Tid",
       rag_label(cost, 'sv')               AS "Kostnad",
       rag_label(result, 'sv')             AS "Resultat",
       rag_label(rag, 'sv')                AS "Status",
       rag_label(worst_of, 'sv')           AS "Sämsta"
  FROM report.portfolio ORDER BY position;

\echo '4.2  Projekt (ej namngivna projekt i Digital infrastruktur är gröna och visas inte)'
SELECT replace(portfolio, ', ledning och styrning', ' m.m.') AS "Portfölj",
       name                                AS "Projekt",
       CASE phase WHEN 'started' THEN 'igång' WHEN 'preparation' THEN 'bereds' ELSE 'struket' END AS "Fas",
       rag_label(time, 'sv')               AS "Tid",
       rag_label(cost, 'sv')               AS "Kostnad",
       rag_label(result, 'sv')             AS "Resultat"
  FROM report.projects
 WHERE name NOT LIKE 'Pågående projekt %'
 ORDER BY position;

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
        ('sign dropped',           'tecknet saknas'),
        ('cut off, not rounded',   'avhugget, inte avrundat'),
        ('digits transposed',      'siffror omkastade'),
        ('one digit wrong',        'en siffra fel'),
        ('wrong year label',       'fel årtal'),
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
       pg_temp.swedish(slip::text)         AS "Orsak",
       format_figure(correction, 'sv')     AS "Borde vara"
  FROM summary.printed_suspects
 WHERE explains > 1 OR slip < 'one digit wrong' ORDER BY rank, printed_id;

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
