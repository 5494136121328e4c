/*
 * model.h
 *	  A model: an SQL function from double precision[] to double precision, called
 *	  with the caller's rights, and what is done with its outputs.
 */
#ifndef GOVERNANCE_MODEL_H
#define GOVERNANCE_MODEL_H

#include "governance.h"

#define MODEL_EVALUATIONS (1 << 24) /* 128 MB of outputs */

typedef struct Model
{
	FmgrInfo function;
	ArrayType *argument;
	double *x; /* the elements of the argument */
	MemoryContext context;
} Model;

extern Model model_prepare(Oid function, int inputs);
extern double model_evaluate(Model *model);
extern double *outputs_from_array(ArrayType *array, int *count);
extern int outputs_scale(double *y, size_t count);

/* Confidence intervals from resamples. */
extern void confidence_require(int num_resamples, double conf_level);
extern double confidence_half_width(const double *resample, int stride, int count,
									double conf_level);

#endif /* GOVERNANCE_MODEL_H */
