/*
 * relation.h
 *	  Relations between printed figures as SQL names them: kinds, roles and verdicts.
 */
#ifndef GOVERNANCE_RELATION_H
#define GOVERNANCE_RELATION_H

#include "figure.h"

#include "check.h"

#define ROLES_OF_KIND 3
#define CONVENTIONS_OF_KIND 4

typedef struct RoleName
{
	const char *name;
	Role role;
} RoleName;

/*
 * A kind of relation.  Of one that has conventions, a whole column of relations follows
 * the one that fits it best, the first of those that fit equally.
 */
typedef struct RelationKind
{
	const char *name;
	CheckKind kind;
	bool counted;                  /* figures without a unit were counted */
	bool one_each;                 /* one figure in each role */
	RoleName roles[ROLES_OF_KIND]; /* the first is the result */
	const char *conventions[CONVENTIONS_OF_KIND];
} RelationKind;

extern const RelationKind *relation_kind(const char *name, size_t length);
extern int relation_role(const RelationKind *kind, const char *name, size_t length);
pg_noreturn extern void relation_report_roles(const RelationKind *kind, const char *problem);
extern MarkRule mark_rule(text *name);

/* Numbers of a check's result as SQL has them, in its unit. */
extern Datum number_in_unit(Decimal base, Unit unit);
extern bool check_numbers(const Check *check, Datum *difference, Datum *tolerance,
						  bool *has_tolerance);

extern void enum_oids(Oid type, const char *const *labels, int count, Oid *oids);
extern void verdict_oids(Oid verdict_type, Oid *oids);

#endif /* GOVERNANCE_RELATION_H */
