--
-- figure: a printed number with its unit and the precision it was printed with
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- What a careful reader takes for one number, and only that, is read.
CREATE FUNCTION readings(VARIADIC cells text[]) RETURNS TABLE (cell text, value figure, label integer, defect text, readings figure[])
	LANGUAGE sql AS $$
	SELECT translate(cell, U&'\000A\200B', '|~'), r.value, r.label, regexp_replace(r.defect, '^At character ', ''), r.readings
	FROM unnest(cells) WITH ORDINALITY AS t (cell, n), read_figure(cell) AS r ORDER BY n $$;

-- Thousands in groups of three, parted by one kind of sign.
SELECT cell, value FROM readings('0', '7', '1524', '1 524', '766 621', '1 711 960', '1.234.567', '1,234,567', '1''234', '1''234''567',
	U&'1\00A0234\202F567', U&'1\2009234', U&'1\2007234', U&'1\2019234', ' 12 ', '75000000');
-- Decimals by comma or point.
SELECT cell, value FROM readings('12,5', '12.5', '0,05', '.5', ',5', '1234.5', '1 120,8', '1,234.5', '1.234,5', '1''234.50', '1 234,567', '0.125');
-- Signs and parentheses.
SELECT cell, value FROM readings('-1 524', '- 283', '+12,5', U&'\2212283', U&'\2013283', '283-', U&'283\2212', '(283)', '( 1 234,5 )', '-0', '(0,5 %)', 'kr -5', '-kr 5');
-- Units, in any case, before the number or after it.
SELECT cell, value FROM readings('5,8%', '9,05 %', '0,7 procentenheter', '2 %-enheter', '755 696 573 kr', '20 868 tkr', '12 kSEK', '20,8 mnkr', '5 mkr',
	'MSEK 12,5', '20,8 miljoner kronor', '1,4 mdkr', '2 Miljarder kronor', '402 st', 'SEK 1,234,567', U&'\20AC 5', '12 MEUR', '$1,234.50', '(1 234) tkr', '(1 234 tkr)');
-- Only currencies stand before a number; 12 sek may be seconds; what follows the last blank is nothing.
SELECT cell, value, defect FROM readings('12 SEK', '12 sek', 'SEKm 5', U&'\00A35m', '% 5', 'st 5', '12 msek', E' 5 kr \n');
-- Approximate ones.
SELECT cell, value FROM readings('ca 33 miljoner kronor', 'ca. 5', 'cirka 13 mnkr', 'c:a 7', '~ 240', 'approx. 12 %', 'Ca 5');
-- Powers in the words of many languages, and as letters beside a currency.
SELECT cell, value FROM readings('£4.2m', '€1.2bn', '£0.386 million', '-£7.688 million', '$3.4k', '73,4 mio. kr.', '3,5 mia.', '18,5 mill. kr', '14,8 Mio. €', '233 T€', 'rd. 564 T€', '12,5 miljoner',
	'minus 30 miljoner kronor', '1,4 mdr', '12 mn', '5 miljoonaa euroa', '2 Mrd. €', '12 Tsd. €', 'EUR 3 million', '3 SEK million', '500,-', '500:-');
SELECT cell, value, defect, readings FROM readings('12 m', '5 b', '5 % miljoner', '5 tkr tkr', '2 miljoner tusen');
-- A kr is the Swedish krona unless the locale or the table's unit says otherwise.
SELECT figure('73,4 mio. kr.', locale => 'da'), figure('18,5 mill. kr', 'MNOK'), figure('12,5 miljoner', 'kr'), figure('1,2 miljoner', 'tkr'), figure('5 SEK', 'DKK');
-- Counted things, and a currency for each of them.
SELECT cell, value, bounds(value) FROM readings('276 personer', '12 ärenden', '12,5 st', 'ca 300 elever', '1,2 miljoner invånare', '12 345 kr/elev', '3 200 kr per invånare', 'EUR 5 per capita', '2,5 cases per person');
-- A cell that prints no number on purpose.
SELECT cell, value, mark(value), unit(value), amount(value), bounds(value) FROM readings('', ' ', '-', U&'\2013', U&'\2014', U&'\2212', '..', '...', U&'\2026', '.', 'x', 'X', 'i.u.', 'n/a', 'N/A', 'k.A.', U&'$ \2014', '- %');
SELECT '{-, "", 5, ..}'::figure[] AS literal, figure('', 'tkr') AS blank, figure('-', 'tkr') AS dash;
-- A footnote's mark after the figure.
SELECT t.cell, r.value, r.note, r.defect FROM unnest(ARRAY['1 234*', '5,8 % 1)', '1 234 1)', '1 234 12)', U&'1 234\00B9', '12 a)', U&'5\2020 kr', '348 043 (2023) 1)', '- *', '12)', '1 23 4)']) WITH ORDINALITY AS t (cell, n), read_figure(t.cell) AS r ORDER BY n;
-- A year beside a figure is its label.
SELECT cell, value, label FROM readings('348 043 (2023)', '0 (2022)', '-5 tkr (1999)', '12 (7)', '12 (2150)');

