"""Makes the shapes of the maps, on the start page and in drawings, from the official boundaries; needs only Python.

Neighbours share their border in the source. It is projected, opened and rounded once, as a border, so that they go on
fitting together without slivers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

SOURCE = Path(__file__).parent / "municipalities_incl_sea.topojson"
PRODUCT = Path(__file__).parents[2] / "src" / "kotosilta"
RESULT = PRODUCT / "publicsite" / "map_paths.json"
SMALL_RESULT = PRODUCT / "charts" / "map_shapes.json"

EARTH_RADIUS_IN_KM = 6371.0
CENTRAL_MERIDIAN = 27.0  # that of ETRS-TM35FIN, so that the country leans the way people know it from Finnish maps
UNITS_PER_KM = 2.0
MARGIN = 4
# A municipality whose area is less than that of a square this wide is opened up to it; a pointer has to find it.
NARROWEST = 22.0
# In drawings the map is a third as high: half the grid, without bends that enclose less than this (15 square km).
SMALL_SCALE = 0.5
LEAST_BEND = 60.0
REACH = 2.2  # how far around the municipality its neighbours give way, in widths of the opened one

Point = tuple[float, float]
Border = Sequence[Point]
GridPoint = tuple[int, int]
Places = TypeVar("Places", Point, GridPoint)


def map_of(topology: Mapping[str, Any], *, scale: float = 1, least_bend: float = 0) -> dict[str, Any]:
    """The view box and one path for each municipality, by its code: whole units, steps relative to the last point.

    Bends that enclose less than `least_bend` are left out, before everything is drawn `scale` times as large.
    """
    places = {each["properties"]["code"]: _rings(each) for each in topology["objects"]["municipalities"]["geometries"]}
    borders: list[Border] = [[projected(*position) for position in arc] for arc in _positions(topology)]
    for rings in places.values():
        borders = _opened(borders, rings)
    borders = [_without_bends(border, least_bend) for border in borders]
    left = min(x for border in borders for x, _ in border) - MARGIN
    top = min(y for border in borders for _, y in border) - MARGIN
    drawn = [[(round((x - left) * scale), round((y - top) * scale)) for x, y in border] for border in borders]
    width = max(x for border in drawn for x, _ in border) + MARGIN
    height = max(y for border in drawn for _, y in border) + MARGIN
    paths = {code: "".join(_path(_joined(ring, drawn)) for ring in rings) for code, rings in sorted(places.items())}
    return {"view_box": f"0 0 {width} {height}", "paths": paths}


def as_json(drawn: Mapping[str, Any]) -> str:
    """The file as it is committed: one municipality a line, so that a changed border is one changed line."""
    return json.dumps(drawn, indent=0) + "\n"


def _rings(place: Mapping[str, Any]) -> list[list[int]]:
    """The closed outlines of a municipality as numbers of borders; `~n` is border n run through backwards."""
    areas = [place["arcs"]] if place["type"] == "Polygon" else place["arcs"]
    return [ring for area in areas for ring in area]


def _positions(topology: Mapping[str, Any]) -> Iterable[list[Point]]:
    """Every border in degrees; the source keeps whole steps from point to point."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        positions = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            positions.append((left + x * scale_x, bottom + y * scale_y))
        yield positions


def projected(longitude: float, latitude: float) -> Point:
    """Degrees on the spherical transverse Mercator plane, in units of the drawing, y downwards."""
    east = math.radians(longitude - CENTRAL_MERIDIAN)
    north = math.radians(latitude)
    x = math.atanh(math.cos(north) * math.sin(east))
    y = math.atan2(math.tan(north), math.cos(east))
    return x * EARTH_RADIUS_IN_KM * UNITS_PER_KM, -y * EARTH_RADIUS_IN_KM * UNITS_PER_KM


def _opened(borders: list[Border], rings: Sequence[Sequence[int]]) -> list[Border]:
    """All borders, pushed outwards around a municipality that is too small to be pointed at."""
    outline = _joined(rings[0], borders)
    width = math.sqrt(sum(_area(_joined(ring, borders)) for ring in rings))
    if width >= NARROWEST:
        return borders
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    return [[_pushed(point, middle, NARROWEST / width) for point in border] for border in borders]


def _pushed(point: Point, middle: Point, by: float) -> Point:
    """Away from `middle`, `by` times there and fading to nothing at REACH; what was farther out stays farther out."""
    away = (point[0] - middle[0], point[1] - middle[1])
    reached = math.hypot(*away) / (REACH * NARROWEST)
    if reached >= 1:
        return point
    push = 1 + (by - 1) * (1 - reached**2) ** 2
    return (middle[0] + push * away[0], middle[1] + push * away[1])


def _without_bends(border: Border, least: float) -> Border:
    """The border without its smallest bends, the smallest first (Visvalingam and Whyatt 1993); its ends stay."""
    left = list(border)
    fewest = 4 if left[0] == left[-1] else 2
    while len(left) > fewest:
        bends = [_area(left[at - 1 : at + 2]) for at in range(1, len(left) - 1)]
        if min(bends) >= least:
            break
        del left[bends.index(min(bends)) + 1]
    return left


def _area(ring: Border) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _joined(ring: Sequence[int], borders: Sequence[Sequence[Places]]) -> list[Places]:
    """The borders of a ring one after the other; the last point is the first again."""
    points: list[Places] = []
    for number in ring:
        border = borders[number] if number >= 0 else borders[~number][::-1]
        points += border[1:] if points else border
    return points


def _path(ring: Sequence[GridPoint]) -> str:
    corners = [point for point, last in zip(ring[1:-1], ring, strict=False) if point != last]
    steps = [step for a, b in zip([ring[0], *corners], corners, strict=False) for step in (b[0] - a[0], b[1] - a[1])]
    # A minus sign keeps a number apart from the one before as well as a space does.
    written = " ".join(map(str, steps)).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{written}z"


if __name__ == "__main__":
    boundaries = json.loads(SOURCE.read_text("utf-8"))
    RESULT.write_text(as_json(map_of(boundaries)), "utf-8")
    SMALL_RESULT.write_text(as_json(map_of(boundaries, scale=SMALL_SCALE, least_bend=LEAST_BEND)), "utf-8")
