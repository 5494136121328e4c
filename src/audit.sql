--- # audit: figures against each other
---
--- The extension has no tables: an audit takes an array of `audit_term`, which any query makes with `array_agg`, one
--- for each printed cell in each relation, and answers in rows. A relation is checked alone; a cell is suspected when
--- one change of it makes every broken relation of its hold within rounding and breaks none. To foot and cross-foot is
--- the auditors' term for adding columns and rows.
---
--- Kinds of relation, with their roles:
---
--- - `sum` (total, part, less): total = parts - less.
--- - `deviation` (deviation, actual, baseline): actual - baseline; `reverse_deviation`: baseline - actual.
--- - `share` (share, part, whole): part / whole, times 100 in percent; in kr or kr per pupil, part / number counted.
--- - `change` (change, actual, baseline): (actual - baseline) / |baseline|, times 100 in percent; `signed_change`: over
---   the baseline with its sign; `change_size`: its size, printed without a sign; `reverse_change`: (baseline - actual)
---   / |baseline|.
--- - `any_change`, `any_deviation`: the one of these conventions that fits the whole relation best, which is that of a
---   column where it has several changes (the nth change goes with the nth actual and the nth baseline). The answer
---   names the convention that was found; the first of those that fit equally.
--- - `count`, `count_deviation`, `count_share`, `count_change`, `signed_count_change`, `count_change_size`,
---   `reverse_count_change`, `any_count_change`: the same, where figures without a unit were counted, and so not rounded.
---   What prints the unit of a counted thing (`st`, `persons`, `cases` and the like) in whole numbers was not rounded in
---   any kind.
--- - `label`: all cells that have a year label must have the same; the label that most have is taken for right.
---
--- Units: figures that print none are read in the one unit that the others of their relation print, as on pages that print
--- $ on the first and last row alone. Where they print several, or units measure different things, the relation cannot
--- be judged.
---
--- Marks: a blank and a dash stand for zero, any other mark for what is not known (`dash_is_zero`); `zero` and `unknown`
--- take all marks for the one or the other.

--- Of one figure that is printed wrongly: `sign_dropped`, `cut_off` (not rounded), `unit_wrong` (a thousandfold),
--- `label_wrong`, `digits_transposed`, `digit_wrong`. Of one total that is added up wrongly: `part_sign_wrong`,
--- `part_left_out`, `part_counted_twice`. The likelier come first; slips of digits explain nearly anything and are named
--- only where nothing else explains.
---
--- > slip_label('part_left_out', 'en') => a part left out of the sum
CREATE TYPE slip AS ENUM (
	'sign_dropped', 'cut_off', 'part_sign_wrong', 'part_left_out', 'part_counted_twice', 'unit_wrong', 'label_wrong',
	'digits_transposed', 'digit_wrong'
);
COMMENT ON TYPE slip IS 'usual way in which a printed figure goes wrong';

@enum slip

