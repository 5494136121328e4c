/*
 * simulation.h
 *	  The outcomes of a simulation, and what they are draws of.
 */
#ifndef GOVERNANCE_SIMULATION_H
#define GOVERNANCE_SIMULATION_H

#include "type.h"

/* Draws by their numbers, both ends included. */
typedef struct DrawRange
{
	int64 first;
	int64 last;
} DrawRange;

/* Shocks that were drawn: their seed, and a fingerprint of their distributions and correlation. */
typedef struct DrawnShocks
{
	int64 seed;
	uint64 fingerprint;
} DrawnShocks;

/*
 * Stored form, aligned to 8 bytes:
 *
 *	 bytes 0-7		StoredHead
 *	 bytes 8-11		number of outcomes, n
 *	 bytes 12-15	number of shocks, s
 *	 bytes 16-19	number of ranges of draws, r
 *	 bytes 20-23	unused, zero
 *	 bytes 24-31	fingerprint of the bases
 *	 bytes 32-		n outcomes, each a double
 *	 then			s times DrawnShocks, of 16 bytes
 *	 then			r times DrawRange, of 16 bytes
 *
 * Invariants: at least one outcome; outcomes are finite and not negative zero; shocks
 * ascend by their seed; ranges ascend, with a gap between one and the next, and have
 * as many draws as there are outcomes, which are in the order of the draws.
 *
 * Fingerprints are 0, and there are no shocks, where the outcomes were given and not
 * drawn.
 */
typedef struct Simulation
{
	StoredHead head;
	int32 count;
	int32 shocks;
	int32 ranges;
	int32 unused;
	uint64 bases;
	double outcome[FLEXIBLE_ARRAY_MEMBER];
} Simulation;

#define SIMULATION_DRAWS 10000000 /* 80 MB */
#define SIMULATION_SHOCKS 1000000 /* 16 MB */

extern const ValueType simulation_type;

#define PG_GETARG_SIMULATION_P(n) ((Simulation *) type_value(&simulation_type, PG_GETARG_DATUM(n)))

static inline DrawnShocks *
simulation_shocks(const Simulation *simulation)
{
	return (DrawnShocks *) &simulation->outcome[simulation->count];
}

static inline DrawRange *
simulation_ranges(const Simulation *simulation)
{
	return (DrawRange *) &simulation_shocks(simulation)[simulation->shocks];
}

/* The bytes up to the end of the outcomes, shocks and ranges. */
static inline Size
simulation_size(int32 count, int32 shocks, int32 ranges)
{
	return offsetof(Simulation, outcome) + sizeof(double) * (Size) count +
		   sizeof(DrawnShocks) * (Size) shocks + sizeof(DrawRange) * (Size) ranges;
}

extern Simulation *simulation_allocate(int64 count, int64 shocks, int32 ranges);
extern bool simulation_normalize(Simulation *simulation);
extern void *simulation_add_draw_by_draw(const ValueType *type, void *sum, const void *value);

#endif /* GOVERNANCE_SIMULATION_H */
