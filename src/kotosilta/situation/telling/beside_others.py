"""An indicator over the years with the municipalities that it is compared with, as thin lines beside its own."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from kotosilta.charts.spec import Line, LineChart, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.load import number_styles
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.areas import AreaBeside, areas_beside
from kotosilta.situation.telling.drawings import gaps_in, marks_of, told_by_lines
from kotosilta.situation.telling.sentences import as_text, sentence
from kotosilta.situation.telling.tables import cell
from kotosilta.situation.telling.told import Closer, NumberTable

KEY = "similar"
FEWEST_POINTS = 2


def beside_others(picture: Picture, indicator: Indicator, language: str) -> Closer | None:
    """The lines; None for counts, for a single year, and where nobody stands beside."""
    areas = [each for each in areas_beside(picture, language) if each.role in (Role.OWN, Role.PEER)]
    if indicator.unit == "persons" or indicator.key not in picture.own:
        return None
    lines = [line for area in areas if (line := _line(area, indicator)) and len(line.points) >= FEWEST_POINTS]
    if len(lines) < 2 or lines[0].role is not Role.OWN:
        return None
    name = gettext("Over the years, beside others")
    title = f"{indicator.title.in_language(language)}. {name}"
    last = max(line.points[-1][0] for line in lines)
    chart = LineChart(
        title=title,
        description=as_text(told_by_lines(lines), number_styles()[language]),
        lines=tuple(_with_end(line, last) for line in lines),
        gaps=gaps_in(picture.own[indicator.key]),
        marks=marks_of(indicator, lines),
    )
    return Closer(
        key=KEY,
        name=name,
        sentences=(_said(picture, language),),
        chart=chart,
        table=_table(title, lines),
        notes=(sentence("no_judgement", language),),
    )


def _said(picture: Picture, language: str) -> Inlines:
    assert picture.peers  # else nobody stands beside
    return (in_words(picture.peers.said, language),)


def _line(area: AreaBeside, indicator: Indicator) -> Line | None:
    series = area.known.get(indicator.key)
    if series is None:
        return None
    points = tuple((seen.year, figure_of(seen)) for seen in series.observations if seen.year is not None)
    return Line(area.label, area.role, points)


def _with_end(line: Line, last: int) -> Line:
    ends = line.points[-1][0]
    return replace(line, ends_because=gettext("figures to %(year)s") % {"year": ends}) if ends < last else line


def _table(title: str, lines: list[Line]) -> NumberTable:
    by_year = [dict(line.points) for line in lines]
    years = sorted({year for known in by_year for year in known}, reverse=True)
    rows = tuple(((str(year),), *(cell(known.get(year)) for known in by_year)) for year in years)
    return NumberTable(title, (gettext("Year"), *(line.label for line in lines)), rows)
