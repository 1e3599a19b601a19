"""Forms as pages: labelled, described, judged like every page, and harmless whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import html5lib
import pytest
from django import forms
from django.http import QueryDict
from django.utils.translation import override

from kotosilta.language.translated import TextState, Translated, Wording
from kotosilta.web.forms.fields import TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.tests.forms_sample import LANGUAGES, GoalForm, Typing, a_form, goal, opened_and_sent, page_of
from tests.html_judge import faults

HOSTILE = [
    '"><script>alert(1)</script>',
    "</textarea><script>alert(1)</script>",
    "' onfocus=alert(1) autofocus x='",
    "{{ form.opened }} {% csrf_token %} %(limit)s",
    "<!-- <style>body{display:none}</style> -->",
    "&lt;b&gt; & &amp;",
    "עברית مرحبا 👩‍👩‍👧 🏴 ﷽",
    "x" * 10_000,
]


@pytest.fixture(autouse=True)
def english(undefined_variables_fail: None) -> Iterator[None]:
    with override("en"):
        yield


def elements(page: str) -> list[Any]:
    return list(html5lib.parse(page, namespaceHTMLElements=False).iter())


def by_id(page: str, name: str) -> Any:
    (found,) = [each for each in elements(page) if each.get("id") == name]
    return found


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def conflicting() -> GoalForm:
    theirs = goal(why="Theirs", set_in="b", public=False, share=Decimal(70), plans=[])
    theirs["change"] = Translated({"sv": Wording("Deras\n- ett\n- två"), "fi": Wording("Kieli heti", TextState.OLDER)})
    typed: dict[str, Typing] = {
        "why": "Mine",
        "set_in": "a",
        "share": "71",
        "plans": ["y"],
        "change_sv": "Min",
        "ready": "24.11.",
    }
    return a_form(opened_and_sent(**typed), stored=theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_no_fault_in_any_state(language: str) -> None:
    with override(language):
        new = GoalForm(languages=LANGUAGES)
        wrong = a_form(opened_and_sent(change_sv="", change_fi="x" * 200, ready="24.11.", owner="", mail="x", year="1"))
        for form in (new, a_form(), wrong, conflicting(), GoalForm(stored=goal(), languages=("sv",))):
            assert faults(page_of(form)) == []


def test_field_is_described_by_help_problem_and_unit_in_their_order() -> None:
    page = page_of(a_form(opened_and_sent(share="much", change_sv="x" * 101)))
    share = by_id(page, "id_share")
    assert (share.get("aria-describedby"), share.get("aria-invalid")) == ("id_share-problem id_share-unit", "true")
    assert text_of(by_id(page, "id_share-problem")) == (
        "Problem: Write only the number, without “much”, for instance 12.5."
    )
    change = by_id(page, "id_change_sv")
    assert change.get("aria-describedby") == "id_change-help id_change_sv-state id_change_sv-problem"


def test_label_names_its_field_and_no_placeholder_stands_in_for_it() -> None:
    page = page_of(a_form())
    labels = {each.get("for"): text_of(each) for each in elements(page) if each.tag == "label"}
    assert labels["id_ready"] == "Ready by (optional)"
    assert labels["id_owner"] == "Owner"
    assert "placeholder" not in page


def test_group_of_choices_has_a_legend_and_a_described_problem() -> None:
    page = page_of(a_form(opened_and_sent(set_in="gone")))
    (group,) = [
        each
        for each in elements(page)
        if each.tag == "fieldset" and each.get("aria-describedby") == "id_set_in-problem"
    ]
    assert text_of(next(group.iter("legend"))) == "Where it was set (optional)"
    radios = [each for each in group.iter("input") if each.get("type") == "radio"]
    assert [each.get("value") for each in radios] == ["a", "b", ""]
    assert {each.get("aria-invalid") for each in radios} == {None}


def test_summary_leads_to_every_problem_in_the_order_of_the_page() -> None:
    page = page_of(a_form(opened_and_sent(ready="24.11.", change_sv="", change_fi="", owner="", set_in="gone")))
    (summary,) = [each for each in elements(page) if each.get("role") == "alert"]
    assert (summary.get("tabindex"), "autofocus" in summary.attrib) == ("-1", True)
    assert text_of(next(summary.iter("h2"))) == "4 things need your attention"
    assert [(each.get("href"), each.text) for each in summary.iter("a")] == [
        ("#id_change_sv", "The change you want to see (Swedish)"),
        ("#id_owner", "Owner"),
        ("#id_set_in_0", "Where it was set"),
        ("#id_ready", "Ready by"),
    ]
    assert "<title>Problem: Goal</title>" in page


def test_page_says_nothing_of_problems_when_there_are_none() -> None:
    page = page_of(a_form())
    assert "<title>Goal</title>" in page
    assert 'role="alert"' not in page
    assert "data-unsent" not in page


def test_conflict_shows_what_the_other_wrote_in_its_language_and_nothing_is_chosen() -> None:
    page = page_of(conflicting())
    assert '<blockquote dir="auto" lang="sv">Deras\n- ett\n- två</blockquote>' in page
    radios = [each for each in elements(page) if each.get("name", "").startswith("choose_")]
    assert {each.get("name") for each in radios} == {
        "choose_why", "choose_set_in", "choose_share", "choose_plans", "choose_change_sv",
    }  # fmt: skip
    assert [each for each in radios if each.get("checked") is not None] == []
    assert by_id(page, "id_why").get("aria-describedby") == "id_why-problem id_why-conflict"
    (link,) = [each for each in elements(page) if each.tag == "a" and each.text == "Why"]
    assert link.get("href") == "#id_why-mine"


def test_conflict_says_so_when_the_other_emptied_the_field() -> None:
    page = page_of(a_form(opened_and_sent(goal(why="Once"), why="Mine"), stored=goal(why="")))
    assert "nothing: it was left empty" in page


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_text_comes_back_as_it_was_typed_and_does_nothing(text: str) -> None:
    names = ("why", "owner", "set_in", "ready", "year", "share", "mail", "change_sv")
    typed: dict[str, Typing] = dict.fromkeys(names, text)
    form = a_form(opened_and_sent(**typed, plans=[text]))
    page = page_of(form)
    assert by_id(page, "id_why").get("value") == text
    assert by_id(page, "id_change_sv").text == text
    assert by_id(page, "id_ready").get("value") == text
    assert [each for each in elements(page) if each.tag in {"script", "style"}] == []
    assert [each.tag for each in elements(page) if any(name.startswith("on") for name in each.attrib)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_stored_text_is_shown_as_text_in_a_conflict(text: str) -> None:
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=goal(why=text)))
    (quoted,) = [each for each in elements(page) if each.tag == "blockquote"]
    assert "".join(quoted.itertext()) == text


def test_sections_hold_their_fields_and_the_rest_comes_last() -> None:
    parts = a_form().parts()
    assert [
        (str(part.section.title) if part.section else "", [each.name for each in part.fields]) for part in parts
    ] == [
        ("The goal", ["change", "why"]),
        ("", ["owner", "set_in", "plans", "ready", "year", "share", "mail", "public"]),
    ]


class LongForm(KeepingForm):
    sections = (Section("First", ("a",), "What it is about."), Section("Second", ("b",)))
    a = TextField(label="A")
    b = TextField(label="B")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def test_hidden_field_is_carried_and_not_shown() -> None:
    page = page_of(LongForm(initial={"secret": "s"}))
    assert '<input type="hidden" name="secret" value="s" id="id_secret">' in page
    headings = [text_of(each) for each in elements(page) if each.tag == "h2"]
    assert headings == ["First", "Second"]
    assert faults(page) == []


def test_two_forms_stand_on_one_page_when_each_has_its_prefix() -> None:
    template = """{% load forms %}<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>
    {% for each in form %}{% form_around each button="Add" %}{% form_fields each %}{% endform_around %}{% endfor %}
    </main></body></html>"""
    both = [GoalForm(stored=goal(), languages=LANGUAGES, prefix=prefix) for prefix in ("one", "two")]
    page = page_of(both, template)  # type: ignore[arg-type]
    assert faults(page) == []
    assert 'name="one-opened"' in page
    assert 'data-keep-typed="two"' in page
    assert page.count('<button class="button main">Add</button>') == 2


def test_form_for_something_new_carries_no_opened_values_and_does_not_save_on_its_own() -> None:
    page = page_of(GoalForm(languages=LANGUAGES, initial={"owner": "2"}))
    assert "data-opened" not in page
    assert " data-keep>" not in page
    assert '<option value="2" selected>Health</option>' in page


def test_form_with_a_prefix_merges_its_own_values() -> None:
    page = page_of(GoalForm(stored=goal(), languages=LANGUAGES, prefix="one"))
    opened = page.split('name="one-opened" value="')[1].split('"')[0]
    sent = QueryDict(mutable=True)
    sent.update({"one-opened": opened, "one-why": "Mine", "one-owner": "1", "one-change_sv": "Språket genast"})
    form = GoalForm(sent, stored=goal(why="Theirs"), languages=LANGUAGES, prefix="one")
    assert next(iter(form.conflicts)) == "why"
    assert 'name="one-choose_why"' in page_of(form)
