"""The catalogue of indicators in words: what each would tell, where it is had from, and whether it is here."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext, gettext_lazy

from kotosilta.content.guidance import guiding_questions, requests
from kotosilta.content.indicator_catalogue import UNKNOWN, Catalogued, catalogue, catalogue_sources, catalogue_words
from kotosilta.language.days import day_in_words
from kotosilta.situation.room.words import counted_in_words


class Standing(StrEnum):
    """Whether an indicator has figures here, and if not, how they are had; in the order of the page."""

    SHIPPED = "shipped"
    CONFIRMED = "confirmed"
    OPEN = "open"
    BY_HAND = "by_hand"
    ASKED = "asked"
    OWN = "own"
    OLD = "old"


NAMES = {
    Standing.SHIPPED: gettext_lazy("Comes with the product"),
    Standing.CONFIRMED: gettext_lazy("Fetched here"),
    Standing.OPEN: gettext_lazy("Open, not fetched here"),
    Standing.BY_HAND: gettext_lazy("Open, written in by hand"),
    Standing.ASKED: gettext_lazy("Asked for"),
    Standing.OWN: gettext_lazy("Counted by yourselves"),
    Standing.OLD: gettext_lazy("Comes with the product, old figures"),
}
WAYS = {
    Standing.SHIPPED: gettext_lazy("The figures are here already."),
    Standing.CONFIRMED: gettext_lazy("Whoever runs this service has fetched the figures from their source."),
    Standing.OPEN: gettext_lazy(
        "An open table has these, but its codes have not been compared with the source yet. Until they have been "
        "fetched nobody is offered them; they can be looked up and written in as figures of your own."
    ),
    Standing.BY_HAND: gettext_lazy(
        "No program fetches these. Look the figures up and write them in as figures of your own in the situation room."
    ),
    Standing.ASKED: gettext_lazy(
        "No open table has these. Ask for them, and write the answer in as a figure of your own in the situation room."
    ),
    Standing.OWN: gettext_lazy("Only you and your partners can count these. Agree how before the first count."),
    Standing.OLD: gettext_lazy("The figures are here already, folded: they are too old to describe today."),
}
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
_BY_ACCESS = {
    "pxweb": Standing.OPEN,
    "rest": Standing.OPEN,
    "by_hand": Standing.BY_HAND,
    "request": Standing.ASKED,
    "own": Standing.OWN,
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


def standing_of(indicator: Catalogued, confirmed: Container[str]) -> Standing:
    """Where its figures are; `confirmed` are keys that an import has brought figures of."""
    if indicator.is_verified:
        return Standing.OLD if indicator.history else Standing.SHIPPED
    return Standing.CONFIRMED if indicator.key in confirmed else _BY_ACCESS[indicator.facts.access]


def catalogue_by_question(confirmed: Container[str], language: str) -> list[UnderAQuestion]:
    """The whole catalogue in the words of `language`, which has to be the active one."""
    places = list(Standing)
    every = [_listed(each, standing_of(each, confirmed), language) for each in catalogue().values()]
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


def counts(confirmed: Container[str]) -> list[tuple[Standing, str, int]]:
    """How many indicators stand where; what there is none of is left out."""
    found = [standing_of(each, confirmed) for each in catalogue().values()]
    return [(each, str(NAMES[each]), found.count(each)) for each in Standing if each in found]


def _listed(indicator: Catalogued, standing: Standing, language: str) -> Listed:
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
        lines=[*_made(indicator, language), *_had(indicator, standing, language)],
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


def _had(indicator: Catalogued, standing: Standing, language: str) -> list[tuple[str, str]]:
    """When, for which areas, with what hidden, how sure, and how to get it."""
    facts = indicator.facts
    return [
        (gettext("Published"), _and(INTERVALS[facts.interval], _month(indicator))),
        (gettext("Smallest area"), str(LEVELS[facts.level])),
        (gettext("What the source hides"), catalogue_words().disclosure[facts.disclosure].in_language(language)),
        (gettext("Serves"), ", ".join((*indicator.questions, *indicator.examples))),
        (gettext("Verified"), _verified(indicator, standing, language)),
        (gettext("How to get it"), _way(indicator, standing, language)),
    ]


def _month(indicator: Catalogued) -> str:
    published = indicator.facts.published
    if isinstance(published, str):
        return gettext("the month is not known")
    return gettext("about %(month)s") % {"month": MONTHS[published]}


def _verified(indicator: Catalogued, standing: Standing, language: str) -> str:
    if indicator.is_verified:
        day = day_in_words(indicator.facts.verified, language)
        return gettext("%(day)s, against the figures that come with the product") % {"day": day}
    if standing == Standing.CONFIRMED:
        return gettext("by the figures that were fetched here")
    return gettext("not yet: table and codes follow what has been published about them")


def _way(indicator: Catalogued, standing: Standing, language: str) -> str:
    asked = indicator.facts.request
    if not asked or standing in (Standing.SHIPPED, Standing.CONFIRMED, Standing.OLD):
        return str(WAYS[standing])
    title = requests()[asked].title.in_language(language)
    ready = gettext("A ready text to ask with stands on the page of each municipality: “%(title)s”.") % {"title": title}
    return f"{WAYS[standing]} {ready}"


def _and(first: Any, second: Any) -> str:
    return f"{first}, {second}"
