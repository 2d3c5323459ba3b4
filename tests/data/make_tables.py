#!/usr/bin/env python3
"""Writes the tables that the unit tests of sim/core compare with, at 60 digits.

    /usr/bin/python3 make_tables.py        (needs mpmath; about a minute)

Every number is a hexadecimal double, so that reading it back is exact. A value that a double
cannot hold is written as two doubles, high and low, whose sum holds 106 bits of it.
"""

import pathlib
import random

from mpmath import erfc, exp, expm1, floor, log, log1p, loggamma, mp, mpf, pi, sqrt

mp.dps = 60
HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(20040601)
SMALLEST = 2.0**-54
LARGEST = 1.0 - 2.0**-53


def two_doubles(value):
    high = float(value)
    low = float(value - mpf(high)) if abs(high) < float("inf") else 0.0
    return f"{high.hex()} {low.hex()}"


def write(name, comment, lines):
    text = "\n".join([f"# {comment}", "# Written by make_tables.py; not to be edited.", *lines])
    (HERE / name).write_text(text + "\n")
    print(name, len(lines), "rows")


# ---------------------------------------------------------------- elementary functions


def elementary():
    rows = []

    def add(name, function, x):
        rows.append(f"{name} {x.hex()} {two_doubles(function(mpf(x)))}")

    for _ in range(400):
        add("exp", exp, RANDOM.uniform(-708.0, 709.7))
        add("exp", exp, RANDOM.uniform(-2.0, 2.0))
        add("log", log, float(2 ** mpf(RANDOM.uniform(-1074.0, 1023.9))))
        add("log", log, RANDOM.uniform(0.4, 2.5))
        add("log1p", log1p, RANDOM.uniform(-0.9999, 3.0))
        add("log1p", log1p, RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-60.0, -1.0))
        add("expm1", expm1, RANDOM.uniform(-4.0, 4.0))
        add("expm1", expm1, RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-60.0, 5.0))
    for _ in range(100):
        add("log1p", log1p, 2.0 ** RANDOM.uniform(0.0, 1000.0))
        add("exp_subnormal", exp, RANDOM.uniform(-745.0, -709.0))
    for x in (1.0, 1.0 - 2**-53, 1.0 + 2**-52, 2.0, 0.5, 2.0**0.5, 5e-324, 2.0**-1022, 1e308):
        add("log", log, x)
    for _ in range(800):
        x = 2.0 ** RANDOM.uniform(-40.0, 40.0)
        y = RANDOM.uniform(-50.0, 50.0) / float(log(x))
        rows.append(f"pow {x.hex()} {y.hex()} {two_doubles(mpf(x) ** mpf(y))}")
    for _ in range(200):
        x = RANDOM.uniform(0.5, 2.0)
        y = RANDOM.uniform(-700.0, 700.0) / float(log(x))
        rows.append(f"pow {x.hex()} {y.hex()} {two_doubles(mpf(x) ** mpf(y))}")
    write("elementary.txt", "function argument [argument] value(high low)", rows)


# ---------------------------------------------------------------- continuous laws


def uniforms(count):
    fixed = [SMALLEST, 2.0**-40, 1e-9, 1e-5, 1e-3, 0.01, 0.075, 0.0750001, 0.25, 0.4999999,
             0.5, 0.5000001, 0.75, 0.9249999, 0.99, 0.9999, 1 - 1e-9, 1 - 2.0**-40, LARGEST]
    return fixed + [RANDOM.random() for _ in range(count)]


def solve(cdf, log_density, u, start, longest=60):
    """Newton on the log of the smaller tail against a scale on which it is concave."""
    u = mpf(u)
    s = mpf(start)
    for _ in range(400):
        lower, upper = cdf(s)
        density = exp(log_density(s))
        if u <= mpf(1) / 2:
            step = -log(lower / u) * lower / density
        else:
            step = log(upper / (1 - u)) * upper / density
        s += max(min(step, mpf(longest)), mpf(-60))
        if abs(step) < mpf(10) ** -36:
            return s
    raise ArithmeticError("no convergence")


