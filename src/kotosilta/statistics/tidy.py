"""Writes tables as tidy CSV: one row for each cell, with the codes of its categories, its value and its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.cells import MANY, Cells
from kotosilta.statistics.table import Dimension, Holding, NamedTable

END = "\n"  # RFC 4180 asks for CRLF; every reader takes LF, and so do all tools of the command line
_TO_BE_QUOTED = frozenset('",\r\n')


def lines(holding: Holding) -> Iterator[str]:
    """The header and then some rows at a time; WrongInput, before anything is given out, when there are no cells."""
    filled = [(each, each.table.cells) for each in holding.tables if each.table.cells]
    if not filled:
        raise WrongInput(_nothing(holding))
    columns = list(dict.fromkeys(dimension.id for each, _ in filled for dimension in each.table.dimensions))
    return _lines(filled, columns, several=holding.several)


def _lines(tables: Sequence[tuple[NamedTable, Cells]], columns: list[str], *, several: bool) -> Iterator[str]:
    header = [*(["dataset"] if several else []), *columns, "value", "status"]
    yield ",".join(map(quoted, header)) + END
    for named, cells in tables:
        begin = quoted(named.name) + "," if several else ""
        keys = _keys(named.table.dimensions, columns)
        for start in range(0, len(cells), MANY):
            contents = zip(cells.written(start, start + MANY), cells.statuses(start, start + MANY), strict=True)
            yield "".join(
                f"{begin}{','.join((*key, quoted(value), quoted(status)))}{END}"
                # The contents come first: when they are at their end, no key has been taken in vain.
                for (value, status), key in zip(contents, keys, strict=False)
            )


def _keys(dimensions: Sequence[Dimension], columns: list[str]) -> Iterator[tuple[str, ...]]:
    """The codes of each cell, in the order of the cells; columns that are no dimension of this table stay empty."""
    own = [dimension.id for dimension in dimensions]
    codes = product(*([quoted(code) for code in dimension.codes] for dimension in dimensions))
    places = [own.index(column) if column in own else len(own) for column in columns]
    if places == list(range(len(own))):
        return codes
    return (tuple((*each, "")[place] for place in places) for each in codes)


def quoted(text: str) -> str:
    """The text as a field of CSV (RFC 4180): in quotation marks where it holds a comma, a mark or the end of a line."""
    if _TO_BE_QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _nothing(holding: Holding) -> Reason:
    if holding.elsewhere and not holding.tables:
        return Reason(
            "There is nothing to write: the file only says where its data sets are kept (%(count)s).",
            {
                "count": holding.elsewhere,
            },
        )
    return Reason("There is nothing to write: the file describes figures, but holds none.")
