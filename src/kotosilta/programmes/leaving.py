"""Closing an account: somebody leaves every programme, and nothing in the house tells any more who they were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from kotosilta.accounts.changes import NOBODY, erase
from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import forget, record
from kotosilta.notices.models import Message
from kotosilta.programmes import rules
from kotosilta.programmes.models import MemberInvitation, Membership, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.reasons import NotPossible, Reason


def led_alone(person: Person) -> Sequence[Programme]:
    """Programmes under way that would be left without a coordinator."""
    coordinating = Q(memberships__role=Role.COORDINATOR, memberships__ended_at=None)
    own = Programme.objects.filter(coordinating, memberships__person=person).exclude(state=State.CLOSED)
    others = Membership.across_programmes.filter(role=Role.COORDINATOR, ended_at=None).exclude(person=person)
    return list(own.exclude(pk__in=others.values("programme")).distinct())


def why_not(person: Person) -> Reason | None:
    """What keeps somebody from closing their account now."""
    return rules.why_not_close_account(
        sample=bool(person.sample_as), led_alone=[str(each.title) for each in led_alone(person)]
    )


@transaction.atomic
def close_account(*, person: Person, by: Person | None, now: datetime) -> None:
    """Ends what somebody is in all programmes and erases name and address; what they wrote there stays.

    `by` is None where an operator does it by command. NotPossible for whoever leads a programme alone.
    """
    kept = Membership.across_programmes.filter(person=person)
    # One change of people at a time, as in `inviting`: two coordinators could otherwise leave at the same moment.
    list(Programme.objects.select_for_update().filter(memberships__in=kept).order_by("pk"))
    if reason := why_not(person):
        raise NotPossible(reason)
    for membership in kept.filter(ended_at=None).select_related("programme"):
        membership.ended_at = now
        membership.save(update_fields=["ended_at"])
        record(Kind.MEMBER_LEFT, by=by, programme=membership.programme, target=membership)
    asked = MemberInvitation.across_programmes.filter(email=person.email)
    called = {"person": [person.pk], "membership": _numbers(kept), "memberinvitation": _numbers(asked)}
    asked.filter(accepted_at=None, removed_at=None).update(removed_at=now)
    asked.update(email=NOBODY)
    Message.objects.filter(to=person.email, programme=None).delete()
    erase(person=person, by=by, now=now)
    forget(person=person.pk, rows=called)


def _numbers(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))
