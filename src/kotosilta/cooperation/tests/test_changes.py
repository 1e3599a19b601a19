"""What happens in the room: what is true afterwards, which event tells of it, what is refused and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.cooperation import changes
from kotosilta.cooperation.models import Contact, Group, Meeting, Organisation, ResidentsWay, Taking, Task
from kotosilta.cooperation.proposals import proposals_for
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from tests.builders import (
    TODAY,
    a_contact_at,
    a_group,
    a_meeting,
    a_programme,
    a_residents_way,
    a_task,
    an_invitation,
    an_organisation,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def events(programme: Any) -> list[str]:
    return list(AuditEvent.objects.filter(programme=programme.pk).order_by("pk").values_list("kind", flat=True))


def last_event() -> AuditEvent:
    event = AuditEvent.objects.order_by("-pk").first()
    assert event is not None
    return event


# Organisations and contacts


def test_proposal_becomes_an_organisation_with_its_names_in_the_programmes_languages(kim: Membership) -> None:
    proposal = next(each for each in proposals_for(kim.programme.municipalities(), TODAY) if each.sector == "C2.5c")

    organisation = changes.take_up_proposal(by=kim, proposal=proposal)

    assert {language: wording.text for language, wording in organisation.name} == {
        "sv": "Österbottens välfärdsområde",
        "fi": "Pohjanmaan hyvinvointialue",
    }
    assert (organisation.sector, organisation.taking) == ("C2.5c", Taking.MISSING)
    assert last_event().kind == Kind.ORGANISATION_ADDED
    assert last_event().after == {"sector": "C2.5c", "taking": "missing"}


def test_proposal_taken_up_twice_is_one_organisation(kim: Membership) -> None:
    proposal = proposals_for(kim.programme.municipalities(), TODAY)[0]

    first = changes.take_up_proposal(by=kim, proposal=proposal)
    again = changes.take_up_proposal(by=kim, proposal=proposal)

    assert again == first
    assert Organisation.objects.of(kim.programme).count() == 1


def test_organisation_is_described_and_the_trail_tells_how_it_takes_part_now(kim: Membership) -> None:
    organisation = an_organisation(kim, "C2.6a", "Föreningen")

    described = changes.describe_organisation(
        organisation=organisation, by=kim, sector="C2.6d", name={"fi": "Yhdistys"}, taking="in", left_out_why={}
    )

    assert (described.sector, described.taking) == ("C2.6d", "in")
    assert (described.name.text_in("sv"), described.name.text_in("fi")) == ("Föreningen", "Yhdistys")
    assert (last_event().before, last_event().after) == ({"taking": "missing"}, {"taking": "in"})


def test_nothing_is_told_when_nothing_has_changed(kim: Membership) -> None:
    organisation = an_organisation(kim, "C2.6a", "Föreningen")
    before = events(kim.programme)

    changes.describe_organisation(
        organisation=organisation, by=kim, sector="C2.6a", name={"sv": "Föreningen"}, taking="missing", left_out_why={}
    )

    assert events(kim.programme) == before


def test_leaving_out_without_a_reason_is_refused_and_nothing_is_added(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        changes.add_organisation(by=kim, sector="C2.4e", name={"sv": "Boende"}, taking="left_out", left_out_why={})

    assert refused.value.field == "left_out_why"
    assert Organisation.objects.of(kim.programme).count() == 0


def test_organisation_cannot_be_left_out_while_somebody_there_is_asked(kim: Membership) -> None:
    invitation = an_invitation(kim)

    with pytest.raises(NotPossible) as refused:
        changes.describe_organisation(
            organisation=invitation.contact.organisation,
            by=kim,
            sector="C2.5c",
            name={},
            taking="left_out",
            left_out_why={"sv": "Nej"},
        )

    assert refused.value.field == "taking"


def test_contact_is_added_without_its_name_in_the_trail(kim: Membership) -> None:
    organisation = an_organisation(kim, name="Föreningen")

    contact = a_contact_at(kim, organisation, name="Anna Andersson")

    assert (contact.name, contact.organisation) == ("Anna Andersson", organisation)
    assert (last_event().kind, last_event().target) == (Kind.CONTACT_ADDED, "Föreningen")


def test_removed_contact_leaves_no_name_in_the_trail_either(kim: Membership) -> None:
    contact = a_contact_at(kim, an_organisation(kim, name="Föreningen"), name="Anna Andersson")

    remove(row=contact, by=kim, programme=kim.programme)

    assert last_event().target == "Föreningen"


def test_contacts_are_gone_with_their_organisation_and_come_back_with_it(kim: Membership) -> None:
    contact = a_contact_at(kim)
    organisation = contact.organisation

    remove(row=organisation, by=kim, programme=kim.programme)
    while_gone = list(Contact.objects.of(kim.programme))
    bring_back(row=organisation, by=kim, programme=kim.programme)

    assert while_gone == []
    assert list(Contact.objects.of(kim.programme)) == [contact]


# The group


def test_group_is_noted_once_and_then_told_anew(kim: Membership) -> None:
    a_group(kim, kind="new")
    group = a_group(kim, kind="existing", appointed_on=TODAY, ready_by=TOMORROW, ready_agreed_on=TODAY)

    assert Group.objects.of(kim.programme).get() == group
    assert (group.kind, group.ready_agreed_on) == ("existing", TODAY)
    assert last_event().after == {"kind": "existing", "ready_by": TOMORROW.isoformat()}


def test_group_cannot_have_agreed_on_a_day_that_is_still_to_come(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        a_group(kim, ready_by=TOMORROW, ready_agreed_on=TOMORROW)

    assert refused.value.field == "ready_agreed_on"
    assert Group.objects.of(kim.programme).exists() is False


# Meetings and tasks


def describe(meeting: Meeting, by: Membership, **more: Any) -> Meeting:
    values: dict[str, Any] = {
        "kind": meeting.kind,
        "title": {},
        "held_on": meeting.on,
        "starts_at": None,
        "ends_at": None,
        "place": "",
        "agenda": {},
        "notes": {},
        "decisions": {},
        "residents_took_part": False,
        "on": TODAY,
    }
    return changes.describe_meeting(meeting=meeting, by=by, **(values | more))


def test_meeting_is_put_into_the_calendar_and_written_up_afterwards(kim: Membership) -> None:
    meeting = a_meeting(kim, TODAY, starts_at=time(14), ends_at=time(16), place="Stadshuset")

    told = describe(
        meeting, kim, notes={"sv": "Vi talade."}, decisions={"sv": "Klart i juni."}, residents_took_part=True
    )

    assert (str(told.notes), str(told.decisions), told.residents_took_part) == ("Vi talade.", "Klart i juni.", True)
    assert told.revision == 1
    assert events(kim.programme)[-2:] == [Kind.MEETING_ADDED, Kind.MEETING_CHANGED]


def test_meeting_that_moves_keeps_its_older_day_in_the_trail(kim: Membership) -> None:
    meeting = a_meeting(kim, TODAY)

    describe(meeting, kim, held_on=TOMORROW)

    assert (last_event().before, last_event().after) == ({"on": "2026-11-24"}, {"on": "2026-11-25"})


def test_meeting_cannot_end_before_it_starts(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        a_meeting(kim, starts_at=time(16), ends_at=time(14))

    assert refused.value.field == "ends_at"
    assert Meeting.objects.of(kim.programme).exists() is False


def test_nobody_has_taken_part_in_a_meeting_that_is_still_to_come(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        describe(a_meeting(kim, TOMORROW), kim, residents_took_part=True)

    assert refused.value.field == "residents_took_part"


def test_task_belongs_to_a_contact_or_to_a_member_and_can_change_hands(kim: Membership) -> None:
    contact = a_contact_at(kim)
    task = a_task(kim, owner=contact)

    handed = changes.describe_task(task=task, by=kim, title={}, owner=kim, due_on=TODAY)

    assert (task.owner, task.member) == (contact, None)
    assert (handed.owner, handed.member, handed.due_on) == (None, kim, TODAY)


def test_task_cannot_be_due_before_its_meeting(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        a_task(kim, a_meeting(kim, TODAY), due_on=TODAY - timedelta(days=1))

    assert refused.value.field == "due_on"


def test_task_that_is_done_twice_keeps_its_day_and_can_be_opened_again(kim: Membership) -> None:
    task = a_task(kim)

    changes.finish_task(task=task, by=kim, on=TODAY)
    done = changes.finish_task(task=task, by=kim, on=TOMORROW)
    again = changes.reopen_task(task=task, by=kim)

    assert done.done_on == TODAY
    assert again.done_on is None
    assert events(kim.programme)[-2:] == [Kind.TASK_DONE, Kind.TASK_REOPENED]


def test_tasks_are_gone_with_their_meeting(kim: Membership) -> None:
    task = a_task(kim)

    remove(row=task.meeting, by=kim, programme=kim.programme)

    assert list(Task.objects.of(kim.programme)) == []


# Residents


def test_way_of_taking_part_is_noted_and_told_anew(kim: Membership) -> None:
    way = a_residents_way(kim, since=None)

    told = changes.describe_residents_way(
        way=way, by=kim, how={"sv": "Läsare av utkast"}, whom={}, since=TODAY, on=TODAY
    )

    assert (str(told.how), told.since) == ("Läsare av utkast", TODAY)
    assert events(kim.programme)[-2:] == [Kind.RESIDENTS_WAY_ADDED, Kind.RESIDENTS_WAY_CHANGED]


def test_way_cannot_have_begun_on_a_day_that_is_still_to_come(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        a_residents_way(kim, since=TOMORROW)

    assert refused.value.field == "since"
    assert ResidentsWay.objects.of(kim.programme).exists() is False


# Rows that are not there, or not ours

CHANGES: dict[str, Callable[[Membership, Membership], object]] = {
    "organisation": lambda ours, theirs: changes.describe_organisation(
        organisation=an_organisation(theirs), by=ours, sector="C2.4a", name={"sv": "x"}, taking="in", left_out_why={}
    ),
    "contact at their organisation": lambda ours, theirs: a_contact_at(ours, an_organisation(theirs)),
    "contact": lambda ours, theirs: changes.describe_contact(
        contact=a_contact_at(theirs), by=ours, name="x", role="", email="", language="sv"
    ),
    "invitation of their contact": lambda ours, theirs: an_invitation(ours, a_contact_at(theirs)),
    "withdrawal": lambda ours, theirs: changes.withdraw_invitation(invitation=an_invitation(theirs), by=ours),
    "restoring": lambda ours, theirs: changes.restore_invitation(invitation=an_invitation(theirs), by=ours),
    "meeting": lambda ours, theirs: describe(a_meeting(theirs), ours),
    "task at their meeting": lambda ours, theirs: a_task(ours, a_meeting(theirs)),
    "task": lambda ours, theirs: changes.describe_task(
        task=a_task(theirs), by=ours, title={"sv": "x"}, owner=None, due_on=None
    ),
    "task of their contact": lambda ours, theirs: a_task(ours, owner=a_contact_at(theirs)),
    "task of their member": lambda ours, theirs: a_task(ours, owner=theirs),
    "done": lambda ours, theirs: changes.finish_task(task=a_task(theirs), by=ours, on=TODAY),
    "reopened": lambda ours, theirs: changes.reopen_task(task=a_task(theirs), by=ours),
    "way": lambda ours, theirs: changes.describe_residents_way(
        way=a_residents_way(theirs), by=ours, how={"sv": "x"}, whom={}, since=None, on=TODAY
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_rows_of_another_programme_are_never_changed(kim: Membership, change: str) -> None:
    theirs = coordinator_of(a_programme("kaskinen"))

    with pytest.raises(NotPossible) as refused:
        CHANGES[change](kim, theirs)

    assert refused.value.reason.message == "“%(what)s” has been removed meanwhile."


def test_row_that_somebody_else_has_just_removed_is_not_changed(kim: Membership) -> None:
    meeting = a_meeting(kim, date(2027, 1, 12), title={"sv": "Mötet"})
    remove(row=meeting, by=kim, programme=kim.programme)

    with pytest.raises(NotPossible) as refused:
        held(meeting, kim)

    assert refused.value.reason.values == {"what": "Mötet"}
