--- # rag_scale: the rule from a figure to a status
---
--- `colour sign bound sign colour …`: ascending with `<` and `<=`, or descending with `>` and `>=`, which is
--- printed ascending. Colours as `to_rag()` reads them; bounds are decimal numbers. Of the two signs around a bound
--- exactly one has `=`, and its side owns the bound. At most 100 bounds. A malformed chain is an error (22P02, a bound beyond 38
--- digits 22003) that names the character. Red, amber and green against agreed tolerances are the convention of
--- portfolio reporting, as in PRINCE2 and the UK government's delivery confidence assessments; the chain is
--- this extension's own notation. Ordered band by band from below: by colour, bound, and whose the bound is.

--- > 'green > 5.5 >= amber > 1.0 >= red'::rag_scale => red <= 1.0 < amber <= 5.5 < green
--- > '[{"status": "green", "from": null, "inclusive": false}, {"status": "red", "from": 0, "inclusive": true}]'::rag_scale => green < 0 <= red
@type rag_scale length=variable
COMMENT ON TYPE rag_scale IS
	'rule from a figure to a status: ''red < -5 <= amber < -1 <= green''';
--- > 'green < 0 <= red'::rag_scale::json -> 1 => {"status": "red", "from": 0, "inclusive": true}
COMMENT ON CAST (rag_scale AS json) IS
	'the bands from below: status, where it begins (null: without end), whether that bound is its own';
--- > 'green < 0 <= red'::rag_scale::jsonb -> 1 => {"from": 0, "status": "red", "inclusive": true}
COMMENT ON CAST (rag_scale AS jsonb) IS
	'the bands from below: status, where it begins (null: without end), whether that bound is its own';

--- Null where the scale is. NaN and infinity are errors (22003). The scale may be a column, so that each key figure keeps its own rule in a table. A `double precision` figure, such as
--- an average or a simulated quantile, is read as `x::numeric`, which has its 15 significant digits.
--- > rag(-3.2, 'red < -5 <= amber < -1 <= green') => amber
CREATE FUNCTION rag(x numeric, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_scale_rag';
COMMENT ON FUNCTION rag(numeric, rag_scale) IS
	'the status of a figure by a scale, exactly; grey where the figure is null';

--- On either side; null where no band is worse.
--- > headroom(-0.4, 'red < -5 <= amber < -1 <= green') => 0.6
--- > headroom(-7, 'red < -5 <= amber < -1 <= green') IS NULL => true
CREATE FUNCTION headroom(x numeric, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_scale_headroom';
COMMENT ON FUNCTION headroom(numeric, rag_scale) IS
	'how far the figure is from the nearest worse band, in its own unit';

