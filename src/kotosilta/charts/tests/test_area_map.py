"""What a map shows: every municipality in the tone of its class, the own one outlined, named and with its value."""

from __future__ import annotations

import brotli
import pytest

from kotosilta.charts.draw import area_map
from kotosilta.charts.palette import PAPER, TONES
from kotosilta.charts.shapes import place_of, shapes
from kotosilta.charts.spec import AreaMap, Drawing, MapArea, MapStep, Role
from kotosilta.charts.tests import drawings
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, points, printed, said

STEPS = (MapStep(0, "under 5 %"), MapStep(5, "5–10 %"), MapStep(10, "10 % eller mer"))
NARPES, KASKO, HELSINKI, UTSJOKI = "545", "231", "091", "890"


def _drawn(*areas: MapArea, width: float = 640, steps: tuple[MapStep, ...] = STEPS) -> Drawing:
    return area_map(AreaMap("Andel", "Beskrivning", areas, steps, "ingen uppgift"), SWEDISH, width)


def _whole_country(own: str = NARPES) -> list[MapArea]:
    return [
        MapArea(code, "Närpes" if code == own else "", Role.OWN if code == own else Role.PEER, a_figure(float(at % 20)))
        for at, code in enumerate(shapes().outlines)
    ]


def _outlines(drawing: Drawing, kind: str) -> str:
    return "".join(shape["d"] for shape in drawings.shapes(drawing, kind))


@pytest.mark.parametrize(("share", "tone"), [(0, "s1"), (4.9, "s1"), (5, "s3"), (9.9, "s3"), (10, "s6"), (80, "s6")])
def test_a_municipality_has_the_tone_of_its_class(share: float, tone: str) -> None:
    drawing = _drawn(MapArea(NARPES, "Närpes", Role.OWN, a_figure(share)))

    assert _outlines(drawing, f"area {tone}") == shapes().outlines[NARPES]


def test_what_lies_below_the_lowest_class_belongs_to_it() -> None:
    drawing = _drawn(MapArea(NARPES, "Närpes", Role.OWN, a_figure(-3)))

    assert _outlines(drawing, "area s1") == shapes().outlines[NARPES]


def test_without_a_figure_a_municipality_is_bare_and_that_is_said() -> None:
    hidden = MapArea(KASKO, "Kaskö", Role.OWN, None)
    drawing = _drawn(MapArea(NARPES, "", Role.PEER, a_figure(3)), hidden)

    bare = _outlines(drawing, "area bare")
    assert shapes().outlines[KASKO] in bare
    assert shapes().outlines[HELSINKI] in bare
    assert shapes().outlines[NARPES] not in bare
    assert said(drawing, "note").count("ingen uppgift") == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_the_own_municipality_is_outlined_named_and_measured(width: float) -> None:
    drawing = _drawn(*_whole_country(), width=width)

    assert _outlines(drawing, "outline own") == shapes().outlines[NARPES]
    assert said(drawing, "label own")[0].startswith("Närpes")
    assert len(printed(drawing)) == len(drawing.figures) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_leads_from_the_name_into_the_municipality(width: float) -> None:
    drawing = _drawn(*_whole_country(), width=width)

    [leader], [outline] = drawings.shapes(drawing, "leader"), drawings.shapes(drawing, "outline own")
    moved, scale = outline["transform"].split(") scale(")
    left, top = map(float, moved.removeprefix("translate(").split())
    x, y = place_of(NARPES).middle
    [[(from_x, from_y), _]] = points(leader["d"])
    assert from_x == pytest.approx(left + x * float(scale[:-1]), abs=0.5)
    assert from_y == pytest.approx(top + y * float(scale[:-1]), abs=0.5)


def test_a_municipality_that_is_hardly_seen_has_a_ring() -> None:
    small = _drawn(MapArea(KASKO, "Kaskö", Role.OWN, a_figure(3)))
    large = _drawn(MapArea(UTSJOKI, "Utsjoki", Role.OWN, a_figure(3)))

    assert len(drawings.shapes(small, "ring own")) == 1
    assert drawings.shapes(large, "ring own") == []


def test_too_many_names_are_left_out_except_the_own_one() -> None:
    named = [MapArea(area.code, area.label or area.code, area.role, area.figure) for area in _whole_country()]

    assert len(printed(_drawn(*named))) == 1


def test_classes_are_told_apart_by_lightness_and_explained_from_the_lowest_on() -> None:
    drawing = _drawn(*_whole_country())

    assert list(TONES.values()) == sorted(TONES.values())
    assert "stroke-dasharray" in PAPER["area bare"]
    assert said(drawing, "note") == [step.label for step in STEPS]


def test_a_map_of_one_class_and_one_of_equal_values_are_drawn() -> None:
    one = _drawn(MapArea(NARPES, "Närpes", Role.OWN, a_figure(3)), steps=STEPS[:1])

    assert _outlines(one, "area s1") == shapes().outlines[NARPES]


def test_a_map_is_small_over_the_wire() -> None:
    assert len(brotli.compress(_drawn(*_whole_country()).screen.encode())) < 9_000


@pytest.mark.parametrize(
    ("areas", "steps"),
    [
        ((), STEPS),
        ((MapArea(NARPES, "Närpes", Role.OWN, None),), STEPS),
        ((MapArea(NARPES, "Närpes", Role.OWN, a_figure(3)),), ()),
        ((MapArea(NARPES, "Närpes", Role.OWN, a_figure(3)),), STEPS * 3),
        ((MapArea("999", "Okänd", Role.OWN, a_figure(3)),), STEPS),
    ],
)
def test_nothing_to_draw_and_strangers_are_refused(areas: tuple[MapArea, ...], steps: tuple[MapStep, ...]) -> None:
    with pytest.raises(ValueError, match=r"nothing to draw|not a municipality"):
        _drawn(*areas, steps=steps)


def test_every_municipality_of_today_has_a_place_inside_the_country() -> None:
    for code in shapes().outlines:
        x, y = place_of(code).middle
        assert 0 < x < shapes().width
        assert 0 < y < shapes().height
