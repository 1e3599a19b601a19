"""The cells of a JSON-stat data set: `value` and `status`, each as a list, as an object with gaps, or as one word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.cells import Cells
from kotosilta.statistics.jsonstat_pieces import pieces
from kotosilta.statistics.long_numbers import has_long_numbers
from kotosilta.statistics.sizes import cells_of, wrong_number_of_values

Value = int | float | str | None
Status = int | float | str | list[int | float | str | None] | None
LARGEST_EXACT = 2**53
LIST, OBJECT = b"[{"

_LIST_OF_VALUES = msgspec.json.Decoder(list[Value])
_VALUES_BY_PLACE = msgspec.json.Decoder(dict[int, Value])
_LIST_OF_STATUSES = msgspec.json.Decoder(list[Status])
_STATUSES_BY_PLACE = msgspec.json.Decoder(dict[int, Status])
_NOTHING = re.compile(rb"null|\[\s*\]")
_NEITHER = Reason("Its values are neither numbers nor words, or do not stand in a list or by their place.")
_STATUSES = Reason("The statuses of its cells are not words, or do not stand in a list or by their place.")
_OUTSIDE = Reason("It has a value or a status for a cell that its dimensions do not have.")


def cells_read(value: memoryview, status: memoryview, sizes: Sequence[int], bytes_given: int) -> Cells | None:
    """The cells, or None where the file holds no values at all; `value` and `status` are JSON, null where left out."""
    try:
        cells = _values(value, sizes, bytes_given)
    except (msgspec.DecodeError, OverflowError) as error:
        raise WrongInput(_NEITHER) from error
    if cells is None:
        return None
    try:
        _put_statuses(cells, status)
    except msgspec.DecodeError as error:
        raise WrongInput(_STATUSES) from error
    return cells


def _values(raw: memoryview, sizes: Sequence[int], bytes_given: int) -> Cells | None:
    if _NOTHING.fullmatch(raw):
        return None
    if raw[0] == LIST:
        return _values_in_order(raw, sizes, bytes_given)
    if raw[0] != OBJECT:
        raise WrongInput(_NEITHER)
    cells = Cells.missing(cells_of(sizes, bytes_given))
    for _, some in pieces(raw, _VALUES_BY_PLACE):
        _check_places(some, cells)
        _put_by_place(cells, some)
    return cells


def _values_in_order(raw: memoryview, sizes: Sequence[int], bytes_given: int) -> Cells:
    cells = Cells.missing(cells_of(sizes, bytes_given))
    filled = 0
    for piece, some in pieces(raw, _LIST_OF_VALUES):
        if filled + len(some) <= len(cells):
            cells.put(filled, some)
            if has_long_numbers(piece):
                _keep_digits(cells, filled, piece, some)
        filled += len(some)
    if filled != len(cells):
        raise wrong_number_of_values(filled, len(cells))
    return cells


def _keep_digits(cells: Cells, start: int, piece: bytes, some: Sequence[Value]) -> None:
    literals = piece.decode().split(",")
    # Words may hold commas as well; then the numbers among them keep the digits of a float.
    if len(literals) == len(some):
        cells.keep_digits(start, [literal.strip() for literal in literals])


def _put_by_place(cells: Cells, some: Mapping[int, Value]) -> None:
    for place, value in some.items():
        if value.__class__ is float:
            cells.values[place] = value
            continue
        cells.put(place, (value,))
        if isinstance(value, int) and abs(value) > LARGEST_EXACT:
            cells.keep_digits(place, (str(value),))


def _check_places(some: Mapping[int, object], cells: Cells) -> None:
    if some and not 0 <= min(some) <= max(some) < len(cells):
        raise WrongInput(_OUTSIDE)


def _put_statuses(cells: Cells, raw: memoryview) -> None:
    if raw[0] == LIST:
        _put_statuses_in_order(cells, raw)
    elif raw[0] == OBJECT:
        for _, some in pieces(raw, _STATUSES_BY_PLACE):
            _check_places(some, cells)
            cells.marks.put_some((place, _mark(status)) for place, status in some.items())
    else:
        cells.marks.put_everywhere(msgspec.json.decode(raw, type=str | None) or "")


def _put_statuses_in_order(cells: Cells, raw: memoryview) -> None:
    """A list may be shorter than the values (the rest has no status); one of a single status is meant for all cells."""
    filled, only = 0, ""
    for _, some in pieces(raw, _LIST_OF_STATUSES):
        if filled + len(some) > len(cells):
            raise WrongInput(_OUTSIDE)
        only = _mark(some[-1]) if some else only
        cells.marks.put_some((place, _mark(status)) for place, status in enumerate(some, filled))
        filled += len(some)
    if filled == 1:
        cells.marks.put_everywhere(only)


def _mark(status: Status) -> str:
    """The mark as one word; several marks of one cell, as older files have them, are put together with commas."""
    if isinstance(status, str):
        return status
    if isinstance(status, list):
        return ",".join(str(each) for each in status if each is not None)
    return "" if status is None else str(status)
