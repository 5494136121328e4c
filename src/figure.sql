--- # figure: a printed number
---
--- Read from UTF-8 text as a report prints it, and written as `-1524 tkr`, `ca 13 mnkr`, `5.8%`: a point, no
--- thousands, and a 0 before a number of three decimals (`01.234`), which else could be thousands.
---
--- What is read: digits in groups of three after the first, with one kind of separator between them (blank, no-break
--- space U+00A0 or U+202F, thin or figure space, point, comma or apostrophe); decimals after one comma or point that
--- differs from it, or `,-` for none; a minus (ASCII, U+2212, en dash, hyphens, `minus`) before, with a blank or
--- without, or right after, a plus, or parentheses for negative; `ca`, `cirka`, `rd.`, `ungefär`, `about`, `noin`, `~`
--- and the like for approximate; a footnote's mark after it (`*`, `†`, `¹`, `1)`, `a)`).
---
--- Units: `%`; `pp` (percentage points); counted things (`st`, `persons`, `cases`, `pupils`, `inhabitants`,
--- `households`); currencies, before the number or after it (`kr`, `EUR`, `USD`, `GBP`, `NOK`, `DKK`, `CHF` and their
--- signs); thousands, millions and billions of these in the words of English, Swedish, Norwegian, Danish, German, Finnish
--- and French (`£4.2m`, `14,8 Mio. €`, `18,5 mill. kr`, `12,5 miljoner`, `3,5 mia.`, `T€`, `mdkr`); and any of them per
--- counted thing (`kr/elev`, `EUR per inhabitant`). Words in any case but `SEK`; a letter (`k`, `m`, `b`) is a power
--- beside a currency only. `kr` is the Swedish krona unless the locale or the unit argument says another.
---
--- A cell that prints no number on purpose is a figure with a mark and no amount: blank, `-` (any dash), `..`, `.`, `x`,
--- `n/a` (`i.u.`, `k.A.`). In sums, a blank and a dash stand for zero, and any other mark for what is not known.
---
--- What is a defect, with the readings it could have: other groups (`1 36 8570`, `1700 000`), a line break within, a
--- single comma or point before just three digits without a locale (`1.234`), two signs or units, a leading 0, a range,
--- a lone year in parentheses, anything else beside the number.
---
--- The order is by what is measured (the unit without its power), then numbers before marks, by size, then by how they
--- are printed: 12 and 12.0 are different figures.

--- Binary: the digits, the decimals, base, power and per of the unit, approximate, mark. JSON: `amount` (null of a mark),
--- `unit`, `approximate`, `mark`, and `lower` and `upper`, which are not read. Exact, 38 digits.
---
--- > '1 234,5 mnkr'::figure => 1234.5 mnkr
--- > '(12.5) SEK'::figure => -12.5 kr
--- > '$ —'::figure => - USD
@type figure length=32
COMMENT ON TYPE figure IS 'printed number with its unit and its printed decimals, as -1524 tkr, or the mark in its place';
--- > '5 tkr'::figure = '5000 kr'::figure => false
COMMENT ON OPERATOR = (figure, figure) IS 'equal as printed: amount, decimals, unit and approximate';

--- `unit` is that of a figure which prints none; `locale` (da, de, de-CH, en, fi, fr, nb, sv, or a comma or point alone)
--- tells the decimal sign. A defect is an error (22P02, beyond 38 digits 22003) that names the place.
---
--- > figure('1.234', 'tkr', 'de') => 1234 tkr
--- > figure('73,4 mio. kr.', '', 'da') => 73.4 MDKK
--- > figure('30 miljoner', 'kr') => 30 mnkr
CREATE FUNCTION figure(text, unit text DEFAULT '', locale text DEFAULT '') RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_text';
COMMENT ON FUNCTION figure(text, text, text) IS 'the one figure that the text prints';

--- Its scale is the number of printed decimals. NaN, infinity and more than 38 digits are errors (22003).
---
--- > figure(12.50, 'mnkr') => 12.50 mnkr
CREATE FUNCTION figure(numeric, unit text DEFAULT '') RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_numeric';
COMMENT ON FUNCTION figure(numeric, text) IS 'a number as a figure';

--- Reads as `figure()` does, but a defect is told and not raised: `value` is null then, `defect` names place and reason,
--- `readings` are those that a reader could mean, the likeliest first. `label` is the year in parentheses after a
--- figure, as in 348 043 (2023); `note` is a footnote's mark.
---
--- > (read_figure('1 36 8570')).readings => {1368570}
--- > (read_figure('348 043 (2023)')).label => 2023
--- > (read_figure('5,8 % 1)')).note => 1)
CREATE FUNCTION read_figure(
	text, unit text DEFAULT '', locale text DEFAULT '',
	OUT value figure, OUT label integer, OUT defect text, OUT readings figure[], OUT note text
) RETURNS record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_cell';
COMMENT ON FUNCTION read_figure(text, text, text) IS 'what a printed cell says: a figure, or why it is not one';

--- The sign that some of the cells show by themselves (`1.111,11`, `12,5`, `1.234.567`) and none contradicts; null where
--- none shows one or two disagree.
---
--- > decimal_sign('{1.000, "1.111,11"}') => ,
CREATE FUNCTION decimal_sign(cells text[]) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_decimal_sign';
COMMENT ON FUNCTION decimal_sign(text[]) IS 'the decimal sign of a column of printed cells: a comma, a point, or null';

