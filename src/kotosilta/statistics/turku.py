"""What the City of Turku has published of its residents by language, and what that fills in of the years between.

No other municipality's figures are open for these years; the city ordered its own from Statistics Finland.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kotosilta.figures import Observation

BY_SEX, BY_AGE = "residents_by_language_sex", "residents_by_language_age_sex"
TURKU, SOURCE = "853", "turku"
SHARE, PERSONS = "foreign_language_share", "foreign_language_persons"
COUNTED, SHARE_COUNTED = "counted_by_the_city", "share_from_counts"
BRIDGED = frozenset({COUNTED, SHARE_COUNTED})
CLASS, OLDEST = 5, 85
# Both are rounded to a tenth of a per mille or of a per cent; more than that apart they would not be the same thing.
ROUNDING = 0.05 + 1e-9
_LANGUAGES = {"total": "", "foreign": "foreign", "fi": "fi", "sv": "sv"}
_PARTS = {"foreign": "foreign", "fi": "national", "sv": "national"}

Row = Mapping[str, str]
Cell = tuple[str, str, str, int | None, float]  # indicator, group, area, year, value


def by_sex(rows: Iterable[Row]) -> Iterator[Cell]:
    """Residents by language and sex, every total as published."""
    for row in rows:
        parts = (_LANGUAGES[row["language"]], "" if row["sex"] == "total" else row["sex"])
        group = ".".join(part for part in parts if part) or "total"
        yield BY_SEX, group, row["area_code"], int(row["year"]), float(row["value"])


def by_age(rows: Iterable[Row]) -> Iterator[Cell]:
    """Residents in classes of five years by language (foreign, or Finnish or Swedish) and sex, from single years.

    In these classes the smallest group has 20 people, so that none is too small to be shown.
    """
    added: dict[tuple[str, str, int], float] = defaultdict(float)
    for row in rows:
        if {row["language"], row["sex"], row["age"]} == {"total"}:
            added["total", row["area_code"], int(row["year"])] = float(row["value"])
        elif "total" not in (row["language"], row["sex"], row["age"]):
            group = f"{_PARTS[row['language']]}.{row['sex']}.{age_class(int(row['age'].rstrip('-')))}"
            added[group, row["area_code"], int(row["year"])] += float(row["value"])
    for (group, area, year), value in added.items():
        yield BY_AGE, group, area, year, value


def age_class(age: int) -> str:
    """The class of five years that an age is in; everybody from 85 on is in one."""
    start = age // CLASS * CLASS
    return f"{OLDEST}-" if start >= OLDEST else f"{start}-{start + CLASS - 1}"


def bridged(observations: Iterable[Observation]) -> list[Observation]:
    """Number and share of foreign-language speakers in Turku, in the years that only the city's counts have.

    Nothing, unless the counts say the same as the shares wherever both are known: what is not the same is not mixed.
    """
    shares: dict[int, float] = {}
    persons: set[int] = set()
    counts: dict[int, dict[str, Observation]] = defaultdict(dict)
    for seen in observations:
        if seen.area != TURKU or seen.year is None:
            continue
        if seen.indicator == BY_SEX:
            counts[seen.year][seen.group] = seen
        elif seen.indicator == SHARE:
            shares[seen.year] = seen.value
        elif seen.indicator == PERSONS:
            persons.add(seen.year)
    both = {
        year: (some["foreign"], some["total"]) for year, some in counts.items() if {"foreign", "total"} <= set(some)
    }
    known = both.keys() & shares.keys()
    if not known or any(abs(_share(*both[year]) - shares[year]) > ROUNDING for year in known):
        return []
    found = [_as(PERSONS, COUNTED, foreign.value, foreign) for foreign, _ in _without(both, persons)]
    return found + [_as(SHARE, SHARE_COUNTED, _share(*pair), *pair) for pair in _without(both, shares)]


def _without(
    both: Mapping[int, tuple[Observation, Observation]], known: Iterable[int]
) -> list[tuple[Observation, Observation]]:
    return [both[year] for year in sorted(both.keys() - set(known))]


def _share(foreign: Observation, everybody: Observation) -> float:
    return 100 * foreign.value / everybody.value


def _as(indicator: str, method: str, value: float, *counts: Observation) -> Observation:
    year = counts[0].year
    name = f"{indicator}/total/{TURKU}/{year}"
    inputs = tuple(each.id for each in counts)
    return Observation(name, indicator, "total", TURKU, year, value, SOURCE, inputs, method)
