"""The map of the start page: every municipality as a shape that leads to its page, tinted by one official share."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from django.template.loader import render_to_string

from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, FigureKind, NumberStyle, written
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.reading import imported_snapshot, shares_by_municipality

SHOWN_YEAR = 2025
STEPS_IN_PERCENT = (2, 4, 6, 10, 15)


@dataclass(frozen=True, slots=True)
class Place:
    slug: str
    path: str
    label: str
    level: int


@dataclass(frozen=True, slots=True)
class Step:
    level: int
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    view_box: str
    places: tuple[Place, ...]
    scale: tuple[Step, ...]


@lru_cache(maxsize=3)
def drawn_map(language: str) -> str:
    """The map with its legend as HTML, in the active language, which has to be `language`.

    Kept in memory: it changes only with the snapshot, that is with the program. NotPossible while there is none.
    """
    imported_snapshot()
    return render_to_string("publicsite/parts/map.html", {"map": map_of_shares(language)})


def map_of_shares(language: str) -> Map:
    """Every municipality's shape, name and share, and the classes of the shares."""
    style = number_styles()[language]
    drawn = json.loads(files("kotosilta.publicsite").joinpath("map_paths.json").read_text("utf-8"))
    shares = shares_by_municipality(SHOWN_YEAR)
    places = tuple(
        Place(
            slug=municipality.slug,
            path=drawn["paths"][municipality.code],
            label=f"{municipality.name.in_language(language)}: {written(shares[municipality.code], style)}",
            level=bisect_right(STEPS_IN_PERCENT, shares[municipality.code].value),
        )
        for municipality in all_municipalities()
    )
    return Map(view_box=drawn["view_box"], places=places, scale=tuple(_scale(style)))


def _scale(style: NumberStyle) -> list[Step]:
    """The classes in words: "under 2 %", "2–4 %", … and the open last one."""
    edges = [written(_edge(step), style) for step in STEPS_IN_PERCENT]
    between = [
        Step(level, f"{low}–{written(_edge(high), style)}")
        for level, (low, high) in enumerate(pairwise(STEPS_IN_PERCENT), start=1)
    ]
    return [Step(0, f"< {edges[0]}"), *between, Step(len(STEPS_IN_PERCENT), f"≥ {edges[-1]}")]


def _edge(percent: int) -> Figure:
    return Figure(percent, FigureKind.PERCENT_WHOLE, "SSS", "foreign_language_share", SHOWN_YEAR, "statfin", ())
