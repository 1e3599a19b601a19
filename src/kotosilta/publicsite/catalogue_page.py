"""The catalogue of indicators in words: what each would tell, where it is had from, and whether it is here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext, gettext_lazy

from kotosilta.content.guidance import guiding_questions, requests
from kotosilta.content.indicator_catalogue import UNKNOWN, Catalogued, catalogue, catalogue_sources, catalogue_words
from kotosilta.language.days import day_in_words, written_date
from kotosilta.situation.confirmed import Confirmation
from kotosilta.situation.room.words import counted_in_words
from kotosilta.situation.ways import NAMES, WAYS, Standing, standing_of

UNITS = {
    "percent": gettext_lazy("per cent"),
    "persons": gettext_lazy("persons"),
    "ratio": gettext_lazy("ratio"),
    "number": gettext_lazy("number"),
}
INTERVALS = {
    "year": gettext_lazy("every year"),
    "month": gettext_lazy("every month"),
    "election": gettext_lazy("every municipal election"),
    "other": gettext_lazy("as often as you agree"),
    UNKNOWN: gettext_lazy("not known"),
}
LEVELS = {
    "municipality": gettext_lazy("municipality"),
    "polling_district": gettext_lazy("polling district"),
    "constituency": gettext_lazy("constituency"),
    "region": gettext_lazy("region"),
    "country": gettext_lazy("the whole country only"),
    UNKNOWN: gettext_lazy("not known"),
}
DIRECTIONS = {
    "up": gettext_lazy("a higher value is wanted"),
    "down": gettext_lazy("a lower value is wanted"),
    "none": gettext_lazy("none: the figure describes, it does not judge"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One indicator as the page shows it; `lines` are label and text."""

    key: str
    title: str
    definition: str
    source: str
    address: str
    standing: Standing
    state: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class UnderAQuestion:
    """A guiding question with its indicators, those that are here first."""

    id: str
    title: str
    question: str
    listed: Sequence[Listed]


def catalogue_by_question(confirmed: Mapping[str, Confirmation], language: str) -> list[UnderAQuestion]:
    """The whole catalogue in the words of `language`, which has to be the active one."""
    places = list(Standing)
    every = [
        _listed(each, standing_of(each, confirmed), confirmed.get(each.key), language) for each in catalogue().values()
    ]
    every.sort(key=lambda each: places.index(each.standing))
    return [
        UnderAQuestion(
            question.id,
            question.title.in_language(language),
            question.question.in_language(language),
            [each for each in every if question.id in catalogue()[each.key].questions],
        )
        for question in guiding_questions()
    ]


def counts(confirmed: Mapping[str, Confirmation]) -> list[tuple[Standing, str, int]]:
    """How many indicators stand where; what there is none of is left out."""
    found = [standing_of(each, confirmed) for each in catalogue().values()]
    return [(each, str(NAMES[each]), found.count(each)) for each in Standing if each in found]


def _listed(indicator: Catalogued, standing: Standing, known_here: Confirmation | None, language: str) -> Listed:
    known = catalogue_sources()[indicator.source]
    source = known.name.in_language(language)
    return Listed(
        key=indicator.key,
        title=indicator.title.in_language(language),
        definition=indicator.definition.in_language(language),
        source=f"{source} ({indicator.table})" if indicator.table else source,
        address=known.address,
        standing=standing,
        state=str(NAMES[standing]),
        lines=[*_made(indicator, language), *_had(indicator, standing, known_here, language)],
    )


def _made(indicator: Catalogued, language: str) -> list[tuple[str, str]]:
    """What is counted and how."""
    facts, words = indicator.facts, catalogue_words()
    lines = [
        (gettext("Counted"), facts.counted.in_language(language)),
        (gettext("Out of"), words.base[facts.base].in_language(language) if facts.base else ""),
        (gettext("Unit"), _and(UNITS[indicator.unit], counted_in_words(indicator.criterion))),
        (gettext("Wanted direction"), str(DIRECTIONS[facts.direction])),
        (gettext("How it is worked out"), words.derivation[facts.derivation].in_language(language)),
        (gettext("Breaks"), " ".join(f"{each.year}: {each.why.in_language(language)}" for each in indicator.breaks)),
    ]
    if indicator.reading_advice:
        lines.append((gettext("How to read it"), indicator.reading_advice.in_language(language)))
    return [(label, text) for label, text in lines if text]


def _had(
    indicator: Catalogued, standing: Standing, known_here: Confirmation | None, language: str
) -> list[tuple[str, str]]:
    """When, for which areas, with what hidden, how sure, and how to get it."""
    facts = indicator.facts
    return [
        (gettext("Published"), _and(INTERVALS[facts.interval], _month(indicator))),
        (gettext("Smallest area"), str(LEVELS[facts.level])),
        (gettext("What the source hides"), catalogue_words().disclosure[facts.disclosure].in_language(language)),
        (gettext("Serves"), ", ".join((*indicator.questions, *indicator.examples))),
        (gettext("Verified"), _verified(indicator, known_here, language)),
        (gettext("How to get it"), _way(indicator, standing, language)),
    ]


def _month(indicator: Catalogued) -> str:
    published = indicator.facts.published
    if isinstance(published, str):
        return gettext("the month is not known")
    return gettext("about %(month)s") % {"month": MONTHS[published]}


def _verified(indicator: Catalogued, known_here: Confirmation | None, language: str) -> str:
    if indicator.is_verified:
        day = day_in_words(indicator.facts.verified, language)
        return gettext("%(day)s, against the figures that come with the product") % {"day": day}
    if known_here is None:
        return gettext("not yet: table and codes follow what has been published about them")
    return ". ".join(_found_out(known_here, language))


def _found_out(known_here: Confirmation, language: str) -> Iterator[str]:
    if known_here.has_figures and known_here.since:
        yield gettext("by the figures that were fetched here, the first on %(day)s") % {
            "day": written_date(known_here.since, language)
        }
    elif known_here.has_figures:
        yield gettext("by the figures that were fetched here")
    if known_here.checked:
        yield gettext("by comparing the codes with the table at its source, last on %(day)s") % {
            "day": written_date(known_here.checked, language)
        }


def _way(indicator: Catalogued, standing: Standing, language: str) -> str:
    asked = indicator.facts.request
    if not asked or standing in (Standing.SHIPPED, Standing.CONFIRMED, Standing.OLD):
        return str(WAYS[standing])
    title = requests()[asked].title.in_language(language)
    ready = gettext("A ready text to ask with stands on the page of each municipality: “%(title)s”.") % {"title": title}
    return f"{WAYS[standing]} {ready}"


def _and(first: Any, second: Any) -> str:
    return f"{first}, {second}"
