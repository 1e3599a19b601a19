"""The pages of versions and decisions: where one is, who has decided what, and what one can do next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotosilta.document.models import Decision, Section, Version
from kotosilta.document.sections import texts_of
from kotosilta.document.versions.reading import sealed_file, standing_version
from kotosilta.document.versions.tests.pages import at, opened_in, text_of
from kotosilta.language.translated import Translated
from kotosilta.process.models import Body
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from tests.builders import (
    NOW,
    a_body_meeting,
    a_deciding_body,
    a_decision,
    a_member,
    a_programme,
    a_version,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]

MOST_QUERIES = 20
# The text as it is now is put together of what every room holds, each asked once.
MOST_QUERIES_FOR_NOW = 24


@pytest.fixture
def joint(client: Any) -> Membership:
    """The coordinator of a programme of two municipalities, signed in."""
    membership = coordinator_of(a_programme("narpes", "kristinestad", languages=["sv", "fi"]))
    client.force_login(membership.person)
    return membership


def sent(body: Body, **more: str) -> dict[str, Any]:
    return {"body": body.pk, "outcome": "approved", "on": "24.11.2026", "section": "12"} | more


def test_an_empty_room_offers_a_name_and_leads_to_the_body_that_is_missing(
    client: Any, programme: Programme, kim: Membership
) -> None:
    text = text_of(client.get(at(programme, language="en")))

    assert 'value="' in text[text.index('name="name"') :]
    assert f"/en/programme/{programme.slug}/process/#bodies" in text
    assert "no body is noted that decides" in text


def test_naming_takes_one_tap_and_opens_the_version(client: Any, programme: Programme, kim: Membership) -> None:
    page = client.get(at(programme))
    proposed = page.context["form"]["name"].value()

    response = client.post(at(programme, "versions/new/"), {"name": proposed})

    version = Version.objects.of(programme).get()
    assert version.name == proposed
    assert response.headers["Location"] == at(programme, f"versions/{version.pk}/")
    assert client.get(at(programme)).context["form"]["name"].value() != proposed


def test_a_name_that_is_taken_comes_back_with_what_was_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_version(kim, "Till fullmäktige")

    text = text_of(client.post(at(programme, "versions/new/", "en"), {"name": "till fullmäktige"}))

    assert "There is a version called" in text
    assert 'value="till fullmäktige"' in text


@pytest.mark.parametrize(("name", "says"), [("", "This is still empty."), ("x" * 81, "1 character too long")])
def test_no_name_or_a_far_too_long_one_is_refused(
    client: Any, programme: Programme, kim: Membership, name: str, says: str
) -> None:
    assert says in text_of(client.post(at(programme, "versions/new/", "en"), {"name": name}))
    assert not Version.objects.of(programme).exists()


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_a_version_is_read_as_it_was_in_each_language(
    client: Any, programme: Programme, kim: Membership, language: str
) -> None:
    Section.across_programmes.create(
        programme=programme, element="D1", text=Translated.of(sv="Så var det då.", fi="Niin oli silloin.")
    )
    version = a_version(kim, "Före hörandet")
    Section.objects.of(programme).update(text=Translated.of(sv="Nu är det så här.", fi="Nyt on näin."))

    text = text_of(client.get(at(programme, f"versions/{version.pk}/?language={language}")))

    assert {"sv": "Så var det då.", "fi": "Niin oli silloin."}[language] in text
    assert "Nu är det" not in text
    assert "Nyt on näin" not in text


def test_what_has_changed_is_marked_and_said(client: Any, programme: Programme, kim: Membership) -> None:
    section = Section.across_programmes.create(
        programme=programme, element="D1", text=Translated.of(sv="Vi möts varje vecka i byn.")
    )
    first = a_version(kim, "Ett")
    section.text = Translated.of(sv="Vi möts varje månad i byn.")
    section.save()
    second = a_version(kim, "Två")

    now = text_of(client.get(at(programme, f"versions/{first.pk}/compare/")))
    between = text_of(client.get(at(programme, f"versions/{first.pk}/compare/?with={second.pk}")))
    same = text_of(client.get(at(programme, f"versions/{second.pk}/compare/", "en")))

    for text in (now, between):
        assert "</span>vecka<" in text[text.index("<del>") :]
        assert "</span>månad<" in text[text.index("<ins>") :]
    assert "Nothing is different." in same


def test_writing_on_from_a_version_can_be_taken_back(client: Any, programme: Programme, kim: Membership) -> None:
    section = Section.across_programmes.create(programme=programme, element="D1", text=Translated.of(sv="Första."))
    first = a_version(kim)
    section.text = Translated.of(sv="Andra.")
    section.save()

    client.post(at(programme, f"versions/{first.pk}/write-on/"))
    assert texts_of(programme) == {"D1": {"sv": "Första."}}

    kept = Version.objects.of(programme).exclude(pk=first.pk).get()
    page = text_of(client.get(at(programme)))
    assert f'action="{at(programme, f"versions/{kept.pk}/write-on/")}"' in page
    client.post(at(programme, f"versions/{kept.pk}/write-on/"))
    assert texts_of(programme) == {"D1": {"sv": "Andra."}}


def test_an_approval_is_recorded_and_seals_the_version(client: Any, programme: Programme, kim: Membership) -> None:
    version, body = a_version(kim, "Till fullmäktige"), a_deciding_body(programme)

    form = text_of(client.get(at(programme, f"versions/{version.pk}/decisions/new/")))
    response = client.post(
        at(programme, f"versions/{version.pk}/decisions/new/"), sent(body, note_sv="Enhälligt.", on="24112026")
    )

    decision = Decision.objects.of(programme).get()
    assert f'value="{body.pk}"' in form
    assert response.status_code == 303
    assert (decision.on, decision.section, decision.note.text_in("sv")) == (date(2026, 11, 24), "§ 12", "Enhälligt.")
    assert standing_version(programme) == version
    text = text_of(client.get(at(programme, language="en")))
    assert "The programme is in force there." in text
    assert "§ 12" in text
    assert "Enhälligt." in text


def test_different_outcomes_stand_side_by_side_with_what_follows_for_whom(client: Any, joint: Membership) -> None:
    programme = joint.programme
    codes = programme.municipality_codes()
    version = a_decision(joint, a_version(joint), section="§ 12").version
    a_decision(joint, version, body=a_deciding_body(programme, code=codes[1]), outcome="returned", section="§ 7")

    wheres = client.get(at(programme, language="en")).context["wheres"]

    assert [(each.name, each.mark, each.follows) for each in wheres] == [
        ("Kristinestad", "fulfilled", "The programme is in force there."),
        ("Närpes", "not_relevant", "Sent back for more preparation. The programme is not in force there."),
    ]


def test_a_municipality_that_has_not_decided_shows_when_it_is_to(client: Any, joint: Membership) -> None:
    body = a_deciding_body(joint.programme)
    a_body_meeting(joint.programme, body=body, on=date(2027, 3, 15), purpose="decides")

    text = text_of(client.get(at(joint.programme, language="en")))

    assert "Its body is to decide on 15/3/2027." in text


def test_only_bodies_of_municipalities_that_have_not_decided_are_offered(client: Any, joint: Membership) -> None:
    programme = joint.programme
    decided = a_decision(joint, outcome="returned")
    other = a_deciding_body(programme, code=programme.municipality_codes()[1])

    form = client.get(at(programme, f"versions/{decided.version_id}/decisions/new/")).context["form"]

    assert [key for key, _ in form.fields["body"].choices] == [str(other.pk)]


def test_only_the_first_approval_is_said_to_seal(client: Any, joint: Membership) -> None:
    named, sealed = a_version(joint), a_decision(joint).version
    seals = "The first approval seals this version"

    assert seals in text_of(client.get(at(joint.programme, f"versions/{named.pk}/decisions/new/", "en")))
    assert seals not in text_of(client.get(at(joint.programme, f"versions/{sealed.pk}/decisions/new/", "en")))


def test_a_decision_is_corrected_and_the_files_stay(client: Any, programme: Programme, kim: Membership) -> None:
    decision = a_decision(kim)
    before = sealed_file(decision.version, "sv", "pdf")
    address = at(programme, f"decisions/{decision.pk}/")

    response = client.post(address, sent(decision.body, section="§ 13") | opened_in(client.get(address)))

    decision.refresh_from_db()
    after = sealed_file(decision.version, "sv", "pdf")
    assert (response.status_code, decision.section) == (303, "§ 13")
    assert before
    assert after
    assert before.digest == after.digest


def test_a_decision_is_taken_back_and_brought_back(client: Any, programme: Programme, kim: Membership) -> None:
    decision = a_decision(kim)

    client.post(at(programme, f"decisions/{decision.pk}/take-back/"))
    page = text_of(client.get(at(programme)))
    assert not Decision.objects.of(programme).exists()
    assert f'action="{at(programme, f"decisions/{decision.pk}/bring-back/")}"' in page

    client.post(at(programme, f"decisions/{decision.pk}/bring-back/"))
    client.post(at(programme, f"decisions/{decision.pk}/bring-back/"))
    assert Decision.objects.of(programme).get() == decision


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html", "json"])
def test_a_sealed_file_is_served_as_it_was_made(
    client: Any, programme: Programme, kim: Membership, file_format: str
) -> None:
    version = a_decision(kim).version
    stored = sealed_file(version, "fi", file_format)
    assert stored is not None

    response = client.get(at(programme, f"versions/{version.pk}/fi.{file_format}"))

    assert response.content == bytes(stored.content)
    assert response.headers["ETag"] == f'"{stored.digest}"'
    assert response.headers["Content-Disposition"] == f'attachment; filename="{programme.slug}.fi.{file_format}"'
    assert "no-store" in response.headers["Cache-Control"]


def test_files_of_a_version_that_nobody_has_approved_say_that_they_are_drafts(
    client: Any, programme: Programme, kim: Membership
) -> None:
    version = a_version(kim, "Före hörandet")

    response = client.get(at(programme, f"versions/{version.pk}/sv.html"))

    assert "utkast · Före hörandet 24.11.2026" in text_of(response)
    assert "ETag" not in response.headers


@pytest.mark.parametrize("path", ["en.pdf", "sv.odt", "sv.fragment", "sv.kept"])
def test_files_that_there_are_not_are_not_found(client: Any, programme: Programme, kim: Membership, path: str) -> None:
    named, sealed = a_version(kim), a_decision(kim).version

    for version in (named, sealed):
        assert client.get(at(programme, f"versions/{version.pk}/{path}")).status_code == 404


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR, Role.MEMBER, Role.VIEWER])
def test_only_coordinators_record_decisions_and_only_writers_name_versions(
    client: Any, programme: Programme, kim: Membership, role: Role
) -> None:
    version = a_version(kim)
    a_deciding_body(programme)
    client.force_login(a_member(programme, role).person)

    text = text_of(client.get(at(programme)))

    assert ("versions/new/" in text) == (role is Role.EDITOR)
    assert ('class="lead"' in text) == (role is Role.EDITOR)  # nobody is told to do what they may not
    assert "decisions/new/" not in text
    assert client.get(at(programme, f"versions/{version.pk}/decisions/new/")).status_code == 403


def test_the_pages_ask_the_database_the_same_however_much_there_is(client: Any, joint: Membership) -> None:
    programme = joint.programme
    version, other = a_decision(joint, outcome="returned").version, a_version(joint)
    paths = {
        "versions/": MOST_QUERIES,
        f"versions/{version.pk}/": MOST_QUERIES,
        f"versions/{version.pk}/compare/?with={other.pk}": MOST_QUERIES,
        f"versions/{version.pk}/compare/": MOST_QUERIES_FOR_NOW,
    }
    few = {path: _queries(client, at(programme, path)) for path in paths}

    codes = programme.municipality_codes()
    for number in range(3):
        made = a_version(joint, at=NOW + timedelta(minutes=number))
        for code in codes:
            a_decision(joint, made, body=a_deciding_body(programme, code=code), outcome="rejected")

    assert {path: _queries(client, at(programme, path)) for path in paths} == few
    assert {path: count for path, count in few.items() if count > paths[path]} == {}


def _queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
