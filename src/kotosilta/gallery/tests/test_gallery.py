"""The page of components shows all there are, is made of what the product is made of, and answers like the product."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from kotosilta.audit.models import AuditEvent
from kotosilta.content.gallery import groups, sample_words
from kotosilta.content.text import LANGUAGES
from kotosilta.gallery.samples import COLOURS, SHEETS
from kotosilta.web.tests.forms_sample import sent_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
PACKAGE = Path(settings.PACKAGE)
SHOWN = PACKAGE / "gallery" / "templates" / "gallery" / "shown"
PLACES_OF_COMPONENTS = (
    "web/templates/web/components",
    "web/templates/web/forms",
    "programmes/templates/programmes/parts",
)
# What a page builds only while scripts run, or only the frame of other pages has.
NEVER_IN_MARKUP = {"suggestions"}
OF_OTHER_PAGES = {"called", "finding", "plain-page", "request", "room", "source-list", "workspace"}
_COMMENT, _CLASS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\.([a-z][a-z-]*)")


def components() -> list[Any]:
    return [each for its in groups().values() for each in its]


def classes_in(sheet: str) -> set[str]:
    """All classes that a style sheet has something to say about."""
    (path,) = PACKAGE.glob(f"*/static/{sheet}")
    selectors = re.sub(r"\{[^{}]*\}", "{}", _COMMENT.sub("", path.read_text(encoding="utf-8")))
    return set(_CLASS.findall(selectors))


def classes_of(page: str) -> set[str]:
    return {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}


def test_every_component_has_a_specimen_and_every_specimen_is_a_component() -> None:
    assert sorted(each.key for each in components()) == sorted(path.stem for path in SHOWN.glob("*.html"))
    assert {each.group for each in components()} == {group.key for group in groups()}


@pytest.mark.parametrize("place", PLACES_OF_COMPONENTS)
def test_every_template_of_a_component_is_printed_by_the_page(client: Client, place: str) -> None:
    there = {path.relative_to(PACKAGE / place).as_posix() for path in (PACKAGE / place).rglob("*.html")}

    page = client.get("/sv/design/")

    prefix = place.partition("/templates/")[2]
    printed = {str(each.name).removeprefix(f"{prefix}/") for each in page.templates}
    assert there
    assert there - printed == set()


@pytest.mark.parametrize("sheet", ["web/components.css", "web/forms.css", "web/layout.css", "programmes/frame.css"])
def test_everything_that_has_a_style_of_the_house_is_shown(client: Client, sheet: str) -> None:
    page = client.get("/sv/design/").content.decode()

    assert classes_in(sheet) - classes_of(page) - NEVER_IN_MARKUP - OF_OTHER_PAGES == set()


def test_what_is_said_never_to_be_shown_is_not_shown_and_has_a_style(client: Client) -> None:
    page = classes_of(client.get("/sv/design/").content.decode())
    styled = {name for sheet in (*SHEETS, "web/components.css", "web/layout.css") for name in classes_in(sheet)}

    assert (NEVER_IN_MARKUP | OF_OTHER_PAGES) & page == set()
    assert styled >= NEVER_IN_MARKUP | OF_OTHER_PAGES


def test_every_colour_has_its_swatch() -> None:
    tokens = (PACKAGE / "web" / "static" / "web" / "tokens.css").read_text(encoding="utf-8")
    light = tokens.partition("@media (prefers-color-scheme: dark)")[0]
    named = set(re.findall(r"--([a-z-]+\d?): #", light))

    assert {name for name in named if not name.startswith("map-")} - {"ground"} == set(COLOURS)
    assert classes_in("gallery/gallery.css") >= {f"is-{name}" for name in COLOURS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_component_says_when_to_use_it_in_the_language_of_the_page(client: Client, language: str) -> None:
    page = client.get(f"/{language}/design/").content.decode()

    for each in components():
        assert f'id="{each.key}"' in page
        assert escape(each.name.in_language(language)) in page
        assert escape(each.use.in_language(language)) in page


def test_anybody_may_look_and_no_search_engine_keeps_it(client: Client) -> None:
    page = client.get("/sv/design/")

    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.content.decode()


@pytest.mark.parametrize(
    ("accepted", "leads_to"), [("sv", "/sv/design/"), ("en", "/en/design/"), ("de", "/fi/design/")]
)
@pytest.mark.parametrize("address", ["/design", "/design/"])
def test_the_bare_address_finds_the_language(client: Client, address: str, accepted: str, leads_to: str) -> None:
    answer = client.get(address, HTTP_ACCEPT_LANGUAGE=accepted)

    assert answer.status_code == 302
    assert answer["Location"] == leads_to


def test_the_page_is_marked_as_sample_and_its_figures_are_official(client: Client) -> None:
    page = client.get("/en/design/").content.decode()

    assert 'class="sample" role="note" data-watermark="Sample"' in page
    assert "Statistics Finland" in page
    assert page.count('<svg class="chart') >= 4


def test_from_the_right_the_words_are_arabic_and_what_is_explained_stays_in_the_readers_language(
    client: Client,
) -> None:
    page = client.get("/fi/design/?direction=rtl").content.decode()

    assert '<body dir="rtl">' in page
    assert sample_words()["goal"].ar in page
    assert sample_words()["goal"].fi not in page
    assert "Käytä nimiä, älä koskaan omaa väriä" in page


def test_a_form_of_the_page_answers_but_nothing_is_kept(client: Client) -> None:
    page = client.get("/en/design/").content.decode()

    sent = client.post("/en/design/", _of_the_whole_form(page))
    after = client.get(sent["Location"])

    assert sent.status_code == 303
    assert sent["Location"] == "/en/design/#said"
    assert "Here nothing is kept." in after.content.decode()
    assert not AuditEvent.objects.exists()


def test_what_is_wrong_comes_back_with_all_that_was_typed(client: Client) -> None:
    page = client.get("/en/design/").content.decode()

    answer = client.post("/en/design/", _of_the_whole_form(page, **{"whole-measure": "", "whole-share": "<b>many</b>"}))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "2 things need your attention" in text
    assert "&lt;b&gt;many&lt;/b&gt;" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a\x00b", "Here nothing is kept."),
        ("\u202eאבג 👩‍👩‍👧 مرحبا", "Here nothing is kept."),
        ("å" * 10_000, "This is 9800 characters too long"),
        ("<script>alert(1)</script>", "Here nothing is kept."),
    ],
)
def test_whatever_is_typed_is_answered_and_never_becomes_markup(client: Client, typed: str, said: str) -> None:
    page = client.get("/en/design/").content.decode()

    answer = client.post("/en/design/", _of_the_whole_form(page, **{"whole-measure": typed}), follow=True)

    assert said in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_undo_says_that_there_was_nothing_to_take_back(client: Client) -> None:
    sent = client.post("/sv/design/?direction=rtl&undo=1")

    assert sent["Location"] == "/sv/design/?direction=rtl#said"


def test_saving_while_one_types_is_answered_and_does_not_find_another_text_the_next_time(client: Client) -> None:
    page = client.get("/en/design/").content.decode()
    first = client.post("/en/design/", _of_the_whole_form(page, **{"whole-measure": "A"}), HTTP_X_KEEP="1").json()
    again = _of_the_whole_form(page, **{"whole-measure": "B", "whole-opened": first["opened"]})

    second = client.post("/en/design/", again, HTTP_X_KEEP="1").json()

    assert first == second == {"saved": True, "opened": "", "states": {}}


def test_the_page_asks_the_database_for_figures_and_nothing_else(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20) as asked:
        client.get("/sv/design/")

    assert [
        each["sql"] for each in asked if "situation_" not in each["sql"] and "municipalities_" not in each["sql"]
    ] == []


def _of_the_whole_form(page: str, **typed: str) -> Any:
    found = re.search(r'<form class="form".*?</form>', page, re.DOTALL)
    assert found
    return sent_from(found[0], **typed)
