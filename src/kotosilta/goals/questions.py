"""The three guiding questions of the checklist (C4.3–C4.5) with what the programme answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from kotosilta.goals.models import GuidingAnswer
from kotosilta.goals.rules import GUIDING_QUESTIONS
from kotosilta.language.said import in_words
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

ASKED: Mapping[str, Reason] = {
    "C4.3": Reason("What does it bring, and what does it ask of us, that people from other countries move here?"),
    "C4.4": Reason("What matters most just here, in our municipality?"),
    "C4.5": Reason("Which change do we want to see?"),
}


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question with its short name, the checklist's advice, and the answer as far as there is one."""

    id: str
    title: str
    asked: str
    help: str
    answer: SafeString | str


def questions_of(programme: Programme, language: str) -> list[QuestionShown]:
    """The three in the checklist's order."""
    answers = {each.question: each for each in GuidingAnswer.objects.of(programme)}
    return [question_shown(each, programme, language, answers.get(each)) for each in GUIDING_QUESTIONS]


def question_shown(
    question: str, programme: Programme, language: str, answer: GuidingAnswer | None = None
) -> QuestionShown:
    """One of them."""
    item = edition_of(programme).item(question)
    return QuestionShown(
        question,
        item.title.in_language(language),
        in_words(ASKED[question], language),
        item.help.in_language(language),
        answer.text.html() if answer else "",
    )
