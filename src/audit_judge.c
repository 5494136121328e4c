/*
 * audit_judge.c
 *	  Judges the relations of an audit, and finds what each cell could print instead
 *	  for all of its relations to hold.
 */
#include "compat.h"

#include "audit.h"

#include "miscadmin.h"
#include "utils/memutils.h"

/* ---------- relations from terms ---------- */

/* The terms of one name and kind, in the order given. */
typedef struct TermGroup
{
	int name;
	const RelationKind *kind;
	int count;
	int *terms;
	int next; /* of the same name, or -1 */
} TermGroup;

typedef struct TermGroups
{
	TermGroup *groups;
	int count;
	int room;
	int *of_term;
} TermGroups;

static int
find_group(TermGroups *groups, int *first_of_name, const AuditTerm *term)
{
	const int n = groups->count;
	int last = -1;

	for (int i = *first_of_name; i >= 0; i = groups->groups[i].next)
	{
		if (groups->groups[i].kind == term->kind)
			return i;
		last = i;
	}
	if (n == groups->room)
	{
		groups->room = groups->room * 2 + 64;
		groups->groups =
			groups->groups ? repalloc_huge(groups->groups, sizeof(TermGroup) * (Size) groups->room)
						   : palloc(sizeof(TermGroup) * (Size) groups->room);
	}
	groups->groups[groups->count++] = (TermGroup){term->relation, term->kind, 0, NULL, -1};
	if (last < 0)
		*first_of_name = n;
	else
		groups->groups[last].next = n;
	return n;
}

static TermGroups
group_terms(const Audit *audit)
{
	const Size size = sizeof(int) * (Size) Max(audit->nterms, 1);
	TermGroups groups = {0};
	int *const firsts = palloc(sizeof(int) * (Size) Max(audit->relation_names->count, 1));
	int *const all = palloc_extended(size, MCXT_ALLOC_HUGE);
	int used = 0;

	groups.of_term = palloc_extended(size, MCXT_ALLOC_HUGE);
	for (int i = 0; i < audit->relation_names->count; i++)
		firsts[i] = -1;
	for (int i = 0; i < audit->nterms; i++)
	{
		groups.of_term[i] =
			find_group(&groups, &firsts[audit->terms[i].relation], &audit->terms[i]);
		groups.groups[groups.of_term[i]].count++;
	}
	for (int i = 0; i < groups.count; i++)
	{
		groups.groups[i].terms = all + used;
		used += groups.groups[i].count;
		groups.groups[i].count = 0;
	}
	for (int i = 0; i < audit->nterms; i++)
	{
		TermGroup *const group = &groups.groups[groups.of_term[i]];

		group->terms[group->count++] = i;
	}
	return groups;
}

static AuditRelation *
new_relation(Audit *audit, const TermGroup *group, int count)
{
	AuditRelation *relation;

	if (audit->nrelations == audit->room)
	{
		audit->room = audit->room * 2 + 64;
		audit->relations =
			audit->relations
				? repalloc_huge(audit->relations, sizeof(AuditRelation) * (Size) audit->room)
				: palloc(sizeof(AuditRelation) * (Size) audit->room);
	}
	relation = &audit->relations[audit->nrelations++];
	*relation = (AuditRelation){.name = group->name,
								.kind = group->kind,
								.count = count,
								.majority = -1,
								.terms = palloc(sizeof(int) * (Size) count)};
	return relation;
}

/* ---------- one relation ---------- */

static void
judge(Audit *audit, AuditRelation *relation)
{
	Check *const check = &relation->check;
	CheckProblem problem;

	*check =
		(Check){.kind = relation->kind->kind,
				.counted = relation->kind->counted,
				.marks = audit->marks,
				.count = relation->count,
				.terms = palloc_extended(sizeof(Term) * (Size) relation->count, MCXT_ALLOC_HUGE)};
	for (int i = 0; i < relation->count; i++)
	{
		const AuditTerm *const term = &audit->terms[relation->terms[i]];

		check->terms[i].figure = term->value;
		check->terms[i].role = relation->kind->roles[term->role].role;
		check->terms[i].unread = term->unread;
	}
	problem = check_prepare(check, &relation->at);
	if (problem == CHECK_CAN_BE_JUDGED && check_verdict(check, &relation->verdict) != DECIMAL_OK)
		problem = CHECK_OUT_OF_RANGE;
	relation->reason = check_problems[problem];
	if (problem != CHECK_CAN_BE_JUDGED)
		relation->verdict = VERDICT_UNJUDGED;
	else
		relation->at = 0;
}

