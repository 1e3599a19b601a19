"""Which drawing an indicator gets, said in values: own line with region and country beside it, or two bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext

from kotosilta.charts.spec import Bar, BarChart, Gap, Line, LineChart, Role, SeriesMark
from kotosilta.content.catalogue import Indicator
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of, share_of_children
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.telling.sentences import CHILDREN, FOREIGN_LANGUAGE_CHILDREN, as_text

FEWEST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """One area's series as it is told: its name and role, and its dated figures in time order, each made once."""

    label: str
    role: Role
    series: Series
    points: tuple[tuple[int, Figure], ...]


def series_beside_each_other(picture: Picture, indicator: Indicator, language: str) -> tuple[Beside, ...]:
    """The municipality and, for shares only, region and country: counts have no common scale."""
    key, municipality = indicator.key, picture.municipality
    areas = [(municipality.name.in_language(language), Role.OWN, picture.own.get(key))]
    if indicator.unit != "persons":
        areas.append((municipality.region.name.in_language(language), Role.REGION, picture.region.get(key)))
        areas.append((gettext("Whole country"), Role.COUNTRY, picture.country.get(key)))
    return tuple(Beside(label, role, series, _points(series)) for label, role, series in areas if series)


def chart_of(
    picture: Picture, indicator: Indicator, shown: Sequence[Beside], language: str
) -> LineChart | BarChart | None:
    """The drawing of an indicator in the active language; None where a sentence says as much."""
    if indicator.key == FOREIGN_LANGUAGE_CHILDREN:
        return _children(picture, indicator, language)
    if len(shown[0].points) < FEWEST_POINTS:
        return None
    last = max(each.points[-1][0] for each in shown)
    lines = tuple(_line(each, last) for each in shown)
    title = indicator.title.in_language(language)
    return LineChart(
        title=title,
        description=as_text(told_by_lines(lines), number_styles()[language]),
        lines=lines,
        gaps=gaps_in(shown[0].series),
        marks=marks_of(indicator, lines),
    )


def gaps_in(series: Series) -> tuple[Gap, ...]:
    """The years between two known ones for which there is no figure."""
    known = [seen.year for seen in series.observations if seen.year is not None]
    label = gettext("no figures")
    return tuple(Gap(before + 1, after - 1, label) for before, after in pairwise(known) if after - before > 1)


def marks_of(indicator: Indicator, lines: Sequence[Line]) -> tuple[SeriesMark, ...]:
    """The breaks of the series that lie within the drawing; why they are there stands in the notes."""
    years = [year for line in lines for year, _ in line.points]
    label = gettext("break in the series")
    return tuple(SeriesMark(each.year, label) for each in indicator.breaks if min(years) < each.year <= max(years))


def told_by_lines(lines: Iterable[Line]) -> Inlines:
    """What a reader sees in the lines: where each begins and ends."""
    content: list[Figure | str] = []
    for line in lines:
        (first_year, first), (last_year, last) = line.points[0], line.points[-1]
        content += [f"{line.label}: ", first, f" ({first_year}), ", last, f" ({last_year}). "]
    return _stripped(content)


def told_by_bars(bars: Iterable[Bar]) -> Inlines:
    """What a reader sees in the bars."""
    content: list[Figure | str] = []
    for bar in bars:
        content += [f"{bar.label}: ", bar.figure, ". "]
    return _stripped(content)


def _stripped(content: list[Figure | str]) -> Inlines:
    last = content[-1]
    return (*content[:-1], last.rstrip()) if isinstance(last, str) else tuple(content)


def _children(picture: Picture, indicator: Indicator, language: str) -> BarChart | None:
    """The share of foreign-language children here and in the whole country, both of the same table."""
    own = share_of_children(picture.own.get(FOREIGN_LANGUAGE_CHILDREN), picture.own.get(CHILDREN))
    country = share_of_children(picture.country.get(FOREIGN_LANGUAGE_CHILDREN), picture.country.get(CHILDREN))
    if own is None or country is None:
        return None
    bars = (
        Bar(picture.municipality.name.in_language(language), Role.OWN, own),
        Bar(gettext("Whole country"), Role.COUNTRY, country),
    )
    title = indicator.title.in_language(language)
    return BarChart(title, as_text(told_by_bars(bars), number_styles()[language]), bars)


def _points(series: Series) -> tuple[tuple[int, Figure], ...]:
    return tuple((seen.year, figure_of(seen)) for seen in series.observations if seen.year is not None)


def _line(each: Beside, last: int) -> Line:
    ends = each.points[-1][0]
    note = gettext("figures to %(year)s") % {"year": ends} if ends < last else ""
    return Line(each.label, each.role, each.points, note)
