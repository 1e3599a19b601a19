"""Reads PX files (AXIS-VERSION up to 2013): metadata in all their languages and every cell with its mark."""

from __future__ import annotations

from collections.abc import Mapping

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.cells import Cells
from kotosilta.statistics.px_data import cells_by_row, cells_in_order, columns_of, data_of
from kotosilta.statistics.px_dimensions import dimensions_read, in_stub, languages_read, unit_read
from kotosilta.statistics.px_keywords import Keywords, keywords_read
from kotosilta.statistics.table import CellNote, Dimension, Holding, NamedTable, Table, Texts

_SYMBOLS = {f"DATASYMBOL{dots}": "." * dots for dots in range(1, 7)} | {"DATASYMBOLNIL": "-", "DATASYMBOLSUM": "." * 7}
ALL = "*"


def read_px(data: bytes, *, in_utf8: bool = False) -> Holding:
    """The one table of the file; WrongInput with a sentence for a file that cannot be used.

    `in_utf8` says that a byte order mark has told so, whatever character set the file names.
    """
    keywords = keywords_read(data, in_utf8=in_utf8)
    dimensions = dimensions_read(keywords)
    cells = _cells(keywords, dimensions, data_of(data, keywords.data_at))
    if cells is not None:
        _flag(cells, keywords, dimensions)
    return Holding(tables=(NamedTable(name="", table=_table(keywords, dimensions, cells)),))


def _cells(keywords: Keywords, dimensions: tuple[Dimension, ...], data: bytes) -> Cells | None:
    """None where nothing stands between DATA= and its semicolon: such a file describes figures without holding any."""
    stub = dimensions[: in_stub(keywords)]
    if stub and any(word == "KEYS" for word, _, _ in keywords.entries):
        in_rows = [(dimension, _keys(keywords, dimension)) for dimension in stub]
        return cells_by_row(data, in_rows, columns_of(dimensions[len(stub) :]), keywords.charset)
    if not data:
        return None
    return cells_in_order(data, [len(dimension) for dimension in dimensions], keywords.charset)


def _keys(keywords: Keywords, dimension: Dimension) -> tuple[str, ...]:
    """What stands for the categories of a dimension at the beginning of rows: KEYS says codes or values."""
    said = (keywords.text("KEYS", dimension.id) or keywords.text("KEYS")).upper()
    return dimension.codes if said == "CODES" else dimension.labels[keywords.text("LANGUAGE")]


def _table(keywords: Keywords, dimensions: tuple[Dimension, ...], cells: Cells | None) -> Table:
    updated = next((text for word in ("LAST-UPDATED", "CREATION-DATE") for _, text in keywords.of(word)), "")
    return Table(
        dimensions=dimensions,
        cells=cells,
        title=_texts(keywords, "TITLE") or _texts(keywords, "DESCRIPTION") or _texts(keywords, "CONTENTS"),
        source=keywords.text("SOURCE"),
        updated=updated,
        language=keywords.text("LANGUAGE"),
        unit=unit_read(keywords),
        notes=tuple(text for subkeys, text in keywords.of("NOTE", "NOTEX") if not subkeys),
        cell_notes=_cell_notes(keywords, dimensions),
        legend={mark: said for word, mark in _SYMBOLS.items() if (said := _texts(keywords, word))},
    )


def _texts(keywords: Keywords, word: str) -> Texts:
    own = keywords.text("LANGUAGE")
    said = {own: keywords.text(word)}
    said |= {language: keywords.text(word, language=language) for language in languages_read(keywords)}
    return {language: text for language, text in said.items() if text}


def _places(keywords: Keywords, dimensions: tuple[Dimension, ...]) -> list[Mapping[str, int]]:
    """For each dimension, at which place its categories stand by value, and by code where no value is called so."""
    own = keywords.text("LANGUAGE")
    return [
        {code: place for place, code in enumerate(dimension.codes)}
        | {value: place for place, value in enumerate(dimension.labels[own])}
        for dimension in dimensions
    ]


def _where(subkeys: tuple[str, ...], places: list[Mapping[str, int]]) -> tuple[int | None, ...] | None:
    """One place for each dimension, None for all of them; nothing when the sub-keys do not fit the dimensions."""
    if len(subkeys) != len(places):
        return None
    found = [(key == ALL, among.get(key)) for key, among in zip(subkeys, places, strict=True)]
    return tuple(place for _, place in found) if all(all_of or place is not None for all_of, place in found) else None


def _cell_notes(keywords: Keywords, dimensions: tuple[Dimension, ...]) -> tuple[CellNote, ...]:
    places = _places(keywords, dimensions)
    notes = []
    for subkeys, text in keywords.of("CELLNOTE", "CELLNOTEX"):
        where = _where(subkeys, places)
        if where is not None:
            codes = (None if at is None else each.codes[at] for at, each in zip(where, dimensions, strict=True))
            notes.append(CellNote(where=tuple(codes), text=text))
    return tuple(notes)


def _flag(cells: Cells, keywords: Keywords, dimensions: tuple[Dimension, ...]) -> None:
    """Puts the signs of DATANOTECELL (preliminary, corrected) on cells that carry no mark of their own."""
    noted = list(keywords.of("DATANOTECELL"))
    if not noted:
        return
    places = _places(keywords, dimensions)
    for subkeys, mark in noted:
        where = _where(subkeys, places)
        if where is None:
            raise WrongInput(Reason("It flags a cell that its dimensions do not have."))
        for cell in _cells_at(where, dimensions):
            if cells.marks.between(cell, cell + 1) == [""]:
                cells.marks.put(cell, mark)


def _cells_at(where: tuple[int | None, ...], dimensions: tuple[Dimension, ...]) -> list[int]:
    cells = [0]
    for at, dimension in zip(where, dimensions, strict=True):
        chosen = range(len(dimension)) if at is None else (at,)
        cells = [cell * len(dimension) + place for cell in cells for place in chosen]
    return cells
