"""What the page of one finding shows: what it rests on, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import all_municipalities, by_code
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding, OwnFigure, Voice
from kotosilta.situation.room.forms.findings import Observed, key_of
from kotosilta.situation.room.official import official_of
from kotosilta.situation.room.words import value_in_words, voice_in_words


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in the thread beside a finding: of which kind, what it says, and its address below the programme's."""

    kind: str
    text: Translated | str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal that rests on the finding, with what leads there and what shows it."""

    text: Translated
    address: str
    measures: Sequence[Thing]
    indicators: Sequence[Thing]


def observed_in(programme: Programme, language: str) -> Observed:
    """Everything that a finding of the programme can rest on."""
    several = len(programme.municipalities()) > 1
    official = [
        (key_of({"municipality": code, "indicator": key}), _official_name(code, key, language, several=several))
        for code, known in official_of(programme).items()
        for key in known.latest
    ]
    return Observed(official, list(Voice.objects.of(programme)), list(OwnFigure.objects.of(programme)))


def rests_on(finding: Finding, programme: Programme, language: str) -> list[Thing]:
    """The observations behind the finding; what was removed is not shown."""
    return [*_official(finding, programme, language), *_voices(finding, language), *_figures(finding, language)]


def leads_to(finding: Finding) -> list[GoalShown]:
    """The goals that rest on the finding, each with its measures and indicators."""
    goals: Any = finding.goals
    return [
        GoalShown(
            text=goal.change,
            address=f"goals/#goal-{goal.pk}",
            measures=[
                _below("measure", each, gettext("Measure")) for each in goal.measures.all() if not each.removed_at
            ],
            indicators=[
                _below("indicator", each, gettext("Indicator")) for each in goal.indicators.all() if not each.removed_at
            ],
        )
        for goal in goals.filter(removed_at=None).prefetch_related("measures", "indicators")
    ]


def _below(kind: str, row: Any, words: str) -> Thing:
    return Thing(words, row.title, "", f"goals/#{kind}-{row.pk}")


def _official(finding: Finding, programme: Programme, language: str) -> Iterator[Thing]:
    several = len(programme.municipalities()) > 1
    for each in finding.official:
        key, code = each["indicator"], each["municipality"]
        if key in catalogue():
            question = catalogue()[key].questions[0]
            address = f"situation/questions/{question}/?of={by_code(code).slug}#{key}"
            name = _official_name(code, key, language, several=several)
            yield Thing(gettext("Official figures"), name, _compared(code, each.get("observations", ())), address)


def _compared(code: str, observations: Sequence[str]) -> str:
    """With how many others the figures were compared, where a suggestion kept that."""
    # What has merged into a municipality since stands among its observations, and is no other one.
    today = {each.code for each in all_municipalities()}
    others = ({name.split("/")[2] for name in observations} & today) - {code}
    told = ngettext(
        "compared with %(count)d other municipality", "compared with %(count)d other municipalities", len(others)
    )
    return told % {"count": len(others)} if others else ""


def _official_name(code: str, key: str, language: str, *, several: bool) -> str:
    title = catalogue()[key].title.in_language(language)
    return f"{by_code(code).name.in_language(language)}: {title}" if several else title


def _voices(finding: Finding, language: str) -> Iterator[Thing]:
    for voice in finding.voices.select_related("meeting"):
        if voice.removed_at is None:
            address = f"situation/questions/{voice.question}/#voice-{voice.pk}"
            yield Thing(gettext("Voice"), voice.text, " · ".join(voice_in_words(voice, language)), address)


def _figures(finding: Finding, language: str) -> Iterator[Thing]:
    for figure in finding.own_figures.select_related("upload"):
        if figure.is_there:
            about = f"{value_in_words(figure, language)} · {figure.source}"
            address = f"situation/questions/{figure.question}/#figure-{figure.pk}"
            yield Thing(gettext("Figure of your own"), figure.title, about, address)
