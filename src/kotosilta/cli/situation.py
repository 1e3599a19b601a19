"""`kotosilta situation`: what is officially known of a municipality, and the findings suggested by rule."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.naming import municipality_named
from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.content.catalogue import Indicator
from kotosilta.content.indicator_catalogue import catalogue_sources, offered
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, FigureKind, Observation, written
from kotosilta.publishing.text import plain
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.reading import picture_of
from kotosilta.situation.telling import FindingTold, tell_findings

# A value of these kinds is not exact, whatever number stands behind it; only its printed form is given.
NOT_EXACT = frozenset({FigureKind.ABOUT, FigureKind.RANGE_1_4})


def run(options: argparse.Namespace) -> int:
    """A table of the latest figures; the JSON holds all years with their sources."""
    municipality = municipality_named(options.municipality)
    prepare_database()
    picture = picture_of(municipality)
    findings = tell_findings(picture, options.language)
    if options.json:
        print_json(_described(picture, findings, options.language))
        return DONE
    _print_figures(picture, options.language, history=False)
    history = gettext("History: figures that do not describe today")
    print(f"\n{history}")
    _print_figures(picture, options.language, history=True)
    for told in findings:
        print(f"\n{told.title}\n{plain(told.sentence, number_styles()[options.language])}")
    return DONE


def _print_figures(picture: Picture, language: str, *, history: bool) -> None:
    name = picture.municipality.own_name
    header = (gettext("year"), name, gettext("region"), gettext("whole country"), gettext("figure"))
    shown = [each for each in offered(picture.own).values() if picture.own.get(each.key) and each.history is history]
    print_table(header, [_row(each, picture, language) for each in shown])


def _row(indicator: Indicator, picture: Picture, language: str) -> tuple[str, ...]:
    own = picture.own[indicator.key].latest
    if own is None:
        return "", "", "", "", indicator.title.in_language(language)
    beside = (picture.region.get(indicator.key), picture.country.get(indicator.key))
    return (
        str(own.year) if own.year else gettext("not stated"),
        _printed(figure_of(own), language),
        *(_beside(own, series, language) for series in beside),
        indicator.title.in_language(language),
    )


def _beside(own: Observation, series: Series | None, language: str) -> str:
    """The latest of region or country, with its year where that is another one than the municipality's."""
    if series is None or series.latest is None:
        return ""
    printed = _printed(figure_of(series.latest), language)
    return printed if series.latest.year == own.year else f"{printed} ({series.latest.year})"


def _printed(figure: Figure, language: str) -> str:
    return written(figure, number_styles()[language])


def _described(picture: Picture, findings: tuple[FindingTold, ...], language: str) -> dict[str, object]:
    municipality = picture.municipality
    return {
        "municipality": {"code": municipality.code, "name": municipality.own_name, "slug": municipality.slug},
        "indicators": [
            _indicator(each, picture, language) for each in offered(picture.own).values() if picture.own.get(each.key)
        ],
        "findings": [_finding(told, language) for told in findings],
    }


def _indicator(indicator: Indicator, picture: Picture, language: str) -> dict[str, object]:
    places = {"own": picture.own, "region": picture.region, "country": picture.country}
    return {
        "key": indicator.key,
        "title": indicator.title.in_language(language),
        "unit": indicator.unit,
        "history": indicator.history,
        "source": catalogue_sources()[indicator.source].attribution.in_language(language),
        "table": indicator.table,
        **{place: _years(known.get(indicator.key), language) for place, known in places.items()},
    }


def _years(series: Series | None, language: str) -> list[dict[str, object]]:
    return [_observation(seen, language) for seen in series.observations] if series else []


def _observation(seen: Observation, language: str) -> dict[str, object]:
    return {"id": seen.id, "year": seen.year, **_value(figure_of(seen), language)}


def _value(figure: Figure, language: str) -> dict[str, object]:
    exact = figure.kind not in NOT_EXACT
    return {
        "value": figure.value if exact else None,
        "printed": _printed(figure, language),
        "source": figure.source,
        "method": figure.method,
    }


def _finding(told: FindingTold, language: str) -> dict[str, object]:
    finding = told.finding
    return {
        "kind": finding.kind.value,
        "question": finding.question,
        "title": told.title,
        "sentence": plain(told.sentence, number_styles()[language]),
        "so_what": told.so_what,
        "within_noise": finding.within_noise,
        "figures": {
            name: {
                **_value(figure, language),
                "area": figure.area,
                "year": figure.year,
                "observations": list(figure.observations),
            }
            for name, figure in finding.figures.items()
        },
    }
