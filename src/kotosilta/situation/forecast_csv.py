"""The forecast of a municipality as an open file: rounded as in print, with intervals and how wrong it has been."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kotosilta.content.guidance import methods
from kotosilta.situation.outlook import INDICATOR, METHOD, outlook, rounded
from kotosilta.situation.picture import Picture
from kotosilta.statistics.forecast.apply import Forecast, Point
from kotosilta.statistics.forecast.intervals import LEVELS

HEADER = (
    *("indicator", "area_code", "area", "origin_year", "year", "expected"),
    *(f"{bound}_{level}" for level in LEVELS for bound in ("low", "high")),
    *("unit", "earlier_forecasts", "earlier_mean_error_percent", "earlier_number", "method", "licence"),
)


def forecast_csv(picture: Picture, key: str, language: str) -> str:
    """One row for each horizon; only the header where there is no forecast. KeyError for an unknown key.

    The columns have English names in every language; the name of the area and the method are in `language`.
    """
    group = {name: group for group, name in METHOD.items()}[key]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    for found in outlook(picture):
        if found.group == group and isinstance(found, Forecast):
            writer.writerows(_rows(found, picture, language))
    return stream.getvalue()


def _rows(forecast: Forecast, picture: Picture, language: str) -> Iterator[tuple[str, ...]]:
    municipality = picture.municipality
    for point in forecast.points:
        yield (
            *(INDICATOR[forecast.group], municipality.code, municipality.name.in_language(language)),
            *(str(forecast.origin), str(point.year), _whole(point.value, forecast.group)),
            *(_whole(bound, forecast.group) for _, low, high in point.intervals for bound in (low, high)),
            "persons",
            *_earlier(point),
            methods()[METHOD[forecast.group]].title.in_language(language),
            "CC BY 4.0",
        )


def _earlier(point: Point) -> tuple[str, str, str]:
    """From when earlier forecasts are, how wrong they were, and how many, one after the other."""
    years = (str(each.first) if each.first == each.last else f"{each.first}-{each.last}" for each in point.missed)
    errors = (f"{100 * each.error:.1f}" for each in point.missed)
    numbers = (str(each.n) for each in point.missed)
    return "; ".join(years), "; ".join(errors), "; ".join(numbers)


def _whole(persons: float, group: str) -> str:
    return f"{rounded(persons, group):.0f}"
