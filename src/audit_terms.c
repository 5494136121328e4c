/*
 * audit_terms.c
 *	  An array of audit_term, taken apart.
 */
#include "compat.h"

#include "audit.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "access/tupdesc.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

enum
{
	TERM_RELATION,
	TERM_KIND,
	TERM_ROLE,
	TERM_CELL,
	TERM_VALUE,
	TERM_LABEL,
	TERM_COLUMNS
};

/* Most terms have the kind and the role of the one before them, or of one near it. */
typedef struct KindMemory
{
	const char *name;
	size_t length;
	const RelationKind *kind;
} KindMemory;

static bool
is_text(const char *word, text *value)
{
	return VARSIZE_ANY_EXHDR(value) == strlen(word) &&
		   memcmp(VARDATA_ANY(value), word, strlen(word)) == 0;
}

static const RelationKind *
find_kind(KindMemory *memory, text *name)
{
	const size_t length = VARSIZE_ANY_EXHDR(name);

	if (memory->length != length || memcmp(memory->name, VARDATA_ANY(name), length) != 0)
	{
		memory->kind = is_text("label", name) ? NULL : relation_kind(VARDATA_ANY(name), length);
		memory->name = VARDATA_ANY(name);
		memory->length = length;
	}
	return memory->kind;
}

static text *
required(const Datum *values, const bool *nulls, int column, const char *name)
{
	if (nulls[column])
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("the %s of an audit_term must not be null", name)));
	return DatumGetTextPP(values[column]);
}

static void
read_term(Audit *audit, AuditTerm *term, const Datum *values, const bool *nulls, KindMemory *memory)
{
	text *const relation = required(values, nulls, TERM_RELATION, "relation");

	term->relation = name_table_number(audit->relation_names, VARDATA_ANY(relation),
									   VARSIZE_ANY_EXHDR(relation));
	term->kind = find_kind(memory, required(values, nulls, TERM_KIND, "kind"));
	term->role = 0;
	if (term->kind != NULL)
	{
		text *const role = required(values, nulls, TERM_ROLE, "role");

		term->role = relation_role(term->kind, VARDATA_ANY(role), VARSIZE_ANY_EXHDR(role));
	}
	term->cell = NO_CELL;
	if (!nulls[TERM_CELL])
	{
		text *const cell = DatumGetTextPP(values[TERM_CELL]);

		term->cell =
			name_table_number(audit->cell_names, VARDATA_ANY(cell), VARSIZE_ANY_EXHDR(cell));
	}
	term->unread = nulls[TERM_VALUE];
	term->value = term->unread ? (Figure){.amount = ABSENT_DECIMAL, .mark = MARK_BLANK}
							   : *(const Figure *) DatumGetPointer(values[TERM_VALUE]);
	term->has_label = !nulls[TERM_LABEL];
	term->label = term->has_label ? DatumGetInt32(values[TERM_LABEL]) : 0;
}

void
audit_read_terms(Audit *audit, ArrayType *array)
{
	const TupleDesc tupdesc = lookup_rowtype_tupdesc_copy(ARR_ELEMTYPE(array), -1);
	KindMemory memory = {"", 0, NULL};
	Datum *elements;
	bool *nulls;
	int count;

	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_DOUBLE, &elements, &nulls,
					  &count);
	audit->terms = palloc_extended(sizeof(AuditTerm) * (Size) Max(count, 1), MCXT_ALLOC_HUGE);
	audit->relation_names = name_table_create(64);
	audit->cell_names = name_table_create(count);
	for (int i = 0; i < count; i++)
	{
		Datum values[TERM_COLUMNS];
		bool is_null[TERM_COLUMNS];
		HeapTupleHeader header;
		HeapTupleData tuple = {0};

		CHECK_FOR_INTERRUPTS();
		if (nulls[i])
			continue;
		header = (HeapTupleHeader) PG_DETOAST_DATUM(elements[i]);
		tuple.t_len = HeapTupleHeaderGetDatumLength(header);
		tuple.t_data = header;
		heap_deform_tuple(&tuple, tupdesc, values, is_null);
		read_term(audit, &audit->terms[audit->nterms++], values, is_null, &memory);
	}
}
