"""The values of an indicator as a drawing: a line from the baseline on, with the target across."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext

from kotosilta.charts.draw import line_chart
from kotosilta.charts.spec import Line, LineChart, Role
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, FigureKind
from kotosilta.followup.reading import FollowedIndicator
from kotosilta.followup.telling import told
from kotosilta.goals.models import Indicator
from kotosilta.goals.rules import PERCENT

WIDE, NARROW = 640.0, 360.0
FEWEST_YEARS = 2
MOST_KEPT = 256  # about 10 kB each


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawing in two widths, for a desk and for a phone."""

    wide: str
    narrow: str


def chart_of(indicator: FollowedIndicator, language: str) -> Drawn | None:
    """The drawing of the newest value of each year; None where a single year would only pretend to be a line."""
    years = {each.on.year: each.value for each in indicator.readings}
    if len(years) < FEWEST_YEARS:
        return None
    own = Line(gettext("Value"), Role.OWN, tuple(_point(indicator.row, year, value) for year, value in years.items()))
    lines = [own, *_target(indicator.row, min(years))]
    spec = LineChart(str(indicator.row.title), told(indicator, language), tuple(lines))
    return _drawn(spec, language)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(spec: LineChart, language: str) -> Drawn:
    """Equal values give equal drawings: pages that many read do not draw anew."""
    style = number_styles()[language]
    return Drawn(line_chart(spec, style, WIDE).screen, line_chart(spec, style, NARROW).screen)


def _target(row: Indicator, first_year: int) -> list[Line]:
    """A level line up to the year in which the target is to be reached."""
    if row.target is None or row.target_on is None or row.target_on.year <= first_year:
        return []
    years = range(first_year, row.target_on.year + 1)
    return [Line(gettext("Target"), Role.PEER, tuple(_point(row, year, row.target) for year in years))]


def _point(row: Indicator, year: int, value: Decimal) -> tuple[int, Figure]:
    is_whole = value == value.to_integral_value()
    if row.measured == PERCENT:
        kind = FigureKind.PERCENT_WHOLE if is_whole else FigureKind.PERCENT
    else:
        kind = FigureKind.COUNT if is_whole else FigureKind.DECIMAL
    return year, Figure(float(value), kind, "", f"followup/{row.pk}", year, "", ())
