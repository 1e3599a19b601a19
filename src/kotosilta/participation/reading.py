"""Reads the open questions of a programme with how many answers wait, and those that residents may answer now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from kotosilta.participation.models import AnswerState, OpenQuestion
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with how many answers it has, by what was done with them."""

    row: OpenQuestion
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def waiting(self) -> int:
        return self.counts[AnswerState.WAITING]

    @property
    def taken_up(self) -> int:
        return self.counts[AnswerState.TAKEN_UP]

    @property
    def left_out(self) -> int:
        return self.counts[AnswerState.LEFT_OUT]

    @property
    def answers(self) -> int:
        return self.counts.total()

    @property
    def address(self) -> str:
        """Where it is answered; the page finds the reader's language."""
        return reverse("take_part:question", args=[self.row.key])


@once_in_a_look
def questions_of(programme: Programme) -> Sequence[Asked]:
    """All questions of the programme, the newest first, in one question to the database."""
    by_state = {f"answers_{state}": Count("answers", filter=Q(answers__state=state)) for state in AnswerState}
    return [
        Asked(each, Counter({str(state): getattr(each, f"answers_{state}") for state in AnswerState}))
        for each in OpenQuestion.objects.of(programme).annotate(**by_state)
    ]


def open_questions(programme: Programme, on: date) -> Sequence[Asked]:
    """Those that residents may answer on the day, for pages that everybody can read."""
    return [Asked(each) for each in OpenQuestion.objects.of(programme) if each.is_open(on)]


def waiting_answers(asked: OpenQuestion) -> int:
    """How many answers to a question nobody has gone through yet."""
    return asked.answers.filter(state=AnswerState.WAITING).count()
