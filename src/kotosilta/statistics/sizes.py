"""How many cells a file may make us hold: a few bytes must not be able to ask for all the memory there is."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from kotosilta.reasons import Reason, WrongInput

MOST_SPARSE_CELLS = 25_000_000  # 200 MB of numbers; a file that holds each of its cells may have more


def cells_of(sizes: Sequence[int], bytes_given: int) -> int:
    """The number of cells; WrongInput when they are more than a file of this length can reasonably speak of."""
    cells = prod(sizes)
    if cells > max(MOST_SPARSE_CELLS, bytes_given):
        limit = f"{MOST_SPARSE_CELLS:,}".replace(",", "\u00a0")
        raise WrongInput(
            Reason(
                "Its dimensions make more than %(limit)s cells, but the file is too short to hold them.",
                {"limit": limit},
            )
        )
    return cells


def wrong_number_of_values(given: int, cells: int) -> WrongInput:
    """What to say when the values do not fill the dimensions exactly."""
    return WrongInput(
        Reason(
            "The number of its values, %(given)s, is not the number of cells that its dimensions make, %(cells)s.",
            {"given": given, "cells": cells if cells < 10**18 else f"{float(min(cells, 10**300)):.0e}"},
        )
    )
