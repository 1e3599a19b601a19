"""What others draw with: the kinds of drawing."""

from __future__ import annotations

from kotosilta.charts.area_map import area_map
from kotosilta.charts.bar_chart import bar_chart
from kotosilta.charts.dot_plot import dot_plot
from kotosilta.charts.fan_chart import fan_chart
from kotosilta.charts.funnel_plot import funnel_plot
from kotosilta.charts.group_bars import group_bars
from kotosilta.charts.line_chart import line_chart
from kotosilta.charts.pyramid import pyramid

__all__ = ["area_map", "bar_chart", "dot_plot", "fan_chart", "funnel_plot", "group_bars", "line_chart", "pyramid"]
