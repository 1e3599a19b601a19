"""What others draw with: the two kinds of drawing."""

from __future__ import annotations

from kotosilta.charts.bar_chart import bar_chart
from kotosilta.charts.line_chart import line_chart

__all__ = ["bar_chart", "line_chart"]
