"""Where every number of a text comes from: one row for each figure, in reading order."""

from __future__ import annotations

from typing import TypedDict

from kotosilta.figures import Figure, FigureKind, NumberStyle, written
from kotosilta.publishing.blocks import Document, figures_of

DECIMALS = 10  # more are dust of the machine's arithmetic: 5.300000000000001


class TraceRow(TypedDict):
    """A printed number with all that is needed to recompute it from the published files.

    `number` is what stands in the text, `value` what source and method give, not rounded for print; None where only a
    range is known (1–4). `area` is a code; `observations` are ids of the snapshot; `method` is a key of `methods.toml`,
    None for what the source publishes so.
    """

    number: str
    value: float | None
    area: str
    indicator: str
    year: int | None
    source: str
    observations: list[str]
    method: str | None


def trace_of(document: Document, style: NumberStyle) -> list[TraceRow]:
    """The rows of all figures of the document, those inside drawings and their descriptions included."""
    return [_row(figure, style) for figure in figures_of(document)]


def _row(figure: Figure, style: NumberStyle) -> TraceRow:
    return TraceRow(
        number=written(figure, style),
        value=None if figure.kind is FigureKind.RANGE_1_4 else round(figure.value, DECIMALS),
        area=figure.area,
        indicator=figure.indicator,
        year=figure.year,
        source=figure.source,
        observations=list(figure.observations),
        method=figure.method,
    )
