"""The few facts that place a municipality: where it lies, what is spoken, who serves it, what it once was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kotosilta.municipalities.authorities import REGIONAL_STATE, WELLBEING, authorities_of
from kotosilta.municipalities.model import FormerMunicipality, Municipality
from kotosilta.publicsite.addressed import name_of_former
from kotosilta.situation.comparing.words import spoken


@dataclass(frozen=True, slots=True)
class Fact:
    """`term` is the glossary key of the label, where the glossary explains it."""

    label: str
    value: str
    term: str = ""


def facts_of(municipality: Municipality, language: str, on: date) -> list[Fact]:
    """The facts with the authorities' names of that day; Åland's municipalities have Åland's own authorities."""
    region = Fact(gettext("Region"), municipality.region.name.in_language(language))
    languages = Fact(gettext("Languages"), spoken(municipality.language_status))
    return [region, languages, *_authorities(municipality, language, on), *_merged(municipality, language)]


def what_became_of(name: str, municipality: Municipality, language: str) -> str:
    """A sentence on the former municipality of that name; empty where this municipality has no such part."""
    asked = name.strip().casefold()
    for former in municipality.former:
        written = next((each for each in (former.name_fi, former.name_sv) if each.casefold() == asked), None)
        if written:
            return _became(former, written, municipality, language)
    return ""


def _became(former: FormerMunicipality, written: str, municipality: Municipality, language: str) -> str:
    # The name that was written comes first, so that whoever wrote it knows that they were understood.
    known = name_of_former(former, municipality, language)
    values = {
        "old": written if written == known else f"{written} ({known})",
        "year": former.abolished_on.year,
        "name": municipality.name.in_language(language),
    }
    if len(former.successors) > 1:
        became = gettext(
            "%(old)s was divided between several municipalities in %(year)s. A part of it belongs here: %(name)s."
        )
        return became % values
    return gettext("%(old)s was merged in %(year)s. Its municipality of today: %(name)s.") % values


def _authorities(municipality: Municipality, language: str, on: date) -> Iterator[Fact]:
    own = authorities_of(municipality, on)

    def named(role: str) -> str:
        return own[role].name.in_language(language)

    if municipality.on_aland:
        yield Fact(gettext("Health and medical care"), named(WELLBEING))
        yield Fact(gettext("Employment services"), named("employment_area"))
        yield Fact(gettext("Regional authority"), named("aland_government"))
        yield Fact(gettext("Statistics"), named("aland_statistics"))
        return
    if municipality.wellbeing_area:
        yield Fact(gettext("Wellbeing services county"), named(WELLBEING), "wellbeing_services_county")
    else:
        yield Fact(gettext("Social and health services"), named(WELLBEING))
    if municipality.employment_area:
        area = municipality.employment_area.name.in_language(language)
        yield Fact(gettext("Employment area"), area, "employment_area")
    yield Fact(gettext("Regional authority"), named(REGIONAL_STATE), "economic_development_centre")


def _merged(municipality: Municipality, language: str) -> Iterator[Fact]:
    if municipality.former:
        names = dict.fromkeys(name_of_former(former, municipality, language) for former in municipality.former)
        yield Fact(gettext("Former municipalities here"), ", ".join(names))
