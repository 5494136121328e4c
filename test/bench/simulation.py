"""The workloads of simulation.sql in numpy: prints workload, round, numpy, milliseconds, figure.

What is written here is what numpy does best: whole arrays, a Cholesky factor once, no loop over
draws. The indices are those of SALib's sampling and estimators, without its loops.
"""
import sys
import time

import numpy as np
from scipy.special import betaincinv, ndtr
from scipy.stats import norm, qmc

DRAWS = 1_000_000
FACTORS = np.arange(1, 21)
BASE = 10.0 * FACTORS
DEVIATION = 0.5 + FACTORS / 20.0
CORRELATION = np.full((20, 20), 0.3) + 0.7 * np.eye(20)


def scores(rng):
    return rng.standard_normal((DRAWS, 20)) @ np.linalg.cholesky(CORRELATION).T


def normal(rng):
    return scores(rng) @ (BASE * DEVIATION / 100)


def triangular(rng):
    p = ndtr(scores(rng))
    below, size = DEVIATION, 3 * DEVIATION
    shock = np.where(p <= below / size, np.sqrt(p * size * below) - DEVIATION,
                     2 * DEVIATION - np.sqrt((1 - p) * size * (size - below)))
    return shock @ (BASE / 100)


def pert(rng):
    a = 1 + 4 / 3
    return (betaincinv(a, 6 - a, ndtr(scores(rng))) * 3 * DEVIATION - DEVIATION) @ (BASE / 100)


def simulate(draw, seed):
    total = draw(np.random.default_rng(seed))
    figures = [total.mean(), *np.percentile(total, [5, 50, 95]), (total > 20).mean()]
    return figures[3]


def first_order(a, ab, b):
    return np.mean(b * (ab - a), axis=0) / np.var(np.r_[a, b], axis=0)


def total_order(a, ab, b):
    return 0.5 * np.mean((a - ab) ** 2, axis=0) / np.var(np.r_[a, b], axis=0)


def second_order(a, abj, abk, baj, b):
    v = np.mean(baj * abk - a * b, axis=0) / np.var(np.r_[a, b], axis=0)
    return v - first_order(a, abj, b) - first_order(a, abk, b)


def sobol(seed, points=16384, inputs=3, resamples=100):
    base = qmc.Sobol(2 * inputs, scramble=True, seed=seed).random(points)
    a, b = 1 + 2 * base[:, :inputs], 1 + 2 * base[:, inputs:]
    samples = [a]
    for into, other in ((a, b), (b, a)):
        for j in range(inputs):
            mixed = into.copy()
            mixed[:, j] = other[:, j]
            samples.append(mixed)
    samples.append(b)
    x = np.stack(samples)
    y = x[:, :, 2] / x[:, :, 0]
    y = (y - y.mean()) / y.std()
    a, ab, ba, b = y[0], y[1:1 + inputs], y[1 + inputs:-1], y[-1]
    r = np.random.default_rng(seed).integers(points, size=(points, resamples))
    z = norm.ppf(0.975)
    ar, br = a[r], b[r]
    abr, bar = [v[r] for v in ab], [v[r] for v in ba]
    figures = []
    for j in range(inputs):
        figures += [first_order(a, ab[j], b), z * first_order(ar, abr[j], br).std(ddof=1),
                    total_order(a, ab[j], b), z * total_order(ar, abr[j], br).std(ddof=1)]
        for k in range(j + 1, inputs):
            figures += [second_order(a, ab[j], ab[k], ba[j], b),
                        z * second_order(ar, abr[j], abr[k], bar[j], br).std(ddof=1)]
    return figures[0]


WORKLOADS = {
    "simulation, normal": lambda seed: simulate(normal, seed),
    "simulation, triangular": lambda seed: simulate(triangular, seed),
    "simulation, pert": lambda seed: simulate(pert, seed),
    "Sobol indices": sobol,
}

for workload, run in WORKLOADS.items():
    # the inverse beta function takes a minute: once is enough
    for turn in range(1, 2 if workload == "simulation, pert" else int(sys.argv[1]) + 1):
        started = time.perf_counter()
        figure = run(turn)
        print(f'"{workload}",{turn},numpy,{1000 * (time.perf_counter() - started)},{figure}', flush=True)
