"""What the room shows as a whole: how far each question is, what has been found, which sources were used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import guiding_questions
from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding, SourceState, SourceUse, Upload
from kotosilta.situation.room.official import suggestions_of
from kotosilta.situation.room.standing import Standing
from kotosilta.situation.room.words import state_in_words
from kotosilta.situation.telling import FindingTold

SOURCES = ("C3.15", "C3.16", "C3.17", "C3.18")


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A guiding question with its state; `facts` say what is there."""

    id: str
    title: str
    question: str
    state: str
    word: str
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source of the checklist with its state."""

    point: str
    name: str
    state: str
    word: str
    note: Translated | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finding suggested by rule, with the address name of its answer."""

    code: str
    rule: str
    told: FindingTold


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with what it rests on and what rests on it, counted."""

    finding: Finding
    rests_on: int
    goals: int


def question_lines(standing: Standing, official: frozenset[str], edition: Edition, language: str) -> list[QuestionLine]:
    """The guiding questions in order."""
    return [
        _question(
            each.id, each.title.in_language(language), each.question.in_language(language), standing, official, edition
        )
        for each in guiding_questions()
    ]


def _question(
    question: str, title: str, words: str, standing: Standing, official: frozenset[str], edition: Edition
) -> QuestionLine:
    state = _state(question, standing, official, edition)
    facts = list(_facts(question, standing, official))
    return QuestionLine(question, title, words, state, state_in_words(state), facts)


def _state(question: str, standing: Standing, official: frozenset[str], edition: Edition) -> str:
    facets = {each.id for each in edition.item(question).facets}
    concluded = {facet for item, facet in standing.concluded if item == question}
    if "" in concluded or (facets and facets <= concluded):
        return "fulfilled"
    if standing.has_begun(question):
        return "begun"
    return "available" if question in official else "nothing"


def _facts(question: str, standing: Standing, official: frozenset[str]) -> Sequence[str]:
    facts = []
    if question in official:
        looked = question in standing.looked
        facts.append(
            gettext("official figures, looked at") if looked else gettext("official figures, not looked at yet")
        )
    elif question in standing.looked:
        facts.append(gettext("looked at"))
    if count := standing.voices[question]:
        facts.append(ngettext("%(count)d voice", "%(count)d voices", count) % {"count": count})
    if count := standing.figures[question]:
        facts.append(
            ngettext("%(count)d figure of your own", "%(count)d figures of your own", count) % {"count": count}
        )
    if count := standing.findings[question]:
        facts.append(ngettext("%(count)d finding", "%(count)d findings", count) % {"count": count})
    return facts


def source_lines(programme: Programme, standing: Standing, official: frozenset[str], language: str) -> list[SourceLine]:
    """The sources C3.15 to C3.18, facet by facet."""
    edition = edition_of(programme)
    uses = {(each.item, each.facet): each for each in SourceUse.objects.of(programme)}
    lines = []
    for item in map(edition.item, SOURCES):
        facets = {each.id: each.label for each in item.facets} or {"": item.title}
        for facet, label in facets.items():
            use = uses.get((item.id, facet))
            state, word = _source_state(use, language)
            if use is None and item.id == SOURCES[0] and official:
                looked = bool(standing.looked & official)
                state = "fulfilled" if looked else "available"
                word = gettext("Used: official figures") if looked else gettext("Figures are there")
            name = str(capfirst(label.in_language(language)))
            lines.append(SourceLine(f"{item.id}{facet}", name, state, word, use.note if use else None))
    return lines


def _source_state(use: SourceUse | None, language: str) -> tuple[str, str]:
    if use is None:
        return "nothing", gettext("Nothing yet")
    day = written_date(use.on, language) if use.on else ""
    label = f"{use.get_state_display()} {day}".strip()
    shapes = {SourceState.USED: "fulfilled", SourceState.ASKED: "begun", SourceState.NOT_AVAILABLE: "not_relevant"}
    return shapes[SourceState(use.state)], label


def suggestions_waiting(
    programme: Programme, standing: Standing, language: str
) -> list[tuple[str, Sequence[Suggestion]]]:
    """Suggested findings that nobody has answered, municipality by municipality with its name."""
    found: dict[str, list[Suggestion]] = {}
    for key, told in suggestions_of(programme, language).items():
        if key not in standing.answered:
            rule, _slash, code = key.rpartition("/")
            found.setdefault(code, []).append(Suggestion(code, rule, told))
    return [(by_code(code).name.in_language(language), each) for code, each in found.items()]


def finding_lines(programme: Programme) -> list[FindingLine]:
    """The findings in the order of the questions, the important ones marked."""
    findings = Finding.objects.of(programme).standing().prefetch_related("voices", "own_figures__upload", "goals")
    return [
        FindingLine(each, resting(each), sum(goal.removed_at is None for goal in each.goals.all())) for each in findings
    ]


def resting(finding: Finding) -> int:
    """On how many things a finding rests; removed ones do not count."""
    voices = sum(each.removed_at is None for each in finding.voices.all())
    return len(finding.official) + voices + sum(each.is_there for each in finding.own_figures.all())


def dismissed(programme: Programme) -> list[Finding]:
    """Suggestions that were answered with a reason why not."""
    return list(Finding.objects.of(programme).dismissed())


def uploads(programme: Programme) -> list[dict[str, Any]]:
    """Files taken in, the newest first, with how many figures each brought."""
    found = Upload.objects.of(programme).prefetch_related("figures")
    return [
        {"upload": each, "count": sum(figure.removed_at is None for figure in each.figures.all())} for each in found
    ]


def told_next(due: Sequence[Any], home: str) -> list[tuple[str, str]]:
    """What waits, as sentences with their addresses."""
    return [(in_words(each.sentence), home + each.address) for each in due]


def summary(lines: Sequence[QuestionLine], standing: Standing) -> Mapping[str, int]:
    """The few numbers at the top."""
    return {
        "concluded": sum(line.state == "fulfilled" for line in lines),
        "voices": sum(standing.voices.values()),
        "figures": sum(standing.figures.values()),
        "findings": sum(standing.findings.values()),
    }
