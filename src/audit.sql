--- # audit: figures against each other
---
--- The extension has no tables: an audit takes an array of `audit_term`, which any query makes with `array_agg`, one
--- for each printed cell in each relation, and answers in rows. A relation is checked alone; a cell is
--- suspected when one change of it makes every broken relation of its hold within rounding and breaks none. To foot and
--- cross-foot is the auditors' term for adding columns and rows.

CREATE TYPE slip AS ENUM (
	'sign dropped', 'cut off, not rounded', 'digits transposed', 'unit a thousandfold off', 'wrong year label', 'one digit wrong'
);
COMMENT ON TYPE slip IS 'usual way in which one printed figure goes wrong, the likelier first';

CREATE FUNCTION check_figures(
	kind text, roles text[], figures figure[],
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT lower numeric[], OUT upper numeric[]
) RETURNS record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'audit_check_figures';
COMMENT ON FUNCTION check_figures(text, text[], figure[]) IS
	'whether printed figures satisfy a relation within their rounding; kind and roles: sum (total, part, less), count (the same, of what was counted and so not rounded), deviation (deviation = actual - baseline), share (share = part / whole) and change (change = (actual - baseline) / |baseline|), both times 100 in percent; difference is printed - computed, tolerance the largest difference on that side that rounding explains, both in the unit of the result; lower and upper: between what numbers each figure, in its unit, could be printed instead without an error, the others unchanged, null without bound; all null where a figure is null or the whole zero; other kinds, roles and families of units are errors (22023)';

