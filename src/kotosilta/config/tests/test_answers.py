"""Answers carry the protective headers and go out compressed, and the bare address finds the reader's language."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from kotosilta.config.compression import COMPRESSIBLE, SMALLEST, compressed
from kotosilta.config.headers import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY

TEXT = "Kotoutumisen edistämisen ohjelma. " * 200


@pytest.mark.parametrize(
    ("address", "status"), [("/sv/", 200), ("/healthz", 200), ("/sv/nothing-here/", 404), ("/sv", 301), ("/", 302)]
)
def test_every_answer_carries_the_protective_headers(
    client: Client, official_figures: None, address: str, status: int
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    headers = {name: answer.headers.get(name) for name in _EXPECTED}
    assert headers == _EXPECTED


_EXPECTED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


def test_nothing_foreign_and_nothing_inline_is_allowed_by_the_policy() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))

    assert rules.pop("default-src") == "'none'"
    assert set(rules.values()) == {"'self'", "'none'"}
    assert {"script-src", "style-src", "base-uri", "form-action", "frame-ancestors"} <= rules.keys()


@pytest.mark.parametrize(
    ("languages", "remembered", "found"),
    [
        ("sv", "", "/sv/"),
        ("sv-FI,sv;q=0.9,en;q=0.5", "", "/sv/"),
        ("et,en;q=0.5", "", "/en/"),
        ("ar", "", "/fi/"),
        ("", "", "/fi/"),
        ("sv", "en", "/en/"),
        ("sv", "xx", "/sv/"),
    ],
)
def test_the_bare_address_opens_in_the_readers_language(
    client: Client, languages: str, remembered: str, found: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = remembered

    answer = client.get("/", headers={"accept-language": languages})

    assert (answer.status_code, answer.headers["Location"]) == (302, found)


def _answer(accepted: str, response: HttpResponse, **cookies: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    request.COOKIES.update(cookies)
    answer = compressed(lambda _: response)(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip, br; q=0.0", "gzip"),
        ("br;q=0.5", "br"),
        ("GZIP", "gzip"),
        ("identity", None),
        ("", None),
        ("gzip;q=0, br;q=0", None),
        ("bro,brr,;;q=,", None),
    ],
)
def test_a_page_goes_out_in_the_best_encoding_that_is_taken(accepted: str, encoding: str | None) -> None:
    answer = _answer(accepted, HttpResponse(TEXT, headers={"ETag": '"abc"'}))

    plain = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding](answer.content)
    assert answer.headers.get("Content-Encoding") == encoding
    assert plain.decode() == TEXT
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["ETag"] == ('W/"abc"' if encoding else '"abc"')
    assert answer.headers.get("Content-Length", str(len(answer.content))) == str(len(answer.content))


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("x" * (SMALLEST - 1)),
        HttpResponse(TEXT, content_type="application/pdf"),
        HttpResponse(TEXT, headers={"Content-Encoding": "br"}),
    ],
)
def test_what_would_not_get_shorter_is_left_alone(response: HttpResponse) -> None:
    before = (response.content, dict(response.items()))

    answer = _answer("br, gzip", response)

    assert (answer.content, dict(answer.items())) == before


def test_the_length_of_a_page_of_somebody_signed_in_tells_nothing() -> None:
    cookie = {settings.SESSION_COOKIE_NAME: "anything"}

    answers = [_answer("br, gzip", HttpResponse(TEXT), **cookie) for _ in range(20)]

    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({len(answer.content) for answer in answers}) > 1


def test_files_that_are_compressed_already_are_no_text() -> None:
    assert not any("application/vnd".startswith(kind) or kind.startswith("application/pdf") for kind in COMPRESSIBLE)


def test_a_wrong_host_name_is_refused_without_filling_the_log(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = client.get("/sv/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert capfd.readouterr() == ("", "")
