"""Shares and means that could give away a small count, or that say nothing because so few people stand behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isfinite

from kotosilta.statistics.disclosure.cells import Rule

FEWEST_YEARS, MOST_YEARS = 3, 5
_INEXACT = 1e-9  # what arithmetic adds to a whole number or takes from it


def share_reveals(share: float, base: float, rule: Rule, published_decimals: int = 1) -> bool:
    """Whether a share in per cent, with the base known, tells of a count that the rule hides.

    It does where any whole number of people that would be printed as this share is small: then a reader knows that it
    is one of a few, if not which. ValueError for what is no share.
    """
    if not (isfinite(share) and isfinite(base) and base >= 0 and 0 <= share <= 100):
        raise ValueError(f"{share} per cent of {base} is no share")
    rounding = 0.5 / 10.0**published_decimals
    least, most = (bound * base / 100 for bound in (max(0.0, share - rounding), share + rounding))
    smallest = max(rule.lowest, ceil(least - _INEXACT))
    return smallest <= most + _INEXACT and rule.hides(smallest) and (share > 0 or rule.lowest == 0)


@dataclass(frozen=True, slots=True)
class MeanOfYears:
    """A mean of several years in a row, said with its years."""

    value: float
    first_year: int
    last_year: int


def mean_of_years(counts: Mapping[int, float], last_year: int, rule: Rule) -> MeanOfYears | None:
    """The mean of the fewest years up to `last_year` (three to five, none missing) that together are not small.

    For small bases: one year tells of single persons, several tell how it usually is. None where five years together
    are still small, where a year is missing, or where a noughts-only mean would tell what the rule hides.
    """
    for many in range(FEWEST_YEARS, MOST_YEARS + 1):
        years = range(last_year - many + 1, last_year + 1)
        if not all(year in counts for year in years):
            return None
        total = sum(counts[year] for year in years)
        if not isfinite(total) or total < 0:
            raise ValueError(f"{total} is no count of {many} years")
        if not rule.hides(total):
            return MeanOfYears(total / many, years[0], last_year)
    return None
