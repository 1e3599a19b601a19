"""The overview of all figures in the room: who may read it, what it shows and leads to, and what it leaves as it is."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotosilta.content.guidance import QUESTIONS, requests
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.text import LANGUAGES
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import ImportedSnapshot
from kotosilta.situation.room import changes
from kotosilta.situation.tests.room.pages import at, text_of
from kotosilta.situation.tests.test_glance import BORN_ABROAD, NARPES, RATE, keep
from tests.builders import a_member, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
HERE = "figures/"
MOST_QUERIES = 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_every_indicator_and_leads_to_the_figures_that_are_here(
    kim: Membership, client: Any, language: str
) -> None:
    page = text_of(client.get(at(kim.programme, HERE, language)))

    assert all(each.title.in_language(language) in page for each in catalogue().values())
    for question in QUESTIONS:
        led_to = re.findall(rf'href="[^"]*questions/{re.escape(question)}/#([a-z_0-9]+)"', page)
        if led_to:
            figures = client.get(at(kim.programme, f"questions/{question}/", language)).content.decode()
            assert [key for key in led_to if f'id="{key}"' not in figures] == []


def test_only_one_question_is_shown_when_it_is_asked_for(kim: Membership, client: Any) -> None:
    page = text_of(client.get(at(kim.programme, f"{HERE}?question=C3.10")))

    assert '<tbody id="C3.10">' in page
    assert '<tbody id="C3.4">' not in page
    assert 'href="?question=C3.4"' in page
    assert 'href="?question=C3.10" aria-current="true"' in page


@pytest.mark.parametrize("query", ["question=", "question=C9", "question=%00", "question=<b>", "of=nowhere", "of=%F0"])
def test_odd_queries_show_everything(kim: Membership, client: Any, query: str) -> None:
    response = client.get(at(kim.programme, f"{HERE}?{query}"))

    assert response.status_code == 200
    page = response.content.decode()
    assert all(f'<tbody id="{question}">' in page for question in QUESTIONS)
    assert "<b>" not in page


def test_a_joint_programme_shows_one_municipality_at_a_time(client: Any) -> None:
    programme = a_programme("narpes", "kristinestad")
    client.force_login(coordinator_of(programme).person)

    first, second = (text_of(client.get(at(programme, f"{HERE}{of}"))) for of in ("", "?of=narpes"))

    assert '<th scope="col" class="number">Kristinestad</th>' in first
    assert '<th scope="col" class="number">Närpes</th>' in second
    assert "?of=narpes&question=C3.4" in second
    assert "/questions/C3.4/?of=narpes#population" in second


def test_it_compares_with_whom_the_programme_has_chosen(kim: Membership, client: Any) -> None:
    changes.compare_with(kind="chosen", weights={}, chosen=["091", "049", "092"], by=kim)

    page = text_of(client.get(at(kim.programme, HERE)))

    assert "Helsingfors" in page
    assert "Esbo" in page
    assert "Vanda" in page


def test_figures_may_be_written_in_by_those_who_may_and_nobody_else(kim: Membership, client: Any) -> None:
    address = "questions/C3.5/figures/new/"
    assert address in text_of(client.get(at(kim.programme, HERE)))
    client.force_login(a_member(kim.programme, Role.VIEWER).person)
    assert address not in text_of(client.get(at(kim.programme, HERE)))


def test_the_ready_letters_are_those_for_the_mainland_or_for_aland(client: Any) -> None:
    for slug, on_aland in (("narpes", False), ("mariehamn", True)):
        programme = a_programme(slug)
        client.force_login(coordinator_of(programme).person)
        page = text_of(client.get(at(programme, HERE)))
        letters = set(re.findall(r"request/([a-z_]+)\.txt", page))
        assert letters
        assert all(requests()[letter].concerns(on_aland=on_aland) for letter in letters)
        for letter in letters:
            assert client.get(f"/sv/municipality/{slug}/request/{letter}.txt").status_code == 200


def test_the_file_has_the_same_rows(kim: Membership, client: Any) -> None:
    response = client.get(at(kim.programme, f"{HERE}all.csv"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="narpes-figures.csv"'
    lines = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {line["indicator"] for line in lines} == catalogue().keys()


def test_before_anything_is_imported_it_says_so(kim: Membership, client: Any) -> None:
    ImportedSnapshot.objects.all().delete()

    assert 'class="empty"' in client.get(at(kim.programme, HERE)).content.decode()


def test_it_costs_as_many_queries_for_many_figures_as_for_few(kim: Membership, client: Any) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(kim.programme, HERE)).status_code == 200
        return len(queries)

    asked()
    few = asked()
    for key in (RATE, BORN_ABROAD, "foreign_citizens", "unemployment_rate"):
        keep(key, NARPES, [(year, 5.0) for year in range(2010, 2025)])

    assert asked() == few <= MOST_QUERIES


def test_nobody_else_reads_it(kim: Membership, client: Any) -> None:
    stranger = coordinator_of(a_programme("kristinestad")).person
    client.force_login(stranger)
    for path in (HERE, f"{HERE}all.csv"):
        assert client.get(at(kim.programme, path)).status_code == 404
        assert client.post(at(kim.programme, path)).status_code in (404, 405)


def test_the_room_and_its_questions_lead_to_it(kim: Membership, client: Any) -> None:
    here = at(kim.programme, HERE)
    assert f'href="{here}"' in client.get(at(kim.programme)).content.decode()
    assert f'href="{here}?question=C3.6"' in client.get(at(kim.programme, "questions/C3.6/")).content.decode()
