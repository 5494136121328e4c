/*
 * audit.c
 *	  What an audit answers: its relations, and the cells that would explain most of
 *	  what is broken.
 */
#include "compat.h"

#include "audit.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#include "explanation.h"

/* A cell of which one change would mend all that is broken around it. */
typedef struct Suspect
{
	int cell;
	int64 rank;
	bool has_slip;
	Slip slip;
	bool has_correction; /* a wrong label has none */
	Figure correction;
	int cause;        /* a cell, or NO_CELL */
	Decimal distance; /* twice that of the correction from the middle of what is possible */
} Suspect;

typedef struct Suspects
{
	Suspect *suspects; /* by rank */
	int count;
	int *of_cell; /* index, or -1 */
} Suspects;

/* ---------- the likeliest correction of a cell ---------- */

typedef struct CellSearch
{
	const Audit *audit;
	const AuditRelation *relation;
	Suspect *best;
} CellSearch;

/* Twice the distance from the middle; false where the correction is not possible. */
static bool
correction_distance(const AuditCell *cell, const Figure *figure, Decimal *distance)
{
	const DecimalInterval *const bounds = &cell->range.bounds;
	Decimal amount = figure->amount;

	*distance = (Decimal){0, 0};
	if (!cell->range.has_bounds)
		return true;
	if (decimal_shift(&amount, (int) figure->unit.power - (int) cell->value.unit.power) !=
			DECIMAL_OK ||
		!interval_contains(bounds, &amount))
		return false;
	if (decimal_add(distance, &amount) != DECIMAL_OK ||
		decimal_add(distance, &amount) != DECIMAL_OK ||
		decimal_subtract(distance, &bounds->low) != DECIMAL_OK ||
		decimal_subtract(distance, &bounds->high) != DECIMAL_OK)
		return false;
	*distance = decimal_absolute(distance);
	return true;
}

static void
keep_best(void *context, const Correction *correction)
{
	const CellSearch *const search = context;
	const AuditCell *const cell = &search->audit->cells[search->best->cell];
	Suspect *const best = search->best;
	Decimal distance;

	if (!correction_distance(cell, &correction->figure, &distance))
		return;
	if (best->has_slip &&
		(correction->slip > best->slip ||
		 (correction->slip == best->slip && decimal_compare(&distance, &best->distance) >= 0)))
		return;
	best->has_slip = best->has_correction = true;
	best->slip = correction->slip;
	best->correction = correction->figure;
	best->distance = distance;
	best->cause = correction->cause < 0
					  ? NO_CELL
					  : search->audit->terms[search->relation->terms[correction->cause]].cell;
}

static bool
is_odd_label(const Audit *audit, const AuditRelation *relation, int term)
{
	return relation->majority >= 0 &&
		   audit->terms[relation->terms[term]].label != audit->terms[relation->majority].label;
}

static void
find_correction(const Audit *audit, Suspect *suspect)
{
	for (int place = audit->cells[suspect->cell].first; place >= 0;
		 place = audit->places[place].next)
	{
		const AuditRelation *const relation = &audit->relations[audit->places[place].relation];
		CellSearch search = {audit, relation, suspect};

		CHECK_FOR_INTERRUPTS();
		if (relation->verdict != VERDICT_ERROR)
			continue;
		if (relation->kind == NULL)
		{
			if (!is_odd_label(audit, relation, audit->places[place].term) ||
				(suspect->has_slip && suspect->slip < SLIP_LABEL))
				continue;
			suspect->has_slip = true;
			suspect->has_correction = false;
			suspect->slip = SLIP_LABEL;
			continue;
		}
		for (Slip slip = 0; slip < SLIPS && (!suspect->has_slip || slip <= suspect->slip); slip++)
			(void) check_slips(&relation->check, audit->places[place].term, slip, keep_best,
							   &search);
	}
}

/* ---------- all suspects, ranked ---------- */

/* By how many they explain, then by how likely the slip is, then in the order of the cells. */
static int
compare_keys(const Audit *audit, const Suspect *a, const Suspect *b)
{
	const int explained = audit->cells[b->cell].explains - audit->cells[a->cell].explains;

	if (explained != 0)
		return explained;
	return (int) (a->has_slip ? a->slip : SLIPS) - (int) (b->has_slip ? b->slip : SLIPS);
}

