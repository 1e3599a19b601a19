"""The one way to read official figures: the situation picture of a municipality, from the observation store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec

from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import all_municipalities
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.figures import figure_of
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import unpacked
from kotosilta.situation.picture import COUNTRY, Picture, Series
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE
from kotosilta.statistics.forecast.rules import Rules

Rows = Mapping[str, Series]
LAST_YEAR_OF_POPULATION = 2022
LAST_YEAR_OF_COUNTRY = 2024
FIRST_YEAR_OF_TODAY = 2020


def picture_of(municipality: Municipality) -> Picture:
    """Everything official that is known of the municipality, in at most three queries.

    Raises NotPossible when no snapshot has been imported.
    """
    return pictures_of([municipality])[0]


def pictures_of(municipalities: Sequence[Municipality]) -> tuple[Picture, ...]:
    """The pictures of several municipalities, in their order, in the same number of queries as for one."""
    checksum, rules, retrieved = _imported()
    areas = {COUNTRY, *(code for each in municipalities for code in (each.code, each.region.code))}
    series = _series_of(areas)
    shares = _shares_of_all(checksum)
    pictures = (_picture(municipality, series, shares, rules) for municipality in municipalities)
    return tuple(replace(picture, retrieved=retrieved) for picture in pictures)


def imported_snapshot() -> str:
    """Which snapshot the store holds, as its checksum; NotPossible when none has been imported."""
    checksum = ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).values_list("checksum", flat=True).first()
    if not checksum:
        raise NotPossible(_NOT_IMPORTED)
    return checksum


def _imported() -> tuple[str, Rules | None, Mapping[str, Mapping[str, str]]]:
    """The checksum of the snapshot, what forecasts have learnt from it, and when tables were fetched, in one query."""
    only = ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY)
    found = only.values_list("checksum", "forecast_rules", "retrieved").first()
    if not found or not found[0]:
        raise NotPossible(_NOT_IMPORTED)
    checksum, rules, retrieved = found
    return checksum, msgspec.convert(rules, Rules, strict=False) if rules else None, retrieved


def shares_by_municipality(year: int = 2025) -> dict[str, Figure]:
    """The share of foreign-language speakers of every municipality in a year, by code; for the map."""
    rows = ObservedSeries.objects.filter(indicator=SHARE, group="total").values_list("area", "packed")
    found = {area: _read(SHARE, "total", area, packed).at(year) for area, packed in rows if area.isdigit()}
    return {area: figure_of(seen) for area, seen in sorted(found.items()) if seen}


def comparable_to(municipality: Municipality) -> tuple[Municipality, ...]:
    """The others of the same municipality group (Statistics Finland); for Åland's sixteen the rest of Åland."""
    return _comparable()[municipality.code]


@lru_cache(maxsize=1)
def _comparable() -> dict[str, tuple[Municipality, ...]]:
    groups: dict[str, list[Municipality]] = defaultdict(list)
    for each in all_municipalities():
        groups[_kind(each)].append(each)
    return {
        each.code: tuple(other for other in groups[_kind(each)] if other.code != each.code)
        for each in all_municipalities()
    }


def _kind(municipality: Municipality) -> str:
    return "aland" if municipality.on_aland else municipality.group.code


def _series_of(areas: Iterable[str]) -> dict[str, dict[str, Series]]:
    rows = ObservedSeries.objects.filter(area__in=sorted(areas)).order_by("area", "indicator", "group")
    found: dict[str, dict[str, Series]] = defaultdict(dict)
    for indicator, group, area, packed in rows.values_list("indicator", "group", "area", "packed"):
        key = indicator if group == "total" else f"{indicator}/{group}"
        found[area][key] = _read(indicator, group, area, packed)
    return found


def _read(indicator: str, group: str, area: str, packed: object) -> Series:
    observations = unpacked(indicator, group, area, packed)  # type: ignore[arg-type]  # JSON of our own `packed()`
    return Series(indicator, group, area, observations, _why_it_ends(indicator, area, observations))


@lru_cache(maxsize=2)
def _shares_of_all(_checksum: str) -> dict[str, Observation]:
    """The latest share of every municipality. Kept in memory until another snapshot is imported."""
    rows = ObservedSeries.objects.filter(indicator=SHARE, group="total").values_list("area", "packed")
    latest = {area: _read(SHARE, "total", area, packed).latest for area, packed in rows if area.isdigit()}
    return {area: seen for area, seen in latest.items() if seen}


def _picture(
    municipality: Municipality, series: Mapping[str, Rows], shares: Mapping[str, Observation], rules: Rules | None
) -> Picture:
    own = series.get(municipality.code, {})
    return Picture(
        municipality=municipality,
        own={key: each for key, each in own.items() if each.observations},
        region=series.get(municipality.region.code, {}),
        country=series.get(COUNTRY, {}),
        comparable={SHARE: tuple(shares[each.code] for each in comparable_to(municipality) if each.code in shares)},
        not_carried={key: _NOT_CARRIED for key, each in own.items() if not each.observations},
        forecast_rules=rules,
    )


_NOT_IMPORTED = Reason("The official figures have not been imported yet. Start the service once.")
_NOT_CARRIED = Reason(
    "These figures are known for municipalities that have since merged, but cannot be put together for today's."
)
_POPULATIONS_END = Reason(
    "The line ends in %(year)s: later populations of the municipalities are not among the figures of this version.",
    {"year": str(LAST_YEAR_OF_POPULATION)},
)
_COUNTRY_ENDS = Reason(
    "The line of the whole country ends in %(year)s: later figures are not in the table that comes with this version.",
    {"year": str(LAST_YEAR_OF_COUNTRY)},
)


def _why_it_ends(indicator: str, area: str, observations: Sequence[Observation]) -> Reason | None:
    last = observations[-1].year if observations else None
    if last is None or last < FIRST_YEAR_OF_TODAY:
        return None
    if area == COUNTRY:
        return _COUNTRY_ENDS
    derived_from_population = indicator in (POPULATION, PERSONS) or not area.isdigit()
    return _POPULATIONS_END if derived_from_population else None
