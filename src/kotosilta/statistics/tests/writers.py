"""Cubes of figures drawn at random, and tiny writers of JSON-stat and PX that know nothing of the readers."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

Cell = tuple[str, str]  # what stands as value and as status in tidy CSV
MARKS = (".", "..", "...", "....", ".....", "......", "-")


@dataclass(frozen=True)
class Cube:
    """Dimensions as (id, codes), and cells in order: a number as it is written, a mark, words or None."""

    dimensions: tuple[tuple[str, tuple[str, ...]], ...]
    cells: tuple[str | None, ...]

    def rows(self) -> list[tuple[str, ...]]:
        """The codes of each cell."""
        return list(product(*(codes for _, codes in self.dimensions)))


def names(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1, max_size=8).filter(lambda text: text == text.strip())


NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.integers(-999, 99999).map(str),
    st.decimals(-(10**6), 10**6, places=3, allow_nan=False).map(lambda number: format(number, "f")),
    st.sampled_from(["0", "0.1", "0.00001", "-0.5", "1e3", "123456789012345678"]),
)


@st.composite
def cubes(draw: st.DrawFn, *, alphabet: str, cells: st.SearchStrategy[str | None]) -> Cube:
    """Up to four dimensions of up to five categories."""
    ids = draw(st.lists(names(alphabet), min_size=1, max_size=4, unique=True))
    dimensions = tuple(
        (name, tuple(draw(st.lists(names(alphabet), min_size=1, max_size=5, unique=True)))) for name in ids
    )
    count = 1
    for _, codes in dimensions:
        count *= len(codes)
    return Cube(dimensions, tuple(draw(st.lists(cells, min_size=count, max_size=count))))


def jsonstat(cube: Cube, variant: random.Random) -> bytes:
    """One of the ways in which JSON-stat lets the same cube be written. Marks stand in `status`, beside null."""
    numbers = [None if cell is None or cell in MARKS else json.loads(cell) for cell in cube.cells]
    marks = [cell if cell in MARKS else None for cell in cube.cells]
    value: object = numbers
    if variant.random() < 0.5:
        value = {str(at): number for at, number in enumerate(numbers) if number is not None or variant.random() < 0.3}
    fields: dict[str, object] = {"label": "Figures – 数", "value": value}
    if any(marks):
        in_order = variant.random() < 0.5
        fields["status"] = marks if in_order else {str(at): mark for at, mark in enumerate(marks) if mark}
    ids = [name for name, _ in cube.dimensions]
    sizes = [len(codes) if variant.random() < 0.7 else str(len(codes)) for _, codes in cube.dimensions]
    dimension: dict[str, object] = {name: {"category": _category(codes, variant)} for name, codes in cube.dimensions}
    old = variant.random() < 0.4 and not {"id", "size", "role"} & set(ids)
    if old:
        fields["dimension"] = {**dimension, "id": ids, "size": sizes}
    else:
        fields |= {"version": "2.0", "class": "dataset", "id": ids, "size": sizes, "dimension": dimension}
    shuffled = list(fields)
    variant.shuffle(shuffled)
    written = {name: fields[name] for name in shuffled}
    return json.dumps(written, ensure_ascii=variant.random() < 0.5, indent=variant.choice([None, 1])).encode()


def _category(codes: tuple[str, ...], variant: random.Random) -> dict[str, object]:
    labels = {code: f"«{code}»" for code in codes}
    if len(codes) == 1 and variant.random() < 0.5:
        return {"label": labels}
    if variant.random() < 0.5:
        return {"index": list(codes), "label": labels}
    places = list(enumerate(codes))
    variant.shuffle(places)
    return {"index": {code: place for place, code in places}}


def px(cube: Cube, variant: random.Random, *, codepage: str = "utf-8") -> bytes:
    """One of the ways in which a PX file can hold the same cube; words stand in quotation marks."""
    in_stub = variant.randint(0, len(cube.dimensions))
    names_of = [name for name, _ in cube.dimensions]
    lines = [f'CHARSET="ANSI";\nCODEPAGE="{codepage}";\nTITLE="Figures; with a semicolon"\n" in two lines";']
    if in_stub:
        lines.append("STUB=" + _listed(names_of[:in_stub], variant) + ";")
    if in_stub < len(names_of):
        lines.append("HEADING=" + _listed(names_of[in_stub:], variant) + ";")
    for name, codes in cube.dimensions:
        if variant.random() < 0.5:
            lines.append(f'VALUES("{name}")={_listed(codes, variant)};')
        else:
            lines.append(f'VALUES("{name}")={_listed(["Value of " + code for code in codes], variant)};')
            lines.append(f'CODES("{name}")={_listed(codes, variant)};')
    data = "".join(_px_cell(cell, variant) + variant.choice([" ", "  ", "\n", "\t", " \r\n"]) for cell in cube.cells)
    return ("\n".join(lines) + "\nDATA=\n" + data + variant.choice([";", ";\n", "", ";\x1a"])).encode(codepage)


def _listed(texts: list[str] | tuple[str, ...], variant: random.Random) -> str:
    return variant.choice([",", ",\n", ", "]).join(f'"{text}"' for text in texts)


def _px_cell(cell: str | None, variant: random.Random) -> str:
    if cell in MARKS:
        return f'"{cell}"' if variant.random() < 0.8 else str(cell)
    assert cell is not None
    return cell if cell[:1] in "-0123456789" else f'"{cell}"'
