/*
 * probability.c
 *	  Distributions: cumulative probabilities and quantiles in double precision.
 */
#include "compat.h"

#include <float.h>
#include <math.h>

#include "probability.h"

/*
 * log and exp for draws, which are to be the same bits everywhere.  Libraries round
 * theirs differently, but every machine adds, multiplies, divides and takes square
 * roots alike.  Both are right to nearly 16 digits.
 */
#define LN2_HIGH 6.93147180369123816490e-01 /* its last 32 bits are zero */
#define LN2_LOW 1.90821492927058770002e-10

static inline uint64
bits_of(double x)
{
	uint64 bits;

	memcpy(&bits, &x, sizeof(bits));
	return bits;
}

static inline double
double_of(uint64 bits)
{
	double x;

	memcpy(&x, &bits, sizeof(x));
	return x;
}

#define EXPONENT(k) ((uint64) (1023 + (k)) << 52)

/*
 * For normal doubles above 0: log(2^k m) = k log 2 + 2 artanh((m - 1) / (m + 1)), with
 * m from sqrt(1/2) to sqrt(2).  Without a branch, for loops over many.
 */
static inline double
same_log(double x)
{
	const uint64 bits = bits_of(x);
	const double fraction = double_of((bits & (EXPONENT(-1022) - 1)) | EXPONENT(0));
	const double exponent = double_of(bits >> 52 | EXPONENT(52)) - (4503599627370496.0 + 1023);
	const double m = fraction > M_SQRT2 ? fraction * 0.5 : fraction;
	const double k = fraction > M_SQRT2 ? exponent + 1 : exponent;
	const double s = (m - 1) / (m + 1);
	const double z = s * s;
	double sum = 2.0 / 21;

	sum = sum * z + 2.0 / 19;
	sum = sum * z + 2.0 / 17;
	sum = sum * z + 2.0 / 15;
	sum = sum * z + 2.0 / 13;
	sum = sum * z + 2.0 / 11;
	sum = sum * z + 2.0 / 9;
	sum = sum * z + 2.0 / 7;
	sum = sum * z + 2.0 / 5;
	sum = sum * z + 2.0 / 3;
	return k * LN2_HIGH + (2 * s + (s * z * sum + k * LN2_LOW));
}

/* 2^(j / 32) */
#define ROOTS 32
static const double root_of_two[ROOTS] = {1.0,
										  1.0218971486541166,
										  1.0442737824274138,
										  1.0671404006768237,
										  1.0905077326652577,
										  1.1143867425958924,
										  1.1387886347566916,
										  1.1637248587775775,
										  1.189207115002721,
										  1.215247359980469,
										  1.241857812073484,
										  1.2690509571917332,
										  1.2968395546510096,
										  1.3252366431597413,
										  1.3542555469368927,
										  1.383909881963832,
										  1.4142135623730951,
										  1.4451808069770467,
										  1.4768261459394993,
										  1.5091644275934228,
										  1.5422108254079407,
										  1.5759808451078865,
										  1.6104903319492543,
										  1.645755478153965,
										  1.681792830507429,
										  1.718619298122478,
										  1.7562521603732995,
										  1.7947090750031072,
										  1.8340080864093424,
										  1.8741676341103,
										  1.9152065613971474,
										  1.9571441241754002};

/* exp(k / 32 log 2 + r) with r from -log(2) / 64 to log(2) / 64. */
static inline double
same_exp(double x)
{
	/* added to a number this large, others are rounded to whole ones */
	const double shift = 6755399441055744.0;
	const double shifted = x * (ROOTS * M_LOG2E) + shift;
	const double k = shifted - shift;
	const int32 whole = (int32) (uint32) bits_of(shifted);
	const double r = x - k * (LN2_HIGH / ROOTS) - k * (LN2_LOW / ROOTS);
	const double square = r * r;
	const double small =
		r + square * (1.0 / 2 + r * (1.0 / 6) +
					  square * (1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720)));
	double root;

	if (x > 710 || x < -750)
		return x > 0 ? INFINITY : 0;
	root = root_of_two[whole & (ROOTS - 1)];
	root += root * small;
	if (x > 700 || x < -700) /* may be too small or too large for a factor of its own */
		return ldexp(root, whole >> 5);
	return root * double_of(EXPONENT(whole >> 5));
}

/* The standard normal distribution function. */
double
normal_probability(double z)
{
	return 0.5 * erfc(-z * M_SQRT1_2);
}

/*
 * Rational approximations of the normal quantile: M. J. Wichura, Algorithm AS 241,
 * Applied Statistics 37 (1988), PPND16, good to about 16 digits.
 */
static const double central_above[] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
									   1.9715909503065514427e+3, 1.3731693765509461125e+4,
									   4.5921953931549871457e+4, 6.7265770927008700853e+4,
									   3.3430575583588128105e+4, 2.5090809287301226727e+3};