-- What could be two numbers, or none, is a defect; the readings are offered.
SELECT cell, defect, readings FROM readings('1 36 8570', '1700 000', '17 00', '1 2345', '74 000 75 000', '1.2.3', '1,23,456', '1 234.567.890', '12,345 678', '1  234');
SELECT cell, defect, readings FROM readings('1.234', '1,234', '1700,000', '-1.234 tkr', '(2022)', '(2022) kr');
SELECT cell, defect, readings FROM readings(E'-1 \n284,9', E'1\n284', E'-\n5', E'5\nkr');
SELECT cell, defect, readings FROM readings('007', '05.12', '00', '--5', '-(5)', '(-5)', '-5-', '5 kr kr', 'kr 5 kr', '(5', '5)', '(5))');
SELECT cell, defect, readings FROM readings('', ' ', '-', 'kr', 'abc', 'null', 'NaN', 'Infinity', '1e5', '0x1F', '5.', '5,', '12,5*', '12 stora', '5krona5', '80-85%', '2023-12-31', '10:30', '1/2',
	'1 234 , 5', U&'\0663', U&'5\FE0F', U&'1\200B234', '5 (note)');
-- 38 digits are held, a 39th is not; nor does a long text do harm.
SELECT cell, value, defect FROM readings('99 999 999 999 999 999 999 999 999 999 999 999 999', '999 999 999 999 999 999 999 999 999 999 999 999 999',
	'0,00000000000000000000000000000000000001', '0,000000000000000000000000000000000000001');
SELECT length(cell), value, defect, readings FROM readings(repeat('1 ', 100000) || '1', repeat('9', 100000), repeat('(', 100000), repeat('-', 100000), repeat(' ', 100000) || '5', '5' || repeat(E'\n', 100000), repeat('0', 100000) || '1');

-- A locale tells the decimal sign; then the other one can only part thousands.
SELECT locale, cell, value, regexp_replace(defect, '^At character ', '') AS defect, readings
FROM unnest('{sv, en, de-CH}'::text[]) WITH ORDINALITY AS l (locale, n), unnest('{"1.234", "1,234", "1 234,5", "12.5", "1,234.5", "1.234,5", "0,125"}'::text[]) WITH ORDINALITY AS c (cell, m), read_figure(cell, '', locale)
ORDER BY n, m;
-- The unit argument is that of a figure that prints none.
SELECT figure('1 524', 'tkr'), figure('1 524 kr', 'tkr'), figure('5', 'MSEK'), figure('5', '%'), figure(12.50, 'mnkr'), figure(3);

-- A column's cells tell each other's decimal sign; where none does, or two disagree, each stands alone.
SELECT decimal_sign('{1.000, "1.111,11", 5}') AS comma, decimal_sign('{"1,234,567", "1,000"}') AS point, decimal_sign('{1.000, 5}') AS untold, decimal_sign('{"1,5", "2.5"}') AS disagreeing, decimal_sign('{}') AS none;
SELECT n, value, note, defect, readings FROM read_figures('{1.000, "1.111,11", -, NULL, "2.500 *"}', 'kr');
SELECT n, value, readings FROM read_figures('{1.000, 12}');
SELECT n, value FROM read_figures('{1.000, 12}', '', '.');
SELECT format_figure(1234.5, '', 1, '');

-- The strict ways refuse what read_figure() explains.
SELECT '1 36 8570'::figure;
SELECT figure('1.234');
SELECT figure('1 234,5', 'tkr', 'en');
SELECT '348 043 (2023)'::figure;
SELECT figure(repeat('9', 39));
SELECT figure('NaN'::numeric);
SELECT figure('5', 'parsec');
SELECT figure('5', '', 'xx');
SELECT read_figure('5', 'kr kr');
\set VERBOSITY sqlstate
SELECT '1 36 8570'::figure;
SELECT figure(repeat('9', 39));
SELECT figure('5', 'parsec');
\set VERBOSITY default
SELECT figure(NULL), read_figure(NULL);

