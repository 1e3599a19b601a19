"""Error pages tell what happened, what is safe and what to do now, in the reader's language, without a database."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import TemplateSyntaxError
from django.test import Client, RequestFactory

from kotosilta.reasons import NotPossible, Reason, WrongInput
from kotosilta.web import errors
from kotosilta.web.middleware import Refusals
from kotosilta.web.request_number import REQUEST_NUMBER
from tests.html_judge import faults


def request_for(path: str, languages: str = "") -> HttpRequest:
    request = RequestFactory().get(path, headers={"accept-language": languages})
    request.META[REQUEST_NUMBER] = "a1b2c3"
    return request


def words_of(page: str) -> str:
    """The text of a page's main part in one line."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


WORDS = {
    404: "There is no page at this address",
    400: "The service could not read this request",
    403: "This page is not open to you",
    500: "Something went wrong in the service",
}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: errors.page_not_found(request, Exception()), 404),
        (lambda request: errors.bad_request(request, Exception()), 400),
        (lambda request: errors.permission_denied(request, Exception()), 403),
        (errors.server_error, 500),
    ],
)
def test_error_page_says_what_happened_and_its_number_without_a_database(
    answer: Callable[[HttpRequest], HttpResponse], status: int
) -> None:
    response = answer(request_for("/en/somewhere/"))
    assert response.status_code == status
    assert faults(response.content.decode()) == []
    assert words_of(response.content.decode()).startswith(WORDS[status])
    assert words_of(response.content.decode()).endswith("Number of this request: a1b2c3")


def test_error_page_is_in_the_language_of_the_address_when_another_one_is_active() -> None:
    assert 'lang="sv"' in errors.server_error(request_for("/sv/")).content.decode()
    assert 'lang="en"' in errors.server_error(request_for("/en/")).content.decode()


def test_error_page_is_in_the_browsers_language_when_the_address_has_none() -> None:
    response = errors.page_not_found(request_for("/x/", "sv-FI,sv;q=0.9"), Exception())
    assert 'lang="sv"' in response.content.decode()


def test_server_error_is_told_in_plain_text_when_the_page_itself_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: object, **values: object) -> HttpResponse:
        raise TemplateSyntaxError

    monkeypatch.setattr(errors, "page", broken)
    response = errors.server_error(request_for("/en/"))
    assert response.status_code == 500
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith("Something went wrong in the service\n\nThe mistake is ours")
    assert response.content.decode().endswith("\n\na1b2c3\n\n")
    assert [record.message for record in caplog.records] == ["error_page.failed"]


@pytest.mark.parametrize("address", ["/se/words/", "/sv-fi/words/", "/SV/words/", "/%F0%9F%8C%8A/words/"])
def test_damaged_language_prefix_gets_a_link_to_the_same_page(client: Client, address: str) -> None:
    response = client.get(address, HTTP_ACCEPT_LANGUAGE="sv")
    assert response.status_code == 404
    assert '<a href="/sv/words/">/sv/words/</a>' in response.content.decode()


def test_damaged_language_prefix_keeps_the_query(client: Client) -> None:
    response = client.get("/se/search/?q=Nagu", HTTP_ACCEPT_LANGUAGE="sv")
    assert 'href="/sv/search/?q=Nagu"' in response.content.decode()


@pytest.mark.parametrize("address", ["/se/nowhere/", "/sv/nowhere/", "/x", "/" + 10_000 * "x" + "/words/"])
def test_address_that_means_nothing_gets_no_guess(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Perhaps you meant this address" not in response.content.decode()


def test_markup_in_an_address_stays_text(client: Client) -> None:
    page = client.get("/se/search/?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page
    assert faults(page) == []


def test_request_number_of_the_page_is_that_of_the_answer(client: Client) -> None:
    response = client.get("/sv/nowhere/")
    assert response.headers["X-Request-ID"] in words_of(response.content.decode())


@pytest.mark.parametrize(
    ("refusal", "status", "beginning"),
    [
        (
            WrongInput(Reason("There is no “%(x)s”.", {"x": "<b>"})),
            404,
            "This is not to be found There is no “&lt;b&gt;”.",
        ),
        (NotPossible(Reason("Not today.")), 503, "This cannot be done just now Not today."),
    ],
)
def test_refusal_of_a_view_becomes_a_page_with_its_reason(refusal: NotPossible, status: int, beginning: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise refusal

    response = Refusals(view).process_exception(request_for("/en/"), refusal)
    assert response is not None
    assert response.status_code == status
    assert words_of(response.content.decode()).startswith(beginning)
    assert faults(response.content.decode()) == []


def test_defect_of_a_view_is_no_refusal() -> None:
    assert Refusals(lambda request: HttpResponse()).process_exception(request_for("/en/"), KeyError("x")) is None


def test_unexpected_host_gets_a_page_that_says_so(client: Client) -> None:
    response = client.get("/sv/", HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert faults(response.content.decode()) == []


class _Unreachable:
    """Whoever is signed in, while the database does not answer."""

    @property
    def is_authenticated(self) -> bool:
        raise OperationalError("no answer")


def test_defect_is_told_on_a_page_also_when_nobody_can_say_who_is_signed_in() -> None:
    request = request_for("/sv/programmes/")
    request.COOKIES["kotosilta"] = "a session"
    request.user = _Unreachable()  # type: ignore[assignment]  # a stand-in for a person whose row cannot be read
    response = errors.server_error(request)
    assert response.status_code == 500
    assert faults(response.content.decode()) == []
