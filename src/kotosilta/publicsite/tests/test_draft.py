"""The page of a first draft: what can be chosen, what cannot, and the files that are taken along."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.publicsite.draft_page import neighbours
from kotosilta.publicsite.draft_wish import DraftWish, read_wish
from kotosilta.situation import reading

pytestmark = pytest.mark.usefixtures("official_figures")
TODAY = date(2026, 11, 24)


def wish(query: str, slug: str = "narpes") -> DraftWish:
    with override("en"):
        return read_wish(by_slug(slug), QueryDict(query), "sv", TODAY)


def value_of(page: str, field: str) -> str:
    """What stands in a field of the form."""
    found = re.search(rf'<input[^>]* name="{field}"[^>]*? value="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


def problem_of(page: str, field: str) -> str:
    """The sentence beside a field, which the field itself points to."""
    found = re.search(rf'id="{field}-problem">(.*?)</(?:p|span></span)>', page, re.DOTALL)
    assert found
    assert re.search(rf'aria-describedby="[^"]*{field}-problem', page)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip()


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_draft_is_seen_at_once_with_its_ten_elements(client: Client, language: str) -> None:
    page = client.get(f"/{language}/draft/narpes/").content.decode()
    article = page.partition(f'<article class="draft" lang="{language}"')[2]
    assert len(re.findall(r"<h2 id=", article)) == 10
    first = date.today().year + 1  # noqa: DTZ011 (the year alone)
    assert (value_of(page, "from"), value_of(page, "to")) == (str(first), str(first + 3))


def test_draft_is_listed_beside_itself(client: Client) -> None:
    page = client.get("/sv/draft/narpes/").content.decode()
    listed = re.findall(r'<li><a href="#([^"]+)" lang="sv">', page)
    assert listed == re.findall(r'<h2 id="([^"]+)">', page.partition("<article")[2])
    assert listed == [f"D{number}" for number in range(1, 11)]


def test_draft_is_shown_in_another_language_than_the_page(client: Client) -> None:
    page = client.get("/sv/draft/narpes/", {"language": "fi"}).content.decode()
    assert '<html lang="sv"' in page
    assert '<article class="draft" lang="fi"' in page
    assert re.search(r'value="fi" checked', page)


def test_draft_offers_every_language_and_format(client: Client) -> None:
    page = client.get("/sv/draft/narpes/?from=2028&to=2031").content.decode()
    offered = re.findall(r'href="/sv/draft/narpes/(\w\w)\.(\w+)\?from=2028&amp;to=2031" download', page)
    assert offered == [(language, form) for language in ("sv", "fi", "en") for form in ("docx", "pdf", "html")]


def test_page_says_that_what_is_changed_in_word_stays_in_word(client: Client) -> None:
    page = client.get("/en/draft/narpes/").content.decode()
    assert "What you change in Word stays in Word for now" in page


def test_joint_draft_holds_the_figures_of_each(client: Client) -> None:
    page = client.get("/en/draft/narpes/?with=kaskinen&with=kristinestad&from=2027&to=2030").content.decode()
    assert '<span class="other-name">Närpes, Kaskinen, Kristinestad</span>' in page
    article = page.partition("<article")[2]
    for name in ("Närpes", "Kaskinen", "Kristinestad"):
        assert name in article
    assert 'href="/en/draft/narpes/sv.docx?with=kaskinen&amp;with=kristinestad&amp;from=2027&amp;to=2030"' in page


def test_municipality_that_is_named_joins_the_chosen_ones_at_an_address_of_its_own(client: Client) -> None:
    response = client.get("/sv/draft/narpes/?with=kaskinen&add=Jakobstad,+Ekenäs&from=2027&to=2030&language=fi")
    assert response.status_code == 302
    assert response.headers["Location"] == (
        "/sv/draft/narpes/?with=kaskinen&with=jakobstad&with=raseborg&from=2027&to=2030&language=fi"
    )


def test_municipality_that_is_named_twice_or_is_the_own_one_counts_once() -> None:
    found = wish("with=kaskinen&with=narpes&add=Kaskö, Närpes")
    assert [each.slug for each in found.others] == ["kaskinen"]


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("from=2030&to=2027", "period", "The period ends in 2027, before it begins in 2030."),
        ("from=2027&to=2066", "period", "is 40 years long"),
        ("from=soon&to=2030", "period", "“soon-2030” is not a period"),
        ("from=<b>&to=2030", "period", "“<b>-2030” is not a period"),
        ("from=&to=", "period", "“-” is not a period"),
        ("add=xqzv", "add", "There is no municipality called “xqzv”, and no name that is near to it."),
        ("add=Kaskinne", "add", "Did you mean: Kaskinen – Kaskö (231)"),
        ("add=Kaskinen, xqzv", "add", "“xqzv”"),
        ("with=xqzv", "add", "“xqzv”"),
        ("add=<script>alert(1)</script>", "add", "“alert(1)”"),
        ("add=%E2%80%AExqzv", "add", "“xqzv”"),
        ("language=xx", "language", "There are no drafts in this language."),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(client: Client, query: str, field: str, says: str) -> None:
    response = client.get(f"/en/draft/narpes/?{query}")
    page = response.content.decode()
    assert response.status_code == 200
    assert says in problem_of(page, field)
    assert "<article" not in page
    assert page.count('role="alert"') == 1
    assert "<title>Check the form: " in page


@pytest.mark.parametrize(
    "typed", [10_000 * "x", "<script>alert(1)</script>", '"><b>', "\u202ereversed", "Kaskinen, xqzv", "' OR 1=1 --"]
)
def test_nothing_that_was_typed_is_lost(client: Client, typed: str) -> None:
    page = client.get("/en/draft/narpes/", {"add": typed, "from": typed, "to": "2030"}).content.decode()
    assert (value_of(page, "add"), value_of(page, "from")) == (typed, typed)
    assert len(problem_of(page, "period")) < 200
    assert len(problem_of(page, "add")) < 200


def test_every_problem_is_said_at_once(client: Client) -> None:
    page = client.get("/en/draft/narpes/?from=2030&to=2027&add=xqzv&language=xx").content.decode()
    for field in ("period", "add", "language"):
        assert problem_of(page, field)


def test_chosen_ones_stay_chosen_when_something_else_is_wrong(client: Client) -> None:
    page = client.get("/en/draft/narpes/?with=kaskinen&with=helsinki&from=2030&to=2027").content.decode()
    assert re.findall(r'name="with" value="(\w+)" checked', page) == ["kaskinen", "helsinki"]


def test_more_municipalities_than_a_joint_draft_can_hold_are_refused(client: Client) -> None:
    others = "&".join(f"with={each.code}" for each in all_municipalities()[:40])
    page = client.get(f"/en/draft/narpes/?{others}").content.decode()
    assert "A joint draft can be made for at most" in problem_of(page, "add")


def test_neighbours_are_those_of_the_employment_area_then_of_the_region_each_once() -> None:
    groups = neighbours(wish("with=helsinki", "raseborg"), "sv")
    slugs = [choice.slug for group in groups for choice in group.choices]
    assert [choice.name for choice in groups[0].choices] == ["Hangö", "Ingå"]
    assert "raseborg" not in slugs
    assert len(slugs) == len(set(slugs))
    assert [choice.slug for group in groups for choice in group.choices if choice.chosen] == ["helsinki"]


def test_neighbours_on_aland_are_those_of_aland_with_swedish_letters_last() -> None:
    (group,) = neighbours(wish("", "mariehamn"), "sv")
    assert len(group.choices) == 15
    assert [choice.name for choice in group.choices][-2:] == ["Sund", "Vårdö"]


def test_one_chosen_from_elsewhere_stands_in_a_group_of_its_own() -> None:
    assert [choice.slug for choice in neighbours(wish("with=utsjoki"), "sv")[-1].choices] == ["utsjoki"]


def test_draft_reads_all_its_municipalities_in_the_same_number_of_queries(client: Client) -> None:
    reading.known_of_all.cache_clear()
    with CaptureQueriesContext(connection) as cold:
        client.get("/sv/draft/narpes/")
    with CaptureQueriesContext(connection) as alone:
        client.get("/sv/draft/narpes/")
    with CaptureQueriesContext(connection) as three:
        client.get("/sv/draft/narpes/?with=kaskinen&with=kristinestad")
    assert (len(cold), len(alone), len(three)) == (3, 2, 2)


@pytest.mark.parametrize(
    ("form", "kind", "beginning"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
    ],
)
def test_draft_is_taken_as_a_file(client: Client, form: str, kind: str, beginning: bytes) -> None:
    response = client.get(f"/en/draft/narpes/sv.{form}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"] == f'attachment; filename="narpes.sv.{form}"'
    assert response.headers["Cache-Control"] == "private, max-age=600"
    assert response.content[: len(beginning)].lower() == beginning.lower()


def test_joint_draft_is_named_by_its_codes_and_holds_all_names(client: Client) -> None:
    response = client.get("/sv/draft/narpes/fi.docx?with=kaskinen&from=2027&to=2030")
    assert response.headers["Content-Disposition"] == 'attachment; filename="joint-231-545.fi.docx"'
    text = zipfile.ZipFile(io.BytesIO(response.content)).read("word/document.xml").decode()
    assert "Närpiö" in text
    assert "Kaskinen" in text


def test_file_is_the_same_whichever_way_it_was_asked_for(client: Client) -> None:
    first = client.get("/sv/draft/narpes/sv.html?from=2027&to=2030").content
    assert client.get("/fi/draft/närpiö/sv.html?from=2027&to=2030").content == first


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("xx.pdf", "There are no drafts in the language “xx”. There are: sv, fi, en."),
        ("sv.odt", "There are no drafts in the format “odt”. There are: docx, pdf, html."),
    ],
)
def test_file_that_is_not_made_is_a_page_that_says_what_is(client: Client, file: str, says: str) -> None:
    response = client.get(f"/en/draft/narpes/{file}")
    assert response.status_code == 404
    assert says in html.unescape(response.content.decode())


@pytest.mark.parametrize("query", ["from=2030&to=2027", "with=xqzv", "add=xqzv"])
def test_file_with_a_wish_that_cannot_be_used_leads_to_the_form(client: Client, query: str) -> None:
    response = client.get(f"/en/draft/narpes/sv.pdf?{query}")
    assert (response.status_code, response.headers["Location"]) == (302, f"/en/draft/narpes/?{query}")
    assert 'role="alert"' in client.get(response.headers["Location"]).content.decode()


def test_draft_at_an_old_name_leads_to_that_of_today(client: Client) -> None:
    response = client.get("/sv/draft/ekenas/?from=2027&to=2030")
    assert (response.status_code, response.headers["Location"]) == (302, "/sv/draft/raseborg/?from=2027&to=2030")


def test_draft_of_no_municipality_is_a_page_with_near_names(client: Client) -> None:
    response = client.get("/sv/draft/ekenes/")
    assert response.status_code == 404
    assert 'href="/sv/municipality/raseborg/?from=Eken%C3%A4s"' in response.content.decode()
    assert client.get("/sv/draft/xqzv/sv.pdf").status_code == 404


def test_draft_is_only_read(client: Client) -> None:
    assert client.post("/sv/draft/narpes/").status_code == 405
    assert client.post("/sv/draft/narpes/sv.pdf").status_code == 405
