"""An answer arrives, and somebody who works with the programme takes it up as a voice or leaves it out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.participation.models import Answer, AnswerState, OpenQuestion, WhyLeftOut
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.programmes.undo import remove
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import VoiceKind
from kotosilta.situation.models.room import LONGEST_NAME
from kotosilta.situation.room.changes.voices import add_voice


def give_answer(*, asked: OpenQuestion, text: str, language: str, today: date) -> Answer:
    """Keeps what somebody answered. No event tells of it: when it came, and with which request, would tell who it was.

    NotPossible where the question has been closed meanwhile.
    """
    if not asked.is_open(today):
        raise NotPossible(Reason("This question is closed and no longer takes answers."))
    answer = Answer(question=asked, text=text, language=language, given_on=today)
    answer.save()
    return answer


@transaction.atomic
def take_up(
    *, answer: Answer, by: Membership, text: Mapping[str, str], keeps_original: bool, heard_where: str, today: date
) -> Answer:
    """Makes the answer a voice under the question that it serves, in the programme's languages.

    `keeps_original` puts the answer's own words beside, where they are in another language.
    """
    answer = _waiting(answer, by)
    own = answer.language not in by.programme.languages
    beside = {answer.language: answer.text} if keeps_original and own else {}
    voice = add_voice(
        question=answer.question.question,
        by=by,
        text={**text, **beside},
        kind=VoiceKind.ANSWER,
        heard_on=answer.given_on,
        heard_where=heard_where[:LONGEST_NAME],
        meeting=None,
        today=today,
    )
    put(answer, state=AnswerState.TAKEN_UP, voice=voice)
    record(Kind.ANSWER_TAKEN_UP, by=by.person, programme=by.programme, target=answer)
    return answer


@transaction.atomic
def leave_out(*, answer: Answer, by: Membership, why: str) -> Answer:
    """It does not become a voice, for a reason that is kept."""
    answer = _waiting(answer, by)
    put(answer, state=AnswerState.LEFT_OUT, why_left_out=WhyLeftOut(why).value)
    record(Kind.ANSWER_LEFT_OUT, by=by.person, programme=by.programme, target=answer, after={"why": why})
    return answer


@transaction.atomic
def put_back(*, answer: Answer, by: Membership) -> Answer:
    """Undoes either: it waits again, and its voice is removed."""
    answer = held(answer, by)
    if answer.state == AnswerState.WAITING:
        return answer
    if answer.voice and answer.voice.removed_at is None:
        remove(row=answer.voice, by=by, programme=by.programme)
    put(answer, state=AnswerState.WAITING, why_left_out="", voice=None)
    record(Kind.ANSWER_PUT_BACK, by=by.person, programme=by.programme, target=answer)
    return answer


def _waiting(answer: Answer, by: Membership) -> Answer:
    answer = held(answer, by)
    if answer.state != AnswerState.WAITING:
        raise NotPossible(Reason("Somebody else has gone through this answer meanwhile. Nothing was done twice."))
    return answer
