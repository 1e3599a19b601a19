"""The difference between two pictures as an open file: one row for everything that has changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kotosilta.language.translated import Translated
from kotosilta.situation.csv import value_in_file
from kotosilta.situation.frozen.differing import (
    Change,
    Difference,
    ForecastChange,
    SeriesChange,
    UnderQuestion,
    Value,
)
from kotosilta.situation.frozen.kept import KeptFigure, Said
from kotosilta.situation.frozen.official_told import Titles, expected, title_of
from kotosilta.situation.frozen.places import area_name

HEADER = (
    "question",
    "kind",
    "change",
    "area_code",
    "area",
    "indicator",
    "indicator_title",
    "year",
    "before",
    "after",
    "source",
    "retrieved_before",
    "retrieved_after",
)
HIDDEN, REVISED = "hidden", "revised"
# Spreadsheets take a cell that begins like this for a formula.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = dict[str, str]


def difference_csv(found: Difference, titles: Titles, language: str) -> str:
    """Everything that has changed; voices only counted. The active language has to be `language`.

    The columns have English names in every language; titles, texts and names of areas are in `language`.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    for what, codes in ((Change.NEW, found.joined), (Change.GONE, found.left)):
        writer.writerows({"kind": "municipality", "change": what} | _area(code, language) for code in codes)
    for under in found.questions:
        writer.writerows({"question": under.question} | row for row in _under(under, titles, language))
    return stream.getvalue()


def _under(under: UnderQuestion, titles: Titles, language: str) -> Iterator[Row]:
    for series in under.series:
        yield from _series(series, titles, language)
    for forecast in under.forecasts:
        yield _forecast(forecast, language)
    for figure in under.figures:
        before, after = (_figure(each, language) for each in figure.figures)
        yield _text("own_figure", figure.what, before, after)
    for kind, changes in (("conclusion", under.conclusions), ("finding", under.findings)):
        for each in changes:
            yield _text(kind, each.what, _said(each.before, language), _said(each.after, language))
    for count, what in zip(under.voices, (Change.NEW, Change.GONE), strict=True):
        if count:
            yield _text("voices", what, "", str(count))


def _series(change: SeriesChange, titles: Titles, language: str) -> Iterator[Row]:
    shared = {"kind": "official", **_area(change.area, language), "indicator": change.key}
    shared["indicator_title"] = title_of(change.key, titles, language)
    for before, after in change.revised:
        yield shared | {"change": REVISED} | _values(before, after)
    for value in change.new:
        yield shared | {"change": Change.NEW} | _values(None, value)
    for value in change.gone:
        yield shared | {"change": Change.GONE} | _values(value, None)
    for year in change.hidden:
        yield shared | {"change": HIDDEN, "year": str(year)}


def _values(before: Value | None, after: Value | None) -> Row:
    known = after or before
    year = known.seen.year if known else None
    return {
        "year": "" if year is None else str(year),
        "before": value_in_file(before.seen) if before else "",
        "after": value_in_file(after.seen) if after else "",
        "source": known.seen.source if known else "",
        "retrieved_before": before.retrieved if before else "",
        "retrieved_after": after.retrieved if after else "",
    }


def _forecast(change: ForecastChange, language: str) -> Row:
    values = (expected(change.area, change.group, change.year, each) for each in (change.before, change.after))
    before, after = (f"{each.value:.10g}" for each in values)
    shared = {"kind": "forecast", "change": Change.CHANGED, "indicator": change.group, "year": str(change.year)}
    return shared | _area(change.area, language) | {"before": before, "after": after}


def _figure(figure: KeptFigure | None, language: str) -> str:
    if figure is None:
        return ""
    value = f"<{figure.under}" if figure.value is None else figure.value
    return f"{_said(figure.title, language)}: {value} ({figure.on}; {figure.source})"


def _said(text: Said, language: str) -> str:
    return Translated.of(**text).shown(language)[1]


def _text(kind: str, what: Change, before: str, after: str) -> Row:
    return {"kind": kind, "change": what, "before": _harmless(before), "after": _harmless(after)}


def _area(code: str, language: str) -> Row:
    return {"area_code": code, "area": area_name(code, language)}


def _harmless(text: str) -> str:
    """A text that people wrote, which no spreadsheet reckons with."""
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