static int
compare_suspects(const void *left, const void *right, void *audit)
{
	const Suspect *const a = left;
	const Suspect *const b = right;
	const int order = compare_keys(audit, a, b);

	return order != 0 ? order : (a->cell > b->cell) - (a->cell < b->cell);
}

static Suspects
find_suspects(Audit *audit)
{
	const int ncells = audit->cell_names->count;
	Suspects result = {.of_cell =
						   palloc_extended(sizeof(int) * (Size) Max(ncells, 1), MCXT_ALLOC_HUGE)};

	audit_trace_cells(audit);
	for (int i = 0; i < ncells; i++)
		result.count += audit->cells[i].explains > 0;
	result.suspects =
		palloc_extended(sizeof(Suspect) * (Size) Max(result.count, 1), MCXT_ALLOC_HUGE);
	result.count = 0;
	for (int i = 0; i < ncells; i++)
	{
		result.of_cell[i] = -1;
		if (audit->cells[i].explains == 0)
			continue;
		result.suspects[result.count] = (Suspect){.cell = i, .cause = NO_CELL};
		find_correction(audit, &result.suspects[result.count++]);
	}
	qsort_interruptible(result.suspects, (size_t) result.count, sizeof(Suspect), compare_suspects,
						audit);
	for (int i = 0; i < result.count; i++)
	{
		Suspect *const suspect = &result.suspects[i];

		result.of_cell[suspect->cell] = i;
		suspect->rank =
			i > 0 && compare_keys(audit, suspect - 1, suspect) == 0 ? suspect[-1].rank : i + 1;
	}
	return result;
}

/* ---------- audit_cells() ---------- */

enum
{
	CELL_RANK,
	CELL_NAME,
	CELL_VALUE,
	CELL_EXPLAINS,
	CELL_RELATIONS,
	CELL_POSSIBLE,
	CELL_SLIP,
	CELL_CORRECTION,
	CELL_CAUSE,
	CELL_COLUMNS
};