--- Languages are en and sv; another is an error (22023).
---
--- > slip_label('sign_dropped', 'sv') => tecknet bortfallet
CREATE FUNCTION slip_label(slip, language text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION slip_label(slip, text) IS 'the slip in words';

--- The cell (or role) and its figure, the slip, what it would be instead, and of a total that is added up wrongly the part
--- (its cell, or its figure).
--- > (ARRAY['sign_dropped', 'digits_transposed'])[1] => sign_dropped
CREATE TYPE explanation AS (cell text, value figure, slip slip, correction figure, cause text);
COMMENT ON TYPE explanation IS 'one slip that would explain why figures do not agree';

--- Kinds, roles and marks are those of this page's head; others are errors (22023), as are units that measure different
--- things. `difference` is printed - computed, `tolerance` the largest difference on that side that rounding explains,
--- both in the unit of the result. `lower` and `upper`: between what numbers each figure, in its unit, could be printed
--- instead without an error, the others unchanged; null without bound. All null where a figure is null or not known, or
--- the whole is zero.
---
--- > (check_figures('count', '{part, total, less}', '{10, 7, 2}')).difference => -1
CREATE FUNCTION check_figures(
	kind text, roles text[], figures figure[], marks text DEFAULT 'dash_is_zero',
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT lower numeric[], OUT upper numeric[]
) RETURNS record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION check_figures(text, text[], figure[], text) IS 'whether printed figures satisfy a relation, and what each could be instead';

--- For a check that is an error: the figure's place in the array, what it would be instead, and the place of the part that
--- was added up wrongly, if so; the likelier kinds first. No row where the check is no error.
---
--- > (SELECT array_agg(slip) FROM find_slips('sum', '{total, part, part}', '{-165, 67, 98}')) => {sign_dropped}
CREATE FUNCTION find_slips(
	kind text, roles text[], figures figure[], marks text DEFAULT 'dash_is_zero',
	OUT term integer, OUT slip slip, OUT correction figure, OUT cause integer
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 3 AS 'MODULE_PATHNAME', 'check_figures_slips';
COMMENT ON FUNCTION find_slips(text, text[], figure[], text) IS 'every slip that would explain an error';

--- As `check_figures()`, with what would explain an error: cells are named by their roles. Slips of digits are named only
--- where nothing else would explain it.
---
--- > (check_relation('sum', '{total, part, part, part}', '{90, 50, 40, 3}')).explanations => {"(total,90,part_left_out,93,3)"}
CREATE FUNCTION check_relation(
	kind text, roles text[], figures figure[], marks text DEFAULT 'dash_is_zero',
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION check_relation(text, text[], figure[], text) IS 'whether printed figures satisfy a relation, and what would explain it if not';

--- Write `-part` where one is taken off. Columns as of `check_relation()`.
---
--- > (check_sum('100.0%', '{33.3%, 33.3%, 33.3%}')).verdict => rounding
CREATE FUNCTION check_sum(
	total figure, parts figure[],
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation(
		'sum',
		pg_catalog.array_cat(ARRAY['total'], pg_catalog.array_fill('part'::pg_catalog.text, ARRAY[pg_catalog.cardinality(parts)])),
		pg_catalog.array_cat(ARRAY[total], parts));
END;
COMMENT ON FUNCTION check_sum(figure, figure[]) IS 'whether parts give their total';

--- Columns as of `check_relation()`.
---
--- > (check_deviation('12,5', '322,8', '335,3')).explanations => {"(deviation,12.5,sign_dropped,-12.5,)"}
CREATE FUNCTION check_deviation(
	deviation figure, actual figure, baseline figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('deviation', ARRAY['deviation', 'actual', 'baseline'], ARRAY[deviation, actual, baseline]);
END;
COMMENT ON FUNCTION check_deviation(figure, figure, figure) IS 'whether deviation = actual - baseline';

--- Times 100 where the share is in percent; null over zero. A share in kr, or in kr per pupil, is a cost over a number
--- counted. Columns as of `check_relation()`.
---
--- > (check_share('4,10 %', '11 persons', '276 persons')).verdict => error
--- > (check_share('4 000 kr/elev', '1 200 tkr', '300 elever')).verdict => holds
CREATE FUNCTION check_share(
	share figure, part figure, whole figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('share', ARRAY['share', 'part', 'whole'], ARRAY[share, part, whole]);
END;
COMMENT ON FUNCTION check_share(figure, figure, figure) IS 'whether share = part / whole';

--- Times 100 where the change is in percent; null over zero. Columns as of `check_relation()`, which has the other
--- conventions.
---
--- > (check_change('2,9%', '348 043 tkr', '339 171 tkr')).verdict => error
CREATE FUNCTION check_change(
	change figure, actual figure, baseline figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('change', ARRAY['change', 'actual', 'baseline'], ARRAY[change, actual, baseline]);
END;
COMMENT ON FUNCTION check_change(figure, figure, figure) IS 'whether change = (actual - baseline) / |baseline|';

--- Whatever their units (tkr, mnkr) and decimals. Columns as of `check_relation()`.
---
--- > (check_same('11,1 mnkr', '11 093 tkr')).verdict => holds
CREATE FUNCTION check_same(
	figure figure, other figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations explanation[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('sum', ARRAY['total', 'part'], ARRAY[figure, other]);
END;
COMMENT ON FUNCTION check_same(figure, figure) IS 'whether two places print the same figure';

--- The relation's name and kind, the figure's role in it, the printed cell's name, its figure (null where it cannot be
--- read) and its year label. A cell has one figure, in however many relations it stands; a null cell is never suspected.
--- > (ROW('sum of row 1', 'sum', 'total', '1,3', '1 504', NULL)::audit_term).value => 1504
CREATE TYPE audit_term AS (relation text, kind text, role text, cell text, value figure, label integer);
COMMENT ON TYPE audit_term IS 'one figure in one relation of an audit';

--- Ranked by how many broken relations they explain, then by how likely the slip: `possible` is what the cell could print
--- instead, `slip` and `correction` the likeliest way to it, null where none is usual, and `cause` the part that a total
--- was added up wrongly with. Relations that cannot be judged say nothing here.
---
--- > (SELECT array_agg(cell) FROM audit_cells(cross_footing('{{1, 9, 3}, {1, 2, 3}, {2, 4, 6}}'))) => {"1,2"}
CREATE FUNCTION audit_cells(
	terms audit_term[], marks text DEFAULT 'dash_is_zero',
	OUT rank bigint, OUT cell text, OUT value figure, OUT explains bigint, OUT relations text[],
	OUT possible numrange, OUT slip slip, OUT correction figure, OUT cause text
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 50 AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION audit_cells(audit_term[], text) IS 'the cells of which one change would mend all that is broken around them';

--- In the order of the terms. `difference` (printed - computed) and `tolerance` are in `unit`, that of the result.
--- `suspects` are the cells of which one usual slip would explain an error and break no other relation, the likeliest
--- first; `explanations` are the slips that would explain this error alone. `kind` is the convention found where there
--- were several. `reason` says why a relation is `unjudged`, and `cell` which cell that is about; else it is the
--- result's.
---
--- > (SELECT array_agg(verdict) FROM audit_relations(cross_footing('{{1, 2, 3}, {1, 2, 4}, {2, 4, 6}}'))) => {holds,rounding,holds,holds,holds,rounding}
CREATE FUNCTION audit_relations(
	terms audit_term[], marks text DEFAULT 'dash_is_zero',
	OUT relation text, OUT kind text, OUT verdict verdict, OUT difference numeric, OUT tolerance numeric,
	OUT unit text, OUT suspects explanation[], OUT explanations explanation[], OUT cell text, OUT reason text
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 50 AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION audit_relations(audit_term[], text) IS 'every relation of an audit with its verdict, and what would explain an error';

--- Row by row; a table of another number of dimensions is an error (2202E). `total_row` and `total_column` say where the
--- totals stand: 1 is the first, -1 the last, 0 says that there are none on that side. Every row and every column is a
--- sum, cells are named row,column. Null cells are left out, and so are rows and columns without a total or a part.
---
--- > cardinality(cross_footing('{{3, 1, 2}, {7, 3, 4}}', 0, 1)) => 6
CREATE FUNCTION cross_footing(figures figure[], total_row integer DEFAULT -1, total_column integer DEFAULT -1) RETURNS audit_term[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION cross_footing(figure[], integer, integer) IS 'the terms of an audit of a table with totals';
