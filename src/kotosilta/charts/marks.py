"""What a drawing is made of, and the one place where it becomes SVG: classes on the screen, colours on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from kotosilta.charts.palette import GROUND, PAPER, TYPE_FAMILY, TYPE_WEIGHT_OF_VALUES
from kotosilta.charts.spec import Drawing
from kotosilta.figures import Figure

# What no XML document may hold, old control characters, and those that turn the direction of the text around them.
_NOT_DRAWN = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
COMPACT_BELOW = 480


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in user units: `text` for labels and values, `small` for years and notes. `charts.css` too."""

    text: float
    small: float


def sizes_for(width: float) -> Sizes:
    """A compact drawing is scaled down on a phone, so its type is larger."""
    return Sizes(17, 16) if width < COMPACT_BELOW else Sizes(14, 13)


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn thing: `kind` is its class on screen and its entry in the palette on paper."""

    kind: str
    tag: str
    geometry: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x`, `y` are the anchor on the baseline. `value` is a printed figure, set in semi-bold."""

    kind: str
    x: float
    y: float
    text: str
    value: str = ""
    anchor: str = "start"


Mark = Shape | Words


def units(number: float) -> str:
    """A coordinate with at most one decimal."""
    said = f"{number:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def path(kind: str, *points: tuple[float, float]) -> Shape:
    """An open line through `points`."""
    return Shape(kind, "path", f'd="M{"L".join(f"{units(x)} {units(y)}" for x, y in points)}"')


def paths(kind: str, stretches: Sequence[Sequence[tuple[float, float]]]) -> Shape:
    """Several open lines as one mark."""
    drawn = ("L".join(f"{units(x)} {units(y)}" for x, y in stretch) for stretch in stretches)
    return Shape(kind, "path", f'd="{"".join(f"M{line}" for line in drawn)}"')


def dot(kind: str, x: float, y: float, radius: float) -> Shape:
    """A circle."""
    return Shape(kind, "circle", f'cx="{units(x)}" cy="{units(y)}" r="{units(radius)}"')


def rectangle(kind: str, x: float, y: float, width: float, height: float) -> Shape:
    """An upright rectangle."""
    return Shape(kind, "rect", f'x="{units(x)}" y="{units(y)}" width="{units(width)}" height="{units(height)}"')


def polygon(kind: str, corners: Sequence[tuple[float, float]]) -> Shape:
    """A closed area."""
    return Shape(kind, "path", f'd="M{"L".join(f"{units(x)} {units(y)}" for x, y in corners)}Z"')


def boxes(kind: str, corners: Sequence[tuple[float, float, float, float]]) -> Shape:
    """Several upright rectangles (left, top, right, bottom) as one mark."""
    drawn = []
    for corner in corners:
        left, top, right, bottom = map(units, corner)
        drawn.append(f"M{left} {top}H{right}V{bottom}H{left}Z")
    return Shape(kind, "path", f'd="{"".join(drawn)}"')


def pile(kind: str, spans: Sequence[tuple[float, float]], levels: Sequence[float]) -> Shape:
    """Bars (from, to) that lie on one another as one area: bar n lies between the levels n and n + 1."""
    said = [units(level) for level in levels]
    up = "".join([f"H{end:.1f}V{level}" for (_, end), level in zip(spans, said[1:], strict=True)])
    down = "".join([f"H{start:.1f}V{level}" for (start, _), level in zip(spans[::-1], said[-2::-1], strict=True)])
    return Shape(kind, "path", f'd="M{units(spans[0][0])} {said[0]}{up}{down}Z"')


def specks(kind: str, places: Sequence[tuple[float, float]]) -> Shape:
    """Many small dots as one mark: lines of no length with round ends."""
    return Shape(kind, "path", f'd="{"".join(f"M{x:.1f} {y:.1f}h.01" for x, y in places)}"')


def in_xml(text: str) -> str:
    """`text` escaped, without control characters."""
    return escape(_NOT_DRAWN.sub("", text), quote=False)


def finished(
    marks: Sequence[Mark], *, title: str, description: str, width: float, height: float, figures: Sequence[Figure]
) -> Drawing:
    """The drawing in both media from the same marks; ids come from the content, so that pages may hold many."""
    sizes = sizes_for(width)
    told, more = in_xml(title), in_xml(description)
    body = "".join(_on_screen(mark) for mark in marks)
    key = sha256(f"{width} {told} {more} {body}".encode()).hexdigest()[:12]
    words = f'<title id="t{key}">{told}</title><desc id="d{key}">{more}</desc>'
    box = f'viewBox="0 0 {units(width)} {units(height)}" role="img" aria-labelledby="t{key} d{key}"'
    compact = " compact" if width < COMPACT_BELOW else ""
    size = f'width="{units(width)}" height="{units(height)}"'
    ground = f'<rect fill="{GROUND}" {size}/>'
    drawn = "".join(_on_paper(mark, sizes) for mark in marks)
    return Drawing(
        screen=f'<svg class="chart{compact}" {box}>{words}{body}</svg>',
        paper=f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{TYPE_FAMILY}">'
        f"{words}{ground}{drawn}</svg>",
        width=width,
        height=height,
        figures=tuple(figures),
    )


def _on_screen(mark: Mark) -> str:
    if isinstance(mark, Shape):
        return f'<{mark.tag} class="{mark.kind}" {mark.geometry}/>'
    value = _value(mark, 'class="value"')
    return f'<text class="{mark.kind}" {_place(mark)}>{in_xml(mark.text)}{value}</text>'


def _on_paper(mark: Mark, sizes: Sizes) -> str:
    look = PAPER[mark.kind]
    if isinstance(mark, Shape):
        return f"<{mark.tag} {look} {mark.geometry}/>"
    size = f'font-size="{units(sizes.small if mark.kind in SMALL_KINDS else sizes.text)}"'
    value = _value(mark, f'font-weight="{TYPE_WEIGHT_OF_VALUES}"')
    return f"<text {look} {size} {_place(mark)}>{in_xml(mark.text)}{value}</text>"


SMALL_KINDS = ("year", "scale", "gap", "note", "turn")


def _place(mark: Words) -> str:
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    return f'x="{units(mark.x)}" y="{units(mark.y)}"{anchor}'


def _value(mark: Words, look: str) -> str:
    space = " " if mark.text and mark.value else ""
    return f"{space}<tspan {look}>{in_xml(mark.value)}</tspan>" if mark.value else ""
