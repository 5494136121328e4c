/*
 * rag_scale.c
 *	  The status of a figure by a scale, and how far it is from a worse one.
 */
#include "rag_scale.h"

#include "utils/builtins.h"

#include "enum_label.h"
#include "percent.h"
#include "sql_decimal.h"

static int
compare_decimal(const void *figure, const Decimal *bound)
{
	return decimal_compare(figure, bound);
}

static int
compare_numeric(const void *figure, const Decimal *bound)
{
	return DatumGetInt32(
		DirectFunctionCall2(numeric_cmp, PointerGetDatum(figure), decimal_to_datum(bound)));
}

/* The band of a numeric: exactly, also of one with more than 38 digits. */
static int
band_of_numeric(const RagScale *scale, Datum x)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(x);
	Decimal figure;
	const DecimalError error =
		decimal_decode(&figure, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));

	if (unlikely(error == DECIMAL_OUT_OF_RANGE))
		return rag_scale_band(scale, compare_numeric, DatumGetNumeric(x));
	decimal_check(error);
	return rag_scale_band(scale, compare_decimal, &figure);
}

/* Not strict: no figure is grey, no scale is no status. */
PG_FUNCTION_INFO_V1(rag_scale_rag);
Datum
rag_scale_rag(PG_FUNCTION_ARGS)
{
	const RagScale *scale;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0))
		PG_RETURN_RAG(RAG_GREY);
	scale = PG_GETARG_RAG_SCALE_P(1);
	PG_RETURN_RAG(rag_scale_color(scale, band_of_numeric(scale, PG_GETARG_DATUM(0))));
}

/*
 * headroom
 *	  The distance to the nearest band, on either side, that is worse than the
 *	  figure's own; null where none is.
 */
PG_FUNCTION_INFO_V1(rag_scale_headroom);
Datum
rag_scale_headroom(PG_FUNCTION_ARGS)
{
	const Datum x = PG_GETARG_DATUM(0);
	const RagScale *scale = PG_GETARG_RAG_SCALE_P(1);
	const Decimal *below;
	const Decimal *above;
	Datum down = 0;
	Datum up = 0;

	rag_scale_worse_bounds(scale, band_of_numeric(scale, x), &below, &above);
	if (below)
		down = DirectFunctionCall2(numeric_sub, x, decimal_to_datum(below));
	if (above)
		up = DirectFunctionCall2(numeric_sub, decimal_to_datum(above), x);
	return smaller_figure(down, up, fcinfo);
}
