"""Expected and actual: cells out of imported series, held against the rates of the country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kotosilta.content.standardised import CountedIn, Standardised
from kotosilta.figures import Figure, FigureKind, Observation
from kotosilta.situation.picture import Picture, Series
from kotosilta.statistics.standardise import Cell, Expected, Key, expected

METHOD = "expected_by_cells"
# A number of people that the source hides is at most one below the highest limit in use.
HIDDEN_AT_MOST = 9


@dataclass(frozen=True, slots=True)
class ExpectedHere:
    """What came of one comparison in one municipality and year, with the observations it rests on."""

    what: Standardised
    year: int
    found: Expected
    area: str
    source: str
    observations: tuple[str, ...]

    @property
    def own(self) -> Figure:
        return self._share(self.found.observed or 0.0)

    @property
    def expected(self) -> Figure:
        return self._share(self.found.expected or 0.0)

    @property
    def bounds(self) -> tuple[Figure, Figure]:
        """Between which shares the own one may lie by chance."""
        due = self.found.expected or 0.0
        return self._share((self.found.low or 0.0) * due), self._share((self.found.high or 0.0) * due)

    @property
    def difference(self) -> Figure:
        """Actual less expected, in percentage points."""
        return self._figure(self.own.value - self.expected.value, FigureKind.PERCENTAGE_POINTS)

    @property
    def covered(self) -> Figure:
        """How many of the people could be compared."""
        return self._figure(100 * self.found.covered, FigureKind.PERCENT)

    def _share(self, persons: float) -> Figure:
        return self._figure(100 * persons / self.found.population, FigureKind.PERCENT)

    def _figure(self, value: float, kind: FigureKind) -> Figure:
        return Figure(value, kind, self.area, self.what.key, self.year, self.source, self.observations, METHOD)


def expected_here(picture: Picture, what: Standardised) -> ExpectedHere | None:
    """The comparison of the latest year that municipality and country both have; None where they have none.

    Then the catalogue says which source would have the series, and how it is had.
    """
    own, country = _Cells(picture.own, what), _Cells(picture.country, what)
    year = max(own.years() & country.years(), default=None)
    if year is None:
        return None
    cells = own.in_year(year)
    rates = {
        each.key: each.events / each.population
        for each in country.in_year(year)
        if each.population and each.events is not None
    }
    people = sum(each.population for each in cells) + HIDDEN_AT_MOST * own.hidden(year)
    seen = [*own.observations(year), *country.observations(year)]
    return ExpectedHere(
        what=what,
        year=year,
        found=expected(cells, rates, population=people),
        area=picture.municipality.code,
        source=seen[0].source,
        observations=tuple(dict.fromkeys(name for each in seen for name in (each.inputs or (each.id,)))),
    )


class _Cells:
    """The cells of one area: for each the series of everybody in it, and of those who have the property."""

    def __init__(self, series: Mapping[str, Series], what: Standardised) -> None:
        having = dict(_groups(series, what.having))
        cells = {
            key: persons
            for key, persons in _groups(series, what.persons)
            if _is_cell(key, what, having_part=what.having.part)
        }
        self._series = {
            key: (persons, having.get(key))
            for key, persons in cells.items()
            if not any(_holds(key, other) for other in cells)
        }

    def years(self) -> set[int]:
        """The years in which anybody is counted and anybody has the property."""
        having = (each for _, each in self._series.values() if each)
        return _years(persons for persons, _ in self._series.values()) & _years(having)

    def in_year(self, year: int) -> list[Cell]:
        found = []
        for key, (persons, having) in self._series.items():
            if (people := persons.at(year)) is not None:
                seen = having.at(year) if having else None
                found.append(Cell(key, people.value, seen.value if seen else None))
        return found

    def hidden(self, year: int) -> int:
        """How many cells have people of whom the source says nothing in that year."""
        return sum(year in persons.missing for persons, _ in self._series.values())

    def observations(self, year: int) -> Iterator[Observation]:
        for pair in self._series.values():
            for series in pair:
                if series and (seen := series.at(year)):
                    yield seen


def _groups(series: Mapping[str, Series], counted: CountedIn) -> Iterator[tuple[Key, Series]]:
    """The series of an indicator by the parts of their group, without the part that says what is counted."""
    for name in series:
        indicator, _, group = name.partition("/")
        parts = tuple(group.split("."))
        if indicator == counted.indicator and group and (not counted.part or counted.part in parts):
            yield tuple(part for part in parts if part != counted.part), series[name]


def _is_cell(key: Key, what: Standardised, *, having_part: str) -> bool:
    """Whether the group is one of the cells, and neither a total of some nor those who have the property."""
    if len(key) != len(what.by) or having_part in key or not set(what.among) <= set(key):
        return False
    first, last = what.ages
    low, _, high = key[-1].partition("-")
    return low.isdigit() and high.isdigit() and first <= int(low) and int(high) <= last


def _holds(wide: Key, narrow: Key) -> bool:
    """Whether the ages of one cell lie within those of another of the same people, who would be counted twice."""
    low, high = _ages(wide)
    first, last = _ages(narrow)
    return wide[:-1] == narrow[:-1] and wide != narrow and low <= first and last <= high


def _ages(key: Key) -> tuple[int, int]:
    low, _, high = key[-1].partition("-")
    return int(low), int(high)


def _years(series: Iterable[Series]) -> set[int]:
    return {seen.year for each in series for seen in each.observations if seen.year is not None}
