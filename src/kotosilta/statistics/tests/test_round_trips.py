"""Whatever cube is written in whatever way the formats allow: tidying gives the same codes, values and marks."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.reading import read
from kotosilta.statistics.tests.writers import MARKS, NUMBERS, Cube, cubes, jsonstat, px
from kotosilta.statistics.tidy import lines

VARIANTS = st.integers(0, 2**32).map(random.Random)
WORDS = st.text("abcåäö ;,'#", min_size=1, max_size=6).filter(
    lambda text: text[:1] not in "-0123456789." and text.strip()
)
ANY_LETTERS = "aåÄ1 ,\"\n'é数\u2028"
PX_LETTERS = "aåÄ1 ,;'()[]=Ö"


def tidied(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(lines(read(data))), newline="")))


def expected(cube: Cube, *, nil: str) -> list[list[str]]:
    rows = [[*(name for name, _ in cube.dimensions), "value", "status"]]
    for codes, cell in zip(cube.rows(), cube.cells, strict=True):
        if cell is None:
            rows.append([*codes, "", "missing"])
        elif cell in MARKS:
            rows.append([*codes, nil if cell == "-" else "", cell])
        else:
            rows.append([*codes, _plain(cell), ""])
    return rows


def _plain(cell: str) -> str:
    if cell[:1] not in "-0123456789":
        return cell
    number = Decimal(cell)
    return format(number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize(), "f")


@given(cubes(alphabet=ANY_LETTERS, cells=st.one_of(NUMBERS, st.sampled_from(MARKS), st.none())), VARIANTS)
def test_json_stat_comes_back_in_each_of_its_ways_of_writing(cube: Cube, variant: random.Random) -> None:
    assert tidied(jsonstat(cube, variant)) == expected(cube, nil="")


@given(
    cubes(alphabet=PX_LETTERS, cells=st.one_of(NUMBERS, st.sampled_from(MARKS), WORDS)),
    VARIANTS,
    st.sampled_from(["utf-8", "iso-8859-15", "windows-1252", "cp850"]),
)
def test_px_comes_back_in_each_of_its_ways_of_writing(cube: Cube, variant: random.Random, codepage: str) -> None:
    assert tidied(px(cube, variant, codepage=codepage)) == expected(cube, nil="0")
