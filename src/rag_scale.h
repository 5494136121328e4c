/*
 * rag_scale.h
 *	  The rule from a figure to a status: a chain of bands along the number line.
 */
#ifndef GOVERNANCE_RAG_SCALE_H
#define GOVERNANCE_RAG_SCALE_H

#include "label.h"
#include "type.h"

/* From this bound upward, with the bound itself or without it: the band's colour. */
typedef struct ScaleStep
{
	Decimal bound;
	bool inclusive;
	uint8 color;
	char unused[6]; /* zero */
} ScaleStep;

/*
 * Stored form, aligned to 8 bytes:
 *
 *	 bytes 0-7		StoredHead
 *	 byte  8		colour of the band below every bound, by severity: grey is 0
 *	 byte  9		number of bounds, n
 *	 bytes 10-15	unused, zero
 *	 bytes 16-		n steps of 32 bytes: the bound, a decimal of 24 bytes, whether it
 *					belongs to the band above it, the colour of that band, 6 unused bytes
 *
 * Invariants (rag_scale_problem): at least one step, bounds ascending, every
 * band of another colour than the one below it.
 */
typedef struct RagScale
{
	StoredHead head;
	uint8 lowest_color;
	uint8 steps;
	char unused[6]; /* zero */
	ScaleStep step[FLEXIBLE_ARRAY_MEMBER];
} RagScale;

extern const ValueType rag_scale_type;

#define RAG_SCALE_STEPS 100
#define RAG_SCALE_SIZE(steps) (offsetof(RagScale, step) + (steps) * sizeof(ScaleStep))

/*
 * The band that a figure lies in, by its order against a bound: 0 is the
 * lowest, and band i begins at step[i - 1].
 */
typedef int (*CompareWithBound)(const void *figure, const Decimal *bound);

static inline int
rag_scale_band(const RagScale *scale, CompareWithBound compare, const void *figure)
{
	int band = 0;

	for (; band < scale->steps; band++)
	{
		const int order = compare(figure, &scale->step[band].bound);

		if (order < 0 || (order == 0 && !scale->step[band].inclusive))
			break;
	}
	return band;
}

static inline uint8
rag_scale_color(const RagScale *scale, int band)
{
	return band == 0 ? scale->lowest_color : scale->step[band - 1].color;
}

/* The bounds, below and above, at which the nearest worse bands end or begin; or NULL. */
static inline void
rag_scale_worse_bounds(const RagScale *scale, int band, const Decimal **below,
					   const Decimal **above)
{
	const uint8 color = rag_scale_color(scale, band);
	int down = band - 1;
	int up = band + 1;

	while (down >= 0 && rag_scale_color(scale, down) <= color)
		down--;
	while (up <= scale->steps && rag_scale_color(scale, up) <= color)
		up++;
	*below = down >= 0 ? &scale->step[down].bound : NULL;
	*above = up <= scale->steps ? &scale->step[up - 1].bound : NULL;
}

#define PG_GETARG_RAG_SCALE_P(n) ((RagScale *) type_value(&rag_scale_type, PG_GETARG_DATUM(n)))

#endif /* GOVERNANCE_RAG_SCALE_H */
