--- # figure: a printed number
---
--- Read from UTF-8 text as a report prints it, and written as `-1524 tkr`, `ca 13 mnkr`, `5.8%`: a point, no
--- thousands, and a 0 before a number of three decimals (`01.234`), which else could be thousands.
---
--- What is read: digits in groups of three after the first, parted by blank, no-break space (U+00A0, U+202F), thin or
--- figure space, point, comma or apostrophe, by one of them throughout; decimals after one comma or point that differs
--- from it; a minus (ASCII, U+2212, en dash, hyphens) before, a blank apart or not, or right after, a plus, or
--- parentheses for negative; a unit after or, of a currency, before; `ca`, `cirka`, `ungefär`, `omkring`, `approx.` or
--- `~` for approximate. Units, in any case but `SEK`: `%` `procent` `percent`; `pp` `procentenheter` `%-enheter`
--- `percentage points`; `st` `stycken` `pcs`; `kr` `kronor` `SEK`; `tkr` `kSEK` `tusen kronor`; `mnkr` `mkr` `MSEK`
--- `miljoner kronor`; `mdkr` `miljarder kronor`; EUR, USD, GBP, NOK and DKK with k, M and B.
---
--- What is a defect, with the readings it could have: other groups (`1 36 8570`, `1700 000`), a line break within, a
--- single comma or point before just three digits without a locale (`1.234`), two signs or units, a leading 0, a range,
--- a lone year in parentheses, anything else beside the number.

CREATE TYPE figure;

CREATE FUNCTION figure_in(cstring) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_in(cstring) IS 'I/O';

CREATE FUNCTION figure_out(figure) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_out(figure) IS 'I/O';

CREATE FUNCTION figure_recv(internal) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_recv(internal) IS 'I/O';

CREATE FUNCTION figure_send(figure) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_send(figure) IS 'I/O';

CREATE TYPE figure (
	INPUT = figure_in,
	OUTPUT = figure_out,
	RECEIVE = figure_recv,
	SEND = figure_send,
	INTERNALLENGTH = 32,
	ALIGNMENT = double
);
COMMENT ON TYPE figure IS
	'printed number with its unit and its printed decimals, as -1524 tkr, ca 13 mnkr, 5.8%; reads thousands parted by blank, no-break or thin space, point or apostrophe, decimal comma or point, any minus or parentheses, and never guesses: what may be two numbers is an error (22P02) that read_figure() explains; exact, 38 digits';

CREATE FUNCTION figure_to_jsonb(figure) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_to_jsonb(figure) IS
	'amount, unit, approximate, and the bounds within which the figure meant lies';

CREATE CAST (figure AS jsonb) WITH FUNCTION figure_to_jsonb(figure);
COMMENT ON CAST (figure AS jsonb) IS
	'amount, unit, approximate, and the bounds within which the figure meant lies';

CREATE FUNCTION figure_eq(figure, figure) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_eq(figure, figure) IS 'implementation of = operator';

CREATE FUNCTION figure_ne(figure, figure) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_ne(figure, figure) IS 'implementation of <> operator';

CREATE FUNCTION figure_hash(figure) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_hash(figure) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = figure_eq, LEFTARG = figure, RIGHTARG = figure,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (figure, figure) IS
	'equal as printed: amount, decimals, unit and approximate';

