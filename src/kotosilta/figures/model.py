"""The two small values that carry provenance to the pixel: what was observed, and what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Observation:
    """One official value: an indicator for an area (and group) on a date.

    `id` is `<indicator>/<group>/<area>/<year>`, the same on every installation; `year` is None where none is stated.
    `inputs` are the ids of the snapshot's own observations when this one was derived (a merger carried to today's
    division, a region put together from its municipalities), and `method` then says how, as a key of the content file
    `methods.toml`. `low` and `high` are set instead of an exact `value` where the source's rules ask for a range.
    """

    id: str
    indicator: str
    group: str
    area: str
    year: int | None
    value: float
    source: str
    inputs: tuple[str, ...] = ()
    method: str | None = None
    preliminary: bool = False


class FigureKind(StrEnum):
    """How a value is written. The kind, not the caller, decides on decimals, sign and unit."""

    PERCENT = "percent"  # 3,4 %
    PERCENT_WHOLE = "percent_whole"  # 58 %
    PERCENTAGE_POINTS = "percentage_points"  # +1,2 percentage points, always signed
    COUNT = "count"  # 5 325 (exact, as published)
    ABOUT = "about"  # about 230; under 10 (derived persons, rounded to ten)
    RANGE_1_4 = "range_1_4"  # 1–4 (source's rule for small counts)
    TIMES = "times"  # 2,4 times
    DECIMAL = "decimal"  # 58,2 (ratios without a unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed in a text, table or chart, with all that is needed to recompute it.

    `value` is what the source or the method gives, unrounded; `area`, `indicator`, `year` and `source` say of what;
    `observations` are ids of snapshot observations; `method` is a key of `methods.toml` when the value was derived.
    """

    value: float
    kind: FigureKind
    area: str
    indicator: str
    year: int | None
    source: str
    observations: tuple[str, ...]
    method: str | None = None
