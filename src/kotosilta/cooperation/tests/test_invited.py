"""The page behind a personal link: opened by people, scanners, strangers, too late, or twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from kotosilta.accounts.models import PersonalLink
from kotosilta.audit.models import AuditEvent
from kotosilta.cooperation import changes
from kotosilta.cooperation.models import Answer, Invitation, Organisation, Taking
from kotosilta.programmes.models import Membership
from tests.builders import (
    a_contact_at,
    a_group,
    a_meeting,
    a_person,
    a_programme,
    an_invitation,
    an_organisation,
    coordinator_of,
    the_link_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


@pytest.fixture
def invitation(kim: Membership) -> Invitation:
    a_group(kim, task={"sv": "Bereder.", "fi": "Valmistelee."})
    contact = a_contact_at(kim, an_organisation(kim, name="Föreningen"), name="Anna", email="anna@example.test")
    return an_invitation(kim, contact, now=timezone.now())


def at(invitation: Invitation, language: str = "sv") -> str:
    return f"/{language}/invitation/{the_link_of(invitation)}/"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def now(invitation: Invitation) -> Invitation:
    found: Invitation = Invitation.objects.of(invitation.programme).get(pk=invitation.pk)
    return found


@pytest.mark.parametrize(("language", "task"), [("sv", "Bereder."), ("fi", "Valmistelee."), ("en", "Bereder.")])
def test_page_says_who_asks_for_what_and_how_much_time_it_takes(
    client: Any, invitation: Invitation, language: str, task: str
) -> None:
    text = text_of(client.get(at(invitation, language)))

    assert task in text
    assert "Fyra möten om två timmar" in text
    assert "Föreningen" in text
    assert "Anna" in text
    assert invitation.sent_by is not None
    assert invitation.sent_by.person.called() in text


def test_text_in_another_language_than_the_pages_says_which(client: Any, invitation: Invitation) -> None:
    assert '<span lang="sv">Fyra möten om två timmar</span>' in text_of(client.get(at(invitation, "fi")))


def test_looking_changes_nothing_however_often_a_scanner_looks(client: Any, invitation: Invitation) -> None:
    before = AuditEvent.objects.count()

    statuses = [client.get(at(invitation)).status_code, client.head(at(invitation)).status_code]

    assert statuses == [200, 200]
    assert (now(invitation).answer, AuditEvent.objects.count()) == (Answer.WAITING, before)


def test_page_is_kept_by_no_cache_told_to_no_other_site_and_found_by_no_search(
    client: Any, invitation: Invitation
) -> None:
    headers = client.get(at(invitation)).headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex"


def test_nothing_of_the_programme_is_told_beyond_what_the_invited_person_must_know(
    client: Any, kim: Membership, invitation: Invitation
) -> None:
    a_contact_at(kim, an_organisation(kim, name="Annan organisation"), name="Bo Björk", email="bo@example.test")
    a_meeting(kim, timezone.localdate() - timedelta(days=9), title={"sv": "Förra mötet"})

    text = text_of(client.get(at(invitation)))

    for secret in ("Annan organisation", "Bo Björk", "bo@example.test", "Förra mötet", "anna@example.test"):
        assert secret not in text
    assert kim.programme.slug not in text


def test_next_meeting_of_the_group_is_told(client: Any, kim: Membership, invitation: Invitation) -> None:
    day = timezone.localdate() + timedelta(days=9)
    a_meeting(kim, day, place="Stadshuset")

    assert f"{day.day}.{day.month}.{day.year}, Stadshuset" in text_of(client.get(at(invitation)))


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_yes_is_taken_and_thanked_for(client: Any, invitation: Invitation, language: str) -> None:
    response = client.post(at(invitation, language), {"answer": "accepted", "words": "Gärna!"})
    text = text_of(client.get(response.headers["Location"]))

    assert (response.status_code, response.headers["Location"]) == (303, at(invitation, language))
    assert (now(invitation).answer, now(invitation).words) == ("accepted", "Gärna!")
    assert 'role="status"' in text
    assert Organisation.objects.of(invitation.programme).get().taking == Taking.IN


def test_answer_is_changed_by_opening_the_same_link_again(client: Any, invitation: Invitation) -> None:
    client.post(at(invitation), {"answer": "accepted", "words": "Gärna!"})
    again = text_of(client.get(at(invitation)))
    client.post(at(invitation), {"answer": "declined", "words": "Det gick inte."})

    assert "Gärna!" in again
    assert (now(invitation).answer, now(invitation).words) == ("declined", "Det gick inte.")


def test_answer_needs_no_cookie(invitation: Invitation) -> None:
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(at(invitation), {"answer": "declined"}, headers={"Origin": "null"})

    assert response.status_code == 303
    assert now(invitation).answer == Answer.DECLINED


def test_form_sent_empty_or_with_another_word_is_asked_again(client: Any, invitation: Invitation) -> None:
    empty = text_of(client.post(at(invitation, "en"), {}))
    odd = text_of(client.post(at(invitation, "en"), {"answer": "waiting", "words": "Hm"}))

    assert "Choose one of these." in empty
    assert "This choice is no longer there. Choose again." in odd
    assert ">\nHm</textarea>" in odd
    assert now(invitation).answer == Answer.WAITING


def test_too_many_words_come_back_whole(client: Any, invitation: Invitation) -> None:
    words = "ö" * 10_000

    text = text_of(client.post(at(invitation, "en"), {"answer": "accepted", "words": words}))

    assert "This is 9500 characters too long" in text
    assert words in text
    assert now(invitation).answer == Answer.WAITING


def test_words_with_markup_harm_nobody(client: Any, kim: Membership, invitation: Invitation) -> None:
    client.post(at(invitation), {"answer": "accepted", "words": "<script>alert(1)</script>"})
    client.force_login(kim.person)
    address = f"/sv/programme/{kim.programme.slug}/cooperation/organisations/{invitation.contact.organisation_id}/"

    text = text_of(client.get(address))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("secret", ["x", "a" * 32, "%F0%9F%98%80", "..%2F", "a" * 5_000])
def test_forged_link_opens_nothing_and_says_what_to_do(client: Any, secret: str) -> None:
    for response in (client.get(f"/en/invitation/{secret}/"), client.post(f"/en/invitation/{secret}/")):
        assert response.status_code in {404, 410}
        assert "Kotosilta" in text_of(response)


def test_cut_off_link_says_to_copy_the_whole_address(client: Any, invitation: Invitation) -> None:
    response = client.get(at(invitation, "en").removesuffix("/")[:-5] + "/")

    assert response.status_code == 410
    assert "Perhaps it was cut off: copy the whole address from the message." in text_of(response)


def test_expired_link_says_so_and_takes_no_answer(client: Any, invitation: Invitation) -> None:
    PersonalLink.objects.update(ends_at=timezone.now() - timedelta(seconds=1))

    looked, answered = client.get(at(invitation, "en")), client.post(at(invitation, "en"), {"answer": "accepted"})

    assert "This link has expired. Ask the person who sent it for a new one." in text_of(looked)
    assert "This link has expired." in text_of(answered)
    assert now(invitation).answer == Answer.WAITING


def test_older_link_says_that_a_newer_one_has_taken_its_place(
    client: Any, kim: Membership, invitation: Invitation
) -> None:
    older = at(invitation, "en")
    newer = an_invitation(kim, invitation.contact, now=timezone.now() + timedelta(hours=1))

    assert "A newer link has taken the place of this one." in text_of(client.get(older))
    assert client.get(at(newer)).status_code == 200


def test_link_of_an_invitation_that_was_taken_back_says_so_until_it_holds_again(
    client: Any, kim: Membership, invitation: Invitation
) -> None:
    withdrawn = changes.withdraw_invitation(invitation=invitation, by=kim)
    gone = client.post(at(invitation, "en"), {"answer": "accepted"})
    changes.restore_invitation(invitation=withdrawn, by=kim)

    assert "This invitation has been taken back" in text_of(gone)
    assert client.get(at(invitation, "en")).status_code == 200


def test_forwarded_link_lets_nobody_in_but_the_address_it_was_sent_to(client: Any, invitation: Invitation) -> None:
    stranger = a_person()
    client.force_login(stranger)

    client.post(at(invitation), {"answer": "accepted"})

    assert Membership.objects.of(invitation.programme).filter(person=stranger).exists() is False
    assert client.get(f"/sv/programme/{invitation.programme.slug}/").status_code == 404


def test_link_opens_one_invitation_and_no_other(client: Any, kim: Membership, invitation: Invitation) -> None:
    other = an_invitation(kim, a_contact_at(kim), now=timezone.now())

    client.post(at(other), {"answer": "declined"})

    assert (now(invitation).answer, now(other).answer) == (Answer.WAITING, Answer.DECLINED)


def test_sample_says_that_it_is_one(client: Any) -> None:
    kim = coordinator_of(a_programme(sample=True))
    invitation = an_invitation(kim, now=timezone.now())

    assert "This is a sample: nobody real has written it." in text_of(client.get(at(invitation, "en")))


def test_page_asks_few_questions(client: Any, invitation: Invitation, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        client.get(at(invitation))
