"""The figures of the municipalities of a joint draft beside each other: one drawing, one table, no ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kotosilta.charts.draw import bar_chart
from kotosilta.charts.spec import Bar, BarChart, Role
from kotosilta.content.guidance import indicators
from kotosilta.content.load import number_styles
from kotosilta.document.elements.attribution import attribution
from kotosilta.document.making import Making
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Block, Inlines, Paragraph, Table
from kotosilta.publishing.blocks import Picture as Drawn
from kotosilta.situation.figures import figure_at, figure_of
from kotosilta.situation.picture import Picture
from kotosilta.situation.rules import largest_change
from kotosilta.situation.telling.drawings import told_by_bars
from kotosilta.situation.telling.sentences import as_text
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE

NAME_WIDTH = 1.7
CHANGE_WIDTH = 1.1


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the comparison: its heading, and the cell of a municipality (empty where nothing is known)."""

    heading: str
    cell: Callable[[Picture], Inlines]
    width: float = 1.0


def comparison(making: Making) -> tuple[Block, ...]:
    """The latest shares as bars and each municipality's own figures as a table."""
    year = max(
        (series.latest.year or 0) for each in making.pictures if (series := each.own.get(SHARE)) and series.latest
    )
    drawn, table = _drawing(making, year), _table(making, year)
    texts = making.texts
    return (
        Paragraph((making.said(texts.comparison.intro),)),
        drawn,
        table,
        attribution(making, [drawn, table], [making.said(texts.population.dates)]),
    )


def _drawing(making: Making, year: int) -> Block:
    texts = making.texts.comparison
    bars = tuple(_bars(making, year))
    title = f"{making.said(indicators()[SHARE].title)}, {year}"
    style = number_styles()[making.language]
    drawing = bar_chart(BarChart(title, as_text(told_by_bars(bars), style), bars), style)
    return Drawn(
        svg_screen=drawing.screen,
        svg_print=drawing.paper,
        alternative=(f"{making.said(texts.chart)} ", *told_by_bars(bars)),
        caption=(title,),
        figures=drawing.figures,
        width=drawing.width,
        height=drawing.height,
    )


def _bars(making: Making, year: int) -> Iterator[Bar]:
    """One bar for each municipality, and the country's for its own latest year, which is said."""
    for picture in making.pictures:
        if figure := figure_at(picture.own.get(SHARE), year):
            yield Bar(making.name(picture.municipality), Role.OWN, figure)
    country = making.pictures[0].country.get(SHARE)
    if country and country.latest:
        name = making.said(making.texts.population.country)
        label = name if country.latest.year == year else f"{name} ({country.latest.year})"
        yield Bar(label, Role.COUNTRY, figure_of(country.latest))


def _table(making: Making, year: int) -> Block:
    texts = making.texts.comparison
    missing = making.said(making.texts.labels.missing)
    columns = [each for each in _columns(making, year) if any(each.cell(picture) for picture in making.pictures)]
    rows = tuple(
        (
            making.names_with_own(picture.municipality),
            *(column.cell(picture) or (missing,) for column in columns),
        )
        for picture in making.pictures
    )
    return Table(
        caption=(making.said(texts.caption),),
        header=((making.said(texts.municipality),), *((column.heading,) for column in columns)),
        rows=rows,
        widths=(NAME_WIDTH, *(column.width for column in columns)),
    )


def _columns(making: Making, year: int) -> Iterator[_Column]:
    texts = making.texts.comparison
    if population := _latest_year(making, POPULATION):
        yield _Column(making.said(texts.population).format(year=population), _at(POPULATION, population))
    if changes := [change for each in making.pictures if (change := largest_change(each))]:
        first = min(int(change.words["first_year"]) for change in changes)
        yield _Column(making.said(texts.share).format(year=first), _at(SHARE, first))
    yield _Column(making.said(texts.share).format(year=year), _at(SHARE, year))
    yield _Column(making.said(texts.change), lambda picture: _change(making, picture), CHANGE_WIDTH)
    if persons := _latest_year(making, PERSONS):
        yield _Column(making.said(texts.persons).format(year=persons), _at(PERSONS, persons))
    if turnout := _latest_year(making, "turnout"):
        yield _Column(making.said(texts.turnout).format(year=turnout), _at("turnout", turnout))


def _latest_year(making: Making, key: str) -> int | None:
    """The last year for which any of the municipalities has a figure."""
    known = [series.latest.year for each in making.pictures if (series := each.own.get(key)) and series.latest]
    return max((year for year in known if year is not None), default=None)


def _at(key: str, year: int) -> Callable[[Picture], Inlines]:
    def cell(picture: Picture) -> Inlines:
        figure: Figure | None = figure_at(picture.own.get(key), year)
        return (figure,) if figure else ()

    return cell


def _change(making: Making, picture: Picture) -> Inlines:
    """In a word how the share has changed, or that nobody can be certain; the shares themselves stand beside it."""
    texts = making.texts.comparison
    change = largest_change(picture)
    words = {"rise": texts.rise, "fall": texts.fall, "noise": texts.noise}
    return (making.said(words[change.variant]),) if change else ()
