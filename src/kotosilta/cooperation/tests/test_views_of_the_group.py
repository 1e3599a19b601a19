"""Pages of the cooperation room: the group, invitations, meetings, tasks, and rows of other programmes."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.cooperation import changes
from kotosilta.cooperation.models import (
    Answer,
    Group,
    Invitation,
    Meeting,
    ResidentsWay,
    Taking,
    Task,
)
from kotosilta.cooperation.tests.pages import (
    TODAY,
    at,
    everything,
    opened_in,
    pages_of,
    text_of,
)
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from tests.builders import (
    a_contact_at,
    a_group,
    a_meeting,
    a_member,
    a_programme,
    a_residents_way,
    a_task,
    an_invitation,
    an_organisation,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
# Reading


def test_group_is_saved_as_one_goes(client: Any, programme: Programme, kim: Membership) -> None:
    address = at(programme, "group/")
    sent = opened_in(client.get(address)) | {"name_sv": "Gruppen"}

    answer = client.post(address, sent, headers={"X-Keep": "1"}).json()

    assert answer["saved"] is True
    assert str(Group.objects.of(programme).get()) == "Gruppen"


def test_letter_is_shown_before_it_is_sent_and_goes_out_with_ones_own_words(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_group(kim)
    contact = a_contact_at(kim, language="fi", name="Anna")
    address = at(programme, f"contacts/{contact.pk}/invite/")

    page = text_of(client.get(address))
    response = client.post(address, {"greeting": "Hälsningar från torget & allt."})
    invitation = Invitation.objects.of(programme).get()

    assert 'lang="fi"' in page
    assert "Bereder programmet." in page
    assert response.headers["Location"] == at(programme, f"organisations/{contact.organisation_id}/")
    assert "Hälsningar från torget & allt." in invitation.message.body
    assert "http://testserver/fi/invitation/" in invitation.message.body
    assert "Anna" in text_of(client.get(response.headers["Location"]))


@pytest.mark.parametrize(
    ("email", "group", "says", "mends"),
    [
        ("", {}, "This contact has no e-mail address", "contacts/"),
        ("anna@example.test", {"task": {}}, "Write first what the group does", "group/"),
        ("anna@example.test", {"time_needed": {}}, "Write first how much time it takes", "group/"),
    ],
)
def test_page_says_why_nothing_can_be_sent_and_leads_to_where_that_is_mended(
    client: Any, programme: Programme, kim: Membership, email: str, group: dict[str, Any], says: str, mends: str
) -> None:
    a_group(kim, **group)
    contact = a_contact_at(kim, email=email)
    address = at(programme, f"contacts/{contact.pk}/invite/", "en")

    page = text_of(client.get(address))
    refused = client.post(address, {"greeting": "Hej"})

    assert says in page
    assert f'class="button" href="{at(programme, mends, "en")}' in page
    assert refused.status_code == 200
    assert Invitation.objects.of(programme).exists() is False


def test_invitation_is_taken_back_and_the_next_page_offers_to_let_it_hold(
    client: Any, programme: Programme, kim: Membership
) -> None:
    invitation = an_invitation(kim)

    response = client.post(at(programme, f"invitations/{invitation.pk}/withdraw/"))
    page = text_of(client.get(response.headers["Location"]))
    gone = Invitation.objects.of(programme).standing().exists()
    client.post(at(programme, f"invitations/{invitation.pk}/restore/"))

    assert at(programme, f"invitations/{invitation.pk}/restore/") in page
    assert gone is False
    assert Invitation.objects.of(programme).standing().exists() is True


def test_coordinator_sees_that_somebody_whom_an_editor_asked_has_said_yes_but_cannot_come_in(
    client: Any, programme: Programme, kim: Membership
) -> None:
    editor = a_member(programme, Role.EDITOR)
    invitation = an_invitation(editor, a_contact_at(editor))
    changes.answer_invitation(
        invitation=invitation, answer=Answer.ACCEPTED, words="", now=timezone.now(), door_of=lambda secret, language: ""
    )
    address = at(programme, f"organisations/{invitation.contact.organisation_id}/", "en")

    for_kim = text_of(client.get(address))
    client.force_login(editor.person)
    for_editor = text_of(client.get(address))

    assert "This person has no access to the workspace yet." in for_kim
    assert "This person has no access to the workspace yet." not in for_editor


def test_organisation_that_waits_long_shows_a_reminder_as_the_thing_to_do(
    client: Any, programme: Programme, kim: Membership
) -> None:
    contact = a_contact_at(kim)
    an_invitation(kim, contact, now=timezone.now() - timedelta(days=20))

    text = text_of(client.get(at(programme, f"organisations/{contact.organisation_id}/", "en")))

    assert f'class="button small" href="{at(programme, f"contacts/{contact.pk}/invite/", "en")}"' in text
    assert "this installation has no mail server" in text


def test_mail_server_that_does_not_answer_is_told_with_the_invitation(
    client: Any, programme: Programme, kim: Membership, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MAIL_SERVER = settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    with django_capture_on_commit_callbacks(execute=True):
        invitation = an_invitation(kim)

    text = text_of(client.get(at(programme, f"organisations/{invitation.contact.organisation_id}/", "en")))

    assert "The letter has not gone out yet: the mail server does not answer." in text


def test_meeting_is_planned_written_up_and_removed(client: Any, programme: Programme, kim: Membership) -> None:
    planned = {
        "kind": "group",
        "title_sv": "Första mötet",
        "held_on": "1.10.2026",
        "starts_at": "kl. 14",
        "ends_at": "15.30",
    }
    response = client.post(at(programme, "meetings/add/"), planned)
    meeting = Meeting.objects.of(programme).get()
    address = at(programme, f"meetings/{meeting.pk}/edit/")
    told = planned | {"decisions_sv": "Klart i juni.", "residents_took_part": "on"}
    client.post(address, opened_in(client.get(address)) | told)
    page = text_of(client.get(at(programme, f"meetings/{meeting.pk}/")))
    gone = client.post(at(programme, f"meetings/{meeting.pk}/remove/"))

    assert response.headers["Location"] == at(programme, f"meetings/{meeting.pk}/")
    assert (meeting.starts_at, meeting.ends_at) == (time(14), time(15, 30))
    assert "1.10.2026 kl. 14.00–15.30" in page
    assert "Klart i juni." in page
    assert gone.headers["Location"] == at(programme, "meetings/")
    assert client.get(at(programme, f"meetings/{meeting.pk}/")).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("held_on", "31.2.2027", "That month has no such day. Check the date."),
        ("starts_at", "25.00", "The day has no such time. Check hours and minutes."),
        ("starts_at", "efter lunch", "This cannot be read as a time. Write hours and minutes, for instance 14:30."),
        ("ends_at", "9.00", "Write also when the meeting starts."),
    ],
)
def test_meeting_with_an_impossible_time_is_refused_with_what_to_write(
    client: Any, programme: Programme, kim: Membership, field: str, typed: str, says: str
) -> None:
    sent = {"kind": "group", "title_sv": "Mötet", "held_on": "1.10.2026"} | {field: typed}

    text = text_of(client.post(at(programme, "meetings/add/", "en"), sent))

    assert says in text
    assert f'value="{typed}"' in text
    assert Meeting.objects.of(programme).exists() is False


def test_calendar_file_is_downloaded_by_a_group_member(client: Any, programme: Programme) -> None:
    meeting = a_meeting(coordinator_of(programme), date(2027, 1, 12), starts_at=time(14), title={"sv": "Möte, ett"})
    client.force_login(a_member(programme, Role.MEMBER).person)

    response = client.get(at(programme, f"meetings/{meeting.pk}/meeting.ics"))

    assert response.headers["Content-Type"].startswith("text/calendar")
    assert response.headers["Content-Disposition"] == 'attachment; filename="meeting-2027-01-12.ics"'
    assert "DTSTART:20270112T120000Z\r\n" in text_of(response)
    assert "SUMMARY:Möte\\, ett\r\n" in text_of(response)


def test_calendar_file_of_a_sample_says_that_it_is_one(client: Any) -> None:
    kim = coordinator_of(a_programme(sample=True))
    client.force_login(kim.person)
    meeting = a_meeting(kim, title={"sv": "Mötet"})

    text = text_of(client.get(at(kim.programme, f"meetings/{meeting.pk}/meeting.ics", "en")))

    assert "SUMMARY:Sample: Mötet\r\n" in text


def test_task_is_agreed_on_done_and_opened_again(client: Any, programme: Programme, kim: Membership) -> None:
    meeting, contact = a_meeting(kim, TODAY), a_contact_at(kim, name="Anna")
    add = at(programme, f"meetings/{meeting.pk}/tasks/add/")

    client.post(add, {"title_sv": "Boka sal", "owner": f"contact-{contact.pk}"})
    task = Task.objects.of(programme).get()
    response = client.post(at(programme, f"tasks/{task.pk}/done/"))
    page = text_of(client.get(response.headers["Location"]))
    done = Task.objects.of(programme).get().done_on
    client.post(at(programme, f"tasks/{task.pk}/reopen/"))

    assert (str(task), task.owner) == ("Boka sal", contact)
    assert done == TODAY
    assert at(programme, f"tasks/{task.pk}/reopen/") in page
    assert Task.objects.of(programme).get().done_on is None


def test_task_is_changed_and_removed(client: Any, programme: Programme, kim: Membership) -> None:
    task = a_task(kim, a_meeting(kim, TODAY))
    address = at(programme, f"tasks/{task.pk}/")

    client.post(address, opened_in(client.get(address)) | {"title_sv": "Skicka noter", "owner": f"member-{kim.pk}"})
    changed = Task.objects.of(programme).get()
    client.post(at(programme, f"tasks/{task.pk}/remove/"))

    assert (str(changed), changed.member) == ("Skicka noter", kim)
    assert Task.objects.of(programme).exists() is False


def test_task_of_a_contact_that_was_removed_belongs_to_nobody_and_can_still_be_changed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    contact = a_contact_at(kim, name="Anna Andersson")
    task = a_task(kim, a_meeting(kim, TODAY), owner=contact)
    client.get(client.post(at(programme, f"contacts/{contact.pk}/remove/")).headers["Location"])
    address = at(programme, f"tasks/{task.pk}/")

    page = text_of(client.get(at(programme, f"meetings/{task.meeting_id}/")))
    response = client.post(address, opened_in(client.get(address)) | {"title_sv": "Nytt", "owner": ""})

    assert "Anna Andersson" not in page
    assert response.status_code == 303
    assert (str(Task.objects.of(programme).get()), Task.objects.of(programme).get().owner) == ("Nytt", None)


def test_way_of_residents_is_added_changed_and_removed(client: Any, programme: Programme, kim: Membership) -> None:
    client.post(at(programme, "residents/add/"), {"how_sv": "Kvällar", "whom_sv": "Föreningar"})
    way = ResidentsWay.objects.of(programme).get()
    before = text_of(client.get(at(programme, "", "en")))
    address = at(programme, f"residents/{way.pk}/")
    client.post(address, opened_in(client.get(address)) | {"how_sv": "Kvällar", "since": "1.9.2026"})
    after = text_of(client.get(at(programme, "", "en")))
    client.post(at(programme, f"residents/{way.pk}/remove/"))

    assert "not begun yet" in before
    assert "since 1/9/2026" in after
    assert ResidentsWay.objects.of(programme).exists() is False


def test_rows_of_another_programme_are_not_to_be_found_under_ones_own(
    client: Any, programme: Programme, kim: Membership
) -> None:
    theirs = everything(coordinator_of(a_programme("kaskinen")))
    posts = [
        f"organisations/{theirs['contact'].organisation_id}/remove/",
        f"contacts/{theirs['contact'].pk}/remove/",
        f"invitations/{theirs['invitation'].pk}/withdraw/",
        f"invitations/{theirs['invitation'].pk}/restore/",
        f"meetings/{theirs['meeting'].pk}/remove/",
        f"tasks/{theirs['task'].pk}/done/",
        f"tasks/{theirs['task'].pk}/reopen/",
        f"tasks/{theirs['task'].pk}/remove/",
        f"residents/{theirs['way'].pk}/remove/",
    ]
    reads = [path for path in pages_of(theirs) if any(sign.isdigit() for sign in path.partition("?")[0])]

    assert {path: client.get(at(programme, path)).status_code for path in reads} == dict.fromkeys(reads, 404)
    assert {path: client.post(at(programme, path)).status_code for path in posts} == dict.fromkeys(posts, 404)


def test_contact_of_another_programme_cannot_be_given_a_task(
    client: Any, programme: Programme, kim: Membership
) -> None:
    foreign = a_contact_at(coordinator_of(a_programme("kaskinen")))
    meeting = a_meeting(kim, TODAY)

    response = client.post(
        at(programme, f"meetings/{meeting.pk}/tasks/add/"), {"title_sv": "X", "owner": f"contact-{foreign.pk}"}
    )

    assert response.status_code == 200
    assert Task.objects.of(programme).exists() is False


def test_residents_are_not_left_out_for_any_reason(client: Any, programme: Programme, kim: Membership) -> None:
    an_organisation(kim, "C2.7", taking=Taking.LEFT_OUT)

    text = text_of(client.get(at(programme, "", "en")))

    assert "0 of 14" in text
    assert "?sector=C2.6a&amp;taking=left_out" in text
    assert "?sector=C2.7&amp;taking=left_out" not in text


def test_coverage_is_missing_nothing_when_residents_take_part_without_an_organisation(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_residents_way(kim)
    an_organisation(kim, "C2.4a", taking=Taking.IN)

    assert "2 of 14" in text_of(client.get(at(programme, "", "en")))
