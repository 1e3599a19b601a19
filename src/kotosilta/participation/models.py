"""An open question to residents, and the answers to it: what was said, never by whom (C2.7, C3.7–C3.11)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from kotosilta.language.translated import TranslatedField
from kotosilta.programmes.models import Programme
from kotosilta.programmes.roles import May
from kotosilta.programmes.tenancy import OfAProgramme, ScopedQuerySet, SealedManager
from kotosilta.programmes.undo import Removable
from kotosilta.situation.models import Voice

KEY_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on a poster
KEY_LENGTH = 10


def new_key() -> str:
    """What stands in the address of a question: short enough for a poster, too long to be guessed."""
    return get_random_string(KEY_LENGTH, KEY_SIGNS)


class OpenQuestion(Removable):
    """A question that anybody who has its address may answer; `question` is the guiding question that it serves.

    It is being prepared until `opened_on`, takes answers until `closes_on` or until it is closed by hand, and says
    afterwards in `outcome` what the answers led to.
    """

    kept_with = May.EDIT_PARTICIPATION

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="open_questions")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    question = models.CharField(max_length=10)
    text = TranslatedField()
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    outcome = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-closes_on", "-pk"]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def called_in_trail(self) -> str:
        return f"{self.question} {self.key}"

    def is_open(self, on: date) -> bool:
        """Whether it takes answers on a day."""
        return self.opened_on is not None and self.closed_on is None and self.opened_on <= on <= self.closes_on

    def is_over(self, on: date) -> bool:
        """Whether it took answers once and no longer does."""
        return self.opened_on is not None and not self.is_open(on)


class AnswerState(models.TextChoices):
    """What somebody who works with the programme did with an answer."""

    WAITING = "waiting", _("Waiting to be read")
    TAKEN_UP = "taken_up", _("Taken up as a voice")
    LEFT_OUT = "left_out", _("Left out")


class WhyLeftOut(models.TextChoices):
    """Why an answer does not become a voice."""

    PERSONAL = "personal", _("It tells about a person who could be recognised")
    UNRELATED = "unrelated", _("It does not answer the question")
    OFFENSIVE = "offensive", _("It is offensive or threatening")
    DOUBLE = "double", _("It is the same as another answer")
    EMPTY = "empty", _("It says nothing")


class OfAQuestion(ScopedQuerySet):
    """Answers are gone with their question, and come back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(question__removed_at=None)


class Answer(OfAProgramme):
    """What somebody answered, in which language of the page, on which day; nothing about who it was.

    There is no time of day, no address and no session here, and the trail says nothing of an answer that arrives: the
    days of two visits to a library are nobody's business.
    """

    tenant_path = "question__programme"

    question = models.ForeignKey(OpenQuestion, models.CASCADE, related_name="answers")
    text = models.TextField()
    language = models.CharField(max_length=5)
    given_on = models.DateField()
    state = models.CharField(max_length=20, choices=AnswerState, default=AnswerState.WAITING)
    why_left_out = models.CharField(max_length=20, choices=WhyLeftOut, blank=True)
    voice = models.ForeignKey(Voice, models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[SealedManager] = SealedManager.with_questions(OfAQuestion)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["given_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state=AnswerState.LEFT_OUT) ^ models.Q(why_left_out=""),
                name="what_is_left_out_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def called_in_trail(self) -> str:
        """The day alone: what people have said stays out of the trail."""
        return self.given_on.isoformat()
