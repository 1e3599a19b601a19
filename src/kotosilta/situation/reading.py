"""The one way to read official figures: the situation picture of a municipality, from the observation store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec
from django.db.models import Q

from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.comparing.peers import (
    SimilarMunicipality,
    comparable_to,
    fixed_or_group,
    group_area,
    said_of,
    similar_among,
    wellbeing_area,
    why_no_wellbeing,
)
from kotosilta.situation.figures import figure_of
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import Kept, kept
from kotosilta.situation.picture import COUNTRY, PeerChoice, PeerKind, Peers, Picture, Series
from kotosilta.situation.stored import STORED, StoredSeries, stored_series
from kotosilta.situation.traits import AGES, INDICATORS, Traits, traits_of
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE
from kotosilta.statistics.forecast.rules import Rules

LAST_YEAR_OF_POPULATION = 2022
LAST_YEAR_OF_COUNTRY, SOURCE_OF_COUNTRY = 2024, "statfin_11ra"
SIMILAR = PeerChoice()


def picture_of(municipality: Municipality, peers: PeerChoice = SIMILAR, *, own_groups_only: bool = False) -> Picture:
    """Everything official that is known of the municipality, in at most three queries, with others beside it.

    `own_groups_only` leaves out groups of people in region, county and country, which only files and frozen pictures
    show: of a full store that is two thirds of what would be read.

    Raises NotPossible when no snapshot has been imported.
    """
    return pictures_of([municipality], peers, own_groups_only=own_groups_only)[0]


def pictures_of(
    municipalities: Sequence[Municipality], peers: PeerChoice = SIMILAR, *, own_groups_only: bool = False
) -> tuple[Picture, ...]:
    """The pictures of several municipalities, in their order, in the same number of queries as for one."""
    checksum, rules, retrieved = _imported()
    known = known_of_all(checksum)
    others = {each.code: _others(checksum, each, peers) for each in municipalities}
    areas = {COUNTRY, *(code for each in municipalities for code in _areas(each))}
    beside = {code for each in municipalities for code in _beside(each, others[each.code], peers)}
    whole = {each.code for each in municipalities} if own_groups_only else areas
    series = stored_series(whole, beside | areas, _opened)
    pictures = (_picture(municipality, series, known.shares, rules) for municipality in municipalities)
    return tuple(
        replace(picture, retrieved=retrieved, peers=_peers(picture, others[picture.municipality.code], peers, series))
        for picture in pictures
    )


def similar_to(municipality: Municipality, weights: Mapping[str, int] | None = None) -> tuple[SimilarMunicipality, ...]:
    """The seven municipalities most like this one, nearest first, with what each trait adds to the difference.

    `weights` (0 to 5) are by trait, 3 where none is given; none is found where nothing counts. Raises NotPossible when
    no snapshot has been imported.
    """
    return _similar(imported_snapshot(), municipality.code, _hashable(weights or {}))


def traits_known() -> Traits:
    """What municipalities can be compared by now; NotPossible when no snapshot has been imported."""
    return known_of_all(imported_snapshot()).traits


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
    found: dict[str, Figure] = {}
    for area, series in _shares():
        if point := series.at(year):
            found[area] = figure_of(series.observation(point, SHARE, "total", area))
    return found


def _opened(indicator: str, group: str, area: str, stored: Kept) -> Series:
    observations = stored.observations(indicator, group, area)
    return Series(indicator, group, area, observations, _why_it_ends(indicator, area, observations), stored.missing)


@dataclass(frozen=True, slots=True)
class KnownOfAll:
    """What is kept in memory of all municipalities: the latest shares, and what they are alike in."""

    shares: Mapping[str, Observation]
    traits: Traits


@lru_cache(maxsize=2)
def known_of_all(_checksum: str) -> KnownOfAll:
    """Read once for each snapshot, whatever is asked for: no page takes longer for there being more municipalities."""
    whole = Q(indicator__in=INDICATORS, group="total") | Q(indicator=AGES)  # of ages it takes the groups
    rows = ObservedSeries.objects.filter(whole).order_by("area").annotate(stored=STORED)
    shares: dict[str, Observation] = {}
    values: dict[str, dict[str, list[tuple[str, dict[int, float]]]]] = defaultdict(lambda: defaultdict(list))
    for indicator, group, area, stored in rows.values_list("indicator", "group", "area", "stored"):
        series = kept(stored)
        if not area.isdigit() or not series.points:
            continue
        values[indicator][area].append((group, {year: value for year, value, *_ in series.points if year}))
        if (indicator, group) == (SHARE, "total"):
            shares[area] = series.observation(series.points[-1], SHARE, "total", area)
    return KnownOfAll(shares, traits_of(values))


def _shares() -> Iterator[tuple[str, Kept]]:
    """The series of shares of every municipality that has one, by code."""
    rows = ObservedSeries.objects.filter(indicator=SHARE, group="total").order_by("area").annotate(stored=STORED)
    for area, stored in rows.values_list("area", "stored"):
        if area.isdigit() and (series := kept(stored)).points:
            yield area, series


@lru_cache(maxsize=1024)
def _similar(checksum: str, code: str, weights: tuple[tuple[str, int], ...]) -> tuple[SimilarMunicipality, ...]:
    return similar_among(known_of_all(checksum).traits, by_code(code), dict(weights))


def _hashable(weights: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(weights.items()))


def _others(checksum: str, municipality: Municipality, choice: PeerChoice) -> tuple[Municipality, ...]:
    fixed = fixed_or_group(choice, municipality)
    if fixed is not None:
        return fixed
    return tuple(each.municipality for each in _similar(checksum, municipality.code, _hashable(choice.weights)))


def _areas(municipality: Municipality) -> Iterator[str]:
    """The areas of which everything stands on a page."""
    yield from (municipality.code, municipality.region.code)
    if county := wellbeing_area(municipality):
        yield county.code


def _beside(municipality: Municipality, others: Iterable[Municipality], choice: PeerChoice) -> Iterator[str]:
    """Those it is compared with, without groups of people; a municipality group stands there as one."""
    if choice.kind is PeerKind.GROUP:
        yield group_area(municipality)
    else:
        yield from (each.code for each in others)


def _peers(
    picture: Picture, others: tuple[Municipality, ...], choice: PeerChoice, series: Mapping[str, StoredSeries]
) -> Peers:
    municipality = picture.municipality
    as_one = choice.kind is PeerKind.GROUP
    return Peers(
        kind=choice.kind,
        municipalities=others,
        series={} if as_one else {each.code: series[each.code].with_points() for each in others},
        said=said_of(choice, municipality, others),
        together=series[group_area(municipality)].with_points() if as_one else {},
    )


def _picture(
    municipality: Municipality,
    series: Mapping[str, StoredSeries],
    shares: Mapping[str, Observation],
    rules: Rules | None,
) -> Picture:
    own = series[municipality.code]
    shown, nothing = own.with_points(), own.without_anything()
    county = wellbeing_area(municipality)
    return Picture(
        municipality=municipality,
        own=shown,
        region=series[municipality.region.code],
        country=series[COUNTRY],
        comparable={SHARE: tuple(shares[each.code] for each in comparable_to(municipality) if each.code in shares)},
        not_carried=dict.fromkeys(sorted(nothing), _NOT_CARRIED),
        left_out={key: own[key] for key in own if key not in shown and key not in nothing},
        forecast_rules=rules,
        wellbeing=series[county.code] if county else {},
        no_wellbeing=why_no_wellbeing(municipality),
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
    """Only where it ends with what came with the product: an import may have brought later years."""
    last = observations[-1].year if observations else None
    if area == COUNTRY:
        shipped = last == LAST_YEAR_OF_COUNTRY and observations[-1].source == SOURCE_OF_COUNTRY
        return _COUNTRY_ENDS if shipped else None
    derived_from_population = indicator in (POPULATION, PERSONS) or not area.isdigit()
    return _POPULATIONS_END if derived_from_population and last == LAST_YEAR_OF_POPULATION else None
