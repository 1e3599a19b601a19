"""Makes the drawings and tables of what is told: HTML and SVG in the number format of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kotosilta.charts.draw import (
    area_map,
    bar_chart,
    dot_plot,
    fan_chart,
    funnel_plot,
    group_bars,
    line_chart,
    pyramid,
)
from kotosilta.charts.spec import (
    AreaMap,
    BarChart,
    DotPlot,
    Drawing,
    FanChart,
    FunnelPlot,
    GroupBars,
    LineChart,
    Pyramid,
)
from kotosilta.content.load import number_styles, publishing_words
from kotosilta.publishing.blocks import Inlines, Table
from kotosilta.publishing.html import blocks_html
from kotosilta.situation.telling import BY_GROUP, Closer, NumberTable

WIDE, NARROW = 640.0, 360.0

_DRAWN_BY: Mapping[type, Callable[..., Drawing]] = {
    LineChart: line_chart,
    BarChart: bar_chart,
    FanChart: fan_chart,
    GroupBars: group_bars,
    Pyramid: pyramid,
    DotPlot: dot_plot,
    FunnelPlot: funnel_plot,
    AreaMap: area_map,
}

Chart = LineChart | BarChart | FanChart | GroupBars | Pyramid | DotPlot | FunnelPlot | AreaMap


@dataclass(frozen=True, slots=True)
class ShownCloser:
    """A further drawing of an indicator, ready for the template; its files are named by `key`."""

    key: str
    name: str
    title: str
    sentences: Sequence[Inlines]
    wide: str
    narrow: str
    table: str
    notes: Sequence[Inlines]
    by_group: bool


def drawn(chart: Chart, language: str, width: float) -> Drawing:
    """The chart in that language's number format."""
    return _DRAWN_BY[type(chart)](chart, number_styles()[language], width)


def number_table(table: NumberTable, language: str) -> str:
    """The numbers as an HTML table."""
    block = Table(
        caption=(table.caption,),
        header=tuple((name,) for name in table.header),
        rows=table.rows,
        widths=(1.0,) * len(table.header),
    )
    return blocks_html((block,), number_styles()[language], publishing_words(language))


def closer_shown(indicator: str, told: Closer, language: str) -> ShownCloser:
    """A closer look at the indicator of that key, drawn for a wide screen and for a phone."""
    return ShownCloser(
        key=f"{indicator}-{told.key}",
        name=told.name,
        title=told.chart.title,
        sentences=told.sentences,
        wide=drawn(told.chart, language, WIDE).screen,
        narrow=drawn(told.chart, language, NARROW).screen,
        table=number_table(told.table, language),
        notes=told.notes,
        by_group=told.key in BY_GROUP,
    )
