"""The data of a PX file: numbers, marks and words, between spaces, commas, semicolons or new lines."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from math import isinf, nan, prod

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.cells import Cells
from kotosilta.statistics.long_numbers import has_long_numbers
from kotosilta.statistics.px_keywords import decoded
from kotosilta.statistics.sizes import cells_of, wrong_number_of_values
from kotosilta.statistics.table import Dimension

PIECE = 1 << 16  # bytes
NIL = "-"  # "nothing to report": the number zero, and marked so that it can be told from a zero that was measured
_BETWEEN = re.compile(rb"[\s,;]")
_NEXT_KEYWORD = re.compile(rb";\s*[A-Za-z][A-Za-z0-9_-]*\s*[\[(=]")
_TOKEN = re.compile(rb'"([^"]*)"|([^\s,;"]+)')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_MARK = re.compile(r"\.{1,7}|-")
_PLAIN = b'0123456789+-." \t\r\n,;\f\v'  # all that stands in data that are marks and numbers without exponents
_WRITTEN_MARKS = {
    written: mark
    for mark in ("-", *("." * dots for dots in range(1, 8)))
    for written in (mark.encode(), f'"{mark}"'.encode())
}
_SPACES = bytes.maketrans(b",;", b"  ")


def data_of(file: bytes, start: int) -> bytes:
    """What stands after DATA=, without the semicolon that ends it and what should not come after it.

    WrongInput when a quotation mark is left open, as in a file that is cut off.
    """
    end, counted, marks = len(file), start, 0
    for found in _NEXT_KEYWORD.finditer(file, start):
        marks += file.count(b'"', counted, found.start())
        counted = found.start()
        if marks % 2 == 0:
            end = found.start()
            break
    data = file[start:end].rstrip(b" \t\r\n\x00\x1a;")
    if data.count(b'"') % 2:
        raise WrongInput(Reason("Its data have an opening quotation mark without a closing one."))
    return data


def cells_in_order(data: bytes, sizes: Sequence[int], charset: str) -> Cells:
    """Every cell of the table, one after the other."""
    cells = Cells.missing(cells_of(sizes, len(data)))
    filled = 0
    for piece in _pieces(data):
        ordinary = _ordinary(piece)
        given = sum(1 for _ in _TOKEN.finditer(piece)) if ordinary is None else len(ordinary[0])
        if filled + given <= len(cells):
            if ordinary is None:
                _put_each(cells, filled, _TOKEN.finditer(piece), charset)
            else:
                numbers, marks = ordinary
                cells.values[filled : filled + given] = numbers
                cells.marks.put_some((filled + at, mark) for at, mark in marks)
        filled += given
    if filled != len(cells):
        raise wrong_number_of_values(filled, len(cells))
    return cells


def cells_by_row(data: bytes, stub: Sequence[tuple[Dimension, tuple[str, ...]]], columns: int, charset: str) -> Cells:
    """A file with KEYS: each row begins with the keys of its stub; rows of nothing but zeros are left out.

    `stub` has the dimensions with what stands for their categories in the rows: codes or values.
    """
    sizes = [len(dimension) for dimension, _ in stub]
    cells = Cells.zeros(cells_of([*sizes, columns], len(data)))
    places = [{key: place for place, key in enumerate(keys)} for _, keys in stub]
    rows_seen: set[int] = set()
    tokens = _TOKEN.finditer(data)
    while keys := list(islice(tokens, len(stub))):
        row = 0
        for at, found in enumerate(keys):
            key = decoded(found[1] if found[1] is not None else found[0], charset)
            if key not in places[at]:
                values = {"dimension": stub[at][0].id, "key": key[:60]}
                raise WrongInput(Reason("A row begins with “%(key)s”, which “%(dimension)s” does not have.", values))
            row = row * sizes[at] + places[at][key]
        if len(keys) < len(stub) or row in rows_seen:
            raise WrongInput(Reason("A row of its data stands there twice or is not whole."))
        rows_seen.add(row)
        if _put_each(cells, row * columns, islice(tokens, columns), charset) != columns:
            raise WrongInput(Reason("A row of its data stands there twice or is not whole."))
    return cells


def _pieces(data: bytes) -> Iterator[bytes]:
    """Cut between two cells: outside quotation marks, of which a whole cell has an even number."""
    start, length = 0, PIECE
    while start < len(data):
        found = _BETWEEN.search(data, start + length)
        stop = found.start() if found else len(data)
        if found and data.count(b'"', start, stop) % 2:
            length = data.index(b'"', stop) + 1 - start
            continue
        yield data[start:stop]
        start, length = stop, PIECE


def _ordinary(piece: bytes) -> tuple[array[float], list[tuple[int, str]]] | None:
    """The cells of a piece, and which of them are marks, when all are ordinary numbers and marks; None otherwise.

    Nearly all pieces of all files are ordinary, and reading them so takes a tenth of the time.
    """
    if piece.translate(None, _PLAIN) or has_long_numbers(piece):
        return None
    cells = piece.translate(_SPACES).split()
    try:
        return array("d", map(float, cells)), []
    except ValueError:
        pass
    marks = [(at, mark) for at, mark in enumerate(map(_WRITTEN_MARKS.get, cells)) if mark is not None]
    for at, mark in marks:
        cells[at] = b"0" if mark == NIL else b"nan"
    try:
        return array("d", map(float, cells)), marks
    except ValueError:
        return None


def _put_each(cells: Cells, start: int, tokens: Iterator[re.Match[bytes]], charset: str) -> int:
    """Fills the cells one by one and says how many they were."""
    at = start
    for found in tokens:
        text = decoded(found[1] if found[2] is None else found[2], charset)
        _put(cells, at, text, quoted=found[2] is None)
        at += 1
    return at - start


def _put(cells: Cells, at: int, written: str, *, quoted: bool) -> None:
    text = written.strip()
    if _NUMBER.fullmatch(text) and not isinf(float(text)):
        cells.values[at] = float(text)
        if has_long_numbers(text.encode()):
            cells.keep_digits(at, (text,))
    elif _MARK.fullmatch(text):
        cells.values[at] = 0.0 if text == NIL else nan
        cells.marks.put(at, text)
    elif quoted:
        cells.put(at, (written or None,))
    else:
        raise WrongInput(
            Reason(
                "Its data hold “%(cell)s”, which is neither a number nor a mark nor words in quotation marks.",
                {"cell": text[:60]},
            )
        )


def columns_of(heading: Sequence[Dimension]) -> int:
    """How many cells stand in a row."""
    return prod(len(dimension) for dimension in heading)
