"""Every number of a finished file has a row in its trace; nothing else but dates, ids, § and numbering has digits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.document.export import export
from kotosilta.document.formats import rendered
from kotosilta.document.tests.drafts import OF_EVERY_KIND, TODAY, TOGETHER, a_draft, an_order, named
from kotosilta.document.tests.numbers import (
    data_of_html,
    numbers_without_origin,
    text_of_docx,
    text_of_html,
    text_of_pdf,
)
from kotosilta.document.trace import TraceRow, trace_of
from kotosilta.situation.reading import pictures_of

pytestmark = pytest.mark.usefixtures("official_figures")

ALL = [*((name,) for name in OF_EVERY_KIND), *TOGETHER]
IN_FILES = [("sv", ("Närpes",)), ("fi", ("Rovaniemi",)), ("en", ("091",)), ("sv", ("Sottunga",)), ("fi", TOGETHER[0])]


def _row(number: str) -> TraceRow:
    return TraceRow(
        number=number, value=1, area="545", indicator="i", year=2025, source="s", observations=[], method=None
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("22,5 % år 2025, perioden 2027–2030, läget den 31 december", []),
        ("tabell 159t (CC BY 4.0), tabellerna 12x4 och 12xf, D2 och C3.10, 681/2023, ÅFS 2012:74", []),
        ("22,5 % och 22,6 %", ["22,6%"]),
        ("122,5 % eller 22,55 %", ["122,5%", "22,55%"]),
        ("i tre av 4 fall", ["4"]),
        ("cirka 1 870 personer", ["1", "870"]),
        ("år 3025", ["3025"]),
    ],
)
def test_a_number_without_a_row_is_found(text: str, left: list[str]) -> None:
    assert numbers_without_origin(text, [_row("22,5\u00a0%")]) == left


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", ALL, ids=named)
def test_every_number_of_the_web_page_has_a_row(names: tuple[str, ...], language: str) -> None:
    document = a_draft(language, *names)
    rows = trace_of(document, number_styles()[language])
    page = rendered(document, "html")

    assert numbers_without_origin(text_of_html(page), rows) == []
    assert {printed for _, printed in data_of_html(page)} <= {row["number"] for row in rows}


@pytest.mark.parametrize(("language", "names"), IN_FILES)
def test_every_number_of_the_word_file_and_of_the_pdf_has_a_row(language: str, names: tuple[str, ...]) -> None:
    document = a_draft(language, *names)
    rows = trace_of(document, number_styles()[language])

    assert numbers_without_origin(text_of_docx(rendered(document, "docx")), rows) == []
    assert numbers_without_origin(text_of_pdf(rendered(document, "pdf")), rows) == []


def test_a_range_has_no_value_and_no_value_carries_dust() -> None:
    rows = [row for names in (*ALL, ("Alavieska",)) for row in trace_of(a_draft("sv", *names), number_styles()["sv"])]

    assert {row["number"] for row in rows if row["value"] is None} == {"1–4"}
    assert [row["value"] for row in rows if len(repr(row["value"]).partition(".")[2]) > 10] == []


def test_the_trace_file_has_a_row_for_every_figure_in_reading_order(tmp_path: Path) -> None:
    order = an_order("Närpes")
    pictures = pictures_of(order.municipalities)
    (page, trace) = export(
        order, pictures, languages=["sv"], formats=["html"], out=tmp_path, force=False, trace=True, on=TODAY
    )
    rows = json.loads(trace.read_text(encoding="utf-8"))

    assert trace.name == "narpes.sv.trace.json"
    document = a_draft("sv", "Närpes")
    assert rows == trace_of(document, number_styles()["sv"])
    assert all(set(row) == set(_row("1")) for row in rows)
    assert numbers_without_origin(text_of_html(page.read_bytes()), rows) == []
