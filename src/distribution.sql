--- # distribution: what a shock or an input may be
---
--- Text is a name and parameters; JSON is `{"distribution": "pert", "parameters": [-1, 0, 3]}`. The parameters are exact
--- decimals; what is computed from them is in double precision. Ordered by name as in this table, then by the parameters.
---
--- | text | what it is |
--- |---|---|
--- | `normal(mean, stddev)` | the normal distribution |
--- | `lognormal(mean, stddev)` | that of a quantity whose logarithm is normal with this mean and standard deviation |
--- | `uniform(low, high)` | every value between low and high alike |
--- | `triangular(low, mode, high)` | the triangular distribution; mode is the most likely value |
--- | `pert(low, mode, high)` | the beta distribution on low to high with weight 4 on the mode (D. Vose, *Risk Analysis*) |

--- > 'pert(-1, 0, 3.5)'::distribution => pert(-1, 0, 3.5)
@type distribution length=80
COMMENT ON TYPE distribution IS 'a probability distribution, as pert(-1, 0, 3): its name and exact parameters';

--- In double precision. Errors: a fraction not between 0 and 1, both exclusive (22023); a quantile beyond double precision
--- (22003).
--- > quantile('triangular(0, 1, 4)'::distribution, 0.25) => 1
--- > quantile('normal(10, 2)'::distribution, 0.5) => 10
CREATE FUNCTION quantile(distribution, fraction float8) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'distribution_quantile';
COMMENT ON FUNCTION quantile(distribution, float8) IS
	'the value below which the distribution lies with a probability of fraction';