CREATE OPERATOR <> (
	FUNCTION = figure_ne, LEFTARG = figure, RIGHTARG = figure,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (figure, figure) IS 'different as printed';

CREATE OPERATOR CLASS figure_ops DEFAULT FOR TYPE figure USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 figure_hash(figure);
COMMENT ON OPERATOR CLASS figure_ops USING hash IS 'figure: as printed';

CREATE FUNCTION figure(text, unit text DEFAULT '', locale text DEFAULT '') RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_text';
COMMENT ON FUNCTION figure(text, text, text) IS
	'the one figure that the text prints; unit is that of a figure which prints none, locale (da, de, de-CH, en, fi, fr, nb, sv) tells the decimal sign; a defect is an error (22P02, beyond 38 digits 22003) that names the place';

CREATE FUNCTION figure(numeric, unit text DEFAULT '') RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_numeric';
COMMENT ON FUNCTION figure(numeric, text) IS
	'a number as a figure, its scale being the printed decimals; NaN, infinity and more than 38 digits are errors (22003)';

CREATE FUNCTION read_figure(
	text, unit text DEFAULT '', locale text DEFAULT '',
	OUT value figure, OUT label integer, OUT defect text, OUT readings figure[]
) RETURNS record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_from_cell';
COMMENT ON FUNCTION read_figure(text, text, text) IS
	'reads a printed cell as figure() does, but a defect is told and not raised: value is null then, defect names place and reason, readings are those that a reader could mean, the likeliest first; label is the year in parentheses after a figure, as in 348 043 (2023)';

CREATE FUNCTION format_figure(numeric, unit text DEFAULT '', decimals integer DEFAULT 0, locale text DEFAULT 'sv') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_to_text';
COMMENT ON FUNCTION format_figure(numeric, text, integer, text) IS
	'a number as reports print it: rounded to the decimals (0 to 38) half away from zero; sv: 1 234,5 mnkr with no-break spaces; en: 1,234.5; also da, de, de-CH, fi, fr, nb; another locale or unit is an error (22023)';

CREATE FUNCTION format_figure(figure, locale text DEFAULT 'sv') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_format';
COMMENT ON FUNCTION format_figure(figure, text) IS
	'the figure as printed in a locale; figure(format_figure(f, locale), '''', locale) is f again';

CREATE FUNCTION amount(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_amount';
COMMENT ON FUNCTION amount(figure) IS 'the number as printed, in the printed unit and decimals';

CREATE FUNCTION amount(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_amount_in';
COMMENT ON FUNCTION amount(figure, text) IS
	'the number in another unit of its family, exactly: tkr in mnkr; a unit of another family is an error (22023)';

CREATE FUNCTION unit(figure) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_unit_name';
COMMENT ON FUNCTION unit(figure) IS
	'the unit: empty, %, pp (percentage points), st (pieces), kr, tkr, mnkr, mdkr, or EUR, USD, GBP, NOK, DKK with k, M and B';

CREATE FUNCTION decimals(figure) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_decimals';
COMMENT ON FUNCTION decimals(figure) IS 'number of printed decimals';

CREATE FUNCTION is_approximate(figure) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_is_approximate';
COMMENT ON FUNCTION is_approximate(figure) IS 'whether ca (or its like) stands before it';

CREATE FUNCTION lower(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_lower';
COMMENT ON FUNCTION lower(figure) IS
	'least number that could have been rounded to the figure, in its unit: half a unit of the last printed digit away, and included, since roundings half up and half to even differ just there; the zeros that end an approximate whole number do not count as printed digits';

CREATE FUNCTION lower(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_lower';
COMMENT ON FUNCTION lower(figure, text) IS 'the same in another unit of its family';

CREATE FUNCTION upper(figure) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_upper';
COMMENT ON FUNCTION upper(figure) IS
	'greatest number that could have been rounded to the figure, in its unit: half a unit of the last printed digit away, and included, since roundings half up and half to even differ just there; the zeros that end an approximate whole number do not count as printed digits';

CREATE FUNCTION upper(figure, unit text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'figure_upper';
COMMENT ON FUNCTION upper(figure, text) IS 'the same in another unit of its family';

CREATE FUNCTION bounds(figure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.numrange(lower($1), upper($1), '[]');
COMMENT ON FUNCTION bounds(figure) IS 'from lower to upper, both included';

CREATE FUNCTION figure_negate(figure) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION figure_negate(figure) IS 'implementation of - operator';

CREATE OPERATOR - (FUNCTION = figure_negate, RIGHTARG = figure);
COMMENT ON OPERATOR - (NONE, figure) IS 'the figure with the other sign';
