"""What the pages of those who ask show: plain values, prepared for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.content.guidance import guiding_questions
from kotosilta.content.participation import DoorLanguage, door_languages, ready_questions
from kotosilta.language.days import written_date
from kotosilta.participation.forms import languages_to_ask_in
from kotosilta.participation.models import Answer, AnswerState, OpenQuestion, WhyLeftOut
from kotosilta.participation.reading import Asked
from kotosilta.programmes.models import Programme
from kotosilta.web.page import page_language


@dataclass(frozen=True, slots=True)
class AskedShown:
    """A question in the list."""

    pk: int
    text: SafeString | str
    serves: str
    state: str
    is_open: bool
    when: str
    waiting: int
    taken_up: int
    answers: int


def asked_shown(asked: Asked, on: date) -> AskedShown:
    """A question with its state in words and its counts."""
    row = asked.row
    return AskedShown(
        pk=row.pk,
        text=row.text.html(),
        serves=_serves(row.question),
        state=state_in_words(row, on),
        is_open=row.is_open(on),
        when=written_date(row.closed_on or row.closes_on, page_language()),
        waiting=asked.waiting,
        taken_up=asked.taken_up,
        answers=asked.answers,
    )


def state_in_words(row: OpenQuestion, on: date) -> str:
    """Where a question is in its life, on a day."""
    if row.opened_on is None:
        return gettext("Being prepared")
    return gettext("Open") if row.is_open(on) else gettext("Closed")


@dataclass(frozen=True, slots=True)
class ReadyShown:
    """A question that can be asked as it is."""

    key: str
    text: str
    serves: str
    languages: str


def ready_shown(asked: Sequence[Asked]) -> list[ReadyShown]:
    """The ready questions that the programme has not asked yet."""
    language = page_language()
    known = {text for each in asked for text in (wording.text for _, wording in each.row.text)}
    return [
        ReadyShown(
            each.key,
            each.texts[language],
            _serves(each.id),
            ", ".join(language.name for language in door_languages().values()),
        )
        for each in ready_questions().values()
        if known.isdisjoint(each.texts.values())
    ]


@dataclass(frozen=True, slots=True)
class LanguageShown:
    """A language of the door for a question: its page, and whether the question itself stands in it."""

    language: DoorLanguage
    address: str
    written: bool


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question with everything that its page says of it."""

    pk: int
    text: SafeString | str
    serves: str
    situation: str
    state: str
    is_prepared: bool
    is_open: bool
    is_over: bool
    until: str
    address: str
    languages: Sequence[LanguageShown]
    outcome: SafeString | str


def question_shown(request: HttpRequest, row: OpenQuestion, on: date) -> QuestionShown:
    """Where it can be answered, in which languages, and what came of it."""
    written = set(dict(row.text))
    return QuestionShown(
        pk=row.pk,
        text=row.text.html(),
        serves=_serves(row.question),
        situation=f"situation/questions/{row.question}/",
        state=state_in_words(row, on),
        is_prepared=row.opened_on is None,
        is_open=row.is_open(on),
        is_over=row.is_over(on),
        until=written_date(row.closed_on or row.closes_on, page_language()),
        address=request.build_absolute_uri(reverse("take_part:question", args=[row.key])),
        languages=[
            LanguageShown(
                door_languages()[code], reverse("take_part:answer", args=[row.key, code]), written=code in written
            )
            for code in languages_to_ask_in(row.programme)
        ],
        outcome=row.outcome.html(),
    )


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer as it was written; `why` is set for one that was left out."""

    pk: int
    text: str
    language: DoorLanguage
    on: str
    why: str
    voice: int | None


@dataclass(frozen=True, slots=True)
class AnswersShown:
    """The answers to a question by what was done with them, and the reasons for leaving one out."""

    waiting: Sequence[AnswerShown]
    taken_up: Sequence[AnswerShown]
    left_out: Sequence[AnswerShown]
    reasons: Sequence[tuple[str, str]]


MOST_SHOWN = 200


def answers_shown(programme: Programme, row: OpenQuestion) -> AnswersShown:
    """All answers, those that wait first; of very many only as many as a person goes through in one go."""
    rows = Answer.objects.of(programme).filter(question=row).order_by("state", "given_on", "pk")
    by_state = {
        state: [_answer_shown(each) for each in list(found)[:MOST_SHOWN]]
        for state, found in groupby(rows, key=lambda each: each.state)
    }
    return AnswersShown(
        waiting=by_state.get(AnswerState.WAITING, []),
        taken_up=by_state.get(AnswerState.TAKEN_UP, []),
        left_out=by_state.get(AnswerState.LEFT_OUT, []),
        reasons=[(value, str(label)) for value, label in WhyLeftOut.choices],
    )


def _answer_shown(answer: Answer) -> AnswerShown:
    return AnswerShown(
        pk=answer.pk,
        text=answer.text,
        language=language_of(answer.language),
        on=written_date(answer.given_on, page_language()),
        why=str(WhyLeftOut(answer.why_left_out).label) if answer.why_left_out else "",
        voice=answer.voice_id,
    )


def language_of(code: str) -> DoorLanguage:
    """A language of the door; one that it no longer has keeps its code for a name."""
    return door_languages().get(code) or DoorLanguage(code, code)


def _serves(question: str) -> str:
    language = page_language()
    return next((each.title.in_language(language) for each in guiding_questions() if each.id == question), question)
