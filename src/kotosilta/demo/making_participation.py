"""The open questions of a sample programme, with answers that nobody real has given."""

from __future__ import annotations

from datetime import timedelta

from kotosilta.content.participation import ready_questions
from kotosilta.demo.made import Making
from kotosilta.demo.sample import Asked, Given
from kotosilta.participation import changes
from kotosilta.participation.models import OpenQuestion
from kotosilta.programmes.roles import Role


def make(making: Making) -> None:
    """Every question that the file asks, with what was done with its answers."""
    for asked in making.sample.asked:
        question = _ask(making, asked)
        for given in asked.answer:
            _answer(making, question, given)
        if asked.outcome:
            changes.write_outcome(asked=question, by=making.coordinator, outcome=making.texts(asked.outcome))


def _ask(making: Making, asked: Asked) -> OpenQuestion:
    ready, opened = ready_questions()[asked.ready], making.ago(asked.opened_days_ago)
    question = changes.add_question(
        by=making.coordinator,
        question=ready.id,
        text=ready.texts,
        closes_on=opened + timedelta(days=asked.open_for_days),
        today=opened,
    )
    return changes.open_question(asked=question, by=making.coordinator, today=opened)


def _answer(making: Making, question: OpenQuestion, given: Given) -> None:
    """It arrives on its day, and the editor goes through it where the file says how."""
    editor = making.members[Role.EDITOR]
    answer = changes.give_answer(
        asked=question, text=given.text, language=given.language, today=making.ago(given.days_ago)
    )
    if given.voice:
        changes.take_up(
            answer=answer,
            by=editor,
            text=making.texts(given.voice),
            keeps_original=True,
            heard_where="",
            today=making.today,
        )
    elif given.left_out:
        changes.leave_out(answer=answer, by=editor, why=given.left_out)
