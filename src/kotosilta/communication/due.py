"""What waits in the communication room, for those who keep it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from kotosilta.communication.models import Page
from kotosilta.communication.plan_page import anchor_of
from kotosilta.communication.standing import Standing, standing_of
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership, State
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

ROOM = "communication/"
DAYS_AHEAD = timedelta(days=14)


def due(membership: Membership, on: date) -> Iterator[Due]:
    """What is to be told within two weeks, then the first gap of the plan, and what waits to be published."""
    standing = standing_of(membership.programme)
    if membership.may(May.EDIT_COMMUNICATION):
        yield from _steps(standing, on)
        yield from _gaps(standing)
    if membership.may(May.PUBLISH):
        yield from _publishing(membership, standing)


def _steps(standing: Standing, on: date) -> Iterator[Due]:
    """What is to be told on the same day is one thing to do."""
    near = [each for each in standing.steps if not each.done and each.due_on and each.due_on <= on + DAYS_AHEAD]
    for day, (first, *others) in groupby(near, key=lambda step: step.due_on):
        sentence = Reason(
            "To be told (%(audience)s): %(message)s", {"audience": first.audience.label, "message": first.message}
        )
        if others:
            sentence = Reason("%(sentence)s (and %(more)s more)", {"sentence": sentence, "more": str(len(others))})
        yield Due(sentence, f"{ROOM}#step-{first.pk}", day)


def _gaps(standing: Standing) -> Iterator[Due]:
    empty = standing.empty_fields()
    if not standing.steps:
        yield Due(Reason("Plan who is told what, and when."), f"{ROOM}#plan")
    elif empty:
        audience, stage = empty[0]
        values = {"audience": audience.label, "stage": stage.label}
        sentence = Reason("Nobody is told yet: %(audience)s (%(stage)s)", values)
        yield Due(sentence, f"{ROOM}#{anchor_of(audience, stage)}")


def _publishing(membership: Membership, standing: Standing) -> Iterator[Due]:
    """A programme that has been decided on is no secret."""
    if membership.programme.state == State.DECIDED and Page.START not in standing.pages:
        yield Due(Reason("Decide what of the programme everybody can read."), f"{ROOM}publishing/")
