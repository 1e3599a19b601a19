"""The committed shapes of drawings are those that the script makes, of the same municipalities as the start page's."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from kotosilta.charts.shapes import place_of, shapes

ROOT = Path(__file__).parents[4]
ON_THE_START_PAGE = ROOT / "src" / "kotosilta" / "publicsite" / "map_paths.json"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_map", ROOT / "tools" / "map" / "make_map.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shapes_are_exactly_what_the_script_makes_of_the_boundaries(script: ModuleType) -> None:
    boundaries = json.loads(script.SOURCE.read_text("utf-8"))

    made = script.map_of(boundaries, scale=script.SMALL_SCALE, least_bend=script.LEAST_BEND)

    assert script.SMALL_RESULT.read_text("utf-8") == script.as_json(made)


def test_a_municipality_has_the_same_parts_as_on_the_start_page() -> None:
    large = json.loads(ON_THE_START_PAGE.read_text("utf-8"))["paths"]

    assert {code: path.count("M") for code, path in shapes().outlines.items()} == {
        code: path.count("M") for code, path in large.items()
    }


def test_every_part_is_closed_and_has_an_area() -> None:
    for code, outline in shapes().outlines.items():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+([ -]\d+)*z)+", outline)
        assert place_of(code).size > 4


def test_a_bend_that_encloses_little_is_left_out_and_the_ends_stay(script: ModuleType) -> None:
    straight, corner = [(0.0, 0.0), (5.0, 1.0), (10.0, 0.0)], [(0.0, 0.0), (5.0, 9.0), (10.0, 0.0)]

    assert script._without_bends(straight, 10) == [(0.0, 0.0), (10.0, 0.0)]
    assert script._without_bends(corner, 10) == corner


def test_an_island_keeps_three_corners(script: ModuleType) -> None:
    island = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]

    assert len(script._without_bends(island, 100)) == 4


def test_a_code_that_is_none_of_today_s_is_unknown() -> None:
    with pytest.raises(KeyError):
        place_of("999")
