"""The committed paths of the map are those that the script makes: every municipality, none of them torn or hidden."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import brotli
import pytest

from kotosilta.municipalities.register import all_municipalities

ROOT = Path(__file__).parents[4]
COMMITTED = Path(__file__).parents[1] / "map_paths.json"
Point = tuple[int, int]
Border = tuple[Point, Point]
CELL = 40


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("make_map", ROOT / "tools" / "map" / "make_map.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    return dict(json.loads(COMMITTED.read_text("utf-8")))


def _rings(path: str) -> Iterator[list[Point]]:
    """The corners of every closed outline of a path, in whole units of the view box."""
    for ring in re.findall(r"M[^M]+z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        corners = [(numbers[0], numbers[1])]
        for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
            corners.append((corners[-1][0] + step_x, corners[-1][1] + step_y))
        yield corners


def _area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _sides(paths: dict[str, str]) -> set[Border]:
    rings = (ring for path in paths.values() for ring in _rings(path))
    return {(min(a, b), max(a, b)) for ring in rings for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)}


def _turn(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])


def _cross(one: Border, other: Border) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def test_the_map_is_exactly_what_the_script_makes_of_the_boundaries() -> None:
    script = _script()

    made = script.as_json(script.map_of(json.loads(script.SOURCE.read_text("utf-8"))))

    assert COMMITTED.read_text("utf-8") == made


def test_the_map_has_the_municipalities_of_the_register_and_no_others(drawn: dict[str, Any]) -> None:
    assert sorted(drawn["paths"]) == sorted(each.code for each in all_municipalities())


def test_every_path_is_closed_and_stays_inside_the_view_box(drawn: dict[str, Any]) -> None:
    _, _, width, height = (int(side) for side in drawn["view_box"].split())

    for path in drawn["paths"].values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+([ -]\d+)*z)+", path)
        for ring in _rings(path):
            assert len(set(ring)) >= 3
            assert all(0 < x < width and 0 < y < height for x, y in ring)


def test_the_smallest_municipality_is_large_enough_to_point_at(drawn: dict[str, Any]) -> None:
    """400 square units are about 6 × 6 pixels where the map is 44 rem high."""
    areas = {code: sum(_area(ring) for ring in _rings(path)) for code, path in drawn["paths"].items()}

    assert {code: area for code, area in areas.items() if area < 400} == {}


def test_neighbours_fit_together_because_no_border_crosses_another(drawn: dict[str, Any]) -> None:
    near: dict[tuple[int, int], list[Border]] = defaultdict(list)
    for (x1, y1), (x2, y2) in _sides(drawn["paths"]):
        for column in range(min(x1, x2) // CELL, max(x1, x2) // CELL + 1):
            for row in range(min(y1, y2) // CELL, max(y1, y2) // CELL + 1):
                near[column, row].append(((x1, y1), (x2, y2)))

    assert [pair for sides in near.values() for pair in combinations(sides, 2) if _cross(*pair)] == []


def test_the_paths_are_small_over_the_wire(drawn: dict[str, Any]) -> None:
    assert len(brotli.compress("".join(drawn["paths"].values()).encode())) < 12_000
