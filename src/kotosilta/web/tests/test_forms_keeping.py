"""Saving as one goes, what was typed when a session had ended, and the notes with their undo."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, QueryDict
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from kotosilta.language.translated import TextState, Translated
from kotosilta.web.forms.keeping import kept_data, kept_response, wants_keeping
from kotosilta.web.forms.notes import Note, notes_for, removed, said
from kotosilta.web.tests.forms_sample import GoalForm, a_form, goal, opened_and_sent, page_of, sent_from
from kotosilta.web.waiting import KEPT


@pytest.fixture(autouse=True)
def english(undefined_variables_fail: None) -> Iterator[None]:
    with override("en"):
        yield


def answered(form: GoalForm) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(kept_response(form).content)
    return content


def test_script_is_told_apart_from_a_person() -> None:
    assert wants_keeping(RequestFactory().post("/", headers={"X-Keep": "1"}))
    assert not wants_keeping(RequestFactory().post("/"))


def test_page_that_stays_open_goes_on_from_what_it_has_saved() -> None:
    stored = goal()
    sent = opened_and_sent(why="One")
    first = answered(a_form(sent, stored=stored))
    assert first["saved"] is True
    sent["opened"], sent["why"] = first["opened"], "One two"
    form = a_form(sent, stored=goal(why="One"))
    assert form.is_valid(), form.errors
    assert form.differences() == {"why": "One two"}


def test_change_of_another_is_not_undone_when_the_open_page_still_shows_the_value_before() -> None:
    theirs = goal(ready=date(2030, 1, 1))
    sent = opened_and_sent(why="One")
    sent["opened"] = answered(a_form(sent, stored=theirs))["opened"]
    form = a_form(sent, stored=theirs)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["ready"] == date(2030, 1, 1)
    sent["ready"] = "1.2.2029"
    assert list(a_form(sent, stored=theirs).conflicts) == ["ready"]


def test_translation_saved_after_its_original_makes_neither_older() -> None:
    text = Translated.of(sv="Språket genast", fi="Kieli heti")
    sent = opened_and_sent()
    states = {}
    for name, typed in (
        ("change_sv", "Språket"),
        ("change_sv", "Språket nu"),
        ("change_fi", "Kie"),
        ("change_fi", "Kieli"),
    ):
        sent[name] = typed
        form = a_form(sent, stored=goal(change=text))
        answer = answered(form)
        text = text.rewritten(form.cleaned_data["change"])
        sent["opened"], states = answer["opened"], answer["states"]
        assert states == {
            f"id_change_{each}-state": [
                text.state_in(each),
                {"written": "Written", "older": "Older than the other language"}[text.state_in(each)],
            ]
            for each in ("sv", "fi")
        }
    assert text.state_in("sv") is text.state_in("fi") is TextState.WRITTEN


def test_script_is_told_what_needs_attention_and_nothing_counts_as_saved() -> None:
    assert answered(a_form(opened_and_sent(ready="24.11.", why="x" * 21))) == {
        "saved": False,
        "conflicts": [],
        "problems": [
            {"label": "Why", "text": "This is 1 character too long: there is room for 20. Nothing has been cut off."},
            {"label": "Ready by", "text": "The year is missing. Write the whole date, for instance 24/11/2026."},
        ],
    }


def test_script_is_told_which_fields_somebody_else_has_changed() -> None:
    theirs = goal(why="Theirs", change=Translated.of(sv="Deras", fi="Kieli heti"))
    answer = answered(a_form(opened_and_sent(why="Mine", change_sv="Min"), stored=theirs))
    assert answer["saved"] is False
    assert answer["conflicts"] == [
        {"field": "change_sv", "label": "The change you want to see (Swedish)"},
        {"field": "why", "label": "Why"},
    ]


def visit(path: str, *, method: str = "GET", kept: dict[str, str] | None = None, **headers: str) -> HttpRequest:
    request = RequestFactory().generic(method, path, headers=headers)
    request.session = SessionStore()
    if kept:
        request.session[KEPT] = {"until": time.time() + 60} | kept
    return request


def test_what_was_typed_after_the_session_had_ended_is_put_back_once() -> None:
    sent = opened_and_sent(why="Typed", plans=["x", "y"], set_in="b", public=None, ready="24.11.")
    request = visit("/en/goal/", kept={"path": "/en/goal/", "data": sent.urlencode()})
    form = a_form(put_back=kept_data(request))
    assert not form.is_bound
    page = page_of(form)
    assert "You had been signed out. What you wrote then has been put back here; it is not saved yet." in page
    assert sent_from(page).dict() | {"opened": "", "csrfmiddlewaretoken": ""} == sent.dict() | {
        "opened": "",
        "csrfmiddlewaretoken": "",
    }
    assert kept_data(request) is None


def test_what_was_put_back_is_merged_with_what_happened_meanwhile() -> None:
    sent = opened_and_sent(why="Mine")
    theirs = goal(why="Theirs", year=2030)
    page = page_of(a_form(stored=theirs, put_back=sent))
    form = a_form(sent_from(page), stored=theirs)
    assert list(form.conflicts) == ["why"]
    assert form.cleaned_data["year"] == 2030


@pytest.mark.parametrize(
    "request_",
    [
        visit("/en/other/", kept={"path": "/en/goal/", "data": "why=x"}),
        visit("/en/goal/", method="POST", kept={"path": "/en/goal/", "data": "why=x"}),
        visit("/en/goal/", method="HEAD", kept={"path": "/en/goal/", "data": "why=x"}),
        visit("/en/goal/", kept={"path": "/en/goal/", "data": "why=x"}, **{"Sec-Purpose": "prefetch;prerender"}),
    ],
    ids=["another page", "sending", "only asking", "loading ahead"],
)
def test_what_was_typed_waits_when_nobody_looks_at_its_form(request_: HttpRequest) -> None:
    assert kept_data(request_) is None
    assert request_.session[KEPT]["data"] == "why=x"


def test_nothing_is_put_back_when_there_is_no_session_or_nothing_in_it() -> None:
    assert kept_data(RequestFactory().get("/")) is None
    assert kept_data(visit("/")) is None


def with_notes(path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # what the middleware of messages does
    return request


def test_notes_tell_what_was_done_and_each_is_said_once() -> None:
    request = with_notes()
    said(request, "Saved.")
    removed(request, "The measure “<Café>” was removed.", "/en/measures/7/undo/")
    assert notes_for(request) == [Note("Saved."), Note("The measure “<Café>” was removed.", "/en/measures/7/undo/")]


def test_note_offers_to_take_a_removal_back_with_a_form() -> None:
    request = with_notes()
    removed(request, "The measure “<Café>” was removed.", "/en/measures/7/undo/")
    said(request, "Saved.")
    page = engines["django"].from_string("{% load forms %}{% notes %}").render({}, request)
    assert '<form method="post" action="/en/measures/7/undo/"><input type="hidden" name="csrfmiddlewaretoken"' in page
    assert '<p id="said-1">The measure “&lt;Café&gt;” was removed.</p>' in page
    assert page.count('aria-describedby="said-1">Undo</button>') == page.count("<form") == 1


def test_page_has_no_place_for_notes_when_there_are_none() -> None:
    for request in (with_notes(), RequestFactory().get("/")):
        assert engines["django"].from_string("{% load forms %}{% notes %}").render({}, request).strip() == ""


def test_dict_can_be_sent_like_a_query() -> None:
    form = GoalForm(QueryDict("owner=1&change_sv=M").dict(), stored=goal(), languages=("sv", "fi"))
    assert form.is_valid(), form.errors


def test_what_was_typed_long_ago_is_not_shown_to_whoever_comes_to_the_machine_next() -> None:
    request = visit("/en/goal/", kept={"path": "/en/goal/", "data": "why=x", "until": time.time() - 1})  # type: ignore[dict-item]
    assert kept_data(request) is None
    assert KEPT not in request.session
