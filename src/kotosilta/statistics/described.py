"""Describes what a file of statistics holds, in the shape that `kotosilta statistics describe` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kotosilta.statistics.table import Dimension, Holding, Table, Texts

# What the marks mean at Statistics Finland, unless the legend of the table says otherwise.
USUAL_MEANINGS = {
    ".": "not applicable",
    "..": "not available",
    "...": "confidential",
    "-": "nothing to report",
    "*": "preliminary",
    "missing": "nothing is said",
}


def described(holding: Holding) -> dict[str, Any]:
    """One table with its dimensions and what is missing; for a file that can hold several, the list of them."""
    if not holding.several:
        return _table(holding.tables[0].table)
    return {
        "title": holding.title,
        "datasets": [{"dataset": each.name, **_table(each.table)} for each in holding.tables],
        "elsewhere": holding.elsewhere,
    }


def _table(table: Table) -> dict[str, Any]:
    cells = table.cells
    missing = dict(cells.missing_by_status()) if cells else {}
    flagged = dict(cells.flagged_by_status()) if cells else {}
    return {
        "title": in_own_language(table.title, table.language),
        "source": table.source,
        "updated": table.updated,
        "language": table.language,
        "languages": _languages(table),
        "dimensions": [_dimension(each, table.language) for each in table.dimensions],
        "cells": len(cells) if cells else 0,
        "missing": missing,
        "flagged": flagged,
        "meanings": {mark: said for mark in (*missing, *flagged) if (said := _meaning(mark, table))},
        "notes": list(table.notes),
        "cell_notes": [{"where": list(note.where), "text": note.text} for note in table.cell_notes],
    }


def in_own_language(texts: Texts, language: str) -> str:
    """The text in the language of the file, else in the first one that there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def _languages(table: Table) -> list[str]:
    spoken: dict[str, None] = {}
    for texts in (table.title, *(each.label for each in table.dimensions)):
        spoken.update(dict.fromkeys(texts))
    return [language for language in spoken if language]


def _dimension(dimension: Dimension, language: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": dimension.id,
        "label": in_own_language(dimension.label, language) or dimension.id,
        "size": len(dimension),
        "role": dimension.role,
    }
    if dimension.variable_code:
        described["code"] = dimension.variable_code
    if dimension.units:
        described["units"] = {
            code: {"label": unit.label, "decimals": unit.decimals} for code, unit in dimension.units.items()
        }
    return described


def _meaning(mark: str, table: Table) -> str:
    legend: Mapping[str, Texts] = table.legend
    return in_own_language(legend.get(mark, {}), table.language) or USUAL_MEANINGS.get(mark, "")
