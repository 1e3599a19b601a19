"""What is not here, by the way in which it is had: each way is explained once, so that the page stays calm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kotosilta.content.guidance import requests
from kotosilta.content.indicator_catalogue import Catalogued, catalogue_sources, catalogue_words
from kotosilta.situation.glance.rows import NotHere
from kotosilta.situation.ways import NAMES, WAYS, Standing, fetching

HIDDEN = {
    "secret": _("confidential at the source"),
    "not_available": _("not available at the source"),
    "not_applicable": _("does not concern this municipality"),
    "under_half": _("less than half a unit"),
    "hidden": _("hidden by the rule of the source"),
}
LEFT_OUT = _("Here, but not of this municipality")
WAY_OF_LEFT_OUT = _("The source has these for others, and none or no public one of this municipality.")
NOT_CARRIED = _("Known of former municipalities")
WAY_OF_NOT_CARRIED = _(
    "These figures are known for municipalities that have since merged, but cannot be put together for today's."
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a figure (by question and key) stands, where a ready letter is, and where a figure is written in by hand.

    The last two give "" where there is nothing of the kind.
    """

    figure: Callable[[str, str], str]
    letter: Callable[[str], str]
    by_hand: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator that is not here: what it is called, who has it, and what can be done."""

    key: str
    title: str
    source: str
    note: str
    letter: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way of getting figures, with those that are had so.

    `by_hand` is where they can be written in; `commands` fetch them, for whoever runs the service.
    """

    name: str
    how: str
    by_hand: str
    commands: Sequence[str]
    wanted: Sequence[Wanted]


def ways_of(not_here: Sequence[NotHere], question: str, addresses: Addresses, language: str) -> list[Way]:
    """The ways in the order of `Standing`, the easiest first, in the active language."""
    ways: dict[tuple[str, str], list[NotHere]] = {}
    for each in sorted(not_here, key=lambda missing: list(Standing).index(missing.standing)):
        ways.setdefault(_way(each), []).append(each)
    return [
        Way(
            name=name,
            how=how,
            by_hand=addresses.by_hand(question),
            commands=_commands(had_so),
            wanted=[_wanted(each, addresses, language) for each in had_so],
        )
        for (name, how), had_so in ways.items()
    ]


def _commands(had_so: Sequence[NotHere]) -> list[str]:
    fetched = [each for each in had_so if each.standing in (Standing.CHECKED, Standing.OPEN)]
    queries = (query for each in fetched for query in each.indicator.facts.queries)
    return [fetching(table) for table in dict.fromkeys(query.table for query in queries)]


def _way(each: NotHere) -> tuple[str, str]:
    if each.not_carried:
        return str(NOT_CARRIED), str(WAY_OF_NOT_CARRIED)
    if each.hidden or each.standing in (Standing.SHIPPED, Standing.CONFIRMED, Standing.OLD):
        return str(LEFT_OUT), str(WAY_OF_LEFT_OUT)
    return str(NAMES[each.standing]), str(WAYS[each.standing])


def _wanted(each: NotHere, addresses: Addresses, language: str) -> Wanted:
    indicator, asked = each.indicator, each.indicator.facts.request
    return Wanted(
        key=indicator.key,
        title=indicator.title.in_language(language),
        source=_source(indicator, language),
        note=_why_hidden(each, language),
        letter=addresses.letter(asked) if asked and asked in requests() else "",
    )


def _source(indicator: Catalogued, language: str) -> str:
    name = catalogue_sources()[indicator.source].name.in_language(language)
    return f"{name} ({indicator.table})" if indicator.table else name


def _why_hidden(each: NotHere, language: str) -> str:
    """In which way the source leaves this municipality out, and by which rule."""
    if not each.hidden:
        return ""
    rule = catalogue_words().disclosure[each.indicator.facts.disclosure].in_language(language)
    return f"{hidden_in_words(each.hidden)}. {rule}"


def hidden_in_words(how: str) -> str:
    """In which way a value is missing (see `statistics.missing`)."""
    return str(HIDDEN.get(how, HIDDEN["not_available"]))
