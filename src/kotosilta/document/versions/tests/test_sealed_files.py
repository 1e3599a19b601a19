"""Files of sealed versions: open everywhere, accessible, every number with its origin, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kotosilta.content.load import number_styles
from kotosilta.document.models import Decision, Section, Version
from kotosilta.document.tests.numbers import numbers_without_origin, text_of_docx, text_of_html, text_of_pdf
from kotosilta.document.trace import trace_of
from kotosilta.document.versions.drafts import named_file, working_files
from kotosilta.document.versions.files import kept_in
from kotosilta.document.versions.reading import files_of, sealed_file
from kotosilta.document.versions.sealing import files_when_sealed, sealed_document
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership
from tests.builders import TODAY, a_decision, a_goal, a_programme, a_version, coordinator_of
from tests.checks import pdf_ua, word

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

OF_THE_DECISION = {"24.11.", "24.11", "12.", "12"}  # its day, and the section of the minutes
READERS = {"html": text_of_html, "docx": text_of_docx, "pdf": text_of_pdf}


def sealed(by: Membership) -> Decision:
    """A version with a written element, as its council has approved it."""
    texts = {language: f"{language}: åäö — ”citat”" for language in by.programme.languages}
    Section.across_programmes.create(programme=by.programme, element="D1", text=Translated.of(**texts))
    a_goal(by, change={"sv": "Fler möts", "fi": "Useampi kohtaa"})
    return a_decision(by, a_version(by, "Till fullmäktige"), note={"sv": "Enhälligt."})


@pytest.mark.parametrize("slugs", [("narpes",), ("narpes", "kristinestad", "kaskinen")], ids=["alone", "joint"])
def test_files_of_sealed_versions_pass_the_checks_of_the_drafts(slugs: tuple[str, ...], tmp_path: Path) -> None:
    decision = sealed(coordinator_of(a_programme(*slugs, languages=["sv", "fi"], sample=True)))
    version = decision.version
    paths: dict[str, list[Path]] = {"docx": [], "pdf": []}
    for language, kept in kept_in(version).items():
        rows = trace_of(sealed_document(version, kept.document, decision, TODAY), number_styles()[language])
        for file_format, reader in READERS.items():
            row = sealed_file(version, language, file_format)
            assert row is not None
            content = bytes(row.content)
            assert set(numbers_without_origin(reader(content), rows)) <= OF_THE_DECISION, (language, file_format)
            if file_format in paths:
                paths[file_format].append(tmp_path / f"{language}.{file_format}")
                paths[file_format][-1].write_bytes(content)

    spoken = pdf_ua.outloud_findings(paths["pdf"])
    assert {path.name: found["error"] for path, found in spoken.items() if found["error"]} == {}
    assert {path.name: pdf_ua.pdfua_errors(path) for path in paths["pdf"]} == {path.name: [] for path in paths["pdf"]}
    assert all(pdf_ua.pages(each) > 0 for each in word.all_converted_to_pdf(paths["docx"]))


def test_sealing_the_same_text_again_gives_the_same_bytes(kim: Membership) -> None:
    decision = sealed(kim)
    version = decision.version
    stored = {(each.language, each.file_format): each.digest for each in files_of(version)}

    again = [row for kept in kept_in(version).values() for row in files_when_sealed(version, kept, decision, TODAY)]

    assert {(each.language, each.file_format): each.digest for each in again} == stored


def test_a_sealed_text_says_who_has_approved_it_and_not_that_it_is_a_draft(kim: Membership) -> None:
    version = sealed(kim).version

    for language, draft in {"sv": "utkast", "fi": "luonnos"}.items():
        row = sealed_file(version, language, "html")
        assert row is not None
        text = text_of_html(bytes(row.content)).casefold()
        assert draft not in text
        assert all(said in text for said in ("till fullmäktige", "24.11.2026", "§ 12"))


def test_a_text_that_was_approved_with_changes_says_so_with_the_note(kim: Membership) -> None:
    decision = a_decision(kim, outcome="approved_changed", note={"sv": "Målet om arbete skärptes."})
    row = sealed_file(decision.version, "fi", "html")
    assert row is not None

    assert '<span lang="sv">Målet om arbete skärptes.</span>' in bytes(row.content).decode()


def test_a_sample_is_marked_in_every_sealed_file() -> None:
    version = sealed(coordinator_of(a_programme(languages=["sv"], sample=True))).version

    for file_format, reader in READERS.items():
        row = sealed_file(version, "sv", file_format)
        assert row is not None
        assert "Ingen verklig person" in reader(bytes(row.content)), file_format
    told = sealed_file(version, "sv", "json")
    assert told is not None
    assert json.loads(bytes(told.content))["programme"]["sample"] is True


def test_a_finished_text_that_nobody_has_approved_still_says_that_it_is_a_draft(kim: Membership) -> None:
    for number in range(1, 11):
        Section.across_programmes.create(
            programme=kim.programme, element=f"D{number}", text=Translated.of(sv="Färdig.", fi="Valmis.")
        )
    kept = kept_in(a_version(kim, "Före hörandet"))["sv"]
    version = Version.objects.of(kim.programme).get()

    named = text_of_html(named_file(version, kept, "html"))
    working = text_of_html(working_files(kim.programme, "sv", ["html"], TODAY)["html"])

    assert "utkast · Före hörandet 24.11.2026" in named
    assert "utkast · 24.11.2026" in working
