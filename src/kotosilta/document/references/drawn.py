"""Official series as drawings, in the look that the first text gives them."""

from __future__ import annotations

from dataclasses import replace

from kotosilta.charts.draw import bar_chart, line_chart
from kotosilta.charts.spec import BarChart, Drawing, LineChart
from kotosilta.content.load import number_styles
from kotosilta.document.elements.attribution import attribution
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, Inlines
from kotosilta.publishing.blocks import Picture as Drawn
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling import tell_indicator
from kotosilta.situation.telling.drawings import told_by_bars, told_by_lines


def chart(making: Making, picture: Picture, key: str) -> tuple[Block, ...]:
    """The drawing of an indicator with its source; nothing where there is nothing to draw."""
    shown = tell_indicator(picture, key, making.language)
    if shown is None or shown.chart is None:
        return ()
    name = making.name(picture.municipality)
    drawn = (
        _lines(making, shown.chart, name) if isinstance(shown.chart, LineChart) else _bars(making, shown.chart, name)
    )
    return (drawn, attribution(making, [drawn]))


def _lines(making: Making, chart: LineChart, name: str) -> Drawn:
    # Numbers along an axis rest on no observation: the lines carry their values.
    drawing = line_chart(replace(chart, scale=False), number_styles()[making.language])
    texts = making.texts.population
    gaps = [making.said(texts.gap).format(first_year=gap.first_year, last_year=gap.last_year) for gap in chart.gaps]
    years = [year for line in chart.lines for year, _ in line.points]
    told = (f"{making.said(texts.chart)} ", *told_by_lines(chart.lines), *(f" {gap}" for gap in gaps))
    return _as_block(drawing, told, (f"{chart.title}, {name} {min(years)}–{max(years)}",))


def _bars(making: Making, chart: BarChart, name: str) -> Drawn:
    drawing = bar_chart(chart, number_styles()[making.language])
    told = (f"{making.said(making.texts.comparison.chart)} ", *told_by_bars(chart.bars))
    return _as_block(drawing, told, (f"{chart.title}, {name}",))


def _as_block(drawing: Drawing, told: Inlines, caption: Inlines) -> Drawn:
    return Drawn(
        svg_screen=drawing.screen,
        svg_print=drawing.paper,
        alternative=told,
        caption=caption,
        figures=drawing.figures,
        width=drawing.width,
        height=drawing.height,
    )
