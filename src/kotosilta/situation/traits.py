"""What is known of all municipalities that says how alike two of them are: measured once for each import, no database.

Only figures of today count. Age shares and dependency ratios of 2012 come with the product, but in so many years a
municipality becomes another one, and nobody would see that it had been compared by what it was: those traits wait for
an import. A variable is of one year for all, the newest that nine municipalities in ten have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, log1p

from kotosilta.municipalities.model import LanguageStatus
from kotosilta.municipalities.register import all_municipalities, register_rows
from kotosilta.situation.picture import FIRST_YEAR_OF_TODAY
from kotosilta.statistics.derive import POPULATION, SHARE
from kotosilta.statistics.similar import Trait, Variable

EMPLOYMENT = "employment_rate"
UNEMPLOYMENT = "unemployment_rate"
SWEDISH_SPEAKERS = "swedish_speakers"
AGES = "residents_by_age_and_sex"
INDICATORS = (POPULATION, SHARE, EMPLOYMENT, UNEMPLOYMENT, SWEDISH_SPEAKERS, AGES)

ENOUGH = 0.9
CHILDHOOD_ENDS = 15
OLD_AGE_BEGINS = 65
OLDEST = 150
TOTAL = "total"
# Nine in ten municipalities have one language and next to no Swedish speakers: the usual spread would make one step of
# a difference that nobody sees. Here a step is from one language status to the next, or a quarter of all residents.
STEP_OF_STATUS = 1.0
STEP_OF_SWEDISH = 25.0
_STATUS = {
    LanguageStatus.FINNISH: 0.0,
    LanguageStatus.FINNISH_SWEDISH: 1.0,
    LanguageStatus.SWEDISH_FINNISH: 2.0,
    LanguageStatus.SWEDISH: 3.0,
}

Values = Mapping[str, float]
Grouped = tuple[str, Mapping[int, float]]  # a group, and what it has by year
Known = Mapping[str, Mapping[str, Sequence[Grouped]]]  # by indicator and area
Found = tuple[int | None, Values]


@dataclass(frozen=True, slots=True)
class Measured:
    """A variable with the values as people read them, and their year; None for what the register says of today."""

    variable: Variable
    values: Values
    year: int | None

    @property
    def key(self) -> str:
        return self.variable.key


@dataclass(frozen=True, slots=True)
class Waiting:
    """A variable that no figures of today are there for, with the indicator of the catalogue that would bring them."""

    key: str
    trait: Trait
    indicator: str


@dataclass(frozen=True, slots=True)
class Traits:
    """All that is known of what municipalities are alike in, and what is not."""

    measured: tuple[Measured, ...]
    waiting: tuple[Waiting, ...]

    @property
    def variables(self) -> tuple[Variable, ...]:
        return tuple(each.variable for each in self.measured)

    def counted(self) -> frozenset[Trait]:
        """The traits that can be counted now."""
        return frozenset(each.variable.trait for each in self.measured)


def traits_of(known: Known) -> Traits:
    """From what is known of `INDICATORS` in all municipalities."""
    measured, waiting = [], []
    for definition in _DEFINITIONS:
        found = definition.measure(known)
        if found is None:
            waiting.append(Waiting(definition.key, definition.trait, definition.indicator))
            continue
        year, values = found
        scaled = {code: definition.scale(value) for code, value in values.items()}
        variable = Variable(definition.key, definition.trait, scaled, definition.step)
        measured.append(Measured(variable, values, year))
    return Traits(tuple(measured), tuple(waiting))


@lru_cache(maxsize=1)
def areas_in_km2() -> Values:
    """About how large each municipality is without the sea, by code (measured on generalised boundaries)."""
    return {row["code"]: float(row["about_km2"]) for row in register_rows("areas.csv")}


@dataclass(frozen=True, slots=True)
class _Definition:
    """How a variable is measured; `scale` makes equal differences mean the same, `indicator` is what it needs."""

    key: str
    trait: Trait
    indicator: str
    measure: Callable[[Known], Found | None]
    scale: Callable[[float], float] = float
    step: float | None = None


def _of_one_year(by_area: Mapping[str, Mapping[int, float]]) -> tuple[int, Values] | None:
    """The newest year of today that enough municipalities have, with their values; None where there is none."""
    years = Counter(year for values in by_area.values() for year in values if year >= FIRST_YEAR_OF_TODAY)
    enough = [year for year, count in years.items() if count >= ENOUGH * len(all_municipalities())]
    if not enough:
        return None
    newest = max(enough)
    return newest, {code: values[newest] for code, values in by_area.items() if newest in values}


def _totals(known: Known, indicator: str) -> dict[str, Mapping[int, float]]:
    """What the indicator says of all, by area and year."""
    return {
        area: years for area, groups in known.get(indicator, {}).items() for group, years in groups if group == TOTAL
    }


def _plain(indicator: str) -> Callable[[Known], Found | None]:
    """The indicator as it was published."""
    return lambda known: _of_one_year(_totals(known, indicator))


def _density(known: Known) -> Found | None:
    """Residents for each square kilometre, roughly."""
    people = _plain(POPULATION)(known)
    if people is None:
        return None
    year, values = people
    areas = areas_in_km2()
    return year, {code: value / areas[code] for code, value in values.items() if code in areas}


def _status(_known: Known) -> Found:
    return None, {each.code: _STATUS[each.language_status] for each in all_municipalities()}


def _swedish(known: Known) -> Found | None:
    """Swedish speakers in per cent of the residents of the same year."""
    people = _totals(known, POPULATION)
    speakers = _totals(known, SWEDISH_SPEAKERS)
    return _of_one_year(
        {
            area: {year: 100 * count / people[area][year] for year, count in years.items() if people[area].get(year)}
            for area, years in speakers.items()
            if area in people
        }
    )


Within = Callable[[int, int], bool | None]


def _aged(within: Within) -> Callable[[Known], Found | None]:
    """The share of residents in classes of age that lie `within` a span; None of it where a class lies across."""
    return lambda known: _of_one_year(
        {area: _share_aged(groups, within) for area, groups in known.get(AGES, {}).items()}
    )


def _share_aged(groups: Sequence[Grouped], within: Within) -> dict[int, float]:
    inside: dict[int, float] = {}
    everybody: dict[int, float] = {}
    for first, last, years in _by_age(groups):
        lies_in = within(first, last)
        if lies_in is None:
            return {}
        for year, persons in years.items():
            everybody[year] = everybody.get(year, 0.0) + persons
            inside[year] = inside.get(year, 0.0) + (persons if lies_in else 0.0)
    return {year: 100 * inside[year] / count for year, count in everybody.items() if count}


def _by_age(groups: Sequence[Grouped]) -> list[tuple[int, int, Mapping[int, float]]]:
    """The classes of age as first and last year of life, of both sexes or, where they are given apart, of each."""
    parted = [(group.split("."), years) for group, years in groups if group[-1].isdigit() or group[-1] == "-"]
    both = [(parts, years) for parts, years in parted if len(parts) == 1]
    return [(*_ages(parts[-1]), years) for parts, years in both or parted]


def _ages(written: str) -> tuple[int, int]:
    """`25-29`, `17` or `85-` as the first and the last year of life."""
    first, dash, last = written.partition("-")
    return int(first), int(last) if last else OLDEST if dash else int(first)


def _child(first: int, last: int) -> bool | None:
    return None if first < CHILDHOOD_ENDS <= last else last < CHILDHOOD_ENDS


def _old(first: int, last: int) -> bool | None:
    return None if first < OLD_AGE_BEGINS <= last else first >= OLD_AGE_BEGINS


_DEFINITIONS = (
    _Definition("population", Trait.POPULATION, POPULATION, _plain(POPULATION), log),
    _Definition("density", Trait.DENSITY, POPULATION, _density, log),
    _Definition("children", Trait.AGE, AGES, _aged(_child)),
    _Definition("old_people", Trait.AGE, AGES, _aged(_old)),
    _Definition("language_status", Trait.LANGUAGE, "", _status, step=STEP_OF_STATUS),
    _Definition("swedish_speakers", Trait.LANGUAGE, SWEDISH_SPEAKERS, _swedish, step=STEP_OF_SWEDISH),
    _Definition("employment", Trait.ECONOMY, EMPLOYMENT, _plain(EMPLOYMENT)),
    _Definition("unemployment", Trait.ECONOMY, UNEMPLOYMENT, _plain(UNEMPLOYMENT)),
    # One percentage point more is a world where there was one, and nothing where there were twenty; with one added,
    # the rounding of small shares to one decimal does not count for much.
    _Definition("foreign_language", Trait.FOREIGN_LANGUAGE, SHARE, _plain(SHARE), log1p),
)
