"""`kotosilta forecast`: what is expected of a municipality's population, and how well such forecasts have done."""

from __future__ import annotations

import argparse
from gettext import gettext

import msgspec

from kotosilta.cli.naming import municipality_named
from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.content.load import number_styles
from kotosilta.language.said import in_words
from kotosilta.municipalities.model import Municipality
from kotosilta.publishing.text import plain
from kotosilta.situation.importing import SNAPSHOT, observations_of_today
from kotosilta.situation.outlook import outlook
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import picture_of
from kotosilta.situation.telling import ForecastTold, tell_forecasts
from kotosilta.statistics.forecast.apply import NoForecast, Outlook, Point
from kotosilta.statistics.forecast.backtest import Row, backtest
from kotosilta.statistics.forecast.rules import panels
from kotosilta.statistics.snapshot import read_projection_of_2012


def run(options: argparse.Namespace) -> int:
    """The forecast of one municipality, or the backtest of the methods over all of them."""
    if options.backtest:
        return _backtest(options)
    return _municipality(municipality_named(options.municipality), options)


def _municipality(municipality: Municipality, options: argparse.Namespace) -> int:
    prepare_database()
    picture = picture_of(municipality)
    if options.json:
        print_json(_described(picture, options.language))
        return DONE
    for told in tell_forecasts(picture, options.language):
        _print(told, options.language)
    return DONE


def _print(told: ForecastTold, language: str) -> None:
    style = number_styles()[language]
    print(told.title)
    if told.table:
        rows = [[plain(cell, style) for cell in row] for row in told.table.rows]
        print_table(told.table.header, rows)
    for sentence in told.sentences:
        print(plain(sentence, style))
    print(f"{told.source}\n")


def _described(picture: Picture, language: str) -> dict[str, object]:
    municipality = picture.municipality
    return {
        "municipality": {"code": municipality.code, "name": municipality.own_name, "slug": municipality.slug},
        "forecasts": [_outlook(found, language) for found in outlook(picture)],
    }


def _outlook(found: Outlook, language: str) -> dict[str, object]:
    if isinstance(found, NoForecast):
        return {
            "group": found.group,
            "origin": None,
            "points": [],
            "no_forecast": {"key": found.key, "reason": in_words(found.reason, language)},
        }
    return {
        "group": found.group,
        "origin": found.origin,
        "base": round(found.base, 1),
        "estimated": {str(year): round(persons, 1) for year, persons in found.estimated},
        "size_class": found.size_class,
        "points": [_point(point) for point in found.points],
        "no_forecast": None,
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "horizon": point.horizon,
        "year": point.year,
        "value": round(point.value, 1),
        "intervals": {str(level): [round(low, 1), round(high, 1)] for level, low, high in point.intervals},
        "earlier_forecasts": [msgspec.to_builtins(missed) for missed in point.missed],
    }


def _backtest(options: argparse.Namespace) -> int:
    """Straight from the files that come with the program: nothing is needed but them."""
    observations, _ = observations_of_today()
    rows = backtest(*panels(observations), read_projection_of_2012(SNAPSHOT))
    if options.json:
        print_json([msgspec.to_builtins(row) for row in rows])
        return DONE
    header = (
        gettext("group"),
        gettext("size class"),
        gettext("years ahead"),
        gettext("forecasts"),
        gettext("mean error, per cent"),
        gettext("inside 50/80/95"),
        gettext("method"),
    )
    print_table(header, [_row(row) for row in rows])
    return DONE


def _row(row: Row) -> tuple[str, ...]:
    inside = (row.coverage50, row.coverage80, row.coverage95)
    within = "/".join(f"{100 * each:.0f}" for each in inside if each is not None)
    return row.group, row.size_class, str(row.horizon), str(row.n), f"{100 * row.mape:.1f}", within, row.method
