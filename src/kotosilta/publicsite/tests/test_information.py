"""Pages about the service itself: its words, its sources, its accessibility."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotosilta.content.communication import further_reading
from kotosilta.content.glossary import terms
from kotosilta.content.guidance import indicators, methods, sources

pytestmark = pytest.mark.usefixtures("official_figures")


@pytest.mark.parametrize("address", ["/sv/words/", "/fi/about/", "/en/accessibility/", "/fi/further-reading/"])
def test_page_about_the_service_asks_the_database_nothing(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) == 0


def test_words_are_all_there_with_their_names_in_the_other_languages(client: Client) -> None:
    page = html.unescape(client.get("/sv/words/").content.decode())
    names = re.findall(r"<dt>([^<]+)</dt>", page)
    assert len(names) == len(terms())
    assert [name[0] for name in names if name[0] in "aåäö"] == sorted(
        (name[0] for name in names if name[0] in "aåäö"), key="aåäö".index
    )
    assert names[-1][0] in "åäö"
    for term in terms():
        assert f'<span lang="fi">{term.term.fi}</span>' in page


def test_sources_are_named_with_licence_and_what_they_give(client: Client) -> None:
    page = html.unescape(client.get("/en/about/").content.decode())
    for source in sources().values():
        assert f'<a href="{source.address}">{source.name.en}</a>' in page
    for indicator in indicators().values():
        assert indicator.title.en in page
    assert [key for key, each in sources().items() if not each.used_for and not _series_of(key)] == []
    assert "The whole country's figures beside the municipality's own" in page
    for method in methods().values():
        assert method.explanation.en in page


def _series_of(source: str) -> list[str]:
    return [key for key, each in indicators().items() if each.source == source]


@pytest.mark.parametrize(
    ("language", "supervisor", "site"),
    [
        ("sv", "Transport- och kommunikationsverket Traficom", "www.tillganglighetskrav.fi"),
        ("fi", "Liikenne- ja viestintävirasto Traficom", "www.saavutettavuusvaatimukset.fi"),
        ("en", "Finnish Transport and Communications Agency Traficom", "www.webaccessibility.fi"),
    ],
)
def test_accessibility_statement_names_the_supervisor_of_today(
    client: Client, language: str, supervisor: str, site: str
) -> None:
    page = client.get(f"/{language}/accessibility/").content.decode()
    assert supervisor in page
    assert f'<a href="https://{site}/">' in page


def test_accessibility_statement_tells_its_gaps_and_who_answers(client: Client) -> None:
    page = client.get("/en/accessibility/").content.decode()
    assert "meets the requirements in part" in page
    assert len(re.findall(r"<li>[^<]+WCAG [\d.]+", page.replace("</li>", " "))) >= 3
    assert "They have to answer within two weeks." in page
    assert "test every page" not in page
    assert "not yet reviewed as a whole" in page


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_further_reading_tells_who_publishes_what_in_which_language(client: Client, language: str) -> None:
    page = html.unescape(client.get(f"/{language}/further-reading/").content.decode())

    for each in further_reading():
        assert f'<a href="{each.address}" lang="{each.language}" hreflang="{each.language}"' in page
        assert each.about.in_language(language) in page
        assert each.publisher.in_language(language) in page
    assert [f'id="R{number}"' in page for number in range(1, 5)] == [True] * 4
    assert page.count(f'href="/{language}/directory/"') == 2  # under R3, and at the foot of every page
