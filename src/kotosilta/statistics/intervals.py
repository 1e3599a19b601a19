"""Exact intervals for counts and for shares of a count, by the distribution functions themselves.

Binomial: C. J. Clopper and E. S. Pearson, Biometrika 26, 1934; Poisson: F. Garwood, Biometrika 28, 1936. Both are the
values that the count leaves within reach: they hold at least as often as they say, also for none, for all and for a
handful, where the usual "estimate plus or minus" says nonsense. Counts may be broken numbers (persons that follow from
a share): the incomplete beta and gamma functions run on between whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, isfinite, lgamma, log, log1p, sqrt

LARGEST = 1e9
_SMALLEST = 1e-300  # keeps a continued fraction from dividing by nought
_ENOUGH = 1e-14  # a further step of a series or fraction that changes less than this changes nothing
_HALVINGS = 60
_NEAR = 1e-12  # of a bound: nearer than any figure is printed
_STEPS = 20_000
_NOBODY = 1e-6  # a broken number below this is what arithmetic leaves of nought


def binomial_interval(count: float, base: float, level: float = 0.95) -> tuple[float, float]:
    """The share that `count` of `base` persons may stand for: lower and upper bound, as fractions.

    ValueError for what no share can be made of: no base, more than all, less than none, no number.
    """
    _check_level(level)
    if not (isfinite(count) and isfinite(base) and 0 < base <= LARGEST):
        raise ValueError(f"{count} of {base} is no share: the base has to be a number above nought")
    if not 0 <= count <= base:
        raise ValueError(f"{count} of {base} is no share: the count has to lie between nought and the base")
    tail = (1 - level) / 2
    low = 0.0 if count < _NOBODY else _root(lambda p: at_least(count, base, p) - tail, 0.0, 1.0)
    high = 1.0 if base - count < _NOBODY else _root(lambda p: tail - at_most(count, base, p), 0.0, 1.0)
    return low, high


def poisson_interval(count: float, level: float = 0.95) -> tuple[float, float]:
    """The expectation that `count` events may stand for: lower and upper bound, in events.

    ValueError for less than none and for what is no number.
    """
    _check_level(level)
    if not (isfinite(count) and 0 <= count <= LARGEST):
        raise ValueError(f"{count} is no count of events")
    tail = (1 - level) / 2
    # Far outside on both sides: ten standard deviations, and for a handful of events as much as can ever be needed.
    furthest = count + 40 + 10 * (count + 1) ** 0.5
    low = 0.0 if count < _NOBODY else _root(lambda mean: _gamma_share(count, mean) - tail, 0.0, count + 1)
    high = _root(lambda mean: tail - (1 - _gamma_share(count + 1, mean)), count, furthest)
    return low, high


def at_most(count: float, base: float, share: float) -> float:
    """How likely `count` or fewer of `base` are when each is one with probability `share`."""
    if count < 0:
        return 0.0
    return 1.0 if count >= base else _beta_share(base - count, count + 1, 1 - share)


def at_least(count: float, base: float, share: float) -> float:
    """How likely `count` or more of `base` are when each is one with probability `share`."""
    if count <= 0:
        return 1.0
    return 0.0 if count > base else _beta_share(count, base - count + 1, share)


def _check_level(level: float) -> None:
    if not (isfinite(level) and 0 < level < 1):
        raise ValueError(f"{level} is no level of confidence: it has to lie between nought and one")


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses nought, by Ridders' method (IEEE Transactions on Circuits and Systems 26, 1979).

    It keeps the bracket as halving does, and needs a fifth of the steps.
    """
    at_low, at_high, before = rising(low), rising(high), inf
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        at_middle = rising(middle)
        bend = sqrt(at_middle * at_middle - at_low * at_high)
        if at_middle == 0 or bend == 0:
            return middle
        guess = middle - (middle - low) * at_middle / bend
        if abs(guess - before) <= _NEAR * guess:
            return guess
        at_guess, before = rising(guess), guess
        if at_guess == 0:
            return guess
        ends = sorted([(low, at_low), (middle, at_middle), (guess, at_guess), (high, at_high)])
        low, at_low = max(end for end in ends if end[1] < 0)
        high, at_high = min(end for end in ends if end[1] > 0 and end[0] > low)
    return (low + high) / 2


def _beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b) (DLMF 8.17.22, on the side where it converges fast)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (Lentz's method)."""
    above, below = 1.0, 1 / _kept_from_nought(1 - (a + b) * x / (a + 1))
    fraction = below
    for step in range(1, _STEPS):
        for term in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            below = 1 / _kept_from_nought(1 + term * below)
            above = _kept_from_nought(1 + term / above)
            change = above * below
            fraction *= change
        if abs(change - 1) < _ENOUGH:
            return fraction
    raise ArithmeticError(f"the incomplete beta function of {a}, {b} at {x} does not converge")


def _gamma_share(a: float, x: float) -> float:
    """The regularised lower incomplete gamma function P(a, x): its series, or beyond a + 1 the continued fraction."""
    if x <= 0:
        return 0.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for step in range(1, _STEPS * 10):
            term *= x / (a + step)
            total += term
            if term < total * _ENOUGH:
                return front * total
        raise ArithmeticError(f"the incomplete gamma function of {a} at {x} does not converge")
    return 1 - front * _gamma_fraction(a, x)


def _gamma_fraction(a: float, x: float) -> float:
    denominator = x + 1 - a
    above, below = inf, 1 / _kept_from_nought(denominator)
    fraction = below
    for step in range(1, _STEPS * 10):
        term = -step * (step - a)
        denominator += 2
        below = 1 / _kept_from_nought(denominator + term * below)
        above = _kept_from_nought(denominator + term / above)
        fraction *= above * below
        if abs(above * below - 1) < _ENOUGH:
            return fraction
    raise ArithmeticError(f"the incomplete gamma function of {a} at {x} does not converge")


def _kept_from_nought(number: float) -> float:
    return number if abs(number) > _SMALLEST else _SMALLEST
