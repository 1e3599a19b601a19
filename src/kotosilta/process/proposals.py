"""What the room proposes: bodies by name, phases with their days, and whom to turn to at the regional authority."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.content.process import PlannedPhase, body_names
from kotosilta.content.process import phases as planned_phases
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.municipalities.authorities import REGIONAL_STATE, authorities_of
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.towns import is_town
from kotosilta.process.models import Phase
from kotosilta.process.rules import Plan


def proposed_name(municipality: Municipality, kind: str, languages: Iterable[str]) -> dict[str, str]:
    """What the municipality's council or executive is called, in each of the languages that the product knows."""
    names = body_names()[kind]
    return texts_in(names.town if is_town(municipality) else names.other, languages)


def texts_in(text: Text, languages: Iterable[str]) -> dict[str, str]:
    """The text in those of the languages that the product knows; in all of those where it knows none."""
    known = [language for language in languages if language in LANGUAGES]
    return {language: text.in_language(language) for language in known or LANGUAGES}


def plans_left(taken: Collection[Phase]) -> list[Plan]:
    """The phases to count back: all while none has been taken over, afterwards those that are there and not done."""
    open_keys = {phase.key for phase in taken if phase.done_on is None}
    left = planned_phases() if not taken else (each for each in planned_phases() if each.key in open_keys)
    return [Plan(each.key, each.weeks, each.least) for each in left]


def planned(key: str) -> PlannedPhase | None:
    """The planned phase with that key; None for a phase of people's own."""
    return next((each for each in planned_phases() if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Regional:
    """A regional authority, and the municipalities of the programme that it serves."""

    key: str
    name: Text
    municipalities: tuple[Municipality, ...]


def regional_authorities(municipalities: Sequence[Municipality], on: date) -> tuple[Regional, ...]:
    """The state's regional authorities of these municipalities, on Åland its government, by their name on a day."""
    served: dict[str, list[Municipality]] = {}
    for each in municipalities:
        served.setdefault(regional_key(each), []).append(each)
    return tuple(
        Regional(key, authorities_of(each[0], on)[REGIONAL_STATE].name, tuple(each)) for key, each in served.items()
    )


def regional_key(municipality: Municipality) -> str:
    """Tells the regional authorities apart: the code of the area, or that of the region where there is none (Åland)."""
    return (municipality.regional_authority or municipality.region).code


def missing_authorities(regional: Iterable[Regional], approached: Iterable[Municipality]) -> list[Regional]:
    """Those that have not been approached yet."""
    keys = {regional_key(each) for each in approached}
    return [each for each in regional if each.key not in keys]


def decision_days(meetings: Iterable[tuple[str, date]]) -> Mapping[str, list[date]]:
    """Pairs of municipality code and day, as `rules.decision_day` takes them."""
    days: dict[str, list[date]] = {}
    for code, day in meetings:
        days.setdefault(code, []).append(day)
    return days