/* A sum: one result, and any number of others. */
static void
judge_sum(Audit *audit, const TermGroup *group)
{
	AuditRelation *const relation = new_relation(audit, group, group->count);
	int filled = 1;
	int results = 0;

	for (int i = 0; i < group->count; i++)
	{
		const bool is_result = audit->terms[group->terms[i]].role == 0;

		results += is_result;
		if (filled < group->count || is_result)
			relation->terms[is_result ? 0 : filled++] = group->terms[i];
	}
	if (results > 1)
		relation_report_roles(group->kind,
							  psprintf("has more than one \"%s\" in relation \"%s\"",
									   group->kind->roles[0].name,
									   name_table_text(audit->relation_names, group->name)));
	if (results == 0 || group->count < 2)
		relation_report_roles(group->kind,
							  psprintf("lacks a figure in relation \"%s\"",
									   name_table_text(audit->relation_names, group->name)));
	judge(audit, relation);
}

/* ---------- a column of relations ---------- */

/*
 * The nth result goes with the nth figure of each other role.  Only a kind with
 * conventions has more than one of each.
 */
static int
relations_of_column(Audit *audit, const TermGroup *group)
{
	const RelationKind *const kind = group->kind;
	int filled[ROLES_OF_KIND] = {0};
	const int first = audit->nrelations;

	for (int i = 0; i < group->count; i++)
		filled[audit->terms[group->terms[i]].role]++;
	if (filled[1] != filled[0] || filled[2] != filled[0])
		relation_report_roles(kind, psprintf("lacks a figure in relation \"%s\"",
											 name_table_text(audit->relation_names, group->name)));
	if (filled[0] > 1 && kind->conventions[0] == NULL)
		relation_report_roles(kind, psprintf("has more than one of each in relation \"%s\"",
											 name_table_text(audit->relation_names, group->name)));
	for (int n = 0; n < filled[0]; n++)
		(void) new_relation(audit, group, ROLES_OF_KIND);
	memset(filled, 0, sizeof(filled));
	for (int i = 0; i < group->count; i++)
	{
		const int role = audit->terms[group->terms[i]].role;

		audit->relations[first + filled[role]++].terms[role] = group->terms[i];
	}
	return filled[0];
}

static int
judge_column_by(Audit *audit, int first, int count, const RelationKind *kind)
{
	int errors = 0;

	for (int i = first; i < first + count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		audit->relations[i].kind = kind;
		judge(audit, &audit->relations[i]);
		errors += audit->relations[i].verdict == VERDICT_ERROR;
	}
	return errors;
}

static void
judge_column(Audit *audit, const TermGroup *group)
{
	const char *const *const conventions = group->kind->conventions;
	const int first = audit->nrelations;
	const int count = relations_of_column(audit, group);
	const RelationKind *best = group->kind;
	int fewest = -1;
	int tried = 0;

	for (; tried < CONVENTIONS_OF_KIND && conventions[tried] != NULL && fewest != 0; tried++)
	{
		const RelationKind *const kind =
			relation_kind(conventions[tried], strlen(conventions[tried]));
		const int errors = judge_column_by(audit, first, count, kind);

		if (fewest < 0 || errors < fewest)
		{
			fewest = errors;
			best = kind;
		}
	}
	if (count > 0 && (tried == 0 || audit->relations[first].kind != best))
		(void) judge_column_by(audit, first, count, best);
}

/* ---------- year labels ---------- */

static int
compare_labels(const void *left, const void *right)
{
	const int32 a = *(const int32 *) left;
	const int32 b = *(const int32 *) right;

	return (a > b) - (a < b);
}

/* The label that more than half of them have, where not all are one; whether there is one. */
static bool
find_majority(int32 *labels, int count, int32 *majority)
{
	qsort(labels, (size_t) count, sizeof(int32), compare_labels);
	*majority = labels[count / 2];
	for (int i = 0, same = 0; i < count; i++)
		if (labels[i] == *majority && ++same * 2 > count)
			return true;
	return false;
}

static void
judge_labels(Audit *audit, const TermGroup *group)
{
	AuditRelation *const relation = new_relation(audit, group, Max(group->count, 1));
	int32 *const labels = palloc(sizeof(int32) * (Size) group->count);
	int32 majority;
	bool settled;
	int count = 0;

	for (int i = 0; i < group->count; i++)
		if (audit->terms[group->terms[i]].has_label)
		{
			labels[count] = audit->terms[group->terms[i]].label;
			relation->terms[count++] = group->terms[i];
		}
	relation->count = count;
	if (count == 0)
	{
		audit->nrelations--;
		return;
	}
	settled = find_majority(labels, count, &majority);
	relation->verdict = labels[0] == labels[count - 1] ? VERDICT_HOLDS : VERDICT_ERROR;
	for (int i = 0; i < count && settled && relation->majority < 0; i++)
		if (audit->terms[relation->terms[i]].label == majority)
			relation->majority = relation->terms[i];
}

/* ---------- all of them ---------- */

