-- Words and messages in a database that is not in UTF-8. The statements below
-- stay ASCII: chr(246) is the letter o with two dots in either encoding.
SET client_min_messages = warning;
DROP DATABASE IF EXISTS governance_latin1;
CREATE DATABASE governance_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
\c governance_latin1
SET client_min_messages = warning;
CREATE EXTENSION governance;

SELECT ('r' || chr(246) || 'd')::rag, ('R' || chr(214) || 'D')::rag, ('gr' || chr(229))::rag;
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
	FOREACH v IN ARRAY ARRAY['deviation', 'ratio', 'rag_tally', 'rag_scale', 'workforce', 'figure', 'footing', 'rag', 'trend'] LOOP
		BEGIN
			EXECUTE format('SELECT %L::%s', 'red ' || chr(246) || ' 1', v);
		EXCEPTION WHEN invalid_text_representation THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE INFO USING MESSAGE = v || ' is refused: ' || coalesce(nullif(detail, ''), 'no detail');
		END;
	END LOOP;
END $$;

\c contrib_regression
SET client_min_messages = warning;
DROP DATABASE governance_latin1;