static const double central_below[] = {1.0,
									   4.2313330701600911252e+1,
									   6.8718700749205790830e+2,
									   5.3941960214247511077e+3,
									   2.1213794301586595867e+4,
									   3.9307895800092710610e+4,
									   2.8729085735721942674e+4,
									   5.2264952788528545610e+3};
static const double middle_above[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
									  5.76949722146069140550e0,  3.64784832476320460504e0,
									  1.27045825245236838258e0,  2.41780725177450611770e-1,
									  2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double middle_below[] = {1.0,
									  2.05319162663775882187e0,
									  1.67638483018380384940e0,
									  6.89767334985100004550e-1,
									  1.48103976427480074590e-1,
									  1.51986665636164571966e-2,
									  5.47593808499534494600e-4,
									  1.05075007164441684324e-9};
static const double far_above[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
								   1.78482653991729133580e0,  2.96560571828504891230e-1,
								   2.65321895265761230930e-2, 1.24266094738807843860e-3,
								   2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double far_below[] = {1.0,
								   5.99832206555887937690e-1,
								   1.36929880922735805310e-1,
								   1.48753612908506148525e-2,
								   7.86869131145613259100e-4,
								   1.84631831751005468180e-5,
								   1.42151175831644588870e-7,
								   2.04426310338993978564e-15};

#define CENTRAL 0.425

static inline double
polynomial(double x, const double *c)
{
	return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x +
		   c[0];
}

static inline double
central_quantile(double q)
{
	const double r = CENTRAL * CENTRAL - q * q;

	return q * polynomial(r, central_above) / polynomial(r, central_below);
}

/* The size of the quantile in a tail, where r = sqrt(-log(probability of the tail)). */
static inline double
middle_quantile(double r)
{
	return polynomial(r - 1.6, middle_above) / polynomial(r - 1.6, middle_below);
}

static double
far_quantile(double r)
{
	return polynomial(r - 5, far_above) / polynomial(r - 5, far_below);
}

#define MIDDLE 5

/* The inverse of normal_probability, for 0 < p < 1. */
double
normal_quantile(double p)
{
	const double q = p - 0.5;
	double r;

	if (fabs(q) <= CENTRAL)
		return central_quantile(q);
	r = sqrt(-same_log(q < 0 ? p : 1 - p));
	return copysign(r <= MIDDLE ? middle_quantile(r) : far_quantile(r), q);
}

/*
 * normal_quantiles
 *	  The same for up to QUANTILES_AT_ONCE probabilities, bit for bit.  All are first
 *	  computed as if they were central, without a branch; then those in the tails are
 *	  gathered and computed again.
 */
void
normal_quantiles(double *restrict z, const double *restrict p, int count)
{
	int tail[QUANTILES_AT_ONCE];
	double r[QUANTILES_AT_ONCE];
	double size[QUANTILES_AT_ONCE];
	int tails = 0;

	for (int i = 0; i < count; i++)
		z[i] = central_quantile(p[i] - 0.5);
	for (int i = 0; i < count; i++)
	{
		tail[tails] = i;
		tails += fabs(p[i] - 0.5) > CENTRAL;
	}
	for (int i = 0; i < tails; i++)
		r[i] = Min(p[tail[i]], 1 - p[tail[i]]);
	for (int i = 0; i < tails; i++)
		r[i] = sqrt(-same_log(r[i]));
	for (int i = 0; i < tails; i++)
		size[i] = middle_quantile(r[i]);
	for (int i = 0; i < tails; i++)
		z[tail[i]] =
			copysign(likely(r[i] <= MIDDLE) ? size[i] : far_quantile(r[i]), p[tail[i]] - 0.5);
}

/*
 * The continued fraction of the incomplete beta function (NIST Digital Library
 * of Mathematical Functions, 8.17.22), by the modified Lentz method.  It converges
 * fast for x < (a + 1) / (a + b + 2).
 */
static double
beta_fraction(double a, double b, double x)
{
	double c = 1;
	double d = 1 / Max(1 - (a + b) * x / (a + 1), DBL_MIN);
	double fraction = d;

	for (int m = 1; m < 300; m++)
	{
		const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		double step;

		d = 1 / (1 + even * d);
		c = 1 + even / c;
		fraction *= d * c;
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		step = d * c;
		fraction *= step;
		if (fabs(step - 1) < DBL_EPSILON)
			break;
	}
	return fraction;
}

static double
beta_log_constant(double a, double b)
{
	return lgamma(a + b) - lgamma(a) - lgamma(b);
}

/* The distribution function of the beta distribution on 0 <= x <= 1, for a, b >= 1. */
static double
beta_probability(double a, double b, double x)
{
	double front;

	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	front = exp(beta_log_constant(a, b) + a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

static double
beta_density(double a, double b, double x)
{
	return exp(beta_log_constant(a, b) + (a - 1) * log(x) + (b - 1) * log1p(-x));
}

/* The inverse of beta_probability, by Newton's method; a step out of the bracket halves it instead. */
static double
beta_quantile(double a, double b, double p)
{
	double low = 0;
	double high = 1;
	double x = a / (a + b);

	for (int i = 0; i < 200 && high - low > 2 * DBL_EPSILON * high; i++)
	{
		const double over = beta_probability(a, b, x) - p;
		double next;

		if (over < 0)
			low = x;
		else
			high = x;
		next = x - over / beta_density(a, b, x);
		if (fabs(next - x) <= DBL_EPSILON * x)
			break;
		x = next > low && next < high ? next : low + (high - low) / 2;
	}
	return x;
}

/*
 * student_quantile
 *	  The size that a Student's t with the given degrees of freedom stays within with the
 *	  probability "level": t^2 / (freedom + t^2) is beta distributed.
 */
double
student_quantile(int freedom, double level)
{
	const double x = beta_quantile(freedom / 2.0, 0.5, 1 - level);

	return sqrt(freedom * (1 - x) / x);
}

/* ---------- distributions to draw from ---------- */

/*
 * The PERT distribution of low, mode and high is the beta distribution on their
 * range with a + b = 6 (D. Vose, Risk Analysis).
 */
static double
pert_quantile(const double *parameter, double p)
{
	const double range = parameter[2] - parameter[0];
	const double a = 1 + 4 * (parameter[1] - parameter[0]) / range;

	if (range == 0 || p <= 0 || p >= 1)
		return parameter[p <= 0 ? 0 : 2];
	if (p <= 0.5)
		return parameter[0] + range * beta_quantile(a, 6 - a, p);
	/* from above: 1 - p keeps the digits that p has near 1 */
	return parameter[2] - range * beta_quantile(6 - a, a, 1 - p);
}

/*
 * marginal_prepare_nodes
 *	  For many PERT quantiles at normal scores: nodes with exact values and slopes,
 *	  so that cubic interpolation between them has an error below 1e-9 of the range.
 *	  In the upper half the distance from the high end is computed, because it keeps
 *	  digits that the distance from the low end would lose.
 */
void
marginal_prepare_nodes(const double *parameter, ScoreNode *node)
{
	const double range = parameter[2] - parameter[0];
	const double a = 1 + 4 * (parameter[1] - parameter[0]) / range;
	const double b = 6 - a;

	for (int i = 0; i < SCORE_NODES; i++)
	{
		const double z = (double) (i - SCORE_NODES / 2) / SCORES_PER_UNIT;
		const double density = exp(-z * z / 2) / sqrt(2 * M_PI);
		const double x = z < 0 ? beta_quantile(a, b, normal_probability(z))
							   : beta_quantile(b, a, normal_probability(-z));

		node[i].x = z < 0 ? parameter[0] + range * x : parameter[2] - range * x;
		node[i].slope = range * density / (z < 0 ? beta_density(a, b, x) : beta_density(b, a, x));
	}
}

/* Cubic Hermite interpolation. */
static double
interpolate(const ScoreNode *node, double z)
{
	const double at = (z + SCORE_LIMIT) * SCORES_PER_UNIT;
	int i;
	double t;

	if (at <= 0 || at >= SCORE_NODES - 1)
		return node[at <= 0 ? 0 : SCORE_NODES - 1].x;
	i = (int) at;
	t = at - i;
	return node[i].x + t * t * (3 - 2 * t) * (node[i + 1].x - node[i].x) +
		   t * (1 - t) / SCORES_PER_UNIT * ((1 - t) * node[i].slope - t * node[i + 1].slope);
}

static double
triangular_quantile(const double *parameter, double p)
{
	const double range = parameter[2] - parameter[0];
	const double below = parameter[1] - parameter[0];

	if (p * range <= below)
		return parameter[0] + sqrt(p * range * below);
	return parameter[2] - sqrt((1 - p) * range * (range - below));
}

/* For 0 < p < 1, and for distributions that have ends also at 0 and 1. */
double
marginal_quantile(const Marginal *marginal, double p)
{
	const double *parameter = marginal->parameter;

	switch (marginal->kind)
	{
		case UNIFORM:
			return parameter[0] + (parameter[1] - parameter[0]) * p;
		case TRIANGULAR:
			return triangular_quantile(parameter, p);
		case PERT:
			if (marginal->node && p > 0 && p < 1)
				return interpolate(marginal->node, normal_quantile(p));
			return pert_quantile(parameter, p);
		default:
			return marginal_at_score(marginal, normal_quantile(p));
	}
}

/* The quantile at the probability of a normal score. */
double
marginal_at_score(const Marginal *marginal, double z)
{
	const double *parameter = marginal->parameter;

	switch (marginal->kind)
	{
		case NORMAL:
			return parameter[0] + parameter[1] * z;
		case LOGNORMAL:
			return same_exp(parameter[0] + parameter[1] * z);
		case PERT:
			if (marginal->node)
				return interpolate(marginal->node, z);
			/* FALLTHROUGH */
		default:
			return marginal_quantile(marginal, normal_probability(z));
	}
}