static Datum
names_of_broken(const Audit *audit, const AuditCell *cell)
{
	Datum *names;
	int count = 0;
	int last;

	for (int place = cell->first; place >= 0; place = audit->places[place].next)
		count += audit->relations[audit->places[place].relation].verdict == VERDICT_ERROR;
	names = palloc(sizeof(Datum) * (Size) Max(count, 1));
	last = count;
	/* places are kept the last first */
	for (int place = cell->first; place >= 0; place = audit->places[place].next)
	{
		const AuditRelation *const relation = &audit->relations[audit->places[place].relation];

		if (relation->verdict == VERDICT_ERROR)
			names[--last] =
				CStringGetTextDatum(name_table_text(audit->relation_names, relation->name));
	}
	return PointerGetDatum(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

static Datum
numeric_range(const AuditRange *range, Oid range_type)
{
	StringInfoData text;
	Oid input;
	Oid parameter;

	initStringInfo(&text);
	if (range->has_bounds)
	{
		const Decimal low = decimal_stripped(&range->bounds.low);
		const Decimal high = decimal_stripped(&range->bounds.high);

		appendStringInfoChar(&text, '[');
		decimal_append(&text, &low);
		appendStringInfoChar(&text, ',');
		decimal_append(&text, &high);
		appendStringInfoChar(&text, ']');
	}
	else
		appendStringInfoString(&text, "(,)");
	getTypeInputInfo(range_type, &input, &parameter);
	return OidInputFunctionCall(input, text.data, parameter, -1);
}

static Datum
cell_name(const Audit *audit, int cell)
{
	return CStringGetTextDatum(name_table_text(audit->cell_names, cell));
}

PG_FUNCTION_INFO_V1(audit_cells);
Datum
audit_cells(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *const result = (ReturnSetInfo *) fcinfo->resultinfo;
	Audit *audit;
	Suspects suspects;
	Oid slips[SLIPS];
	Oid range_type;

	InitMaterializedSRF(fcinfo, 0);
	audit = audit_judge(PG_GETARG_ARRAYTYPE_P(0), mark_rule(PG_GETARG_TEXT_PP(1)));
	suspects = find_suspects(audit);
	slip_oids(TupleDescAttr(result->setDesc, CELL_SLIP)->atttypid, slips);
	range_type = TupleDescAttr(result->setDesc, CELL_POSSIBLE)->atttypid;
	for (int i = 0; i < suspects.count; i++)
	{
		const Suspect *const suspect = &suspects.suspects[i];
		const AuditCell *const cell = &audit->cells[suspect->cell];
		Datum values[CELL_COLUMNS] = {0};
		bool nulls[CELL_COLUMNS] = {false};

		CHECK_FOR_INTERRUPTS();
		nulls[CELL_VALUE] = cell->unread;
		nulls[CELL_SLIP] = !suspect->has_slip;
		nulls[CELL_CORRECTION] = !suspect->has_correction;
		nulls[CELL_CAUSE] = suspect->cause == NO_CELL;
		values[CELL_RANK] = Int64GetDatum(suspect->rank);
		values[CELL_NAME] = cell_name(audit, suspect->cell);
		values[CELL_VALUE] = PointerGetDatum(&cell->value);
		values[CELL_EXPLAINS] = Int64GetDatum(cell->explains);
		values[CELL_RELATIONS] = names_of_broken(audit, cell);
		values[CELL_POSSIBLE] = numeric_range(&cell->range, range_type);
		values[CELL_SLIP] = ObjectIdGetDatum(slips[suspect->has_slip ? suspect->slip : 0]);
		values[CELL_CORRECTION] = PointerGetDatum(&suspect->correction);
		if (suspect->cause != NO_CELL)
			values[CELL_CAUSE] = cell_name(audit, suspect->cause);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* ---------- audit_relations() ---------- */

enum
{
	RELATION_NAME,
	RELATION_KIND,
	RELATION_VERDICT,
	RELATION_DIFFERENCE,
	RELATION_TOLERANCE,
	RELATION_UNIT,
	RELATION_SUSPECTS,
	RELATION_EXPLANATIONS,
	RELATION_CELL,
	RELATION_REASON,
	RELATION_COLUMNS
};

static char *
term_cell(const Audit *audit, const AuditRelation *relation, int term)
{
	const int cell = audit->terms[relation->terms[term]].cell;

	return cell == NO_CELL ? NULL : name_table_text(audit->cell_names, cell);
}

static Datum
put_explanations(const Audit *audit, const AuditRelation *relation, const ExplanationType *type,
				 bool *isnull)
{
	Corrections corrections = {0};
	Explanation *explanations;
	int count = 0;

	if (relation->kind != NULL)
	{
		corrections = find_corrections(&relation->check);
		corrections_without_digits(&corrections);
	}
	explanations = palloc0(sizeof(Explanation) * (Size) (corrections.count + relation->count));
	for (int i = 0; i < corrections.count; i++)
	{
		const Correction *const each = &corrections.found[i];

		explanations[count++] =
			(Explanation){.cell = term_cell(audit, relation, each->term),
						  .cause = each->cause < 0 ? NULL : term_cell(audit, relation, each->cause),
						  .value = &relation->check.terms[each->term].figure,
						  .slip = each->slip,
						  .correction = &each->figure};
	}
	for (int term = 0; relation->kind == NULL && term < relation->count; term++)
		if (is_odd_label(audit, relation, term))
			explanations[count++] =
				(Explanation){.cell = term_cell(audit, relation, term),
							  .value = &audit->terms[relation->terms[term]].value,
							  .slip = SLIP_LABEL};
	*isnull = count == 0;
	return count == 0 ? (Datum) 0 : explanation_array(type, explanations, count);
}

static int
compare_ints(const void *left, const void *right)
{
	const int a = *(const int *) left;
	const int b = *(const int *) right;

	return (a > b) - (a < b);
}

/* The suspects with a usual slip among the relation's cells, by rank. */
static Datum
put_suspects(const Audit *audit, const AuditRelation *relation, const Suspects *suspects,
			 const ExplanationType *type, bool *isnull)
{
	int *const found = palloc(sizeof(int) * (Size) relation->count);
	Explanation *explanations;
	int count = 0;

	for (int term = 0; term < relation->count; term++)
	{
		const int cell = audit->terms[relation->terms[term]].cell;
		const int n = cell == NO_CELL ? -1 : suspects->of_cell[cell];

		if (n >= 0 && suspects->suspects[n].has_slip)
			found[count++] = n;
	}
	*isnull = count == 0;
	if (count == 0)
		return (Datum) 0;
	qsort(found, (size_t) count, sizeof(int), compare_ints);
	explanations = palloc0(sizeof(Explanation) * (Size) count);
	for (int i = 0; i < count; i++)
	{
		const Suspect *const suspect = &suspects->suspects[found[i]];

		explanations[i] = (Explanation){
			.cell = name_table_text(audit->cell_names, suspect->cell),
			.cause = suspect->cause == NO_CELL ? NULL
											   : name_table_text(audit->cell_names, suspect->cause),
			.value = &audit->cells[suspect->cell].value,
			.slip = suspect->slip,
			.correction = suspect->has_correction ? &suspect->correction : NULL};
	}
	return explanation_array(type, explanations, count);
}

static void
put_numbers(const AuditRelation *relation, Datum *values, bool *nulls)
{
	bool has_tolerance = false;

	if (relation->kind == NULL || relation->verdict == VERDICT_UNJUDGED ||
		!check_numbers(&relation->check, &values[RELATION_DIFFERENCE], &values[RELATION_TOLERANCE],
					   &has_tolerance))
		return;
	values[RELATION_UNIT] = CStringGetTextDatum(unit_name(relation->check.terms[0].unit));
	nulls[RELATION_DIFFERENCE] = nulls[RELATION_UNIT] = false;
	nulls[RELATION_TOLERANCE] = !has_tolerance;
}

PG_FUNCTION_INFO_V1(audit_relations);
Datum
audit_relations(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *const result = (ReturnSetInfo *) fcinfo->resultinfo;
	ExplanationType type;
	Oid verdicts[VERDICT_ERROR + 1];
	Audit *audit;
	Suspects suspects;

	InitMaterializedSRF(fcinfo, 0);
	audit = audit_judge(PG_GETARG_ARRAYTYPE_P(0), mark_rule(PG_GETARG_TEXT_PP(1)));
	suspects = find_suspects(audit);
	type = explanation_type(TupleDescAttr(result->setDesc, RELATION_SUSPECTS)->atttypid);
	verdict_oids(TupleDescAttr(result->setDesc, RELATION_VERDICT)->atttypid, verdicts);
	for (int i = 0; i < audit->nrelations; i++)
	{
		const AuditRelation *const relation = &audit->relations[i];
		const bool broken = relation->verdict == VERDICT_ERROR;
		char *const cell = relation->kind == NULL ? NULL : term_cell(audit, relation, relation->at);
		Datum values[RELATION_COLUMNS] = {0};
		bool nulls[RELATION_COLUMNS];

		CHECK_FOR_INTERRUPTS();
		memset(nulls, true, sizeof(nulls));
		values[RELATION_NAME] =
			CStringGetTextDatum(name_table_text(audit->relation_names, relation->name));
		values[RELATION_KIND] =
			CStringGetTextDatum(relation->kind ? relation->kind->name : "label");
		values[RELATION_VERDICT] = ObjectIdGetDatum(verdicts[relation->verdict]);
		nulls[RELATION_NAME] = nulls[RELATION_KIND] = nulls[RELATION_VERDICT] = false;
		put_numbers(relation, values, nulls);
		if (broken)
		{
			values[RELATION_SUSPECTS] =
				put_suspects(audit, relation, &suspects, &type, &nulls[RELATION_SUSPECTS]);
			values[RELATION_EXPLANATIONS] =
				put_explanations(audit, relation, &type, &nulls[RELATION_EXPLANATIONS]);
		}
		if (cell != NULL)
			values[RELATION_CELL] = CStringGetTextDatum(cell);
		nulls[RELATION_CELL] = cell == NULL;
		if (relation->reason != NULL)
			values[RELATION_REASON] = CStringGetTextDatum(relation->reason);
		nulls[RELATION_REASON] = relation->reason == NULL;
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
