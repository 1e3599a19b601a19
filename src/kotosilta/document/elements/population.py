"""What the figures say about the population of one municipality: sentences, the line with its gap, the latest years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kotosilta.charts.draw import line_chart
from kotosilta.charts.spec import LineChart
from kotosilta.content.load import number_styles
from kotosilta.document.elements.attribution import attribution
from kotosilta.document.making import Making
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Block, Inline, Inlines, Paragraph, Table
from kotosilta.publishing.blocks import Picture as Drawn
from kotosilta.situation.picture import FIRST_YEAR_OF_TODAY, Picture
from kotosilta.situation.telling import Shown, tell_indicator
from kotosilta.situation.telling.drawings import told_by_lines
from kotosilta.situation.telling.sentences import beside, persons_known, share_now
from kotosilta.statistics.derive import SHARE

YEAR_WIDTH = 0.6


def population(making: Making) -> tuple[Block, ...]:
    """The share and the number of foreign-language speakers, with region and country beside them."""
    (picture,) = making.pictures
    shown = tell_indicator(picture, SHARE, making.language)
    if shown is None or not isinstance(shown.chart, LineChart):
        return ()
    told = Paragraph(tuple(_joined(tell(picture, making.language) for tell in (share_now, persons_known, beside))))
    drawn = _drawing(making, shown.chart)
    table = _latest_years(shown)
    source = attribution(
        making, [told, drawn, table], [*_ends(making, picture), making.said(making.texts.population.dates)]
    )
    return (told, drawn, table, source)


def _joined(sentences: Iterable[Inlines]) -> Iterator[Inline]:
    for number, sentence in enumerate(each for each in sentences if each):
        if number:
            yield " "
        yield from sentence


def _drawing(making: Making, chart: LineChart) -> Block:
    style = number_styles()[making.language]
    # Numbers along an axis rest on no observation: the lines carry their values, the table all others.
    drawing = line_chart(replace(chart, scale=False), style)
    texts = making.texts.population
    gaps = [making.said(texts.gap).format(first_year=gap.first_year, last_year=gap.last_year) for gap in chart.gaps]
    years = [year for line in chart.lines for year, _ in line.points]
    return Drawn(
        svg_screen=drawing.screen,
        svg_print=drawing.paper,
        alternative=(f"{making.said(texts.chart)} ", *told_by_lines(chart.lines), *(f" {gap}" for gap in gaps)),
        caption=(f"{chart.title}, {min(years)}–{max(years)}",),
        figures=drawing.figures,
        width=drawing.width,
        height=drawing.height,
    )


def _latest_years(shown: Shown) -> Block:
    """The years that describe today, oldest first as in the drawing."""
    rows = [row for row in reversed(shown.table.rows) if int(str(row[0][0])) >= FIRST_YEAR_OF_TODAY]
    first, last = rows[0][0][0], rows[-1][0][0]
    return Table(
        caption=(f"{shown.table.caption}, {first}–{last}",),
        header=tuple((name,) for name in shown.table.header),
        rows=tuple(rows),
        widths=(YEAR_WIDTH, *(1.0 for _ in shown.table.header[1:])),
    )


def _ends(making: Making, picture: Picture) -> Iterator[str]:
    """Why the lines of region and country stop before the municipality's own."""
    places = (
        (making.said(picture.municipality.region.name), picture.region.get(SHARE)),
        (making.said(making.texts.population.country), picture.country.get(SHARE)),
    )
    for name, series in places:
        if series and series.ends_because:
            yield f"{name}: {in_words(series.ends_because, making.language)}"
