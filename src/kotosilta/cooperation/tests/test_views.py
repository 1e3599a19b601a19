"""The pages of the room as people use them: read, write, be refused, remove and bring back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kotosilta.cooperation import changes
from kotosilta.cooperation.models import (
    Answer,
    Contact,
    Group,
    Meeting,
    Organisation,
)
from kotosilta.cooperation.tests.pages import (
    LANGUAGES,
    MOST_QUERIES,
    ODD_TEXTS,
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language_and_is_indexed_nowhere(
    client: Any, programme: Programme, kim: Membership, language: str
) -> None:
    for path in pages_of(everything(kim)):
        response = client.get(at(programme, path, language))

        assert response.status_code == 200, path
        assert response.headers["X-Robots-Tag"] == "noindex", path


@pytest.mark.parametrize(
    ("language", "kela", "missing"),
    [("sv", "Folkpensionsanstalten (FPA)", "Saknas"), ("fi", "Kansaneläkelaitos (Kela)", "Puuttuu")],
)
def test_fresh_room_proposes_the_municipalitys_own_authorities_by_name(
    client: Any, programme: Programme, kim: Membership, language: str, kela: str, missing: str
) -> None:
    text = text_of(client.get(at(programme, "", language)))

    assert 'name="proposal" value="social_insurance-545"' in text
    assert kela in text
    assert text.count(missing) == 14


def test_register_shows_how_each_sector_stands(client: Any, programme: Programme, kim: Membership) -> None:
    for sector, taking in (("C2.4a", "in"), ("C2.4b", "invited"), ("C2.4c", "missing"), ("C2.4e", "left_out")):
        an_organisation(kim, sector, f"Enhet {sector}", taking)

    text = text_of(client.get(at(programme, "", "en")))
    sector_at = {sector: text.index(f'<li id="{sector}">') for sector in ("C2.4a", "C2.4b", "C2.4c", "C2.4e", "C2.5a")}

    def row(sector: str) -> str:
        return text[sector_at[sector] : text.index("</li>", text.index("sector-body", sector_at[sector]))]

    assert ("Takes part" in row("C2.4a"), "Enhet C2.4a" in row("C2.4a")) == (True, True)
    assert 'data-state="begun"' in row("C2.4b")
    assert "Not asked yet" in row("C2.4c")
    assert "Left out" in row("C2.4e")
    assert "2 of 14" in text


def test_member_reads_the_room_without_addresses_words_or_buttons(client: Any, programme: Programme) -> None:
    kim = coordinator_of(programme)
    contact = a_contact_at(kim, email="anna@example.test", name="Anna")
    invitation = an_invitation(kim, contact)
    changes.answer_invitation(
        invitation=invitation,
        answer=Answer.DECLINED,
        words="Hemligt ord",
        now=invitation.sent_at,
        door_of=lambda secret, language: secret,
    )
    client.force_login(a_member(programme, Role.MEMBER).person)

    room = text_of(client.get(at(programme)))
    organisation = text_of(client.get(at(programme, f"organisations/{contact.organisation_id}/")))

    assert "Anna" in organisation
    assert "anna@example.test" not in room + organisation
    assert "Hemligt ord" not in organisation
    assert "<form" not in organisation
    assert 'name="proposal"' not in room


@pytest.mark.parametrize("path", ["", "meetings/", "organisations/{organisation}/", "meetings/{meeting}/"])
def test_page_asks_as_many_questions_for_three_rows_as_for_one(
    client: Any, path: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for rows in (1, 3):
        kim = coordinator_of(a_programme("kaskinen"))
        organisation, meeting = an_organisation(kim), a_meeting(kim, TODAY)
        for _ in range(rows):
            an_invitation(kim, a_contact_at(kim, organisation))
            a_task(kim, meeting, owner=a_contact_at(kim))
            a_residents_way(kim)
            a_meeting(kim, TODAY - timedelta(days=3))
        client.force_login(kim.person)
        address = at(kim.programme, path.format(organisation=organisation.pk, meeting=meeting.pk))
        client.get(address)
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(address)
        counts.append(len(asked.captured_queries))

    assert counts[0] == counts[1]


def test_proposal_is_added_with_one_tap_and_can_be_taken_back(
    client: Any, programme: Programme, kim: Membership
) -> None:
    response = client.post(at(programme, "proposals/"), {"proposal": "welfare_area-545"})
    page = text_of(client.get(response.headers["Location"]))
    organisation = Organisation.objects.of(programme).get()

    assert (response.status_code, response.headers["Location"]) == (303, at(programme) + "#C2.5c")
    assert str(organisation) == "Österbottens välfärdsområde"
    assert at(programme, f"organisations/{organisation.pk}/remove/") in page
    assert "welfare_area-545" not in page


@pytest.mark.parametrize("key", ["", "welfare_area-999", "nonsense"])
def test_proposal_that_is_not_made_here_adds_nothing(
    client: Any, programme: Programme, kim: Membership, key: str
) -> None:
    response = client.post(at(programme, "proposals/"), {"proposal": key})

    assert response.headers["Location"] == at(programme)
    assert Organisation.objects.of(programme).exists() is False


def test_organisation_is_added_to_the_sector_that_the_link_named(
    client: Any, programme: Programme, kim: Membership
) -> None:
    page = text_of(client.get(at(programme, "organisations/add/?sector=C2.6c")))
    response = client.post(
        at(programme, "organisations/add/"), {"name_sv": "Växthuset Ab", "sector": "C2.6c", "taking": "missing"}
    )
    organisation = Organisation.objects.of(programme).get()

    assert '<option value="C2.6c" selected>' in page
    assert response.headers["Location"] == at(programme, f"organisations/{organisation.pk}/")
    assert (str(organisation), organisation.sector) == ("Växthuset Ab", "C2.6c")


def test_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    response = client.post(
        at(programme, "organisations/add/", "en"), {"name_sv": "Boende", "sector": "C2.4e", "taking": "left_out"}
    )
    text = text_of(response)

    assert response.status_code == 200
    assert "Say in a sentence why it is left out" in text
    assert 'value="Boende"' in text
    assert Organisation.objects.of(programme).exists() is False


def test_sector_that_the_checklist_does_not_have_is_refused(client: Any, programme: Programme, kim: Membership) -> None:
    response = client.post(
        at(programme, "organisations/add/", "en"), {"name_sv": "X", "sector": "C9.9", "taking": "in"}
    )

    assert "This choice is no longer there. Choose again." in text_of(response)


@pytest.mark.parametrize("odd", ODD_TEXTS)
def test_odd_names_are_kept_as_they_are_and_harm_nothing(
    client: Any, programme: Programme, kim: Membership, odd: str
) -> None:
    name = ODD_TEXTS[odd]
    client.post(at(programme, "organisations/add/"), {"name_sv": name, "sector": "C2.6a", "taking": "in"})
    organisation = Organisation.objects.of(programme).get()
    text = text_of(client.get(at(programme)))

    assert str(organisation) == name
    assert "<script>alert" not in text
    assert text_of(client.get(at(programme, f"organisations/{organisation.pk}/"))).count("<script>") == 0


def test_too_long_a_name_is_refused_with_how_much_too_long_and_nothing_is_cut_off(
    client: Any, programme: Programme, kim: Membership
) -> None:
    text = text_of(
        client.post(
            at(programme, "organisations/add/", "en"), {"name_sv": "å" * 10_000, "sector": "C2.6a", "taking": "in"}
        )
    )

    assert "This is 9800 characters too long: there is room for 200. Nothing has been cut off." in text
    assert "å" * 10_000 in text


def test_text_pasted_from_a_word_processor_arrives_clean(client: Any, programme: Programme, kim: Membership) -> None:
    meeting = a_meeting(kim, TODAY)
    address = at(programme, f"meetings/{meeting.pk}/edit/")
    pasted = "Vi\u00a0talade\u200b om\r\n\u2022\tbostäder\x0b\x00och arbete"
    sent = {"kind": "group", "title_sv": "Mötet", "held_on": "24.11.2026", "notes_sv": pasted}

    client.post(address, opened_in(client.get(address)) | sent)

    notes = Meeting.objects.of(programme).get().notes.text_in("sv")
    assert "\x00" not in notes
    assert "bostäder" in notes


def test_removed_organisation_is_gone_from_every_page_until_it_is_brought_back(
    client: Any, programme: Programme, kim: Membership
) -> None:
    contact = a_contact_at(kim, an_organisation(kim, "C2.6a", "Föreningen"))
    paths = [f"organisations/{contact.organisation_id}/", f"contacts/{contact.pk}/", f"contacts/{contact.pk}/invite/"]

    response = client.post(at(programme, f"organisations/{contact.organisation_id}/remove/"))
    page = text_of(client.get(response.headers["Location"]))
    gone = [client.get(at(programme, path)).status_code for path in paths]
    start = page.index(f"/sv/programme/{programme.slug}/undo/organisation/")
    client.post(page[start : page.index('"', start)].replace("&amp;", "&"))
    back = [client.get(at(programme, path)).status_code for path in paths]

    assert gone == [404, 404, 404]
    assert back == [200, 200, 200]


def test_two_people_who_change_the_same_organisation_both_see_what_the_other_wrote(
    client: Any, programme: Programme, kim: Membership
) -> None:
    organisation = an_organisation(kim, "C2.6a", "Föreningen")
    address = at(programme, f"organisations/{organisation.pk}/edit/", "en")
    mine = opened_in(client.get(address)) | {"name_sv": "Min förening", "sector": "C2.6a", "taking": "in"}
    changes.describe_organisation(
        organisation=organisation,
        by=kim,
        sector="C2.6a",
        name={"sv": "Din förening"},
        taking="missing",
        left_out_why={},
    )

    text = text_of(client.post(address, mine))

    assert 'value="Min förening"' in text
    assert "Din förening" in text
    assert str(Organisation.objects.of(programme).get()) == "Din förening"


def test_contact_is_added_with_an_address_copied_together_with_the_name(
    client: Any, programme: Programme, kim: Membership
) -> None:
    organisation = an_organisation(kim)

    client.post(
        at(programme, f"organisations/{organisation.pk}/contacts/add/"),
        {"name": "Anna", "email": "Anna A <anna@example.fi>", "language": "fi"},
    )

    contact = Contact.objects.of(programme).get()
    assert (contact.name, contact.email, contact.language) == ("Anna", "anna@example.fi", "fi")


def test_contact_is_changed_and_removed(client: Any, programme: Programme, kim: Membership) -> None:
    contact = a_contact_at(kim)
    address = at(programme, f"contacts/{contact.pk}/")
    sent = {"name": "Bo", "role": "Rektor", "email": contact.email, "language": "sv"}

    client.post(address, opened_in(client.get(address)) | sent)
    changed = Contact.objects.of(programme).get()
    client.post(at(programme, f"contacts/{contact.pk}/remove/"))

    assert (changed.name, changed.role) == ("Bo", "Rektor")
    assert Contact.objects.of(programme).exists() is False


@pytest.mark.parametrize(("language", "day"), [("sv", "6.10.2026"), ("fi", "6.10.2026"), ("en", "06/10/2026")])
def test_group_is_noted_in_the_readers_way_of_writing_days(
    client: Any, programme: Programme, kim: Membership, language: str, day: str
) -> None:
    address = at(programme, "group/", language)
    sent = {
        "kind": "existing",
        "name_sv": "Välfärdsgruppen",
        "task_sv": "Bereder",
        "time_needed_sv": "Fyra möten",
        "ready_by": "1.6.2099",
        "ready_agreed_on": day,
    }

    response = client.post(address, opened_in(client.get(address)) | sent)
    group = Group.objects.of(programme).get()

    assert response.headers["Location"] == at(programme, "", "sv" if language == "sv" else language) + "#group"
    assert (group.kind, group.ready_agreed_on) == ("existing", date(2026, 10, 6))


def test_day_of_agreement_that_is_still_to_come_is_refused_beside_its_field(
    client: Any, programme: Programme, kim: Membership
) -> None:
    address = at(programme, "group/", "en")
    sent = {"ready_by": "1.6.2099", "ready_agreed_on": "1.5.2099"}

    text = text_of(client.post(address, opened_in(client.get(address)) | sent))

    assert "This day is still to come. Write it when the group has agreed." in text
    assert 'value="1.5.2099"' in text
    assert Group.objects.of(programme).exists() is False
