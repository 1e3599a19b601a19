"""What somebody has typed survives the end of their session, a page that was open for too long, and a wrong address."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.translation import gettext, override

from conftest import JudgingClient
from kotosilta.goals.models import Goal
from kotosilta.notices.models import Message
from kotosilta.process.models import Setup
from kotosilta.programmes.models import Programme
from kotosilta.programmes.undo import bring_back, remove
from tests.builders import a_goal, a_person, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undefined_variables_fail")]
TYPED = "Sektorn för bildning & välfärd <ÅÄÖ> 🌲"
HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def programme() -> Programme:
    return a_programme()


@pytest.fixture
def page(programme: Programme) -> str:
    return f"/sv/programme/{programme.slug}/process/setup/"


def sign_in_by_code(client: Client, address: str, at: str) -> str:
    """The way a person does it, from the page they were led to; where they are led afterwards."""
    wanted = re.search(r"next=(.+)$", at)
    data = {"next": wanted[1]} if wanted else {}
    client.post(at, {"email": address} | data)
    code = re.search(r"^\d{6}$", Message.objects.latest("pk").body, re.MULTILINE)
    assert code
    return client.post("/sv/sign-in/code/", {"code": code[0]} | data)["Location"]


def value_in(html: bytes, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', html.decode())
    return found[1] if found else ""


def test_what_was_sent_after_the_session_had_ended_is_put_back_after_signing_in(
    client: Client, programme: Programme, page: str
) -> None:
    sent = client.post(page, {"authority_sv": TYPED})

    back = sign_in_by_code(client, coordinator_of(programme).person.email, sent["Location"])
    form = client.get(back)
    saved = client.post(back, {"authority_sv": TYPED, "opened": value_in(form.content, "opened")})

    assert sent["Location"] == f"/sv/sign-in/?next={page}"
    assert back == page
    assert "Sektorn för bildning &amp; välfärd &lt;ÅÄÖ&gt; 🌲" in form.content.decode()
    assert saved.status_code == 303
    assert Setup.objects.of(programme).get().authority.text_in("sv") == TYPED


def test_nothing_is_stored_before_the_person_saves_again(client: Client, programme: Programme, page: str) -> None:
    client.post(page, {"authority_sv": TYPED})
    client.force_login(coordinator_of(programme).person)
    client.get(page)

    assert not Setup.objects.of(programme).exists()
    assert TYPED[:10] not in client.get(page).content.decode()


def test_somebody_who_is_no_member_does_not_see_what_was_typed(client: Client, programme: Programme, page: str) -> None:
    client.post(page, {"authority_sv": TYPED})
    client.force_login(coordinator_of(a_programme("vaasa")).person)

    answer = client.get(page)

    assert answer.status_code == 404
    assert "Sektorn" not in answer.content.decode()


def test_a_button_leads_back_to_its_page_when_its_address_cannot_be_looked_at(
    client: Client, programme: Programme
) -> None:
    people = f"/sv/programme/{programme.slug}/people/"

    sent = client.post(f"{people}1/end/", HTTP_REFERER=f"http://testserver{people}?from=x")
    elsewhere = client.post(f"{people}1/end/", HTTP_REFERER="https://evil.example/")

    assert sent["Location"] == f"/sv/sign-in/?next={people}%3Ffrom%3Dx"
    assert elsewhere["Location"] == f"/sv/sign-in/?next={people}1/end/"


def test_no_password_waits_in_a_session(client: Client) -> None:
    client.post("/sv/me/first-password/", {"password1": "geheim geheim", "password2": "geheim geheim"})

    assert "geheim" not in str(dict(client.session))


def test_text_that_is_too_long_to_wait_is_not_lost_in_silence(client: Client, page: str) -> None:
    answer = client.post(page, {"authority_sv": "å" * 200_000})

    assert answer.status_code == 413
    assert "kept" not in client.session


@pytest.fixture
def strict() -> JudgingClient:
    """A browser whose forms need their token."""
    return JudgingClient(enforce_csrf_checks=True)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_form_from_an_old_page_is_put_back_where_our_own_page_has_sent_it(
    strict: JudgingClient, programme: Programme, page: str, language: str
) -> None:
    page = f"/{language}{page[3:]}"
    strict.force_login(coordinator_of(programme).person)

    refused = strict.post(page, {"authority_sv": TYPED, "csrfmiddlewaretoken": "old"}, **HERE)
    form = strict.get(page)

    assert refused.status_code == 403
    assert f'href="{page}"' in refused.content.decode()
    assert "Sektorn" in form.content.decode()
    assert not Setup.objects.of(programme).exists()


def test_a_form_that_another_site_has_sent_is_neither_taken_nor_kept(
    strict: JudgingClient, programme: Programme, page: str
) -> None:
    strict.force_login(coordinator_of(programme).person)

    for headers in ({"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}, {}):
        answer = strict.post(page, {"authority_sv": "Evil"}, **headers)
        assert answer.status_code == 403

    assert "Evil" not in strict.get(page).content.decode()


def test_another_site_cannot_sign_anybody_out_by_sending_a_form(strict: JudgingClient, programme: Programme) -> None:
    strict.force_login(coordinator_of(programme).person)
    before = strict.cookies[settings.SESSION_COOKIE_NAME].value

    strict.post("/sv/sign-out/", HTTP_ORIGIN="https://evil.example")

    assert strict.cookies[settings.SESSION_COOKIE_NAME].value == before
    assert strict.get("/sv/me/").status_code == 200


def test_opening_the_address_of_a_button_says_so_in_words(client: Client, programme: Programme) -> None:
    client.force_login(coordinator_of(programme).person)

    answer = client.get(f"/sv/programme/{programme.slug}/people/1/end/")

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert b"<h1>" in answer.content


@override_settings(SESSION_COOKIE_AGE=0)
def test_a_session_that_has_run_out_by_itself_loses_nothing_either(
    client: Client, programme: Programme, page: str
) -> None:
    client.force_login(coordinator_of(programme).person)

    sent = client.post(page, {"authority_sv": TYPED})

    assert sent["Location"] == f"/sv/sign-in/?next={page}"


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_what_was_typed_about_something_that_was_removed_meanwhile_stands_there_when_it_is_back(
    client: Client, programme: Programme, language: str
) -> None:
    by = coordinator_of(programme)
    goal = a_goal(by)
    address = f"/{language}/programme/{programme.slug}/goals/{goal.pk}/"
    client.force_login(by.person)
    remove(row=goal, by=by, programme=programme)

    sent = client.post(address, {"change_sv": TYPED}, **HERE)
    bring_back(row=goal, by=by, programme=programme)
    form = client.get(address)

    with override(language):
        assert gettext("What you were working on is not here any more") in html.unescape(sent.content.decode())
    assert sent.status_code == 404
    assert "Sektorn för bildning &amp; välfärd &lt;ÅÄÖ&gt; 🌲" in form.content.decode()
    assert TYPED not in str(Goal.objects.of(programme).get().change)


def test_a_button_pressed_on_something_that_was_removed_says_so(client: Client, programme: Programme) -> None:
    by = coordinator_of(programme)
    goal = a_goal(by)
    client.force_login(by.person)
    remove(row=goal, by=by, programme=programme)

    sent = client.post(f"/en/programme/{programme.slug}/goals/{goal.pk}/remove/", **HERE)

    assert sent.status_code == 404
    assert "Nothing was changed." in sent.content.decode()
    assert "what you wrote" not in sent.content.decode().casefold()


def test_what_strangers_send_is_told_nothing_more_and_kept_nowhere(client: Client, programme: Programme) -> None:
    address = f"/sv/programme/{programme.slug}/goals/1/"

    client.post("/sv/nowhere/", {"change_sv": TYPED}, **HERE)
    assert settings.SESSION_COOKIE_NAME not in client.cookies

    client.force_login(a_person())
    there, nowhere = (
        client.post(each, {"change_sv": TYPED}, **HERE) for each in (address, address.replace("goals", "goal"))
    )
    assert [there.status_code, nowhere.status_code] == [404, 404]
