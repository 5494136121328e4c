--- # rag: status
---
--- An enum, so drivers and tools know it, and `ORDER BY`, `max()` (worst-of), `CASE status WHEN 'red'` and JSON are
--- PostgreSQL's own. The type reads its five labels; `to_rag()` reads the words of reports: `red` `r` `röd` `rött`; `amber`
--- `a` `yellow` `y` `gul` `gult`; `green` `g` `grön` `grönt`; `blue` `b` `blå` `blått`; `grey` `gray` `grå` `grått`, and what
--- `rag_label()` writes in its languages. The colours are those of M. Okabe and K. Ito, *Color Universal Design* (2008).
--- `ALTER TYPE rag` is not for users: where its labels are not these five in this order, functions of the type refuse
--- to work (55000).

--- > enum_range(NULL::rag) => {grey,blue,green,amber,red}
CREATE TYPE rag AS ENUM ('grey', 'blue', 'green', 'amber', 'red');
COMMENT ON TYPE rag IS
	'status by severity: grey (no data) < blue (done) < green < amber < red; max() is the worst';

@enum rag

--- Initials are B, G, A, Y and R. Another word is an error (22P02).
--- > to_rag('Röd') => red
--- > to_rag('Y') => amber
CREATE FUNCTION to_rag(text) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_from_text';
COMMENT ON FUNCTION to_rag(text) IS
	'the status that a word or an initial stands for, in any case and any language of rag_label()';

--- > severity('amber') => 3
CREATE FUNCTION severity(rag) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_severity';
COMMENT ON FUNCTION severity(rag) IS
	'the status as a number for tools that sort by one: grey 0, blue 1, green 2, amber 3, red 4';

--- Another language is an error (22023).
--- > rag_label('red', 'sv') => röd
--- > rag_label('amber', 'de') => gelb
CREATE FUNCTION rag_label(rag, language text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_label(rag, text) IS
	'the status in words of a language: en, sv, no, da, fi or de';

--- The array may be a column of yours. A null in it gives null; another number of words is an error (22023).
--- > rag_label('amber', ARRAY['not known', 'done', 'on plan', 'at risk', 'off plan']) => at risk
CREATE FUNCTION rag_label(rag, words text[]) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_pick';
COMMENT ON FUNCTION rag_label(rag, text[]) IS
	'the status in words of your own, five of them, from grey to red';

--- From the palette of Okabe and Ito.
--- > rag_color('red') => #d55e00
CREATE FUNCTION rag_color(rag) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_color(rag) IS
	'the status as #rrggbb, in colours that the colour-blind can tell apart, too';

--- Another number of colours is an error (22023).
--- > rag_color('amber', ARRAY['silver', 'navy', 'green', 'orange', 'crimson']) => orange
CREATE FUNCTION rag_color(rag, colors text[]) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_pick';
COMMENT ON FUNCTION rag_color(rag, text[]) IS
	'the status in colours of your own, five of them, from grey to red';

