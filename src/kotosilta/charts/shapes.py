"""The shapes of today's municipalities for drawings; `tools/map` makes them from the official boundaries."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shapes:
    """How large the country is, in units of the shapes, and the outline of each municipality by its code."""

    width: int
    height: int
    outlines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a municipality's largest part, and how large that part is."""

    middle: Point
    size: float


@lru_cache(maxsize=1)
def shapes() -> Shapes:
    """All municipalities."""
    drawn = json.loads(files("kotosilta.charts").joinpath("map_shapes.json").read_text("utf-8"))
    _, _, width, height = map(int, drawn["view_box"].split())
    return Shapes(width, height, drawn["paths"])


@lru_cache(maxsize=308)
def place_of(code: str) -> Place:
    """Where to point for a municipality. Raises KeyError for a code that is none of today's."""
    parts = [_corners(part) for part in re.findall(r"M[^M]+", shapes().outlines[code])]
    return max((_place(corners) for corners in parts), key=lambda place: place.size)


def _corners(part: str) -> list[Point]:
    x, y, *steps = map(int, re.findall(r"-?\d+", part))
    corners: list[Point] = [(x, y)]
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        corners.append((x, y))
    return corners


def _place(corners: list[Point]) -> Place:
    """Centre of mass; the size is the side of a square as large."""
    pairs = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    doubled = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    whole = sum(doubled)
    if not whole:
        return Place(corners[0], 0)
    middle = tuple(
        sum((a[axis] + b[axis]) * part for (a, b), part in zip(pairs, doubled, strict=True)) / (3 * whole)
        for axis in (0, 1)
    )
    return Place((middle[0], middle[1]), abs(whole / 2) ** 0.5)