CREATE FUNCTION find_slips(
	kind text, roles text[], figures figure[],
	OUT term integer, OUT slip slip, OUT correction figure
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 3 AS 'MODULE_PATHNAME', 'audit_find_slips';
COMMENT ON FUNCTION find_slips(text, text[], figure[]) IS
	'for a check that is an error, every slip of one figure that would explain it: the figure''s place in the array, and what it would be instead; the likelier kinds first, no row where the check is no error';

CREATE FUNCTION check_relation(
	kind text, roles text[], figures figure[],
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.verdict, c.difference, c.tolerance,
		CASE c.verdict WHEN 'error' THEN ARRAY(
			SELECT format('%s %s: %s, %s', roles[s.term], figures[s.term], s.slip, s.correction)
			FROM (
				SELECT f.*, bool_and(f.slip = 'one digit wrong') OVER () AS only_digits
				FROM find_slips(kind, roles, figures) WITH ORDINALITY AS f(term, slip, correction, n)
			) AS s
			WHERE s.slip <> 'one digit wrong' OR s.only_digits
			ORDER BY s.n
		) END
	FROM check_figures(kind, roles, figures) AS c;
END;
COMMENT ON FUNCTION check_relation(text, text[], figure[]) IS
	'check_figures, and for an error the slips of one figure that would explain it: its role, itself, the slip, what it would be; one wrong digit only where nothing else would';

CREATE FUNCTION check_sum(
	total figure, parts figure[],
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('sum', ARRAY['total'] || array_fill('part'::text, ARRAY[cardinality(parts)]), total || parts);
END;
COMMENT ON FUNCTION check_sum(figure, figure[]) IS
	'whether parts give their total (write -part where one is taken off); columns as of check_relation';

CREATE FUNCTION check_deviation(
	deviation figure, actual figure, baseline figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('deviation', ARRAY['deviation', 'actual', 'baseline'], ARRAY[deviation, actual, baseline]);
END;
COMMENT ON FUNCTION check_deviation(figure, figure, figure) IS
	'whether deviation = actual - baseline; columns as of check_relation';

CREATE FUNCTION check_share(
	share figure, part figure, whole figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('share', ARRAY['share', 'part', 'whole'], ARRAY[share, part, whole]);
END;
COMMENT ON FUNCTION check_share(figure, figure, figure) IS
	'whether share = part / whole, times 100 if in percent; columns as of check_relation; null over zero';

CREATE FUNCTION check_change(
	change figure, actual figure, baseline figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('change', ARRAY['change', 'actual', 'baseline'], ARRAY[change, actual, baseline]);
END;
COMMENT ON FUNCTION check_change(figure, figure, figure) IS
	'whether change = (actual - baseline) / |baseline|, times 100 if in percent; columns as of check_relation; null over zero';

CREATE FUNCTION check_same(
	figure figure, other figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT explanations text[]
)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT * FROM check_relation('sum', ARRAY['total', 'part'], ARRAY[figure, other]);
END;
COMMENT ON FUNCTION check_same(figure, figure) IS
	'whether two places print the same figure, whatever their units (tkr, mnkr) and decimals; columns as of check_relation';

CREATE TYPE audit_term AS (relation text, kind text, role text, cell text, value figure, label integer);
COMMENT ON TYPE audit_term IS
	'one figure in one relation of an audit: the relation''s name, its kind (as of check_figures, or label), the figure''s role in it, the printed cell''s name, its figure (null where it cannot be read) and its year label; in a relation of kind label all cells that have a label must have the same, and role does not matter; the label that most of them have is taken for right';

CREATE FUNCTION audit_checks(
	terms audit_term[],
	OUT relation text, OUT kind text, OUT place bigint, OUT cell text, OUT value figure,
	OUT verdict verdict, OUT difference numeric, OUT tolerance numeric, OUT unit text,
	OUT possible numrange, OUT slips slip[], OUT corrections figure[]
) RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 50
BEGIN ATOMIC
	WITH term AS (
		SELECT t.* FROM unnest(terms) WITH ORDINALITY AS t(relation, kind, role, cell, value, label, n)
	), relation AS (
		SELECT t.relation, t.kind, array_agg(t.role ORDER BY t.n) AS roles, array_agg(t.cell ORDER BY t.n) AS cells,
			array_agg(t.value ORDER BY t.n) AS figures
		FROM term AS t WHERE t.kind <> 'label' GROUP BY t.relation, t.kind
	), slip AS (
		SELECT r.relation, r.kind, f.term, array_agg(f.slip ORDER BY f.n) AS slips, array_agg(f.correction ORDER BY f.n) AS corrections
		FROM relation AS r, LATERAL find_slips(r.kind, r.roles, r.figures) WITH ORDINALITY AS f(term, slip, correction, n)
		GROUP BY r.relation, r.kind, f.term
	), label AS (
		SELECT t.relation, t.label, count(*) AS cells, count(*) OVER w AS labels, sum(count(*)) OVER w AS all_cells,
			max(count(*)) OVER w * 2 > sum(count(*)) OVER w AS settled
		FROM term AS t WHERE t.kind = 'label' AND t.label IS NOT NULL
		GROUP BY t.relation, t.label WINDOW w AS (PARTITION BY t.relation)
	), labelled AS (
		SELECT t.*, l.labels > 1 AS broken, l.labels > 1 AND l.settled AND l.cells * 2 < l.all_cells AS odd, l.settled
		FROM term AS t JOIN label AS l USING (relation, label) WHERE t.kind = 'label'
	)
	SELECT r.relation, r.kind, c.place, c.cell, c.value,
		checked.verdict, checked.difference, checked.tolerance,
		unit(r.figures[array_position(r.roles, CASE WHEN r.kind IN ('sum', 'count') THEN 'total' ELSE r.kind END)]),
		CASE WHEN checked.verdict IS NOT NULL THEN numrange(c.lower, c.upper, '[]') END,
		s.slips, s.corrections
	FROM relation AS r
		CROSS JOIN LATERAL check_figures(r.kind, r.roles, r.figures) AS checked
		CROSS JOIN LATERAL unnest(r.cells, r.figures, checked.lower, checked.upper)
			WITH ORDINALITY AS c(cell, value, lower, upper, place)
		LEFT JOIN slip AS s ON s.relation = r.relation AND s.kind = r.kind AND s.term = c.place
	UNION ALL
	SELECT t.relation, t.kind, row_number() OVER (PARTITION BY t.relation ORDER BY t.n), t.cell, t.value,
		CASE WHEN t.broken THEN 'error'::verdict ELSE 'holds'::verdict END, NULL, NULL, NULL,
		CASE WHEN t.broken AND t.settled AND NOT t.odd THEN NULL ELSE numrange(NULL, NULL) END,
		CASE WHEN t.odd THEN ARRAY['wrong year label'::slip] END,
		CASE WHEN t.odd THEN ARRAY[NULL::figure] END
	FROM labelled AS t;
END;
COMMENT ON FUNCTION audit_checks(audit_term[]) IS
	'every relation of an audit with every cell in it: verdict, difference (printed - computed) and tolerance in unit, which is that of the result; possible: what the cell could print instead for the relation not to be an error, null where it does not tell; slips and corrections of the cell that would explain an error; verdict null where a cell cannot be read';

CREATE FUNCTION audit_cells(
	terms audit_term[],
	OUT rank bigint, OUT cell text, OUT value figure, OUT explains bigint, OUT relations text[],
	OUT possible numrange, OUT slip slip, OUT correction figure
) RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 50
BEGIN ATOMIC
	WITH checked AS MATERIALIZED (
		SELECT c.* FROM audit_checks(terms) AS c WHERE c.possible IS NOT NULL
	), suspect AS (
		SELECT c.cell, min(c.value::text)::figure AS value, count(*) FILTER (WHERE c.verdict = 'error') AS explains,
			array_agg(c.relation ORDER BY c.relation) FILTER (WHERE c.verdict = 'error') AS relations,
			range_intersect_agg(c.possible) AS possible
		FROM checked AS c GROUP BY c.cell HAVING bool_or(c.verdict = 'error')
	), explanation AS (
		SELECT DISTINCT ON (s.cell) s.cell, t.slip, t.correction
		FROM suspect AS s JOIN checked AS c USING (cell),
			unnest(c.slips, c.corrections) WITH ORDINALITY AS t(slip, correction, n)
		WHERE t.correction IS NULL OR amount(t.correction, unit(s.value)) <@ s.possible
		ORDER BY s.cell, t.slip,
			abs(amount(t.correction, unit(s.value)) - (lower(s.possible) + upper(s.possible)) / 2), t.n
	)
	SELECT rank() OVER (ORDER BY s.explains DESC, e.slip), s.cell, s.value, s.explains, s.relations,
		s.possible, e.slip, e.correction
	FROM suspect AS s LEFT JOIN explanation AS e USING (cell)
	WHERE NOT isempty(s.possible)
		AND coalesce(ceil(lower(s.possible) * 10::numeric ^ decimals(s.value)) <= upper(s.possible) * 10::numeric ^ decimals(s.value), true)
	ORDER BY 1, 2;
END;
COMMENT ON FUNCTION audit_cells(audit_term[]) IS
	'the cells of which one change would make every broken relation of theirs hold within rounding and break none that holds, ranked by how many they explain, then by how likely the slip: possible is what the cell could print instead, slip and correction the likeliest way to it, null where none is usual';

CREATE FUNCTION audit_relations(
	terms audit_term[],
	OUT relation text, OUT kind text, OUT verdict verdict, OUT difference numeric, OUT tolerance numeric,
	OUT unit text, OUT suspects text[], OUT explanations text[]
) RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 50
BEGIN ATOMIC
	WITH suspect AS MATERIALIZED (
		SELECT relation, array_agg(s.cell || ': ' || concat_ws(', ', s.slip, s.correction) ORDER BY s.rank, s.cell) AS suspects
		FROM audit_cells(terms) AS s, unnest(s.relations) AS relation
		WHERE s.slip IS NOT NULL GROUP BY relation
	)
	SELECT c.relation, c.kind, c.verdict, c.difference, c.tolerance, c.unit, min(s.suspects),
		array_agg(c.cell || ': ' || concat_ws(', ', e.slip, e.correction) ORDER BY e.slip, c.place)
			FILTER (WHERE e.slip <> 'one digit wrong')
	FROM audit_checks(terms) AS c
		LEFT JOIN suspect AS s ON s.relation = c.relation AND c.verdict = 'error'
		LEFT JOIN LATERAL unnest(c.slips, c.corrections) AS e(slip, correction) ON true
	GROUP BY c.relation, c.kind, c.verdict, c.difference, c.tolerance, c.unit
	ORDER BY c.relation, c.kind;
END;
COMMENT ON FUNCTION audit_relations(audit_term[]) IS
	'every relation of an audit with its verdict, difference (printed - computed) and tolerance in unit; suspects are the cells of which one usual slip would explain an error and break no other relation, the likeliest first; explanations are the slips that would explain this error alone, digits misprinted apart; verdict null where a cell cannot be read';

CREATE FUNCTION cross_footing(figures figure[]) RETURNS audit_term[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT array_agg(ROW(s.relation, 'sum', s.role, s.cell, s.value, NULL)::audit_term ORDER BY s.relation, s.r, s.c)
	FROM (
		SELECT t.*, r, c, format('%s,%s', r, c) AS cell, f.value,
			bool_or(t.role = 'total') OVER w AND bool_or(t.role = 'part') OVER w AS is_sum
		FROM unnest(figures) WITH ORDINALITY AS f(value, n),
			LATERAL (SELECT 1 + (f.n - 1) / array_length(figures, 2) AS r, 1 + (f.n - 1) % array_length(figures, 2) AS c) AS place,
			LATERAL (VALUES
				(format('row %s', r), CASE c WHEN array_length(figures, 2) THEN 'total' ELSE 'part' END),
				(format('column %s', c), CASE r WHEN array_length(figures, 1) THEN 'total' ELSE 'part' END)
			) AS t(relation, role)
		WHERE f.value IS NOT NULL
		WINDOW w AS (PARTITION BY t.relation)
	) AS s
	WHERE s.is_sum;
END;
COMMENT ON FUNCTION cross_footing(figure[]) IS
	'the terms of an audit of a table (row by row) whose last row and last column are totals: every row and every column is a sum, cells are named row,column; null cells are left out, and so are rows and columns without a total or a part';
