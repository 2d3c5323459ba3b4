"""Time, splits, rounding and the laws of chance (sections 2.1, 5.4 and 8.4)."""

import calendar
import datetime
import math

import numpy as np

DELTA = 7 / 365.25
WEEKS_PER_YEAR = 365.25 / 7
EPOCH = datetime.date(1970, 1, 1).toordinal()
NEVER = 1 << 40


def week(date):
    """Number of the week that holds a date (2.1)."""
    return (date.toordinal() - EPOCH + 3) // 7


def monday(t):
    """First day of a week."""
    return datetime.date.fromordinal(EPOCH + 7 * t - 3)


def add_months(date, months):
    """The same day some months later; a day that the month lacks becomes its last day (5.1)."""
    n = date.year * 12 + date.month - 1 + months
    year, month = divmod(n, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def rounded(x):
    """round(x) of the notation."""
    return math.floor(x + 0.5)


def clip(x, a=0.0, b=1.0):
    return min(b, max(a, x))


def relax(rate):
    return min(1.0, rate * DELTA)


def within(rate):
    return -math.expm1(-rate * DELTA)


def scaled(money, x):
    """A part of an amount in cents (5.4)."""
    return math.floor(money * x + 0.5)


def largest_remainder(total, weights):
    """Split a whole total by weights (5.4)."""
    w = [float(x) for x in weights]
    s = sum(w)
    parts = [0] * len(w)
    if total <= 0 or s <= 0:
        return parts
    exact = [total * (x / s) for x in w]
    parts = [math.floor(x) for x in exact]
    while sum(parts) < total:
        best = None
        for i, x in enumerate(w):
            if x > 0 and (best is None or exact[i] - parts[i] > exact[best] - parts[best]):
                best = i
        parts[best] += 1
    i = len(parts) - 1
    while sum(parts) > total:
        if parts[i] > 0:
            parts[i] -= 1
        else:
            i -= 1
    return parts


class Chance:
    """Draws of one replicate (8.4). Only their laws follow the description, not their addresses."""

    def __init__(self, seed, replicate):
        self.rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, replicate])))

    def u(self):
        return self.rng.random()

    def happens(self, p):
        return self.rng.random() < p

    def z(self):
        return self.rng.standard_normal()

    def gamma(self, mean, shape):
        """Gamma law of a mean and a shape."""
        return self.rng.gamma(shape, mean / shape) if mean > 0 else 0.0

    def weeks(self, mean, shape):
        """A random length in weeks (5.4)."""
        return rounded(min(10000.0, self.gamma(mean, shape)))

    def beta(self, mean, concentration):
        if mean <= 0 or mean >= 1:
            return mean
        return self.rng.beta(mean * concentration, (1 - mean) * concentration)

    def binomial(self, n, p):
        return int(self.rng.binomial(n, min(1.0, max(0.0, p)))) if n > 0 and p > 0 else 0

    def poisson(self, mean):
        return int(self.rng.poisson(mean)) if mean > 0 else 0

    def trait(self, median, spread, n=None):
        """Normal in log-odds (5.2)."""
        z = self.rng.standard_normal(n)
        return 1 / (1 + np.exp(-spread * z) * (1 - median) / median)


def hash_text(text):
    """Hash of an id (8.1); the model needs it for the weeks in which an activity's classes begin."""
    mask = (1 << 64) - 1
    h = 0xCBF29CE484222325
    for b in text.encode():
        h = ((h ^ b) * 0x100000001B3) & mask
    h ^= h >> 30
    h = (h * 0xBF58476D1CE4E5B9) & mask
    h ^= h >> 27
    h = (h * 0x94D049BB133111EB) & mask
    return h ^ (h >> 31)
