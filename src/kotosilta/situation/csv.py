"""An indicator of a municipality as an open file: raw values, what they are of, and where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext, override

from kotosilta.content.catalogue import Indicator
from kotosilta.content.guidance import methods
from kotosilta.content.indicator_catalogue import catalogue, catalogue_sources
from kotosilta.figures import Figure, FigureKind, Observation
from kotosilta.figures.written import SMALLEST_SHOWN
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Picture, Series

HEADER = (
    "indicator",
    "indicator_title",
    "group",
    "area_code",
    "area",
    "year",
    "value",
    "unit",
    "source",
    "table",
    "licence",
    "method",
    "preliminary",
)


def indicator_csv(picture: Picture, key: str, language: str) -> str:
    """All years of the municipality, its region and the country, oldest first; what is missing has no row.

    Values have a decimal point. Derived persons are rounded to ten and small counts are ranges, as they are in print.
    The columns have English names in every language; titles, sources and names of areas are in `language`. KeyError for
    an unknown indicator.
    """
    indicator = catalogue()[key]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    with override(language):
        for area, series in _all_series(picture, key, language):
            writer.writerows(_row(indicator, area, seen, language) for seen in series.observations)
    return stream.getvalue()


def _all_series(picture: Picture, key: str, language: str) -> Iterator[tuple[str, Series]]:
    municipality = picture.municipality
    names = (
        (municipality.name.in_language(language), picture.own),
        (municipality.region.name.in_language(language), picture.region),
        (gettext("Whole country"), picture.country),
    )
    for name, known in names:
        for found in known:
            if found.split("/")[0] == key:
                yield name, known[found]


def _row(indicator: Indicator, area: str, seen: Observation, language: str) -> tuple[str, ...]:
    source = catalogue_sources()[seen.source]
    return (
        seen.indicator,
        indicator.title.in_language(language),
        seen.group,
        seen.area,
        area,
        "" if seen.year is None else str(seen.year),
        value_in_file(seen),
        indicator.unit,
        source.name.in_language(language),
        _table(indicator, seen),
        source.licence,
        methods()[seen.method].title.in_language(language) if seen.method else "",
        "yes" if seen.preliminary else "",
    )


def _table(indicator: Indicator, seen: Observation) -> str:
    """The table of the row's own source; persons are counted from two tables, and both are named."""
    if seen.method == "persons_from_share":
        return indicator.table
    return catalogue_sources()[seen.source].table or indicator.table.rpartition("; ")[2]


def value_in_file(seen: Observation) -> str:
    """The raw value; only what is not exact in print is not exact here either."""
    return figure_in_file(figure_of(seen))


def figure_in_file(figure: Figure) -> str:
    """The raw value of a figure, no more exact than it is in print."""
    match figure.kind:
        case FigureKind.RANGE_1_4:
            return "1-4"
        case FigureKind.ABOUT if figure.value < SMALLEST_SHOWN:
            return f"<{SMALLEST_SHOWN}"
        case FigureKind.ABOUT:
            return str(round(figure.value / 10) * 10)
        case _:
            return f"{figure.value:.10g}"
