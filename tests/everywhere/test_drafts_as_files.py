"""Drafts of twelve municipalities of every kind, in three languages, judged as the files that people take away."""

from __future__ import annotations

from pathlib import Path

import pytest

from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.document.draft import assemble
from kotosilta.document.formats import rendered
from kotosilta.document.order import draft_order
from kotosilta.document.tests.numbers import numbers_without_origin, text_of_docx, text_of_html, text_of_pdf
from kotosilta.document.trace import trace_of
from kotosilta.situation.reading import pictures_of
from kotosilta.situation.tests.recomputing import agrees, recompute
from tests.builders import TODAY
from tests.checks import pdf_ua, word

pytestmark = pytest.mark.usefixtures("official_figures")

# Both unilingual and both bilingual statuses, Åland, the smallest, Helsinki, merged ones, the north, the longest names.
TWELVE = (
    "helsinki",
    "rovaniemi",
    "espoo",
    "narpes",
    "raseborg",
    "pargas",
    "mariehamn",
    "sottunga",
    "mantyharju",
    "kauniainen",
    "inari",
    "mantta-vilppula",
)
MOST_PAGES = 8
READERS = {"html": text_of_html, "docx": text_of_docx, "pdf": text_of_pdf}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_accessible_open_everywhere_and_trace_every_number(language: str, tmp_path: Path) -> None:
    paths: dict[str, list[Path]] = {"docx": [], "pdf": [], "html": []}
    for slug in TWELVE:
        order = draft_order([slug], period=None, edition=None, name=None, today=TODAY)
        document = assemble(order, pictures_of(order.municipalities), language, TODAY)
        rows = trace_of(document, number_styles()[language])
        for file_format, found in paths.items():
            content = rendered(document, file_format)
            found.append(tmp_path / f"{slug}.{language}.{file_format}")
            found[-1].write_bytes(content)
            assert numbers_without_origin(READERS[file_format](content), rows) == [], found[-1].name
        for row in rows:
            again = recompute(row["indicator"], row["method"], row["observations"])
            assert agrees(row["value"], again), (slug, row)

    spoken = pdf_ua.outloud_findings(paths["pdf"])
    assert {path.name: found["error"] for path, found in spoken.items() if found["error"]} == {}
    assert {path.name: pdf_ua.pdfua_errors(path) for path in paths["pdf"]} == {path.name: [] for path in paths["pdf"]}
    pages = {each.name: pdf_ua.pages(each) for each in (*paths["pdf"], *word.all_converted_to_pdf(paths["docx"]))}
    assert {name: count for name, count in pages.items() if count > MOST_PAGES} == {}