def gamma_point(u, a):
    a = mpf(a)

    def cdf(s):
        x = exp(s)
        term = total = mpf(1)
        i = a
        while term > total * mpf(10) ** -62:
            i += 1
            term *= x / i
            total += term
        lower = exp(a * s - x - loggamma(a + 1)) * total
        return lower, 1 - lower

    def log_density(s):
        return a * s - exp(s) - loggamma(a)

    leading = (log(mpf(u)) + loggamma(a + 1)) / a
    start = min(leading, log(a + 8 * sqrt(a))) if a < 1 else log(a)
    s = solve(cdf, log_density, u, start, longest=min(mpf(1), 2 / sqrt(a)))  # no overshoot far beyond u
    return exp(s), exp(log_density(s) - s)


def beta_point(u, a, b):
    a, b = mpf(a), mpf(b)
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)

    def series(p, q, x, y):
        term = total = mpf(1)
        i = mpf(0)
        while term > total * mpf(10) ** -62:
            term *= (p + q + i) / (p + 1 + i) * x
            i += 1
            total += term
        return exp(p * log(x) + q * log(y) - log_beta) / p * total

    def cdf(s):
        x, y = 1 / (1 + exp(-s)), 1 / (1 + exp(s))
        if x < mpf(1) / 2:
            lower = series(a, b, x, y)
            return lower, 1 - lower
        upper = series(b, a, y, x)
        return 1 - upper, upper

    def log_density(s):
        return -a * log(1 + exp(-s)) - b * log(1 + exp(s)) - log_beta

    s = solve(cdf, log_density, u, log(a / b))
    x, y = 1 / (1 + exp(-s)), 1 / (1 + exp(s))
    return x, exp(log_density(s)) / (x * y)


def normal_point(u):
    def cdf(s):
        return erfc(-s / sqrt(2)) / 2, erfc(s / sqrt(2)) / 2

    def log_density(s):
        return -s * s / 2 - log(2 * pi) / 2

    s = solve(cdf, log_density, u, 0)
    return s, exp(log_density(s))


def continuous():
    rows = []

    def add(name, parameters, u, point):
        x, density = point
        words = " ".join(float(p).hex() for p in parameters)
        rows.append(f"{name} {words} {u.hex()} {two_doubles(x)} {float(density).hex()}")

    for u in uniforms(100):
        add("normal", (0, 0), u, normal_point(u))
        add("exponential", (0, 0), u, (-log1p(-mpf(u)), 1 - mpf(u)))
    for a in (0.05, 0.2, 0.5, 0.69, 0.71, 1.0, 1.5, 2.0, 4.0, 9.9, 10.1, 30.0, 200.0, 5e3):
        for u in uniforms(20):
            add("gamma", (a, 0), u, gamma_point(u, a))
    for u in (SMALLEST, 1e-4, 0.3, 0.5, 0.9, LARGEST):
        add("gamma", (1e6, 0), u, gamma_point(u, 1e6))
    pairs = [(0.05, 0.05), (0.05, 3.0), (0.3, 0.4), (0.5, 0.5), (1.0, 1.0), (1.0, 4.0), (2.0, 2.0),
             (0.8, 6.0), (3.0, 1.5), (7.0, 0.9), (12.0, 8.0), (40.0, 10.0), (2.0, 98.0),
             (300.0, 700.0), (1e4, 1e4)]
    for a, b in pairs:
        for u in uniforms(12 if a < 1e4 else 0):
            add("beta", (a, b), u, beta_point(u, a, b))
    write("continuous.txt", "law parameter parameter u point(high low) density-there", rows)


# ---------------------------------------------------------------- counts


def cumulative(density, ratio, center, last):
    """Both tails at each count near the center: {k: (P(X <= k), P(X > k))}."""
    masses = {}
    for direction in (-1, 1):
        k = center
        mass = density
        while 0 <= k <= last and mass > mpf(10) ** -45:
            masses[k] = mass
            mass = mass / ratio(k - 1) if direction < 0 and k > 0 else mass * ratio(k)
            k += direction
    counts = sorted(masses)
    lower, running = {}, mpf(0)
    for k in counts:
        running += masses[k]
        lower[k] = running
    upper, running = {}, mpf(0)
    for k in reversed(counts):
        upper[k] = running
        running += masses[k]
    return {k: (lower[k], upper[k]) for k in counts}


