"""Setup one question at a time, without scripts: saved on every way on, left and resumed, and never lost."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.process.forms import SETUP_QUESTIONS, SetupForm
from kotosilta.process.models import Setup
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.web.tests.forms_sample import sent_from
from tests.builders import a_member, a_programme, coordinator_of

pytestmark = pytest.mark.django_db
ROLE, MAIL = "Integrationskoordinatorn", "integration@example.fi"


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def coordinator(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def at(programme: Programme, path: str = "", language: str = "en") -> str:
    return f"/{language}/programme/{programme.slug}/process/{path}"


def question(programme: Programme, key: str, language: str = "en") -> str:
    return at(programme, f"setup/questions/{key}/", language)


def pressed(client: Any, page: str, way: str = "", **typed: str) -> Any:
    """Opens the page, types into it and presses one of its buttons, as a browser without scripts does."""
    data = sent_from(client.get(page).content.decode(), **typed)
    return client.post(page, data.urlencode() + f"&go={way}", content_type="application/x-www-form-urlencoded")


def stored(programme: Programme) -> Setup:
    return Setup.objects.of(programme).get()


def test_every_field_of_the_long_form_is_in_exactly_one_question() -> None:
    names = [name for each in SETUP_QUESTIONS for name in each.names]

    assert sorted(names) == sorted(SetupForm.base_fields)


def test_the_room_offers_it_while_something_is_without_an_answer(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    offered = f'href="{at(programme, "setup/questions/")}"'
    on_the_first_visit = client.get(at(programme)).content.decode()

    client.post(
        at(programme, "setup/"),
        {
            "authority_sv": "Bildning",
            "responsible_role_sv": ROLE,
            "form": "separate",
            "fellowship": "alone",
            "fellowship_reason_sv": "Vi börjar själva.",
        },
    )

    assert offered in on_the_first_visit
    assert offered not in client.get(at(programme)).content.decode()


def test_all_questions_are_answered_one_after_the_other(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    page = client.get(at(programme, "setup/questions/"))["Location"]
    answers: list[dict[str, str]] = [
        {"authority_sv": "Bildning och välfärd"},
        {"responsible_role_sv": ROLE, "responsible_email": MAIL},
        {"form": "separate"},
        {"fellowship": "alone"},
        {"fellowship_reason_sv": "Vi är redan många."},
    ]
    said = []
    for typed in answers:
        said += re.findall(r"Question \d of \d", client.get(page).content.decode())
        page = pressed(client, page, **typed)["Location"]

    assert said == [f"Question {number} of 5" for number in range(1, 6)]
    assert page == at(programme, "#setup")
    setup = stored(programme)
    assert setup.authority.text_in("sv") == "Bildning och välfärd"
    assert (setup.responsible_role.text_in("sv"), setup.responsible_email) == (ROLE, MAIL)
    assert (setup.form, setup.fellowship) == ("separate", "alone")
    assert setup.fellowship_reason.text_in("sv") == "Vi är redan många."


@pytest.mark.parametrize(
    ("way", "leads_to"),
    [("back", "setup/questions/authority/"), ("whole", "setup/"), ("leave", "#setup"), ("", "setup/questions/form/")],
)
def test_every_button_saves_before_it_leads_on(
    client: Any, programme: Programme, coordinator: Membership, way: str, leads_to: str
) -> None:
    answer = pressed(client, question(programme, "responsible"), way, responsible_role_sv=ROLE)

    assert answer.status_code == 303
    assert answer["Location"] == at(programme, leads_to)
    assert AuditEvent.objects.filter(kind=Kind.PROCESS_SET_UP).count() == 1
    assert stored(programme).responsible_role.text_in("sv") == ROLE
    assert ROLE in client.get(question(programme, "responsible")).content.decode()


def test_somebody_who_left_goes_on_at_the_first_question_without_an_answer(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    pressed(client, question(programme, "authority"), "leave", authority_sv="Bildning")

    resumed = client.get(at(programme, "setup/questions/"))["Location"]

    assert resumed == question(programme, "responsible")


def test_a_question_may_be_passed_over_and_leaves_no_trace(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    answer = pressed(client, question(programme, "authority"))

    assert answer["Location"] == question(programme, "responsible")
    assert not stored(programme).authority
    assert not AuditEvent.objects.filter(kind=Kind.PROCESS_SET_UP).exists()


@pytest.mark.parametrize("way", ["", "back", "whole", "leave"])
def test_what_cannot_be_saved_stays_on_the_page_whichever_button_is_pressed(
    client: Any, programme: Programme, coordinator: Membership, way: str
) -> None:
    page = pressed(
        client, question(programme, "responsible"), way, responsible_role_sv=ROLE, responsible_email="anna.example.fi"
    )

    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="anna.example.fi"' in text
    assert f'value="{ROLE}"' in text
    assert "A mail address has an @ in it" in text


def test_an_answer_that_the_programme_cannot_have_is_refused_at_its_question(client: Any) -> None:
    joint = a_programme("narpes", "vaasa")
    client.force_login(coordinator_of(joint).person)

    page = pressed(client, question(joint, "fellowship"), fellowship="alone")

    assert page.status_code == 200
    assert "2 municipalities take part in this programme" in page.content.decode()


def test_an_answer_leaves_all_others_as_they_are(client: Any, programme: Programme, coordinator: Membership) -> None:
    client.post(
        at(programme, "setup/"),
        {"authority_sv": "Bildning", "authority_fi": "Sivistys", "responsible_email": MAIL, "fellowship": "alone"},
    )
    before = stored(programme)

    pressed(client, question(programme, "form"), form="separate")

    after = stored(programme)
    assert after.form == "separate"
    assert (after.authority, after.responsible_email, after.fellowship) == (
        before.authority,
        before.responsible_email,
        before.fellowship,
    )


def test_what_was_sent_after_the_session_had_ended_is_put_back_in_its_question(
    client: Any, programme: Programme
) -> None:
    page = question(programme, "responsible")
    client.post(page, {"responsible_role_sv": ROLE, "go": "back"})
    client.force_login(coordinator_of(programme).person)

    assert ROLE in client.get(page).content.decode()


def test_saving_while_one_types_answers_the_script_and_goes_nowhere(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    answer = client.post(question(programme, "authority"), {"authority_sv": "Bildning"}, HTTP_X_KEEP="1")

    assert answer.json()["saved"] is True
    assert stored(programme).authority.text_in("sv") == "Bildning"


@pytest.mark.parametrize("key", ["elsewhere", "9", "authority-"])
def test_a_question_that_is_none_is_not_found(
    client: Any, programme: Programme, coordinator: Membership, key: str
) -> None:
    assert client.get(question(programme, key)).status_code == 404


def test_who_only_looks_is_not_asked(client: Any, programme: Programme) -> None:
    client.force_login(a_member(programme, Role.VIEWER).person)

    assert client.get(question(programme, "authority")).status_code == 403
    assert "setup/questions/" not in client.get(at(programme)).content.decode()
