"""What waits in the situation room: answers asked for long ago, questions without a conclusion, suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import QUESTIONS
from kotosilta.language.translated import Translated
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason
from kotosilta.situation.checklist import ROOM, address_of
from kotosilta.situation.models import SourceState
from kotosilta.situation.room.official import Official, official_of, questions_with_figures, suggested_of
from kotosilta.situation.room.rules import DAYS_TO_ANSWER, is_late
from kotosilta.situation.room.standing import Standing, standing_of


def due(membership: Membership, on: date) -> Iterator[Due]:
    """For those who keep the room, the most pressing first; `on` is today."""
    if membership.may(May.EDIT_SITUATION):
        programme = membership.programme
        yield from waiting(programme, standing_of(programme), official_of(programme), on)


def waiting(programme: Programme, standing: Standing, official: Mapping[str, Official], on: date) -> Iterator[Due]:
    """The same of what has been read already."""
    yield from late_answers(standing, edition_of(programme), on)
    yield from open_questions(standing, questions_with_figures(official))
    yield from open_suggestions(standing, [key for each in suggested_of(programme).values() for key in each])


def late_answers(standing: Standing, edition: Edition, on: date) -> Iterator[Due]:
    """Sources asked so long ago that it is time to ask again."""
    asked = [(day, point) for point, (state, day) in standing.sources.items() if state == SourceState.ASKED and day]
    for day, (item, facet) in sorted(asked):
        if is_late(asked_on=day, today=on):
            values = {"source": source_name(edition, item, facet), "day": day}
            sentence = Reason("No answer since %(day)s: %(source)s. Ask again, or note what came.", values)
            yield Due(sentence, f"{ROOM}sources/{item}{facet}/", day + timedelta(days=DAYS_TO_ANSWER))


def open_questions(standing: Standing, official: frozenset[str]) -> Iterator[Due]:
    """The next question to look at, and how many wait for a conclusion."""
    unseen = [each for each in QUESTIONS if each in official and not standing.has_begun(each)]
    if unseen:
        yield Due(Reason("Look at the official figures and say so."), address_of(unseen[0]))
    concluded = {item for item, _ in standing.concluded}
    without = [each for each in QUESTIONS if each not in concluded]
    if without:
        sentence = Reason("Guiding questions that wait for your conclusion: %(count)s.", {"count": len(without)})
        yield Due(sentence, f"{address_of(without[0])}conclusion/")


def open_suggestions(standing: Standing, suggested: Iterable[str]) -> Iterator[Due]:
    """Findings suggested by rule, by their keys, that nobody has taken up or dismissed."""
    waiting = [key for key in suggested if key not in standing.answered]
    if waiting:
        sentence = Reason("Suggested findings to take up or dismiss: %(count)s.", {"count": len(waiting)})
        yield Due(sentence, f"{ROOM}#suggested")


def source_name(edition: Edition, item: str, facet: str) -> Translated:
    """What a source of the checklist is called."""
    found = edition.item(item)
    label = next((each.label for each in found.facets if each.id == facet), found.title)
    return Translated.of(sv=label.sv, fi=label.fi, en=label.en)
