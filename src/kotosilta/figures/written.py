"""The only place where a figure becomes characters."""

from __future__ import annotations

from dataclasses import dataclass

from kotosilta.figures.model import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How one language writes numbers; loaded from the content file `numbers.toml`, never spelt out in code.

    The templates hold `{n}`: percent "{n} %", percentage_points "{n} procentenheter", about "cirka {n}",
    under "färre än {n}", times "{n}-faldig".
    """

    language: str
    decimal_mark: str
    group_mark: str
    minus: str
    percent: str
    percentage_points: str
    about: str
    under: str
    times: str


SMALLEST_SHOWN = 10


def written(figure: Figure, style: NumberStyle) -> str:
    """The figure as people of that language read it, unit included; the same string stands in the trace."""
    value = figure.value
    match figure.kind:
        case FigureKind.PERCENT:
            return style.percent.format(n=_number(value, 1, style))
        case FigureKind.PERCENT_WHOLE:
            return style.percent.format(n=_number(value, 0, style))
        case FigureKind.PERCENTAGE_POINTS:
            sign = "+" if round(value, 1) > 0 else ""
            return style.percentage_points.format(n=sign + _number(value, 1, style))
        case FigureKind.COUNT:
            return _number(value, 0, style)
        case FigureKind.ABOUT:
            if value < SMALLEST_SHOWN:
                return style.under.format(n=SMALLEST_SHOWN)
            return style.about.format(n=_number(round(value / 10) * 10, 0, style))
        case FigureKind.RANGE_1_4:
            return "1–4"
        case FigureKind.TIMES:
            return style.times.format(n=_number(value, 1, style))
        case FigureKind.DECIMAL:
            return _number(value, 1, style)


def _number(value: float, decimals: int, style: NumberStyle) -> str:
    digits = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and float(digits.replace(",", "")) != 0
    swapped = digits.replace(",", "\0").replace(".", style.decimal_mark).replace("\0", style.group_mark)
    return (style.minus if negative else "") + swapped
