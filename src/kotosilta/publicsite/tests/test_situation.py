"""The situation page of a municipality and the files that can be taken from it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kotosilta.language.days import day_in_words
from kotosilta.municipalities.register import by_slug
from kotosilta.publicsite.facts import facts_of, what_became_of
from kotosilta.publicsite.report import _kept
from kotosilta.publicsite.situation_page import place_of
from kotosilta.situation import reading
from kotosilta.situation.reading import picture_of
from kotosilta.situation.telling import BY_GROUP, FORECASTS, look_at, tell, tell_findings

pytestmark = pytest.mark.usefixtures("official_figures")
QUESTIONS = [f"C3.{number}" for number in range(4, 14)]
TODAY = date(2026, 11, 24)


def words_of(page: str) -> str:
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


def facts(slug: str, language: str = "en") -> dict[str, str]:
    with override(language):
        return {fact.label: fact.value for fact in facts_of(by_slug(slug), language, TODAY)}


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_page_goes_through_the_guiding_questions_in_order(client: Client, language: str) -> None:
    page = client.get(f"/{language}/municipality/narpes/").content.decode()
    assert re.findall(r'<section id="(C3\.\d+)"', page) == QUESTIONS
    assert re.findall(r'<li><a href="#(C3\.\d+)">', page) == QUESTIONS


def test_page_shows_everything_that_is_told(client: Client) -> None:
    page = client.get("/en/municipality/narpes/").content.decode()
    with override("en"):
        picture = picture_of(by_slug("narpes"))
        questions, findings = tell(picture, "en", TODAY, look_at(picture, BY_GROUP)), tell_findings(picture, "en")
    assert page.count('<article class="finding">') == len(findings)
    assert page.count('<details class="history">') == sum(1 for told in questions if told.history)
    assert page.count('<div class="request">') == sum(len(told.requests) for told in questions)
    drawn: list[str] = []
    for told in questions:
        for each in told.shown:
            drawn += [each.indicator.key] if each.chart else []
            drawn += [f"{each.indicator.key}-{closer.key}" for closer in each.closer]
        drawn += FORECASTS if told.question.id == "C3.9" else ()
    assert page.count('<figure class="chart-frame">') == len(drawn)
    assert re.findall(r'href="([\w-]+)\.svg"', page) == drawn
    assert re.findall(r'href="([\w-]+)\.png"', page) == drawn


def test_every_letter_stands_once_and_can_be_taken_from_every_question_it_helps(client: Client) -> None:
    page = client.get("/sv/municipality/narpes/").content.decode()
    letters = re.findall(r'<div class="letter" id="request-(\w+)">', page)
    downloads = re.findall(r'class="button small" href="request/(\w+)\.txt"', page)
    assert len(letters) == len(set(letters)) > 10
    assert set(downloads) == set(letters)
    assert set(re.findall(r'data-copy="request-(\w+)"', page)) == set(letters)
    assert set(re.findall(r'data-letter="request-(\w+)"', page)) == set(letters)


def test_every_file_on_the_page_can_be_taken(client: Client) -> None:
    page = client.get("/fi/municipality/kokkola/").content.decode()
    files = set(re.findall(r'href="(\w[\w/]+\.(?:csv|svg|txt))"', page))
    assert {name.rpartition(".")[2] for name in files} == {"csv", "svg", "txt"}
    for name in files:
        response = client.get(f"/fi/municipality/kokkola/{name}")
        assert response.status_code == 200, name
        assert response.headers["Content-Disposition"].startswith('attachment; filename="kokkola-'), name


def test_history_says_folded_how_old_it_is(client: Client) -> None:
    page = client.get("/en/municipality/narpes/").content.decode()
    summaries = re.findall(r'<details class="history">\s*<summary><span>([^<]+)</span>', page)
    age = date.today().year - 2012  # noqa: DTZ011 (the year alone)
    assert f"Older figures, as history: the newest is from 2012, {age} years ago" in summaries
    assert all("years ago" in each for each in summaries)


def test_page_explains_its_terms_where_they_stand(client: Client) -> None:
    page = client.get("/en/municipality/narpes/").content.decode()
    for key in ("situation_picture", "wellbeing_services_county", "employment_area", "foreign_language_speaker"):
        assert f'popovertarget="term-{key}"' in page
        assert page.count(f'id="term-{key}"') == 1


def test_page_that_is_kept_explains_its_terms_as_well(client: Client) -> None:
    first = client.get("/en/municipality/narpes/").content
    assert client.get("/en/municipality/narpes/").content == first


@pytest.mark.parametrize(
    ("slug", "name", "other"),
    [
        ("narpes", "Närpiö", '<span class="other-name" lang="sv">Närpes</span>'),
        ("helsinki", "Helsinki", '<span class="other-name" lang="sv">Helsingfors</span>'),
        ("utsjoki", "Utsjoki", ""),
        ("mariehamn", "Maarianhamina", '<span class="other-name" lang="sv">Mariehamn</span>'),
    ],
)
def test_name_is_that_of_the_page_with_the_other_official_one_beside_it(
    client: Client, slug: str, name: str, other: str
) -> None:
    page = client.get(f"/fi/municipality/{slug}/").content.decode()
    assert f"<h1>{name}{' ' + other if other else ''}</h1>" in page


def test_place_has_no_other_name_when_both_languages_use_the_same() -> None:
    with override("sv"):
        place = place_of(by_slug("korsnas"), "sv", TODAY)
    assert (place.name, place.other_name, place.other_language) == ("Korsnäs", "", "")


def test_facts_name_the_authorities_that_serve_a_mainland_municipality() -> None:
    assert facts("narpes") == {
        "Region": "Ostrobothnia",
        "Languages": "Swedish and Finnish; most speak Swedish",
        "Wellbeing services county": "Ostrobothnia wellbeing services county",
        "Employment area": "Ostrobothnia",
        "Regional authority": "Ostrobothnia Economic Development Centre",
        "Former municipalities here": "Pörtom, Övermark",
    }


def test_helsinki_organises_its_health_services_itself() -> None:
    found = facts("helsinki")
    assert found["Social and health services"].startswith("City of Helsinki")
    assert "Wellbeing services county" not in found


def test_aland_has_its_own_authorities_and_none_of_the_mainlands() -> None:
    assert facts("mariehamn") == {
        "Region": "Åland",
        "Languages": "Swedish",
        "Health and medical care": "Åland health and medical care (ÅHS)",
        "Employment services": "Åland labour market and student services authority (AMS)",
        "Regional authority": "Government of Åland",
        "Statistics": "Statistics and Research Åland (ÅSUB)",
    }


@pytest.mark.parametrize(
    ("slug", "languages"),
    [
        ("utsjoki", "Finnish"),
        ("helsinki", "Finnish and Swedish; most speak Finnish"),
        ("pargas", "Swedish and Finnish; most speak Swedish"),
        ("brando", "Swedish"),
    ],
)
def test_language_status_is_said_in_words(slug: str, languages: str) -> None:
    assert facts(slug)["Languages"] == languages


@pytest.mark.parametrize(
    ("name", "told"), [("Ekenäs", "Ekenäs"), (" ekenäs ", "Ekenäs"), ("Tammisaari", "Tammisaari (Ekenäs)")]
)
def test_old_name_is_told_what_became_of_it_as_it_was_written(client: Client, name: str, told: str) -> None:
    page = client.get("/en/municipality/raseborg/", {"from": name}).content.decode()
    assert words_of(page).startswith(f"{told} was merged in 2009. Its municipality of today: Raseborg.")


def test_old_name_is_told_with_the_one_that_readers_of_the_pages_language_know() -> None:
    with override("fi"):
        assert what_became_of("Ekenäs", by_slug("raseborg"), "fi").startswith("Ekenäs (Tammisaari) ")


def test_divided_municipality_is_told_that_only_a_part_came_here() -> None:
    with override("en"):
        told = what_became_of("Ekenäs lk", by_slug("hanko"), "en")
    assert told == (
        "Ekenäs lk (Tammisaaren mlk) was divided between several municipalities in 1977. "
        "A part of it belongs here: Hanko."
    )


@pytest.mark.parametrize("name", ["", "Närpes", "<script>alert(1)</script>", "\u202eEkenäs", 10_000 * "x"])
def test_name_that_never_belonged_here_is_passed_over(client: Client, name: str) -> None:
    page = client.get("/en/municipality/raseborg/", {"from": name}).content.decode()
    assert "came-from" not in page
    assert "<script>alert" not in page


def test_page_needs_few_queries_and_one_when_it_is_kept(client: Client) -> None:
    _kept.cache_clear()
    reading.known_of_all.cache_clear()
    with CaptureQueriesContext(connection) as cold:
        client.get("/sv/municipality/narpes/")
    with CaptureQueriesContext(connection) as another:
        client.get("/sv/municipality/helsinki/")
    with CaptureQueriesContext(connection) as kept:
        client.get("/sv/municipality/narpes/")
    # One of each asks whether the municipality has published a programme.
    assert (len(cold), len(another), len(kept)) == (8, 7, 2)


def test_page_is_made_anew_when_another_snapshot_was_imported(client: Client) -> None:
    client.get("/sv/municipality/narpes/")
    before = _kept.cache_info().misses
    apps.get_model("situation", "ImportedSnapshot").objects.update(checksum="another")
    client.get("/sv/municipality/narpes/")
    assert _kept.cache_info().misses == before + 1


def test_page_says_why_when_no_figures_have_been_imported(client: Client) -> None:
    apps.get_model("situation", "ImportedSnapshot").objects.all().delete()
    response = client.get("/en/municipality/narpes/")
    assert response.status_code == 503
    assert "The official figures have not been imported yet." in response.content.decode()


def test_csv_holds_own_region_and_country_with_source_and_decimal_points(client: Client) -> None:
    response = client.get("/sv/municipality/narpes/foreign_language_share.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="narpes-foreign_language_share.csv"'
    assert response.headers["Cache-Control"] == "max-age=3600"
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {row["area_code"] for row in rows} == {"545", "MK15", "SSS"}
    assert [row["value"] for row in rows if (row["area_code"], row["year"]) == ("545", "2025")] == ["22.5"]


def test_svg_is_a_drawing_that_stands_alone(client: Client) -> None:
    response = client.get("/sv/municipality/narpes/foreign_language_share.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Content-Disposition"] == 'attachment; filename="narpes-foreign_language_share.sv.svg"'
    drawing = response.content.decode()
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert " class=" not in drawing


@pytest.mark.parametrize("key", FORECASTS)
def test_forecast_can_be_taken_as_figures_and_as_a_drawing(client: Client, key: str) -> None:
    figures = client.get(f"/fi/municipality/narpes/{key}.csv").content.decode()
    drawing = client.get(f"/fi/municipality/narpes/{key}.svg").content.decode()
    assert [row["area"] for row in csv.DictReader(io.StringIO(figures))] == ["Närpiö", "Närpiö"]
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg"')


def test_forecast_that_is_not_made_says_why_and_has_no_drawing(client: Client) -> None:
    page = client.get("/en/municipality/kokar/").content.decode()
    assert "There is no forecast: the group has fewer than 50 persons." in words_of(page)
    assert client.get(f"/en/municipality/kokar/{FORECASTS[0]}.svg").status_code == 404


def test_request_is_addressed_and_names_the_municipality(client: Client) -> None:
    response = client.get("/sv/municipality/narpes/request/immigration_permits.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="narpes-immigration_permits.sv.txt"'
    letter = response.content.decode()
    assert "Närpes" in letter.partition("\n")[0]
    assert "Migrationsverket" in letter


@pytest.mark.parametrize(
    "address",
    [
        "municipality/narpes/no_such_figures.csv",
        "municipality/narpes/no_such_figures.svg",
        "municipality/narpes/population.pdf",
        "municipality/narpes/request/no_such_request.txt",
        "municipality/narpes/request/asub_figures.txt",
        "municipality/mariehamn/request/municipal_places.txt",
        "municipality/xqzv/population.csv",
        "municipality/xqzv/population.svg",
        "municipality/xqzv/request/immigration_permits.txt",
    ],
)
def test_file_that_does_not_exist_is_a_page_that_helps(client: Client, address: str) -> None:
    response = client.get(f"/en/{address}")
    assert response.status_code == 404
    assert '<a class="button main" href="/en/">' in response.content.decode()


def test_drawing_of_what_is_not_known_here_is_a_page_that_says_so(client: Client) -> None:
    response = client.get("/en/municipality/sottunga/ecec_foreign_language_children.svg")
    assert response.status_code == 404
    assert "There is no drawing of these figures for this municipality." in response.content.decode()


def test_file_is_found_by_an_old_name_as_well(client: Client) -> None:
    response = client.get("/sv/municipality/ekenas/population.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="raseborg-population.csv"'


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("2026", "sv", "2026"),
        ("2025-12", "sv", "december 2025"),
        ("2013-09-08", "sv", "8 september 2013"),
        ("2013-09-08", "fi", "8. syyskuuta 2013"),
        ("2025-12", "fi", "joulukuu 2025"),
        ("2013-09-08", "en", "8 September 2013"),
    ],
)
def test_day_of_a_source_is_written_as_the_language_does(text: str, language: str, words: str) -> None:
    with override(language):
        assert day_in_words(text, language) == words
