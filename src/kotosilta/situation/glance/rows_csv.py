"""The overview of all figures as an open file: one row for each indicator of the catalogue, here or not."""

from __future__ import annotations

import csv
import io

from django.utils.translation import override

from kotosilta.content.indicator_catalogue import Catalogued, catalogue_sources
from kotosilta.figures import Figure
from kotosilta.situation.csv import figure_in_file
from kotosilta.situation.glance.rows import Glance, NotHere, Row

HEADER = (
    *("question", "indicator", "indicator_title", "group_criterion", "unit"),
    *("year", "value", "preliminary", "first_year", "first_value"),
    *("region_year", "region", "country_year", "country"),
    *("others_known", "others_lowest", "others_middle", "others_highest", "beside_the_middle"),
    *("state", "source", "table", "licence"),
)


def glance_csv(glance: Glance, language: str) -> str:
    """Values as in the files of single indicators; columns have English names, titles and sources are in `language`.

    `state` says where figures are (shipped, confirmed, open, by_hand, asked, own, old), `beside_the_middle` what can be
    said of the difference (higher, lower, noise, unsure, count, nothing).
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    with override(language):
        for each in glance.questions:
            writer.writerows(_here(each.question.id, row, language) for row in (*each.today, *each.history))
            writer.writerows(_not_here(each.question.id, missing, language) for missing in each.not_here)
    return stream.getvalue()


def _here(question: str, row: Row, language: str) -> tuple[str, ...]:
    others = row.others
    return (
        *_named(question, row.indicator, language),
        *_dated(row.latest),
        "yes" if row.preliminary else "",
        *_dated(row.first),
        *_dated(row.region),
        *_dated(row.country),
        str(others.known) if others else "",
        *(_value(each) for each in ((others.low, others.middle, others.high) if others else (None, None, None))),
        row.difference,
        "old" if row.indicator.history else "shipped" if row.indicator.is_verified else "confirmed",
        *_from(row.indicator, language),
    )


def _not_here(question: str, missing: NotHere, language: str) -> tuple[str, ...]:
    indicator = missing.indicator
    return (*_named(question, indicator, language), *[""] * 14, missing.standing, *_from(indicator, language))


def _named(question: str, indicator: Catalogued, language: str) -> tuple[str, ...]:
    return question, indicator.key, indicator.title.in_language(language), indicator.criterion, indicator.unit


def _from(indicator: Catalogued, language: str) -> tuple[str, ...]:
    source = catalogue_sources()[indicator.source]
    return source.name.in_language(language), indicator.table, source.licence


def _dated(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "", ""
    return "" if figure.year is None else str(figure.year), _value(figure)


def _value(figure: Figure | None) -> str:
    return figure_in_file(figure) if figure else ""
