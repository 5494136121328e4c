/*
 * model.c
 *	  A model: an SQL function from double precision[] to double precision, called
 *	  with the caller's rights, and what its sample and its outputs have in common
 *	  whatever the method.
 */
#include "compat.h"
#include "model.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

#include "argument.h"
#include "probability.h"

static void
require_execute(Oid function)
{
	const AclResult result =
		object_aclcheck(ProcedureRelationId, function, GetUserId(), ACL_EXECUTE);

	if (result != ACLCHECK_OK)
		aclcheck_error(result, OBJECT_FUNCTION, get_func_name(function));
	InvokeFunctionExecuteHook(function);
}

static void
require_signature(Oid function)
{
	HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Form_pg_proc procedure;
	bool fits;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_FUNCTION),
						errmsg("function with OID %u does not exist", function)));
	procedure = (Form_pg_proc) GETSTRUCT(tuple);
	fits = procedure->prokind == PROKIND_FUNCTION && !procedure->proretset &&
		   procedure->pronargs == 1 && procedure->proargtypes.values[0] == FLOAT8ARRAYOID &&
		   procedure->prorettype == FLOAT8OID;
	ReleaseSysCache(tuple);
	if (!fits)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("a model must be a function of double precision[] that returns "
							   "double precision")));
}

Model
model_prepare(Oid function, int inputs)
{
	Datum *const zeros = palloc0(sizeof(Datum) * (Size) inputs);
	Model model;

	require_signature(function);
	require_execute(function);
	fmgr_info(function, &model.function);
	model.argument =
		construct_array(zeros, inputs, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
	model.x = (double *) ((char *) model.argument + ARR_OVERHEAD_NONULLS(1));
	model.inputs = inputs;
	model.context =
		AllocSetContextCreate(CurrentMemoryContext, "model evaluation", ALLOCSET_DEFAULT_SIZES);
	return model;
}

static void
require_finite(double y, const char *what)
{
	if (!isfinite(y))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("%s %s", what, isnan(y) ? "NaN" : "infinity")));
}

/* The output at model->x.  Whatever the function allocates is freed. */
static double
evaluate(Model *model)
{
	LOCAL_FCINFO(call, 1);
	const MemoryContext caller = MemoryContextSwitchTo(model->context);
	double y;

	CHECK_FOR_INTERRUPTS();
	InitFunctionCallInfoData(*call, &model->function, 1, InvalidOid, NULL, NULL);
	call->args[0].value = PointerGetDatum(model->argument);
	call->args[0].isnull = false;
	y = DatumGetFloat8(FunctionCallInvoke(call));
	MemoryContextSwitchTo(caller);
	MemoryContextReset(model->context);
	if (call->isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("the model returned null")));
	require_finite(y, "the model returned");
	return y;
}

void
model_visit(void *to, const double *x)
{
	Model *const model = to;

	memcpy(model->x, x, sizeof(double) * model->inputs);
	*model->next_output++ = evaluate(model);
}

SampleRows
sample_rows(FunctionCallInfo fcinfo, int inputs)
{
	InitMaterializedSRF(fcinfo, 0);
	return (SampleRows){(ReturnSetInfo *) fcinfo->resultinfo, inputs, 0,
						palloc(sizeof(Datum) * (Size) inputs)};
}

void
sample_visit(void *to, const double *x)
{
	SampleRows *const rows = to;
	Datum values[2] = {Int64GetDatum(++rows->evaluation)};
	bool nulls[2] = {false, false};
	ArrayType *array;

	CHECK_FOR_INTERRUPTS();
	for (int j = 0; j < rows->inputs; j++)
		rows->element[j] = Float8GetDatum(x[j]);
	array = construct_array(rows->element, rows->inputs, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL,
							TYPALIGN_DOUBLE);
	values[1] = PointerGetDatum(array);
	tuplestore_putvalues(rows->result->setResult, rows->result->setDesc, values, nulls);
	pfree(array);
}

/* Outputs of a model that was evaluated elsewhere. */
double *
outputs_from_array(ArrayType *array, int *count)
{
	Datum *const values = array_elements(array, "outputs", 1, count);
	double *const y = palloc(sizeof(double) * ((Size) *count + 1));

	for (int i = 0; i < *count; i++)
	{
		y[i] = DatumGetFloat8(values[i]);
		require_finite(y[i], "an output is");
	}
	return y;
}

/*
 * outputs_scale
 *	  Divides the outputs by a power of two, so that the largest is at least 1/2 and
 *	  below 1, and returns its exponent.  Sums and squares of scaled outputs neither
 *	  overflow nor vanish, whatever unit the model's output is in.
 */
int
outputs_scale(double *y, size_t count)
{
	double largest = 0;
	int exponent;

	for (size_t i = 0; i < count; i++)
		largest = Max(largest, fabs(y[i]));
	(void) frexp(largest, &exponent);
	for (size_t i = 0; i < count; i++)
		y[i] = ldexp(y[i], -exponent);
	return exponent;
}

void
confidence_require(int num_resamples, double conf_level)
{
	require(num_resamples >= 2 && num_resamples <= 10000,
			"num_resamples must be between 2 and 10000");
	require(conf_level > 0 && conf_level < 1, "conf_level must be between 0 and 1, both exclusive");
}

/*
 * confidence_half_width
 *	  Half the width of the confidence interval: the normal quantile times the
 *	  standard deviation of the resamples, as in SALib.  Resample r is at
 *	  resample[r * stride].
 */
double
confidence_half_width(const double *resample, int stride, int count, double conf_level)
{
	double mean = 0;
	double squares = 0;

	for (int r = 0; r < count; r++)
		mean += resample[(size_t) r * stride] / count;
	for (int r = 0; r < count; r++)
		squares += (resample[(size_t) r * stride] - mean) * (resample[(size_t) r * stride] - mean);
	return normal_quantile(0.5 + conf_level / 2) * sqrt(squares / (count - 1));
}