-- Written so that it is read back without a locale: a 0 before three decimals.
SELECT f, f::text::figure = f AS reread
FROM unnest(ARRAY[figure('1,234', '', 'sv'), figure('-1700,000 tkr', '', 'sv'), 'ca 12,5 mdkr', '-0,5 %', '0,125', figure('1,234 pp', '', 'sv'), figure('12 345,678', 'MSEK', 'sv')]) AS f;
-- On the wire: the version, the digits as a 128-bit integer, the decimals, the unit's base, power and per, approximate, the mark.
SELECT f, figure_send(f) FROM unnest('{-15.24 tkr, ca 5%}'::figure[]) AS f;
CREATE TEMP TABLE wire (f figure);
\copy (SELECT unnest('{-15.24 tkr, ca 5%, 0, 99999999999999999999999999999999999999, 1 BGBP, -, 5 kr/pupil}'::figure[])) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
TABLE wire;
-- Refused from the wire: an absent amount without a mark, 39 decimals, no such unit, neither approximate nor not, a mark beside a number, another version.
\copy (SELECT '\x01 0000000000000000 0000000000000000 ffff 00 00 00 00 00'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0027 00 00 00 00 00'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 ff 00 00 00 00'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 00 00 00 02 00'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 00 00 00 00 02'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\copy (SELECT '\x02 0000000000000000 0000000000000001 0000 00 00 00 00 00'::bytea) TO 'results/figure.bin' (FORMAT binary)
\copy wire FROM 'results/figure.bin' (FORMAT binary)
\! rm results/figure.bin

-- The parts, and the numbers that round to it: both ends count.
SELECT f, amount(f), unit(f), decimals(f), is_approximate(f), bounds(f)
FROM unnest('{1524, "-1524 tkr", "20.8 mnkr", "5.80%", "ca 240", "ca 13 mnkr", "ca 13.0", 0, "ca 0"}'::figure[]) AS f;
-- Conversion within a family, exactly.
SELECT amount('20868 tkr', 'mnkr'), amount('20.9 mnkr', 'tkr'), amount('1 mdkr', 'kr'), lower('20.9 mnkr', 'tkr'), upper('20.9 mnkr', 'tkr');
SELECT amount('5 tkr', 'kEUR');
SELECT - '5 tkr'::figure AS negated, '12 tkr'::figure = '12,0 tkr' AS precision_counts, '12 tkr'::figure <> '12 kr' AS unit_counts;
SELECT '20.8 mnkr'::figure::jsonb, 'ca 5'::figure::jsonb;
-- In order: by what is measured, then by size, whatever the unit's power; 12 before 12.0, a mark last.
SELECT array_agg(f ORDER BY f) FROM unnest('{12.0, 12, ca 12, -, 2 mnkr, 500 tkr, 999 kr, 3 %, -5, x}'::figure[]) AS f;
-- The JSON form is read; a power or a mark that does not go with the number is not.
SELECT f, f::jsonb::text::figure = f AS reread FROM unnest('{-1524 tkr, ca 5%, 12.50 EUR/pupil, - USD, n/a, 3.5 billion}'::figure[]) AS f;
SELECT '{"amount": 1, "mark": "-"}'::figure;
SELECT '{"amount": 1, "unit": "furlong"}'::figure;
SELECT f, count(*) FROM unnest('{5, 5.0, 5, 5 kr, ca 5, 5}'::figure[]) AS f GROUP BY f ORDER BY f::text;

-- Written as a locale writes; a no-break space is shown as _ here.
SELECT locale, translate(format_figure(-1234567.891, 'mnkr', 2, locale), U&'\00A0\202F', '__') AS million, format_figure(99.18, '%', 1, locale) AS percent,
	translate(format_figure(1000, '', 0, locale), U&'\00A0\202F', '__') AS thousand, format_figure(999.5, '', 0, locale) AS rounded_up,
	translate(format_figure('ca 12.50 tkr'::figure, locale), U&'\00A0\202F', '__') AS approximate
FROM unnest('{sv, en, de, de-CH, fr, nb, da, fi}'::text[]) AS locale;
SELECT format_figure(0.5), format_figure(-0.5), format_figure(-0.4), format_figure(2.5), format_figure(0);
SELECT format_figure(1, '', -1);
SELECT format_figure(1, '', 39);
SELECT format_figure(1, '', 0, 'xx');
SELECT format_figure('NaN', '', 0, 'sv');

DROP FUNCTION readings;
