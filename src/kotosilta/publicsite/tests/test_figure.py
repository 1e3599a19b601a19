"""The page of one figure and its files: everything there is of it, for any municipality, without scripts."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kotosilta.content.guidance import guiding_questions
from kotosilta.municipalities.register import by_slug
from kotosilta.publicsite.figure_page import choice_named
from kotosilta.situation.picture import PeerKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
SHARE = "foreign_language_share"
NARPES = "/en/municipality/narpes/"
MOST_QUERIES = 20


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_page_has_every_drawing_with_its_numbers_and_files(client: Client, language: str) -> None:
    page = text_of(client, f"/{language}/municipality/raseborg/figures/{SHARE}/")

    names = [SHARE, *(f"{SHARE}-{closer}" for closer in ("similar", "dots", "funnel", "map"))]
    assert re.findall(r'href="/[^"]*municipality/raseborg/([\w-]+)\.svg"', page) == names
    assert re.findall(r'href="[^"]*/([\w-]+)\.png"', page) == names
    assert page.count("<table") >= len(names)
    assert page.count('<figure class="chart-frame">') == len(names)


@pytest.mark.parametrize(
    "name", [SHARE, f"{SHARE}-similar", f"{SHARE}-dots", f"{SHARE}-funnel", f"{SHARE}-map", "turnout-groups"]
)
def test_every_drawing_can_be_taken_as_svg_and_as_png(client: Client, name: str) -> None:
    svg = client.get(f"{NARPES}{name}.svg")
    png = client.get(f"{NARPES}{name}.png")

    assert svg.content.startswith(b"<svg")
    assert svg.headers["Content-Disposition"] == f'attachment; filename="narpes-{name}.en.svg"'
    assert Image.open(BytesIO(png.content)).size[0] == 1600
    assert png.headers["Content-Type"] == "image/png"
    if name != SHARE:
        numbers = client.get(f"{NARPES}{name}.csv")
        assert numbers.headers["Content-Disposition"] == f'attachment; filename="narpes-{name}.csv"'
        assert len(numbers.content.decode().splitlines()) >= 3
    assert png.headers["Content-Disposition"] == f'attachment; filename="narpes-{name}.en.png"'


@pytest.mark.parametrize("key", ["forecast_foreign_language", "forecast_population", "age_16_64_share", "turnout"])
def test_forecasts_and_history_have_their_page_too(client: Client, key: str) -> None:
    page = text_of(client, f"{NARPES}figures/{key}/")

    assert f'href="{NARPES}{key}.csv"' in page
    assert ("Nothing of them describes today" in page) == (key == "age_16_64_share")


@pytest.mark.parametrize(
    "address",
    [
        "figures/nothing/",
        "figures/employment_rate/",
        "nothing.svg",
        "nothing-dots.png",
        "nothing-dots.csv",
        f"{SHARE}-nothing.csv",
        f"{SHARE}-nothing.svg",
        "population-dots.png",
        "turnout-map.svg",
        "forecast_population-dots.svg",
    ],
)
def test_what_there_is_no_drawing_of_is_a_page_that_says_so(client: Client, address: str) -> None:
    response = client.get(NARPES + address)

    assert response.status_code == 404
    assert "There " in response.content.decode()


@pytest.mark.parametrize("slug", ["sottunga", "mariehamn", "mantta-vilppula", "kaskinen", "turku"])
def test_page_holds_for_municipalities_of_every_kind(client: Client, slug: str) -> None:
    assert "<svg" in text_of(client, f"/sv/municipality/{slug}/figures/{SHARE}/")


def test_page_needs_few_queries(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{NARPES}figures/{SHARE}/")

    assert len(asked) <= MOST_QUERIES


def test_an_address_may_name_others_to_compare_with(client: Client) -> None:
    page = text_of(client, f"{NARPES}figures/{SHARE}/?beside=853,091")

    assert "Compared with 2 municipalities" in page
    assert f'href="{NARPES}{SHARE}-dots.svg?beside=853%2C091"' in page
    assert b"Turku" in client.get(f"{NARPES}{SHARE}-dots.svg?beside=853").content


@pytest.mark.parametrize("beside", ["", "999", "<script>", "853;DROP", "545"])
def test_odd_others_leave_the_usual_ones(client: Client, beside: str) -> None:
    page = client.get(f"{NARPES}figures/{SHARE}/", {"beside": beside})

    assert page.status_code == 200
    assert b"<script>" not in page.content.split(b"<main")[1]
    kind = choice_named(beside, by_slug("narpes")).kind
    assert kind is (PeerKind.CHOSEN if beside == "545" else PeerKind.SIMILAR)


def test_a_municipality_is_found_by_its_old_name_too(client: Client) -> None:
    assert "Raseborg" in text_of(client, f"/sv/municipality/ekenas/figures/{SHARE}/")


@pytest.mark.parametrize("slug", ["raseborg", "sottunga"])
def test_what_is_not_here_names_its_source_and_a_way(client: Client, slug: str) -> None:
    page = text_of(client, f"/en/municipality/{slug}/")

    for question in guiding_questions():
        section = page.split(f'<section id="{question.id}"')[1].split("</section>")[0]
        assert 'class="elsewhere-list"' in section or "<svg" in section, question.id
    assert "kotosilta import-figures --from-source 11ra" in page


def test_the_numbers_of_a_closer_look_have_decimal_points(client: Client) -> None:
    rows = client.get("/sv/municipality/raseborg/turnout-dots.csv").content.decode().splitlines()

    assert rows[1].startswith("Raseborg,2021,55.688")
