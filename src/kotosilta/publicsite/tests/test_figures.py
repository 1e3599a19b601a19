"""All figures of a municipality at a glance, openly: complete, leading on, and never an empty frame."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotosilta.content.guidance import QUESTIONS
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.text import LANGUAGES
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.models import ImportedSnapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
ONE_SIZE = 90_000  # bytes, uncompressed


def opened(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return html.unescape(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["narpes", "helsinki", "sottunga"])
def test_every_indicator_stands_there_and_every_row_leads_to_its_figure(client: Any, slug: str, language: str) -> None:
    here = f"/{language}/municipality/{slug}/figures/"
    page = opened(client, here)

    assert all(each.title.in_language(language) in page for each in catalogue().values())
    led_to = set(re.findall(rf'href="{here}([a-z_0-9]+)/"', page))
    assert {"foreign_language_share", "population"} <= led_to
    for key in led_to:
        assert client.get(f"{here}{key}/").status_code == 200, key


def test_no_municipality_has_an_error_or_an_empty_drawing(client: Any) -> None:
    for municipality in all_municipalities():
        page = opened(client, f"/sv/municipality/{municipality.slug}/figures/")
        drawings = re.findall(r'<svg class="small-line".*?</svg>', page)
        assert drawings
        assert all(re.search(r'class="own" d="M[^"]+[hL][^"]+"', each) for each in drawings)
        assert "nan" not in "".join(drawings)
        assert len(page.encode()) < ONE_SIZE


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_question_can_be_looked_at_alone(client: Any, question: str) -> None:
    page = opened(client, f"/sv/municipality/narpes/figures/?question={question}")

    assert re.findall(r'<tbody id="(C3\.\d+)">', page) == [question]


def test_an_unknown_question_shows_all(client: Any) -> None:
    page = opened(client, "/sv/municipality/narpes/figures/?question=C3.99&question=%22%3E%3Cscript%3E")

    assert tuple(re.findall(r'<tbody id="(C3\.\d+)">', page)) == QUESTIONS


def test_a_former_name_leads_on_and_an_unknown_one_is_not_found(client: Any) -> None:
    assert client.get("/sv/municipality/närpes/figures/")["Location"].endswith("/municipality/narpes/figures/")
    assert client.get("/sv/municipality/nowhere-at-all/figures/").status_code == 404
    assert client.get("/sv/municipality/nowhere-at-all/figures/all.csv").status_code == 404


def test_the_file_can_be_taken_away(client: Any) -> None:
    response = client.get("/fi/municipality/narpes/figures/all.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {line["indicator"] for line in lines} == catalogue().keys()


def test_it_asks_the_database_little_and_the_same_for_every_municipality(client: Any) -> None:
    counts = set()
    for slug in ("narpes", "helsinki", "sottunga"):
        client.get(f"/sv/municipality/{slug}/figures/")
        with CaptureQueriesContext(connection) as asked:
            opened(client, f"/sv/municipality/{slug}/figures/")
        counts.add(len(asked))

    assert max(counts) <= 4
    assert len(counts) == 1


def test_before_anything_is_imported_it_says_so(client: Any) -> None:
    ImportedSnapshot.objects.all().delete()

    response = client.get("/en/municipality/narpes/figures/")

    assert "The official figures have not been imported yet." in response.content.decode()


def test_the_situation_page_leads_to_it(client: Any) -> None:
    assert 'href="/sv/municipality/narpes/figures/"' in client.get("/sv/municipality/narpes/").content.decode()
