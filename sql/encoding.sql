-- Words and messages in a database that is not in UTF-8. The statements below
-- stay ASCII: chr(246) is the letter o with two dots in either encoding.
SET client_min_messages = warning;
DROP DATABASE IF EXISTS governance_latin1;
CREATE DATABASE governance_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
\c governance_latin1
SET client_min_messages = warning;
CREATE EXTENSION governance;

SELECT to_rag('r' || chr(246) || 'd'), to_rag('R' || chr(214) || 'D'), to_rag('gr' || chr(229));
SELECT rag_label('red', 'sv') = 'r' || chr(246) || 'd' AS label, length(rag_label('red', 'sv'));
SELECT ('r' || chr(246) || 'd < -5 <= gr' || chr(246) || 'n')::rag_scale;
SELECT factor = 'l' || chr(246) || 'n' AS factor, length(factor), effect
FROM tornado(sensitivity('l' || chr(246) || 'n', 500, 1));

-- a no-break space is chr(160) in LATIN1; a locale whose signs LATIN1 lacks cannot be written
SELECT figure('1' || chr(160) || '234 tkr'), format_figure(1234, 'tkr') = '1' || chr(160) || '234' || chr(160) || 'tkr' AS written;
\set VERBOSITY sqlstate
SELECT format_figure(1234, 'tkr', 0, 'fr');
\set VERBOSITY default

-- what is refused is refused as in UTF-8, with the place in characters
DO $$
DECLARE
	v text;
	detail text;
BEGIN
	FOREACH v IN ARRAY ARRAY['deviation', 'ratio', 'rag_tally', 'rag_scale', 'workforce', 'figure', 'footing'] LOOP
		BEGIN
			EXECUTE format('SELECT %L::%s', 'red ' || chr(246) || ' 1', v);
		EXCEPTION WHEN invalid_text_representation THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE INFO USING MESSAGE = v || ' is refused: ' || coalesce(nullif(detail, ''), 'no detail');
		END;
	END LOOP;
END $$;
\set VERBOSITY sqlstate
SELECT to_rag('red ' || chr(246));
\set VERBOSITY default

-- An encoding that has no letter o with two dots: what needs it is refused, the
-- rest works; names of factors are in any of its letters.
SET client_min_messages = warning;
DROP DATABASE IF EXISTS governance_euc_cn;
CREATE DATABASE governance_euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
\c governance_euc_cn
SET client_min_messages = warning;
CREATE EXTENSION governance;

SELECT to_rag('Yellow'), rag_label('red', 'en'), 'red < -5 <= green'::rag_scale;
SELECT s::text::sensitivity = s AS reread, convert_to(factor, 'UTF8') AS factor, effect
FROM (SELECT sensitivity(convert_from('\xb9a4', 'EUC_CN'), 500, 1) AS s) AS one, tornado(s);
\set VERBOSITY sqlstate
SELECT rag_label('red', 'sv');
SELECT to_rag(convert_from('\xb9a4', 'EUC_CN'));
SELECT (convert_from('\xb9a4', 'EUC_CN') || ' < 1 <= red')::rag_scale;
\set VERBOSITY default

-- No encoding, any bytes: words are in UTF-8, what is not is refused; names of
-- factors are kept byte by byte.
\c contrib_regression
SET client_min_messages = warning;
DROP DATABASE governance_euc_cn;
DROP DATABASE IF EXISTS governance_sql_ascii;
CREATE DATABASE governance_sql_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;
\c governance_sql_ascii
SET client_min_messages = warning;
CREATE EXTENSION governance;

SELECT to_rag(E'R\303\226D'), rag_label('red', 'sv')::bytea, E'r\303\266d < -5 <= gr\303\266n'::rag_scale;
SELECT s::text::sensitivity = s AS reread, factor::bytea, effect
FROM (SELECT sensitivity(E'l\366n', 500, 1) AS s) AS one, tornado(s);
\set VERBOSITY sqlstate
SELECT to_rag(E'r\366d');
SELECT E'\366 vs 1'::deviation;
SELECT E'red \366 1'::rag_tally;
SELECT E'red < 1 <= gr\366n'::rag_scale;
\set VERBOSITY default

\c contrib_regression
SET client_min_messages = warning;
DROP DATABASE governance_sql_ascii;
DROP DATABASE governance_latin1;
