"""What a drawing shows, said in values: no pixels, no colours, no language of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kotosilta.figures import Figure


class Role(StrEnum):
    """Whose line or bar it is; the style sheet (screen) and the palette (paper) turn it into colour, width and dash."""

    OWN = "own"
    REGION = "region"
    COUNTRY = "country"
    PEER = "peer"


@dataclass(frozen=True, slots=True)
class Line:
    """One area's series. Years without a figure are a gap and stay one: the line is never drawn across. Only where no
    line of the drawing ever has figures closer than every third year (elections) it goes from one to the next.

    `points` are (year, figure) in time order; `ends_because` is a short note where the line stops before the others.
    """

    label: str
    role: Role
    points: tuple[tuple[int, Figure], ...]
    ends_because: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Years for which nobody's municipal figures are in hand, marked with a word instead of a line.

    Shorter ones than the pause between two elections are not marked in a drawing of elections.
    """

    first_year: int
    last_year: int
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """`scale` False leaves out the numbers along the axis of values, for texts in which every number has its origin."""

    title: str
    description: str
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...] = ()
    scale: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    role: Role
    figure: Figure


@dataclass(frozen=True, slots=True)
class BarChart:
    title: str
    description: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """What is expected of a year: the value, and around it bands of (low, high), the narrowest first."""

    year: int
    figure: Figure
    bands: tuple[tuple[Figure, Figure], ...]


@dataclass(frozen=True, slots=True)
class FanChart:
    """A known line and where it may go. `bands` name the bands of the fans, the narrowest first (three at most).

    Beside the last fan stand its value, named `expected`, and the bounds of the middle band, named `bounds`.
    """

    title: str
    description: str
    line: Line
    fans: tuple[Fan, ...]
    bands: tuple[str, ...]
    expected: str
    bounds: str
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing in both media, its size in user units, and every figure whose number is printed in it."""

    screen: str
    paper: str
    width: float
    height: float
    figures: tuple[Figure, ...]
