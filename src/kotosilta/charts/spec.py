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
class SeriesMark:
    """A break: from this year on the figures are counted differently, and `label` says in a few words how."""

    year: int
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """`scale` False leaves out the numbers along the axis of values, for texts in which every number has its origin."""

    title: str
    description: str
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...] = ()
    scale: bool = True
    marks: tuple[SeriesMark, ...] = ()


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
class BarGroup:
    """Bars that belong together under one name, for instance all areas of one age group."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GroupBars:
    """Bars by group; where all groups hold the same bars in the same order they can be compared row by row."""

    title: str
    description: str
    groups: tuple[BarGroup, ...]


@dataclass(frozen=True, slots=True)
class PyramidRow:
    """One age class: a figure per part on each side, the part nearest the middle first; None where it is hidden."""

    label: str
    left: tuple[Figure | None, ...]
    right: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Pyramid:
    """An age pyramid: `left` and `right` name the sides, `parts` the groups that lie in each bar (three at most).

    `rows` begin with the youngest, which is drawn lowest. `hidden` says what the mark of a hidden figure means.
    """

    title: str
    description: str
    left: str
    right: str
    parts: tuple[str, ...]
    rows: tuple[PyramidRow, ...]
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class MapArea:
    """A municipality of a map. Only the own one and peers are outlined and named; None where no figure is shown."""

    code: str
    label: str
    role: Role
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class MapStep:
    """A class of values: from `low` up to the next class, and how the class is written ("2–4 %")."""

    low: float
    label: str


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map of all municipalities, shaded by class. `without` is said of municipalities without a figure.

    `areas` may be fewer than there are municipalities; the others are drawn as without a figure.
    """

    title: str
    description: str
    areas: tuple[MapArea, ...]
    steps: tuple[MapStep, ...]
    without: str = ""


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A municipality in a funnel: how many the share is counted of, and the share. Only own and peers are named."""

    label: str
    role: Role
    base: float
    figure: Figure


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """At a base: where 95 % (`low`, `high`) and 99.8 % (the wide ones) of shares would lie by chance alone.

    In the unit of the figures: a percentage where they are percentages.
    """

    base: float
    low: float
    high: float
    low_wide: float
    high_wide: float


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """Shares against what they are counted of, with the limits of chance around `centre`.

    `base_label` names the axis of bases, `limits_label` what lies between the limits, `wide_label` the outer ones,
    `centre_label` the line in the middle.
    """

    title: str
    description: str
    centre: Figure
    points: tuple[FunnelPoint, ...]
    limits: tuple[FunnelLimit, ...]
    base_label: str
    limits_label: str
    wide_label: str = ""
    centre_label: str = ""


@dataclass(frozen=True, slots=True)
class DotRow:
    """One area's figure and the bounds of its interval; without bounds the dot stands alone."""

    label: str
    role: Role
    figure: Figure
    low: Figure | None = None
    high: Figure | None = None


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Figures one under another with their intervals; `interval_label` says what the intervals are, once."""

    title: str
    description: str
    rows: tuple[DotRow, ...]
    interval_label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing in both media, its size in user units, and every figure whose number is printed in it."""

    screen: str
    paper: str
    width: float
    height: float
    figures: tuple[Figure, ...]
