"""The share of foreign-language speakers in every municipality as a map; the own one and those beside it are named."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from django.utils.translation import gettext

from kotosilta.charts.spec import AreaMap, MapArea, MapStep, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, FigureKind, written
from kotosilta.municipalities.register import all_municipalities
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import COUNTRY, Picture
from kotosilta.situation.surroundings import Everywhere, Surroundings, latest_year
from kotosilta.situation.telling.sentences import as_text, sentence
from kotosilta.situation.telling.told import Closer, NumberTable
from kotosilta.statistics.derive import SHARE

KEY = "map"
STEPS_IN_PERCENT = (2, 4, 6, 10, 15)  # as on the start page


def map_of_shares(picture: Picture, indicator: Indicator, around: Surroundings, language: str) -> Closer | None:
    """The map of the municipality's latest year; None for other indicators or an unknown share."""
    year = latest_year(picture)
    every = around.everywhere.get(year) if year else None
    code = picture.municipality.code
    if indicator.key != SHARE or every is None or code not in every.shares:
        return None
    told = sentence("map_said", language, year=str(every.year), own=figure_of(every.shares[code]))
    name = gettext("On the map")
    title = f"{indicator.title.in_language(language)}. {name}"
    chart = AreaMap(
        title=title,
        description=as_text(told, number_styles()[language]),
        areas=_areas(picture, every, language),
        steps=tuple(MapStep(float(low), label) for low, label in _steps(language)),
        without=gettext("no figure"),
    )
    return Closer(KEY, name, (told,), chart, _table(title, every, language), (sentence("no_judgement", language),))


def _areas(picture: Picture, every: Everywhere, language: str) -> tuple[MapArea, ...]:
    peers = picture.peers.municipalities if picture.peers and picture.peers.series else ()
    named = {each.code: Role.PEER for each in peers} | {picture.municipality.code: Role.OWN}
    return tuple(
        MapArea(
            each.code,
            each.name.in_language(language) if each.code in named else "",
            named.get(each.code, Role.COUNTRY),
            figure_of(every.shares[each.code]) if each.code in every.shares else None,
        )
        for each in all_municipalities()
    )


def _steps(language: str) -> list[tuple[int, str]]:
    """The classes with their names: "under 2 %", "2–4 %", … and the open last one."""
    style = number_styles()[language]
    edges = [written(_whole(each), style) for each in STEPS_IN_PERCENT]
    between = [f"{low}–{edge}" for low, edge in zip(STEPS_IN_PERCENT[:-1], edges[1:], strict=True)]
    names = [f"< {edges[0]}", *between, f"≥ {edges[-1]}"]
    return list(zip((0, *STEPS_IN_PERCENT), names, strict=True))


def _whole(percent: int) -> Figure:
    return Figure(percent, FigureKind.PERCENT_WHOLE, COUNTRY, SHARE, None, "", ())


def _table(title: str, every: Everywhere, language: str) -> NumberTable:
    """How many municipalities are in each class: a table of three hundred rows would tell nobody more."""
    counted = Counter(bisect_right(STEPS_IN_PERCENT, seen.value) for seen in every.shares.values())
    rows: list[tuple[Inlines, ...]] = [
        ((name,), (str(counted[place]),)) for place, (_, name) in enumerate(_steps(language))
    ]
    return NumberTable(f"{title} ({every.year})", (gettext("Share"), gettext("Municipalities")), tuple(rows))
