"""What the page of one guiding question shows: official figures, and what the programme adds to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from kotosilta.content.guidance import QUESTIONS, guiding_questions, indicators
from kotosilta.figures import Observation
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.publishing.blocks import Inlines
from kotosilta.reasons import NotPossible
from kotosilta.situation.figures import figure_of
from kotosilta.situation.models import Conclusion, Finding, LookedAt, OwnFigure, Voice
from kotosilta.situation.picture import PeerChoice, PeerKind
from kotosilta.situation.reading import picture_of
from kotosilta.situation.room.asking import asking
from kotosilta.situation.room.comparison import peers_of
from kotosilta.situation.room.official import Official, official_of
from kotosilta.situation.room.own_series import in_series
from kotosilta.situation.room.scenario import scenario_of
from kotosilta.situation.room.using import figures_in_room
from kotosilta.situation.room.words import value_in_words, voice_in_words
from kotosilta.situation.shown import section_of
from kotosilta.situation.telling import UNDER_A_QUESTION, look_at


@dataclass(frozen=True, slots=True)
class Beside:
    """The latest figures of every municipality of a joint programme, side by side."""

    header: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[str, Inlines]]]]


@dataclass(frozen=True, slots=True)
class Said:
    """A voice with when and where it was heard."""

    pk: int
    text: Translated
    where: Sequence[str]


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of the programme's own, in words."""

    pk: int
    title: Translated
    value: str
    on: str
    group: str
    place: str
    source: str
    definition: Translated
    upload: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is concluded on one facet, or on the question as a whole; `text` is None where nothing is written."""

    label: str
    text: Translated | None


def findings_of(programme: Programme) -> list[Finding]:
    """All findings that stand, in one query."""
    return list(Finding.objects.of(programme).standing())


def official_part(
    by: Membership, question: str, chosen: str, findings: Sequence[Finding], language: str, on: date
) -> dict[str, Any]:
    """The official figures of the chosen municipality (its address name), and of all of them side by side.

    `findings` are all of the programme's, of which those that rest on a figure lead from it to a goal.
    """
    programme = by.programme
    municipalities = programme.municipalities()
    own = next((each for each in municipalities if each.slug == chosen), municipalities[0])
    try:
        peers = peers_of(programme)
        picture = picture_of(own, peers, own_groups_only=True)
    except NotPossible:
        nothing: dict[str, Any] = {"section": None, "code": "", "places": [], "beside": None, "files": ""}
        return nothing | {"asked_for": [], "scenario": None, "in_room": []}
    section = section_of(picture, question, language, on, look_at(picture, UNDER_A_QUESTION))
    several = len(municipalities) > 1
    return {
        "section": section,
        "code": own.code,
        "places": [_place(each, own, language) for each in municipalities] if several else [],
        "beside": _beside(official_of(programme), question, language) if several else None,
        "in_room": figures_in_room(section.shown, own.code, question, findings, by),
        "forecasts_in_room": figures_in_room(section.forecasts, own.code, question, findings, by),
        "history_in_room": figures_in_room(section.history, own.code, question, findings, by),
        "files": reverse("publicsite:situation", args=[own.slug]),
        "files_query": asked_beside(peers, own),
        "by_hand": _by_hand(by, question),
        "asked_for": [asking(ready, question, own.code) for ready in section.requests],
        "scenario": scenario_of(programme, own, picture, language) if section.forecasts else None,
    }


def _by_hand(by: Membership, question: str) -> str:
    """Where a figure is written in, for somebody who may."""
    if not by.may(May.EDIT_SITUATION):
        return ""
    return reverse("situation:add_figure", args=[by.programme.slug, question])


def asked_beside(peers: PeerChoice, municipality: Municipality) -> str:
    """What an open address has to say, so that it compares with the same others; nothing where these are as usual."""
    members = peers.members.get(municipality.code, ())
    if peers.kind is PeerKind.GROUP:
        return "?beside=group"
    return f"?beside={','.join(members)}" if members else ""


def own_part(programme: Programme, question: str, findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """What people of the programme have written under the question; `findings` are all of its findings."""
    voices = Voice.objects.of(programme).filter(question=question).select_related("meeting")
    figures = OwnFigure.objects.of(programme).filter(question=question).select_related("part", "upload")
    conclusions = conclusions_of(programme, question, language)
    given = [_given(each, language) for each in figures]
    return {
        "looked": LookedAt.objects.of(programme).filter(question=question).select_related("by__person").first(),
        "voices": [Said(each.pk, each.text, voice_in_words(each, language)) for each in voices],
        "figures": given,
        "own_series": in_series(given),
        "conclusions": conclusions,
        "concluded": any(each.text for each in conclusions),
        "findings": [each for each in findings if each.question == question],
    }


def conclusions_of(programme: Programme, question: str, language: str) -> list[Concluded]:
    """The facets of the question in order, and last the question as a whole."""
    written = {each.facet: each.text for each in Conclusion.objects.of(programme).filter(question=question)}
    item = edition_of(programme).item(question)
    labels = {each.id: str(capfirst(each.label.in_language(language))) for each in item.facets}
    labels[""] = gettext("All in all") if item.facets else ""
    return [Concluded(label, written.get(facet)) for facet, label in labels.items()]


def neighbours_of(question: str, language: str) -> dict[str, Any]:
    """The question before and the one after."""
    at = QUESTIONS.index(question)
    names = {each.id: each.short.in_language(language) for each in guiding_questions()}
    around = {"before": QUESTIONS[at - 1] if at else "", "after": QUESTIONS[at + 1] if at + 1 < len(QUESTIONS) else ""}
    return {key: (found, names[found]) if found else None for key, found in around.items()}


def _place(each: Municipality, chosen: Municipality, language: str) -> tuple[str, str, bool]:
    return each.slug, each.name.in_language(language), each is chosen


def _beside(official: Mapping[str, Official], question: str, language: str) -> Beside | None:
    asked = next(each for each in guiding_questions() if each.id == question)
    known = [key for key in asked.indicators if any(key in each.latest for each in official.values())]
    if not known:
        return None
    titles = {key: indicators()[key].title.in_language(language) for key in known}
    rows = [
        (by_code(code).name.in_language(language), [(titles[key], _cell(each.latest.get(key))) for key in known])
        for code, each in official.items()
    ]
    return Beside([gettext("Municipality"), *titles.values()], rows)


def _cell(latest: Observation | None) -> Inlines:
    if latest is None:
        return ()
    return (figure_of(latest), f" ({latest.year})" if latest.year else "")


def _given(figure: OwnFigure, language: str) -> Given:
    return Given(
        pk=figure.pk,
        title=figure.title,
        value=value_in_words(figure, language),
        on=written_date(figure.on, language),
        group=str(figure.get_group_display()),
        place=figure.part.municipality.name.in_language(language) if figure.part else "",
        source=figure.source,
        definition=figure.definition,
        upload=str(figure.upload) if figure.upload else "",
    )
