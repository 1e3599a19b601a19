"""Lays cells that span several columns or rows into a grid of single ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.document.pasting.gathering import Run

WIDEST_GRID = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and how many columns and rows it takes."""

    runs: tuple[Run, ...]
    across: int = 1
    down: int = 1


def grid(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[Run, ...]]]:
    """The rows with one entry for each column; what spans several stands in the first of them."""
    waiting: dict[int, int] = {}  # column → rows that a cell from above still takes
    laid: list[list[tuple[Run, ...]]] = []
    for row in rows:
        made: list[tuple[Run, ...]] = []
        taken = dict(waiting)
        for cell in row:
            _pass(made, taken)
            for number in range(min(cell.across, WIDEST_GRID)):
                if cell.down > 1:
                    waiting[len(made)] = cell.down
                made.append(() if number else cell.runs)
        _pass(made, taken)
        waiting = {column: left - 1 for column, left in waiting.items() if left > 1}
        laid.append(made)
    return laid


def _pass(made: list[tuple[Run, ...]], taken: dict[int, int]) -> None:
    """Leaves empty what a cell from above takes."""
    while taken.pop(len(made), 0):
        made.append(())
