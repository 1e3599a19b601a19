"""Splits a question that has too many cells along its dimensions, and puts the answers together as if it were one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import ceil, isnan
from typing import TypeVar

from kotosilta.statistics.cells import Cells
from kotosilta.statistics.sources.metadata import Selection, cells_of
from kotosilta.statistics.table import Dimension, Table

Item = TypeVar("Item")


def split(selection: Selection, most: int) -> list[Selection]:
    """Selections of at most `most` cells each that together are the whole one, along as few dimensions as possible."""
    cells = cells_of(selection)
    if cells <= most:
        return [selection]
    widest = max(selection, key=lambda code: len(selection[code]))
    codes = selection[widest]
    if len(codes) == 1:
        return [selection]  # one cell is the least that can be asked for
    at_once = max(most // (cells // len(codes)), 1)
    parts = ceil(len(codes) / at_once)
    return [smaller for piece in _evenly(codes, parts) for smaller in split({**selection, widest: piece}, most)]


def _evenly(codes: tuple[str, ...], parts: int) -> Iterator[tuple[str, ...]]:
    for part in range(parts):
        yield codes[part * len(codes) // parts : (part + 1) * len(codes) // parts]


def joined(tables: Sequence[Table], whole: Selection) -> Table:
    """One table of the parts that `split` has made of `whole`; ValueError when they are no such parts.

    Dimensions come in the order in which the server gave them, categories in that of `whole`.
    """
    first = tables[0]
    if len(tables) == 1:
        return first
    dimensions = tuple(_dimension([table.dimensions[at] for table in tables], whole) for at in range(len(whole)))
    cells = Cells.missing(cells_of(whole))
    for table in tables:
        _put(table, dimensions, cells)
    return replace(
        first,
        dimensions=dimensions,
        cells=cells,
        notes=_each_once([note for table in tables for note in table.notes]),
        cell_notes=_each_once([note for table in tables for note in table.cell_notes]),
    )


def _dimension(parts: Sequence[Dimension], whole: Selection) -> Dimension:
    first = parts[0]
    if any(each.id != first.id for each in parts):
        raise ValueError(first.id)
    codes = whole[first.id]
    labels = {language: tuple(_label_of(code, parts, language) for code in codes) for language in first.labels}
    return replace(
        first,
        codes=codes,
        labels=labels,
        units=_in_order({code: unit for each in parts for code, unit in each.units.items()}, codes),
        children=_in_order({code: below for each in parts for code, below in each.children.items()}, codes),
        notes=_each_once([note for each in parts for note in each.notes]),
        code_notes=_in_order({code: said for each in parts for code, said in each.code_notes.items()}, codes),
    )


def _label_of(code: str, parts: Sequence[Dimension], language: str) -> str:
    part = next(each for each in parts if code in each.codes)
    return part.labels[language][part.codes.index(code)]


def _in_order(found: dict[str, Item], codes: tuple[str, ...]) -> dict[str, Item]:
    return {code: found[code] for code in codes if code in found}


def _each_once(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _put(part: Table, dimensions: Sequence[Dimension], whole: Cells) -> None:
    """Copies the cells of a part to their places in the whole."""
    if part.cells is None:
        raise ValueError(part)
    cells = part.cells
    places = [
        [dimension.codes.index(code) for code in own.codes]
        for own, dimension in zip(part.dimensions, dimensions, strict=True)
    ]
    marks = cells.marks.between(0, len(cells))
    for at, where in enumerate(product(*places)):
        place = 0
        for dimension, position in zip(dimensions, where, strict=True):
            place = place * len(dimension) + position
        if not isnan(cells.values[at]):
            whole.values[place] = cells.values[at]
        if marks[at]:
            whole.marks.put(place, marks[at])
        if at in cells.texts:
            whole.texts[place] = cells.texts[at]
        if at in cells.exact:
            whole.exact[place] = cells.exact[at]