--- One row for each cell, in order; columns as of `read_figure()`. Without a locale, the decimal sign is that of
--- `decimal_sign(cells)`.
---
--- > (SELECT array_agg(value) FROM read_figures('{1.000, "1.111,11"}')) => {1000,1111.11}
CREATE FUNCTION read_figures(
	cells text[], unit text DEFAULT '', locale text DEFAULT '',
	OUT n integer, OUT value figure, OUT label integer, OUT defect text, OUT readings figure[], OUT note text
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 50 AS 'MODULE_PATHNAME', 'figure_from_cells';
COMMENT ON FUNCTION read_figures(text[], text, text) IS 'what the cells of a printed column say, read in the column''s own locale';

--- Rounded to the decimals (0 to 38) half away from zero; sv: 1 234,5 mnkr with no-break spaces; en: 1,234.5; also da,
--- de, de-CH, fi, fr, nb. Another locale or unit is an error (22023).
---
--- > format_figure(-1234567.891, '%', 1, 'de') => -1.234.567,9%
CREATE FUNCTION format_figure(numeric, unit text DEFAULT '', decimals integer DEFAULT 0, locale text DEFAULT 'sv') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_to_text';
COMMENT ON FUNCTION format_figure(numeric, text, integer, text) IS 'a number as a report in that locale prints it';

--- `figure(format_figure(f, locale), '', locale)` is `f` again, but for Norwegian and Danish kronor, which only their own
--- locales write so.
---
--- > format_figure('ca 1234.50'::figure, 'en') => ca 1,234.50
CREATE FUNCTION format_figure(figure, locale text DEFAULT 'sv') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_format';
COMMENT ON FUNCTION format_figure(figure, text) IS 'the figure as printed in a locale';

--- Null of a mark.
---
--- > amount('1 234,50 mnkr'::figure) => 1234.50
CREATE FUNCTION amount(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_amount';
COMMENT ON FUNCTION amount(figure) IS 'the number as printed, in the printed unit and decimals';

--- Exact. A unit that measures something else is an error (22023); null of a mark.
---
--- > amount('20868 tkr'::figure, 'mnkr') => 20.868
CREATE FUNCTION amount(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_amount';
COMMENT ON FUNCTION amount(figure, text) IS 'the number in another unit of the same kind: tkr in mnkr';

--- > unit('£4.2m'::figure) => MGBP
--- > unit('12 345 kr per elev'::figure) => kr/pupil
CREATE FUNCTION unit(figure) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_unit_name';
COMMENT ON FUNCTION unit(figure) IS 'name of the unit, empty where there is none';

--- `-` stands for any dash; an empty text for a blank cell. Null where there is a number.
---
--- > mark('i.u.'::figure) => n/a
CREATE FUNCTION mark(figure) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_mark';
COMMENT ON FUNCTION mark(figure) IS 'what the cell prints instead of a number: empty, -, .., ., x or n/a';

--- Null of a mark.
---
--- > decimals('12,50'::figure) => 2
CREATE FUNCTION decimals(figure) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_decimals';
COMMENT ON FUNCTION decimals(figure) IS 'number of printed decimals';

--- > is_approximate('ca 240'::figure) => true
CREATE FUNCTION is_approximate(figure) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_is_approximate';
COMMENT ON FUNCTION is_approximate(figure) IS 'whether ca (or its like) stands before it';

--- Half a unit of the last printed digit away, and included, since roundings half up and half to even differ just there.
--- The zeros that end an approximate whole number do not count as printed digits. Counted things in whole numbers were
--- not rounded: both bounds are the number itself. Null of a mark.
---
--- > lower('20,9 mnkr'::figure) => 20.85
--- > lower('276 persons'::figure) => 276
CREATE FUNCTION lower(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_lower';
COMMENT ON FUNCTION lower(figure) IS 'least number that could have been rounded to the figure, in its unit';

--- > lower('20,9 mnkr'::figure, 'tkr') => 20850
CREATE FUNCTION lower(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_lower';
COMMENT ON FUNCTION lower(figure, text) IS 'the same in another unit of the same kind';

--- As `lower()`, on the other side.
---
--- > upper('ca 240'::figure) => 245
CREATE FUNCTION upper(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_upper';
COMMENT ON FUNCTION upper(figure) IS 'greatest number that could have been rounded to the figure, in its unit';

--- > upper('20,9 mnkr'::figure, 'tkr') => 20950
CREATE FUNCTION upper(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_upper';
COMMENT ON FUNCTION upper(figure, text) IS 'the same in another unit of the same kind';

--- > bounds('5,8%'::figure) => [5.75,5.85]
CREATE FUNCTION bounds(figure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN lower($1) IS NOT NULL THEN pg_catalog.numrange(lower($1), upper($1), '[]') END;
COMMENT ON FUNCTION bounds(figure) IS 'from lower to upper, both included; null of a mark';

CREATE FUNCTION figure_negate(figure) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_negate(figure) IS 'implementation of - operator';

--- > - '12,5'::figure => -12.5
CREATE OPERATOR - (FUNCTION = figure_negate, RIGHTARG = figure);
--- > - '5 tkr'::figure => -5 tkr
COMMENT ON OPERATOR - (NONE, figure) IS 'the figure with the other sign';
