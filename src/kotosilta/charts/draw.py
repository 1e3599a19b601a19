"""What others draw with: the kinds of drawing."""

from __future__ import annotations

from kotosilta.charts.bar_chart import bar_chart
from kotosilta.charts.fan_chart import fan_chart
from kotosilta.charts.line_chart import line_chart

__all__ = ["bar_chart", "fan_chart", "line_chart"]
