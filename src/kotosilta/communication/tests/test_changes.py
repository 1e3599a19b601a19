"""What is true after each change of the room, which event it leaves, and what is refused."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from kotosilta.audit.models import AuditEvent
from kotosilta.communication import changes
from kotosilta.communication.models import Audience, CommunicationStep, Page, Publication, Stage
from kotosilta.communication.proposals import EASY
from kotosilta.communication.standing import standing_of
from kotosilta.content.communication import proposed_steps
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from tests.builders import (
    NOW,
    TODAY,
    a_body_meeting,
    a_communication_step,
    a_contact_at,
    a_deciding_body,
    a_decision,
    a_goal,
    a_meeting,
    a_member,
    a_programme,
    a_publication,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
ALL = [each.key for each in proposed_steps()]


@pytest.fixture
def by(programme: Programme) -> Membership:
    return coordinator_of(programme)


def kinds(programme: Programme) -> list[str]:
    return [each.kind for each in AuditEvent.objects.filter(programme=programme.pk).order_by("pk")]


def test_a_planned_step_is_kept_with_everything_that_is_told(by: Membership) -> None:
    step = a_communication_step(by, audience="C7.8", stage="C7.4", tongues=["sv", "fi-x-selko"])

    step.refresh_from_db()
    assert (step.audience, step.stage) == (Audience.DECISION_MAKERS, Stage.FOLLOW_UP)
    assert step.tongues == ["sv", "fi-x-selko"]
    assert step.due_on == date(2027, 2, 1)
    assert kinds(by.programme)[-1] == "communication.planned"


def test_a_step_that_is_told_keeps_the_day_of_the_first_time(by: Membership) -> None:
    step = a_communication_step(by)

    changes.finish_step(step=step, by=by, on=TODAY)
    again = changes.finish_step(step=step, by=by, on=date(2026, 12, 1))

    assert again.done_on == TODAY
    assert Counter(kinds(by.programme))["communication.done"] == 1


def test_a_step_can_be_taken_up_again(by: Membership) -> None:
    step = changes.finish_step(step=a_communication_step(by), by=by, on=TODAY)

    assert changes.reopen_step(step=step, by=by).done_on is None
    assert kinds(by.programme)[-1] == "communication.reopened"


def test_a_removed_step_comes_back_whole(by: Membership) -> None:
    step = a_communication_step(by)
    remove(row=step, by=by, programme=by.programme)
    gone = CommunicationStep.objects.of(by.programme).exists()

    bring_back(row=step, by=by, programme=by.programme)

    assert not gone
    assert CommunicationStep.objects.of(by.programme).get() == step


def test_all_proposals_fill_all_fields_in_the_languages_of_the_programme(by: Membership) -> None:
    steps = changes.take_over(by=by, keys=set(ALL), on=TODAY)

    assert standing_of(by.programme).empty_fields() == []
    assert sorted(step.proposal for step in steps) == sorted(ALL)
    first = next(step for step in steps if step.proposal == "residents_process")
    assert sorted(language for language, _ in first.message) == ["fi", "sv"]
    assert first.tongues == ["sv", EASY["sv"], "fi", EASY["fi"], "en"]
    assert all(step.due_on is None for step in steps if step.stage == Stage.CARRYING_OUT)


def test_proposals_after_the_decision_get_their_day_from_it(by: Membership) -> None:
    a_body_meeting(by.programme, on=date(2027, 5, 10), purpose="decides", body=a_deciding_body(by.programme))

    step = changes.take_over(by=by, keys={"residents_carrying_out"}, on=TODAY)[0]

    assert step.due_on == date(2027, 6, 7)


def test_a_proposal_for_a_field_that_is_filled_is_refused(by: Membership) -> None:
    a_communication_step(by)

    with pytest.raises(NotPossible, match="Something is planned there already"):
        changes.take_over(by=by, keys={"residents_process"}, on=TODAY)

    assert CommunicationStep.objects.of(by.programme).count() == 1


def test_a_proposal_can_be_taken_over_again_after_its_step_was_removed(by: Membership) -> None:
    step = changes.take_over(by=by, keys={"residents_process"}, on=TODAY)[0]
    remove(row=step, by=by, programme=by.programme)

    assert changes.take_over(by=by, keys={"residents_process"}, on=TODAY)


def test_giving_back_leaves_what_has_been_told_meanwhile_and_other_programmes_alone(by: Membership) -> None:
    steps = changes.take_over(by=by, keys=set(ALL), on=TODAY)
    changes.finish_step(step=steps[0], by=by, on=TODAY)
    other = a_communication_step(coordinator_of(a_programme("vaasa")))

    count = changes.give_back(by=by, pks=[*(step.pk for step in steps), other.pk])

    assert count == len(ALL) - 1
    assert list(CommunicationStep.objects.of(by.programme)) == [steps[0]]
    assert CommunicationStep.objects.of(other.programme).get() == other


def test_nothing_is_published_by_writing_the_text(by: Membership) -> None:
    publication = a_publication(by)

    assert not Publication.objects.published().exists()
    assert [publication.shows(page) for page in Page] == [False] * len(Page)


def test_publishing_keeps_since_when_and_leaves_one_event(by: Membership) -> None:
    a_publication(by, Page.START)

    again = changes.publish(page=Page.START, by=by, now=timezone.now())

    assert again.page_at == NOW
    assert Counter(kinds(by.programme))["page.published"] == 1


def test_taking_back_the_programmes_page_hides_all_the_others(by: Membership) -> None:
    a_goal(by)
    a_publication(by, Page.GOALS)

    publication = changes.take_off(page=Page.START, by=by)

    assert publication.since(Page.GOALS) is not None
    assert not publication.shows(Page.GOALS)
    assert not Publication.objects.published().exists()
    assert kinds(by.programme)[-1] == "page.unpublished"


def test_a_document_that_nobody_has_decided_on_cannot_be_published(by: Membership) -> None:
    a_publication(by, Page.START)
    with pytest.raises(NotPossible, match="No version of the document"):
        changes.publish(page=Page.DOCUMENT, by=by, now=NOW)

    a_decision(by)

    assert changes.publish(page=Page.DOCUMENT, by=by, now=NOW).shows(Page.DOCUMENT)


@pytest.mark.parametrize("whose", ["member", "contact", "contact in capitals"])
def test_an_address_of_a_person_is_refused_on_the_open_page(by: Membership, whose: str) -> None:
    contact = a_contact_at(by)
    address = {
        "member": a_member(by.programme).person.email,
        "contact": contact.email,
        "contact in capitals": contact.email.upper(),
    }[whose]

    with pytest.raises(NotPossible, match="somebody's own address") as refusal:
        a_publication(by, contact_email=address)

    assert refusal.value.field == "contact_email"


def test_a_meeting_of_another_programme_is_not_announced(by: Membership) -> None:
    theirs = a_meeting(coordinator_of(a_programme("vaasa")))

    with pytest.raises(NotPossible, match="no longer there"):
        a_publication(by, meetings=[theirs])


def test_an_unchanged_text_leaves_no_event(by: Membership) -> None:
    a_publication(by)
    before = len(kinds(by.programme))

    a_publication(by)

    assert len(kinds(by.programme)) == before
