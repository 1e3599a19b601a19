"""Reads the numbered tables of `docs/domain/law-and-checklist.md`, against which the content files are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOCUMENT = Path(__file__).parents[4] / "docs" / "domain" / "law-and-checklist.md"
_ID = re.compile(r"C\d\.\d+|[LADMPI]\d+[ab]?")


@dataclass(frozen=True)
class Row:
    """One row of a table: what it asks for, and the short labels where the document gives them."""

    id: str
    text: str
    sv: str
    fi: str
    optional: bool
    facets: tuple[str, ...]


@cache
def law_ids() -> frozenset[str]:
    return frozenset(cells[0] for cells in _cells() if cells[0][0] in "LA")


@cache
def checklist_rows() -> Mapping[str, Row]:
    """The rows of sections 3 and 4 by id; what stands in running text is found by `ids_in_text`."""
    return {cells[0]: _row(cells) for cells in _cells() if cells[0][0] not in "LA"}


@cache
def ids_in_text() -> frozenset[str]:
    """The ids outside the tables' first column: C5.1, K1–K5 and R1–R4."""
    text = DOCUMENT.read_text(encoding="utf-8")
    successor = next(line for line in text.splitlines() if line.startswith("| Successor checklist adds"))
    introduced = re.findall(r"^(C\d\.\d+):", text, re.MULTILINE)
    return frozenset([*introduced, *re.findall(r"\bK\d\b", successor), *re.findall(r"\*\*(R\d)\*\*", text)])


def _cells() -> list[list[str]]:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if line.startswith("| ")]
    return [cells for cells in rows if _ID.fullmatch(cells[0])]


def _row(cells: list[str]) -> Row:
    if cells[0][0] == "I":
        sv, fi = cells[1].split(" / ")
        text = cells[2]
    else:
        text, sv, fi = cells[1:4]
    return Row(cells[0], text, sv, fi, "(O)" in text, tuple(re.findall(r"\b([a-e])\)", text)))