Audit *
audit_judge(ArrayType *terms, MarkRule marks)
{
	Audit *const audit = palloc0(sizeof(Audit));
	TermGroups groups;

	audit->marks = marks;
	audit_read_terms(audit, terms);
	groups = group_terms(audit);
	for (int i = 0; i < groups.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (groups.groups[i].kind == NULL)
			judge_labels(audit, &groups.groups[i]);
		else if (groups.groups[i].kind->one_each)
			judge_column(audit, &groups.groups[i]);
		else
			judge_sum(audit, &groups.groups[i]);
	}
	return audit;
}

/* ---------- what each cell could print instead ---------- */

static void
narrow(AuditRange *range, const DecimalInterval *bounds)
{
	if (!range->has_bounds)
		range->bounds = *bounds;
	else
	{
		if (decimal_compare(&bounds->low, &range->bounds.low) > 0)
			range->bounds.low = bounds->low;
		if (decimal_compare(&bounds->high, &range->bounds.high) < 0)
			range->bounds.high = bounds->high;
	}
	range->has_bounds = true;
	range->empty |= decimal_compare(&range->bounds.low, &range->bounds.high) > 0;
}

/* What the relation lets a cell be, in the unit that it prints; it counts what is mended. */
static void
trace_term(AuditCell *cell, const AuditRelation *relation, int term)
{
	const int power = relation->check.terms[term].unit.power;
	Possible possible;

	/* what cannot be held cannot be printed */
	if (check_possible(&relation->check, term, &possible) != DECIMAL_OK ||
		(possible.bounded && (decimal_shift(&possible.bounds.low, -power) != DECIMAL_OK ||
							  decimal_shift(&possible.bounds.high, -power) != DECIMAL_OK)))
		cell->range.empty = true;
	else if (possible.bounded)
		narrow(&cell->range, &possible.bounds);
	cell->explains += relation->verdict == VERDICT_ERROR;
}

/* A label says nothing of the figure; where one label is right, others could change. */
static void
trace_label(const Audit *audit, AuditCell *cell, const AuditRelation *relation, int term)
{
	if (relation->verdict != VERDICT_ERROR)
		return;
	cell->explains += relation->majority < 0 || audit->terms[relation->terms[term]].label !=
													audit->terms[relation->majority].label;
}

/* Whether a number of as many decimals as the cell prints is possible. */
static bool
has_printable(const AuditCell *cell)
{
	DecimalInterval units = cell->range.bounds;

	if (cell->range.empty || !cell->range.has_bounds || cell->value.mark != MARK_NONE)
		return !cell->range.empty;
	if (decimal_shift(&units.low, (int) cell->value.amount.scale) != DECIMAL_OK ||
		decimal_shift(&units.high, (int) cell->value.amount.scale) != DECIMAL_OK)
		return true;
	/* the least whole number that is not below low */
	units.low.coefficient = units.low.coefficient / decimal_power[units.low.scale] +
							(units.low.coefficient % decimal_power[units.low.scale] > 0 ? 1 : 0);
	units.low.scale = 0;
	return decimal_compare(&units.low, &units.high) <= 0;
}

static void
add_place(Audit *audit, int relation, int term)
{
	const AuditTerm *const of = &audit->terms[audit->relations[relation].terms[term]];
	AuditCell *cell;

	if (of->cell == NO_CELL)
		return;
	cell = &audit->cells[of->cell];
	if (cell->first < 0 || cell->unread)
	{
		cell->value = of->value;
		cell->unread = of->unread;
	}
	else if (!of->unread && figure_compare(&cell->value, &of->value) != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cell \"%s\" has two figures",
							   name_table_text(audit->cell_names, of->cell)),
						errhint("Each printed cell needs a name of its own.")));
	audit->places[audit->nplaces] = (AuditPlace){relation, term, cell->first};
	cell->first = audit->nplaces++;
	if (audit->relations[relation].kind == NULL)
		trace_label(audit, cell, &audit->relations[relation], term);
	else if (audit->relations[relation].verdict != VERDICT_UNJUDGED)
		trace_term(cell, &audit->relations[relation], term);
}

/*
 * audit_trace_cells
 *	  The range of every cell over its relations.  A cell that explains an error and has
 *	  no range left explains nothing: a change of it would break another relation.
 */
void
audit_trace_cells(Audit *audit)
{
	audit->cells = palloc_extended(sizeof(AuditCell) * (Size) Max(audit->cell_names->count, 1),
								   MCXT_ALLOC_HUGE);
	audit->places =
		palloc_extended(sizeof(AuditPlace) * (Size) Max(audit->nterms, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < audit->cell_names->count; i++)
		audit->cells[i] = (AuditCell){.first = -1};
	for (int relation = 0; relation < audit->nrelations; relation++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int term = 0; term < audit->relations[relation].count; term++)
			add_place(audit, relation, term);
	}
	for (int i = 0; i < audit->cell_names->count; i++)
		if (audit->cells[i].explains > 0 && !has_printable(&audit->cells[i]))
			audit->cells[i].explains = 0;
}
