--- # trend: direction of change
---
--- An enum, like `rag`, and apart from it: a red figure may improve. `to_trend()` reads `worsening` `worse` `försämras`
--- `försämring` `försämrad` `sämre`; `steady` `unchanged` `oförändrad` `oförändrat` `stabil`; `improving` `better`
--- `förbättras` `förbättring` `förbättrad` `bättre`, and what `trend_label()` writes in its languages.

--- > enum_range(NULL::trend) => {worsening,steady,improving}
CREATE TYPE trend AS ENUM ('worsening', 'steady', 'improving');
COMMENT ON TYPE trend IS
	'direction of change: worsening < steady < improving; max() is the best';

@enum trend

--- Another word is an error (22P02).
--- > to_trend('Bättre') => improving
CREATE FUNCTION to_trend(text) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'trend_from_text';
COMMENT ON FUNCTION to_trend(text) IS
	'the trend that a word stands for, in any case and any language of trend_label()';

--- Another language is an error (22023).
--- > trend_label('improving', 'sv') => förbättras
CREATE FUNCTION trend_label(trend, language text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_label(trend, text) IS
	'the trend in words of a language: en, sv, no, da, fi or de';

--- Another number of words is an error (22023).
--- > trend_label('improving', ARRAY['down', 'flat', 'up']) => up
CREATE FUNCTION trend_label(trend, words text[]) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'trend_pick';
COMMENT ON FUNCTION trend_label(trend, text[]) IS
	'the trend in words of your own, three of them, from worsening to improving';

--- The tolerance is in the figures' own unit, and a change of just that is steady. A negative one is an error (22023).
--- > trend(5.8, 6.4, 0, false) => improving
--- > trend(102, 101, 2) => steady
CREATE FUNCTION trend(current numeric, previous numeric, tolerance numeric DEFAULT 0, higher_is_better boolean DEFAULT true) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend(numeric, numeric, numeric, boolean) IS
	'from previous to current: steady within the tolerance, else improving or worsening';

