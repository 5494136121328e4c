/*
 * model.h
 *	  A model: an SQL function from double precision[] to double precision, called
 *	  with the caller's rights, and what is done with its outputs.
 */
#ifndef GOVERNANCE_MODEL_H
#define GOVERNANCE_MODEL_H

#include "compat.h"

#include "common/pg_prng.h"
#include "nodes/execnodes.h"
#include "utils/array.h"

#define MODEL_EVALUATIONS (1 << 24) /* 128 MB of outputs */

/* Called with the inputs of each evaluation, in order. */
typedef void (*PointVisitor)(void *to, const double *x);

/* Evaluates the model at each point, and puts its outputs one after another. */
typedef struct Model
{
	FmgrInfo function;
	ArrayType *argument;
	double *x; /* the elements of the argument */
	int inputs;
	MemoryContext context;
	double *next_output;
} Model;

extern Model model_prepare(Oid function, int inputs);
extern void model_visit(void *model, const double *x);

/* Returns each point as a row of its number, from 1, and its inputs. */
typedef struct SampleRows
{
	ReturnSetInfo *result;
	int inputs;
	int64 evaluation;
	Datum *element;
} SampleRows;

extern SampleRows sample_rows(FunctionCallInfo fcinfo, int inputs);
extern void sample_visit(void *rows, const double *x);

extern double *outputs_from_array(ArrayType *array, int *count);
extern int outputs_scale(double *y, size_t count);

/* What is asked for besides the figures: the level of confidence, and how many resamples. */
typedef struct Confidence
{
	double level;
	int resamples;
	pg_prng_state *state;
} Confidence;

extern void confidence_require(int num_resamples, double conf_level);
extern double confidence_half_width(const double *resample, int stride, int count,
									double conf_level);

#endif /* GOVERNANCE_MODEL_H */