def poisson_table(mean):
    m = mpf(mean)
    center = int(floor(m))
    density = exp(center * log(m) - m - loggamma(center + 1))
    return cumulative(density, lambda k: m / (k + 1), center, 10**9)


def binomial_table(n, p):
    p = mpf(p)
    center = min(n, int(floor((n + 1) * p)))
    choose = loggamma(n + 1) - loggamma(center + 1) - loggamma(n - center + 1)
    density = exp(choose + center * log(p) + (n - center) * log(1 - p))
    return cumulative(density, lambda k: (n - k) * p / ((k + 1) * (1 - p)), center, n)


def count_rows(name, parameters, table):
    counts = sorted(table)

    def quantile(u):
        """The count and the distance of u from the nearest step, relative to its smaller tail."""
        u = mpf(u)
        low, high = 0, len(counts) - 1
        while low < high:
            middle = (low + high) // 2
            if table[counts[middle]][0] >= u:
                high = middle
            else:
                low = middle + 1
        k = counts[low]
        steps = [abs(table[c][0] - u) for c in (k - 1, k) if c in table]
        return k, min(steps, default=mpf(1))

    picks = [SMALLEST, 1e-12, 1e-6, 0.01, 0.5, 0.99, 1 - 1e-6, 1 - 1e-12, LARGEST]
    picks += [RANDOM.random() for _ in range(12)]
    inside = [k for k in counts if min(table[k]) > mpf(10) ** -11]
    for k in RANDOM.sample(inside, min(6, len(inside))):
        for offset in (2e-12, -2e-12):  # just outside what the tolerance leaves open
            picks.append(float(table[k][0] + mpf(offset)))
        mass = table[k][0] - (table[k - 1][0] if k - 1 in table else 0)
        for share in (0.003, -0.003, 0.03, -0.03):  # where a wrong shortcut would show
            picks.append(float(table[k][0] + mass * mpf(share)))
    # Far in the lower tail the law is better than the tolerance: a part in 1e9 of the tail itself.
    deep = [k for k in counts if mpf(10) ** -15 < table[k][0] < mpf(10) ** -5]
    tails = [float(table[k][0] * (1 + mpf(o))) for k in deep[:3] for o in (1e-9, -1e-9)]
    words = " ".join(float(p).hex() for p in parameters)
    rows = []
    for u, tolerance in [(u, mpf(10) ** -12) for u in picks] + [(u, u * 1e-10) for u in tails]:
        if not 0.0 < u < 1.0:
            continue
        k, distance = quantile(u)
        if distance > tolerance:
            rows.append(f"{name} {words} {u.hex()} {k}")
    return rows


def discrete():
    rows = []
    means = [1e-9, 0.01, 0.3, 1.0, 2.5, 5.999, 6.0, 6.5, 9.0, 15.0, 40.0, 137.5, 300.0, 2500.0,
             1e5, 1e6]
    for mean in means + [RANDOM.uniform(0.0, 12.0) for _ in range(12)]:
        rows += count_rows("poisson", (mean, 0), poisson_table(mean))
    cases = [(1, 0.5), (1, 0.01), (2, 0.5), (5, 1e-12), (5, 1 - 1e-12), (10, 0.1), (10, 0.9),
             (11, 0.5), (12, 0.5), (13, 0.5), (30, 0.2), (30, 0.8), (41, 0.5), (100, 0.03),
             (100, 0.97), (100, 0.5), (201, 0.02), (300, 0.99), (1000, 0.3), (1000, 0.999),
             (5000, 0.06), (20000, 0.5), (100000, 1e-4), (100000, 0.7), (1000000, 1e-6),
             (1000000, 0.5), (1000000, 1 - 2e-6), (1000000, 0.003), (2147483647, 1e-9)]
    cases += [(RANDOM.randint(3, 400), RANDOM.random()) for _ in range(30)]
    for n, p in cases:
        rows += count_rows("binomial", (n, p), binomial_table(n, p))
    write("counts.txt", "law parameter parameter u smallest-count-with-P(X<=k)>=u", rows)


elementary()
continuous()
discrete()
