"""A yearly series that knows how it has grown, also where years are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

SMALLEST_IN_LOG = 0.5  # a share of 0.00 % still is up to half a person


@dataclass(frozen=True, slots=True)
class History:
    """Persons per year. What looks back over a gap takes the last year before it and counts the years in between."""

    persons: Mapping[int, float]
    _growth: dict[tuple[int, int], float] = field(default_factory=dict, compare=False, repr=False)

    def __contains__(self, year: int) -> bool:
        return year in self.persons

    def __getitem__(self, year: int) -> float:
        return self.persons[year]

    def __len__(self) -> int:
        return len(self.persons)

    @property
    def years(self) -> list[int]:
        return sorted(self.persons)

    def year_before(self, origin: int, years: int) -> int | None:
        """The latest known year at least so many years before the origin; None when it does not go back so far."""
        if origin - years in self.persons:
            return origin - years
        return max((year for year in self.persons if year <= origin - years), default=None)

    def growth(self, origin: int, window: int) -> float:
        """Mean yearly log growth over at least `window` years up to the origin; 0 when they are not known."""
        known = self._growth.get((origin, window))
        if known is None:
            known = self._growth[origin, window] = self._counted_growth(origin, window)
        return known

    def drift(self, origin: int, window: int) -> float:
        """Persons more per year over at least `window` years up to the origin; 0 when they are not known."""
        before = self.year_before(origin, window)
        return 0.0 if before is None else (self[origin] - self[before]) / (origin - before)

    def _counted_growth(self, origin: int, window: int) -> float:
        before = self.year_before(origin, window)
        if before is None:
            return 0.0
        return (_log(self[origin]) - _log(self[before])) / (origin - before)


def _log(persons: float) -> float:
    return log(max(persons, SMALLEST_IN_LOG))
