"""Texts are as wide as they are thought to be: measured against the faces that print them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import typst

from kotosilta.charts.text_width import breakable, text_width, wrapped

PACKAGE = Path(__file__).parents[2]
FONTS = PACKAGE / "publishing" / "fonts"
REGISTER = PACKAGE / "content" / "files" / "registers" / "municipalities.csv"
MEASURE = """
#set text(font: "Source Sans 3", size: 100pt, kerning: false)
#for weight in (400, 600) {
  context [#metadata(json(bytes(sys.inputs.texts)).map(said => measure(text(weight: weight, said)).width.pt()))<widths>]
}
"""


def test_a_text_is_never_drawn_wider_than_it_was_measured_and_not_much_narrower() -> None:
    with REGISTER.open(encoding="utf-8") as rows:
        names = {row[column] for row in csv.DictReader(rows) for column in row if column.endswith(("_fi", "_sv"))}
    said = sorted(
        {*names, "12\u00a0345,6\u00a0%", "\u22121\u202f234", "cirka 1\u00a0870 (2022–2025)", "siffror till 2024"}
    )

    answer = typst.query(
        MEASURE.encode(),
        "<widths>",
        field="value",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        sys_inputs={"texts": json.dumps(said)},
    )

    for drawn in json.loads(answer):
        for text, width in zip(said, drawn, strict=True):
            assert width <= text_width(text, 100) * 1.002
            assert text_width(text, 100) <= width * 1.1


def test_words_that_do_not_fit_are_divided_at_their_own_hyphen_first() -> None:
    assert breakable("Etelä-Pohjanmaa", 14, 60) == ["Etelä-", "Pohjan-", "maa"]


def test_words_are_laid_into_lines() -> None:
    assert wrapped(["en", "två", "tre"], 10, text_width("en två", 10)) == [("en", "två"), ("tre",)]
    assert wrapped([], 10, 100) == []
