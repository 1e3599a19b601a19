"""The document room: what the rooms hold stands in the draft, on the page and in every file, in each language."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from kotosilta.document.filled import Concluded, Decider, Filled, FilledGoal, FilledIndicator, FilledMeasure, Said, Tie
from kotosilta.document.filling import filling
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.workspace.tests.held import Held, hold_something
from kotosilta.workspace.tests.reading import at, text_of
from tests.builders import a_member, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes", sample=True)


@pytest.fixture
def held(programme: Programme) -> Held:
    return hold_something(programme)


@pytest.fixture
def coordinator(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def test_everything_that_the_rooms_hold_is_read_in_the_language_of_the_document(
    programme: Programme, held: Held
) -> None:
    filled = filling(programme, "sv")

    (partner,) = filled.partners
    assert (partner.name, partner.waits) == (Said("Fritiden"), "")
    assert replace(filled, partners=()) == Filled(
        title=Said("Programmet"),
        sample=True,
        authority=Said("Bildningssektorn"),
        responsible=(Said("integrationskoordinator"),),
        deciders=[Decider(Said("Fullmäktige"), "Närpes", ["24.5.2027"])],
        group=Said("Integrationsgruppen"),
        residents=(Said("Språkkaféet"),),
        ties=[Tie("Kommunstrategi", Said("En kommun där alla hittar hem"))],
        conclusions=[Concluded("Behov", Said("Vardagssvenska saknas."))],
        findings=(Said("Många saknar tillfällen att tala svenska."),),
        goals=[
            FilledGoal(
                Said("Fler möts på svenska"),
                Said("få möts"),
                Said("varannan möts varje vecka"),
                "2030",
                [FilledMeasure(Said("Språkvänner 1"), Said("Fritiden"), (), "1.8.2027–1.6.2028")],
                [FilledIndicator(Said("Par av språkvänner"), "Fritiden", "2,5\xa0par", "40\xa0par")],
                findings=(Said("Många saknar tillfällen att tala svenska."),),
            )
        ],
    )


def test_what_is_written_in_one_language_alone_is_marked_in_the_other(programme: Programme, held: Held) -> None:
    filled = filling(programme, "fi")

    assert filled.authority == Said("Sivistystoimi")
    assert filled.conclusions == [Concluded("Tarpeet", Said("Vardagssvenska saknas.", "sv"))]


def test_what_was_removed_is_not_in_the_draft(programme: Programme, held: Held) -> None:
    by = coordinator_of(programme)
    for row in (held.goal, held.finding):
        remove(row=row, by=by, programme=programme)

    filled = filling(programme, "sv")

    assert (list(filled.goals), list(filled.findings), list(filled.ties)) == ([], [], [])


def test_an_empty_programme_has_nothing_but_its_title_to_fill_in() -> None:
    filled = filling(a_programme("narpes"), "sv")

    assert filled == Filled(title=Said("Programmet"), deciders=[], partners=[], ties=[], conclusions=[], goals=[])


@pytest.mark.parametrize(("language", "text"), [("sv", "Fler möts på svenska"), ("fi", "Useampi kohtaa ruotsiksi")])
def test_the_page_shows_the_draft_in_one_of_the_programmes_languages(
    client: Any, programme: Programme, coordinator: Membership, held: Held, language: str, text: str
) -> None:
    page = client.get(at(programme, f"document/whole/?language={language}", "en")).content.decode()

    assert text in text_of(page)
    assert f'<article class="draft" lang="{language}"' in page


@pytest.mark.parametrize("asked", ["en", "xx", "", "<script>"])
def test_another_language_than_the_programmes_gives_the_first_of_them(
    client: Any, programme: Programme, coordinator: Membership, asked: str
) -> None:
    page = client.get(at(programme, "document/whole/", "en"), {"language": asked}).content.decode()

    assert '<article class="draft" lang="sv"' in page


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_every_file_holds_the_goals_and_is_marked_as_a_sample(
    client: Any, programme: Programme, coordinator: Membership, held: Held, language: str
) -> None:
    word = {"sv": "Exempel", "fi": "Esimerkki"}[language]
    files = {each: client.get(at(programme, f"document/{language}.{each}")) for each in ("docx", "pdf", "html")}

    assert {each.status_code for each in files.values()} == {200}
    assert files["html"].headers["Content-Disposition"] == f'attachment; filename="narpes-2027.{language}.html"'
    assert {each.headers["X-Robots-Tag"] for each in files.values()} == {"noindex"}
    assert files["pdf"].content.startswith(b"%PDF-")
    assert held.goal.change.text_in(language).encode() in files["html"].content
    assert f'class="watermark" aria-hidden="true">{word}<'.encode() in files["html"].content
    with ZipFile(BytesIO(files["docx"].content)) as package:
        assert held.goal.change.text_in(language).encode() in package.read("word/document.xml")
        assert word.encode() in package.read("word/header2.xml")


@pytest.mark.parametrize("name", ["xx.docx", "sv.odt"])
def test_a_file_that_is_not_made_is_not_found(
    client: Any, programme: Programme, coordinator: Membership, name: str
) -> None:
    assert client.get(at(programme, f"document/{name}")).status_code == 404


def test_a_viewer_reads_the_draft_but_takes_no_file(client: Any, programme: Programme) -> None:
    client.force_login(a_member(programme, Role.VIEWER).person)

    page = client.get(at(programme, "document/whole/"))

    assert page.status_code == 200
    assert "sv.docx" not in page.content.decode()
    assert client.get(at(programme, "document/sv.docx")).status_code == 403
