"""Proposes the organisations of the register by the names they have in this very municipality (C2.4, C2.5, K5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.content.text import LANGUAGES, Text
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.model import Municipality

# Which authorities of the register of municipalities are proposed for which sector.
ROLES: Mapping[str, tuple[str, ...]] = {
    "C2.4a": ("municipal_education",),
    "C2.4b": ("municipal_leisure",),
    "C2.4c": ("municipal_vitality",),
    "C2.4d": ("employment_services_municipal",),
    "C2.4e": ("municipal_housing",),
    "C2.5a": ("employment_authority",),
    "C2.5b": ("social_insurance",),
    "C2.5c": ("welfare_area",),
    "C2.5d": ("regional_state_authority", "police"),
}
# Sectors whose proposals are all there is; in the others only people on the spot know who there is besides.
COMPLETE = frozenset(ROLES) - {"C2.5d"}
# These belong to one municipality; the others serve an area and bear its name.
_OWN_UNITS = ("municipal_education", "municipal_leisure", "municipal_vitality", "municipal_housing")
# On Åland employment is the business of Åland's own authority, which is proposed among the authorities.
_NOT_ON_ALAND = ("employment_services_municipal",)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An organisation to add with one tap; `key` tells it from all others of the programme."""

    key: str
    sector: str
    name: Text

    def names_in(self, languages: Iterable[str]) -> dict[str, str]:
        """Its name in each of the languages that the registers know."""
        return {each: self.name.in_language(each) for each in languages if each in LANGUAGES}


def proposals_for(municipalities: Sequence[Municipality], on: date) -> tuple[Proposal, ...]:
    """What is proposed for a programme of these municipalities; what several of them share is proposed once."""
    found: dict[tuple[str, Text], Proposal] = {}
    for municipality in municipalities:
        for proposal in _of(municipality, on, together=len(municipalities) > 1):
            found.setdefault((proposal.sector, proposal.name), proposal)
    return tuple(sorted(found.values(), key=lambda each: each.sector))


def still_open(
    proposals: Iterable[Proposal], *, taken: Iterable[str], names: Iterable[tuple[str, str]]
) -> tuple[Proposal, ...]:
    """Without those that were taken up (by key) or that somebody has added by hand (pairs of sector and name)."""
    keys = set(taken)
    by_hand = {(sector, name.casefold()) for sector, name in names}
    return tuple(
        each
        for each in proposals
        if each.key not in keys
        and not any((each.sector, each.name.in_language(language).casefold()) in by_hand for language in LANGUAGES)
    )


def _of(municipality: Municipality, on: date, *, together: bool) -> Iterator[Proposal]:
    known = authorities_of(municipality, on)
    for sector, roles in ROLES.items():
        for role in roles:
            if municipality.on_aland and role in _NOT_ON_ALAND:
                continue
            whose = municipality if together and role in _OWN_UNITS else None
            yield Proposal(f"{role}-{municipality.code}", sector, _as_title(known[role].name, whose))


def _as_title(name: Text, whose: Municipality | None) -> Text:
    """The name as it stands alone, after that of the municipality where several have such a unit."""
    return Text(*(_title(name, whose, language) for language in LANGUAGES))


def _title(name: Text, whose: Municipality | None, language: str) -> str:
    own = name.in_language(language)
    return f"{whose.name.in_language(language)}: {own}" if whose else own[:1].upper() + own[1:]
