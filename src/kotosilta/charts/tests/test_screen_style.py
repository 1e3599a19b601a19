"""The style sheet of the screen and the palette of paper say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kotosilta.charts import palette
from kotosilta.charts.marks import SMALL_KINDS, sizes_for
from kotosilta.charts.spec import Role

STATIC = Path(__file__).parents[2] / "web" / "static" / "web"
CSS = (STATIC / "charts.css").read_text("utf-8")
TOKENS = (STATIC / "tokens.css").read_text("utf-8")
IN_COLOUR, _, MEDIA = CSS.partition("@media")
SHADES = {
    "ink": palette.INK,
    "ink-soft": palette.INK_SOFT,
    "grid": palette.GRID,
    "band": palette.BAND,
    "edge": palette.BAND_EDGE,
    "leader": palette.LEADER,
    **{str(role): palette.COLOUR[role] for role in Role},
}


def _rules(css: str) -> dict[str, dict[str, str]]:
    """The declarations of every selector; a later rule for the same selector adds to the earlier one."""
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/|@layer charts \{", "", css)):
        declared = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        for selector in selectors.split(","):
            rules.setdefault(selector.strip(), {}).update(declared)
    return rules


def _on_screen(kind: str) -> dict[str, str]:
    """What the cascade gives a mark of that kind: the group first, then the role's own."""
    rules, (group, *role) = _rules(IN_COLOUR), kind.split()
    found = dict(rules.get(f".chart .{group}", {}))
    for each in role:
        found |= rules.get(f".chart .{each}", {}) | rules.get(f".chart .{group}.{each}", {})
    return found


def _on_paper(kind: str) -> dict[str, str]:
    return dict(re.findall(r'([\w-]+)="([^"]*)"', palette.PAPER[kind]))


def _colour(declared: str, kind: dict[str, str]) -> str:
    """What a declared colour is in light: variables with their fallbacks followed to the end."""
    known = {"--colour": kind.get("--colour", ""), "--under": "var(--sheet, #fff)"}
    while match := re.fullmatch(r"var\((--[\w-]+)(?:, ([^)]+))?\)", declared):
        declared = known.get(match[1]) or match[2]
    return "#ffffff" if declared == "#fff" else declared


@pytest.mark.parametrize("kind", palette.PAPER)
def test_a_mark_looks_the_same_on_screen_and_on_paper(kind: str) -> None:
    screen, paper = _on_screen(kind), _on_paper(kind)

    for side in ("fill", "stroke"):
        assert _colour(screen.get(side, "none"), screen) == paper.get(side, "none")
    if paper.get("stroke", "none") != "none":
        assert float(screen.get("stroke-width", "1")) == float(paper.get("stroke-width", "1"))
    for name in ("stroke-linecap", "stroke-linejoin", "paint-order", "font-weight"):
        assert screen.get(name) == paper.get(name)
    assert screen.get("stroke-dasharray", "").split() == paper.get("stroke-dasharray", "").split()


@pytest.mark.parametrize("name", SHADES)
def test_colours_without_tokens_and_on_printed_pages_are_those_of_paper(name: str) -> None:
    fallbacks = re.findall(rf"var\(--{name}, (#\w+)\)", IN_COLOUR)
    printed = re.search(rf"--{name}: (#\w+);", MEDIA.partition("@media print")[2])

    assert set(fallbacks) == {SHADES[name]}
    assert printed
    assert printed[1] == SHADES[name]


@pytest.mark.parametrize("name", sorted({*SHADES} - {"edge", "leader"}))
def test_the_tokens_of_the_light_page_are_the_colours_of_paper(name: str) -> None:
    token = re.search(rf"--{name}: (#\w+);", TOKENS)

    assert token
    assert token[1] == SHADES[name]


@pytest.mark.parametrize(("width", "chart"), [(640, ".chart"), (360, ".chart.compact")])
def test_type_is_as_large_as_it_was_measured(width: float, chart: str) -> None:
    rules, sizes = _rules(IN_COLOUR), sizes_for(width)

    assert rules[f"{chart} text"]["font-size"] == f"{sizes.text:g}px"
    assert {rules[f"{chart} .{kind}"]["font-size"] for kind in SMALL_KINDS} == {f"{sizes.small:g}px"}
    assert rules[".chart .value"]["font-weight"] == str(palette.TYPE_WEIGHT_OF_VALUES)


def test_forced_colours_use_only_the_reader_s_own() -> None:
    forced = MEDIA.partition("@media (forced-colors: active)")[2].partition("@media")[0]

    assert "#" not in forced
    assert {word for word in ("Canvas", "CanvasText") if word in forced} == {"Canvas", "CanvasText"}
