"""With whom a municipality is compared: those that resemble it, its municipality group, or those that were chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kotosilta.language.alphabet import alphabetical
from kotosilta.municipalities.model import Area, Municipality
from kotosilta.municipalities.register import all_municipalities, by_code, members_of_region
from kotosilta.reasons import Reason
from kotosilta.situation.picture import PeerChoice, PeerKind
from kotosilta.situation.traits import Traits
from kotosilta.statistics.similar import Difference, Trait, nearest

MOST_CHOSEN = 10


@dataclass(frozen=True, slots=True)
class SimilarMunicipality:
    """A municipality with its difference index and what each trait adds to it."""

    municipality: Municipality
    index: float
    differences: Mapping[Trait, Difference]


def similar_among(
    traits: Traits, municipality: Municipality, weights: Mapping[str, int]
) -> tuple[SimilarMunicipality, ...]:
    """The seven nearest by what is known, nearest first; none where every weight is nought."""
    return tuple(
        SimilarMunicipality(by_code(near.code), near.index, near.differences)
        for near in nearest(municipality.code, traits.variables, weights)
    )


def fixed_or_group(choice: PeerChoice, municipality: Municipality) -> tuple[Municipality, ...] | None:
    """Who stands beside the municipality: those that are fixed, as long as they exist, or its group.

    None where similar ones have to be found.
    """
    fixed = choice.members.get(municipality.code)
    if fixed is not None:
        known = {each.code: each for each in all_municipalities()}
        others = tuple(known[code] for code in fixed if code in known and code != municipality.code)
        return others if choice.kind is PeerKind.SIMILAR else _by_name(others)
    match choice.kind:
        case PeerKind.GROUP:
            return _by_name(comparable_to(municipality))
        case PeerKind.CHOSEN:
            return ()
        case PeerKind.SIMILAR:
            return None


def _by_name(municipalities: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    return tuple(sorted(municipalities, key=lambda each: alphabetical(each.own_name)))


def said_of(choice: PeerChoice, municipality: Municipality, others: tuple[Municipality, ...]) -> Reason:
    """Who they are, in one sentence."""
    values = {"count": str(len(others))}
    if choice.kind is PeerKind.CHOSEN:
        return Reason("Compared with %(count)s municipalities that the programme has chosen.", values)
    if choice.kind is PeerKind.GROUP:
        if municipality.on_aland:
            return Reason("Compared with the %(count)s other municipalities of Åland, taken together.", values)
        return Reason(
            "Compared with the %(count)s other municipalities of the same municipality group, taken together with it.",
            values,
        )
    if across_the_sea(municipality, others):
        return Reason(
            "Compared with the %(count)s municipalities that are most like this one by a rule that anybody can follow. "
            "Some are on Åland and some are not: Åland has legislation of its own on integration and is compared with "
            "care.",
            values,
        )
    return Reason(
        "Compared with the %(count)s municipalities that are most like this one by a rule that anybody can follow.",
        values,
    )


def across_the_sea(municipality: Municipality, others: tuple[Municipality, ...]) -> bool:
    """Whether Åland stands beside the mainland: its own legislation and services make figures mean other things."""
    return any(each.on_aland != municipality.on_aland for each in others)


def comparable_to(municipality: Municipality) -> tuple[Municipality, ...]:
    """The others of the same municipality group (Statistics Finland); for Åland's sixteen the rest of Åland."""
    return tuple(each for each in _groups()[group_area(municipality)] if each.code != municipality.code)


def group_area(municipality: Municipality) -> str:
    """The code under which its municipality group stands in the store; that of the region for Åland's sixteen."""
    return municipality.region.code if municipality.on_aland else f"KR{municipality.group.code}"


@lru_cache(maxsize=512)
def wellbeing_area(municipality: Municipality) -> Area | None:
    """Its wellbeing services county as the store knows it (`HV01`); None where there is none, or it is the region."""
    county = municipality.wellbeing_area
    if county is None:
        return None
    of_region = {each.code for each in members_of_region(municipality.region.code)}
    return None if of_region == _codes_of_county(county.code) else Area(f"HV{county.code}", county.name)


def why_no_wellbeing(municipality: Municipality) -> Reason | None:
    """Why no line of the wellbeing services county stands beside; None where one may."""
    if municipality.on_aland:
        return Reason("Åland is no part of a wellbeing services county: it looks after these services itself.")
    if municipality.wellbeing_area is None:
        return Reason("Helsinki organises these services itself and belongs to no wellbeing services county.")
    if wellbeing_area(municipality) is None:
        return Reason("The wellbeing services county has the same municipalities as the region: one line is both.")
    return None


@lru_cache(maxsize=1)
def areas_of_several() -> Mapping[str, tuple[str, ...]]:
    """Every area whose figures are put together from municipalities, with their codes: regions, counties, groups."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in all_municipalities():
        county = wellbeing_area(each)
        for area in dict.fromkeys((each.region.code, county.code if county else "", group_area(each))):
            if area:
                found[area].append(each.code)
    return {area: tuple(codes) for area, codes in found.items()}


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, tuple[Municipality, ...]]:
    found: dict[str, list[Municipality]] = defaultdict(list)
    for each in all_municipalities():
        found[group_area(each)].append(each)
    return {area: tuple(members) for area, members in found.items()}


def _codes_of_county(county: str) -> set[str]:
    return {each.code for each in all_municipalities() if each.wellbeing_area and each.wellbeing_area.code == county}
