"""Group members tick what they have promised themselves, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kotosilta.cooperation.models import Task
from kotosilta.cooperation.tests.pages import TODAY, at, text_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import a_contact_at, a_meeting, a_member, a_programme, a_task, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return a_programme()


@pytest.fixture(params=[Role.MEMBER, Role.VIEWER])
def member(request: pytest.FixtureRequest, programme: Programme) -> Membership:
    """Somebody who may not edit the room."""
    return a_member(programme, request.param)


def _as_member(programme: Programme, member: Membership) -> Task:
    return a_task(coordinator_of(programme), owner=member)


def _as_contact(programme: Programme, member: Membership) -> Task:
    by = coordinator_of(programme)
    return a_task(by, owner=a_contact_at(by, email=member.person.email.upper()))


@pytest.mark.parametrize("owned", [_as_member, _as_contact])
def test_a_member_ticks_their_own_task_and_takes_that_back(
    client: Client, programme: Programme, member: Membership, owned: Any
) -> None:
    task = owned(programme, member)
    client.force_login(member.person)

    page = text_of(client.get(at(programme, f"meetings/{task.meeting_id}/")))
    client.post(at(programme, f"tasks/{task.pk}/done/"))
    task.refresh_from_db()
    done_on = task.done_on
    client.post(at(programme, f"tasks/{task.pk}/reopen/"))
    task.refresh_from_db()

    assert f"tasks/{task.pk}/done/" in page
    assert f"tasks/{task.pk}/remove/" not in page
    assert (done_on, task.done_on) == (timezone.localdate(), None)


def _nobodys(by: Membership) -> Task:
    return a_task(by)


def _of_somebody_else(by: Membership) -> Task:
    return a_task(by, owner=a_member(by.programme))


def _of_a_contact_without_address(by: Membership) -> Task:
    return a_task(by, owner=a_contact_at(by, email=""))


@pytest.mark.parametrize("made", [_nobodys, _of_somebody_else, _of_a_contact_without_address])
def test_a_member_ticks_nothing_that_is_not_theirs(
    client: Client, programme: Programme, member: Membership, made: Any
) -> None:
    task = made(coordinator_of(programme))
    client.force_login(member.person)

    page = text_of(client.get(at(programme, f"meetings/{task.meeting_id}/")))
    answers = [client.post(at(programme, f"tasks/{task.pk}/{deed}/")) for deed in ("done", "reopen")]

    assert f"tasks/{task.pk}/done/" not in page
    assert [each.status_code for each in answers] == [403, 403]
    task.refresh_from_db()
    assert task.done_on is None


def test_a_contact_that_was_removed_has_no_task_any_more(
    client: Client, programme: Programme, member: Membership
) -> None:
    task = _as_contact(programme, member)
    assert task.owner
    remove(row=task.owner, by=coordinator_of(programme), programme=programme)
    client.force_login(member.person)

    assert client.post(at(programme, f"tasks/{task.pk}/done/")).status_code == 403


def test_ones_own_task_can_be_neither_changed_nor_removed(
    client: Client, programme: Programme, member: Membership
) -> None:
    task = _as_member(programme, member)
    client.force_login(member.person)

    assert client.get(at(programme, f"tasks/{task.pk}/")).status_code == 403
    assert client.post(at(programme, f"tasks/{task.pk}/remove/")).status_code == 403


def test_a_task_of_another_programme_is_nobodys_own(client: Client, programme: Programme, member: Membership) -> None:
    other = a_programme("kronoby")
    theirs = a_task(coordinator_of(other), a_meeting(coordinator_of(other), TODAY))
    client.force_login(member.person)

    assert client.post(at(programme, f"tasks/{theirs.pk}/done/")).status_code == 403
    assert client.post(at(other, f"tasks/{theirs.pk}/done/")).status_code == 404


def test_whoever_has_left_ticks_nothing(client: Client, programme: Programme) -> None:
    member = a_member(programme)
    task = _as_member(programme, member)
    Membership.objects.of(programme).filter(pk=member.pk).update(ended_at=timezone.now())
    client.force_login(member.person)

    assert client.post(at(programme, f"tasks/{task.pk}/done/")).status_code == 404
