"""How fast a million cells of official statistics are read, beside the usual readers on the very same bytes."""

from __future__ import annotations

import json
import random
import time
import tracemalloc
from collections.abc import Callable, Iterator

import orjson
from pyjstat import pyjstat

from kotosilta.statistics.reading import read
from tests.bench.report import Measured

# The shape matters: pyjstat's time grows with the labels that it repeats, ours and orjson's with the digits.
SIZES = {"area": 250, "year": 4, "age": 50, "contents": 20}
CELLS = 1_000_000
ROUNDS = 5
MISSING_IN_THE_SECOND_CUBE = 0.1


def statistics_files() -> Iterator[Measured]:
    """Ratios in one run: with orjson and pyjstat for the time, with the array of numbers for the memory."""
    shape = " × ".join(map(str, SIZES.values()))
    whole, gaps = json_stat(missing=0), json_stat(missing=MISSING_IN_THE_SECOND_CUBE)
    text = whole.decode()
    ours, plain, usual = fastest(
        lambda: read(whole), lambda: orjson.loads(whole), lambda: pyjstat.Dataset.read(text).write("dataframe")
    )
    yield Measured(f"JSON-stat 2, {shape} cells with one decimal, read", 1000 * ours, "ms")
    yield Measured("  in times of orjson.loads", ours / plain, "×", 2)
    yield Measured("  in times of pyjstat", ours / usual, "×", 1 / 8)
    yield Measured("  highest memory in times of the array of numbers", memory(whole) / (8 * CELLS), "×", 6)
    ours, plain = fastest(lambda: read(gaps), lambda: orjson.loads(gaps))
    yield Measured(
        "  a tenth of the cells missing, each with its status, in times of orjson.loads", ours / plain, "×", 2
    )
    yield Measured("  highest memory in times of the array of numbers", memory(gaps) / (8 * CELLS), "×", 6)
    yield Measured(f"PX, {shape} cells with one decimal, read", 1000 * fastest(px_reader())[0], "ms")


def fastest(*works: Callable[[], object]) -> list[float]:
    """Seconds of each in its fastest round, taken in turn: what else disturbs the machine disturbs them alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, some in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            some.append(time.perf_counter() - begun)
    return [min(some) for some in times]


def memory(data: bytes) -> int:
    """The highest number of bytes that reading holds at once, the file not counted."""
    tracemalloc.start()
    read(data)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest


def json_stat(*, missing: float) -> bytes:
    """A cube of a million figures drawn at random; `missing` is the share of cells without a figure (0–1)."""
    drawn = random.Random(6)
    values = [None if drawn.random() < missing else round(drawn.random() * 1000, 1) for _ in range(CELLS)]
    cube = {
        "version": "2.0",
        "class": "dataset",
        "label": "Figures drawn at random",
        "id": list(SIZES),
        "size": list(SIZES.values()),
        "dimension": {name: _dimension(name, size) for name, size in SIZES.items()},
        "value": values,
    }
    if missing:
        cube["status"] = {str(at): drawn.choice([".", "..", "..."]) for at, value in enumerate(values) if value is None}
    return json.dumps(cube).encode()


def px_reader() -> Callable[[], object]:
    """Reads the figures of the same cube from a PX file."""
    drawn = random.Random(6)
    head = 'CODEPAGE="utf-8";\nSTUB="area","year";\nHEADING="age","contents";\n'
    for name, size in SIZES.items():
        head += f'VALUES("{name}")=' + ",".join(f'"Category {at}"' for at in range(size)) + ";\n"
    row = SIZES["age"] * SIZES["contents"]
    rows = (" ".join(str(round(drawn.random() * 1000, 1)) for _ in range(row)) for _ in range(CELLS // row))
    data = (head + "DATA=\n" + " \n".join(rows) + ";").encode()
    return lambda: read(data)


def _dimension(name: str, size: int) -> dict[str, object]:
    labels = {f"{name}{at}": f"Category {at} of {name}" for at in range(size)}
    return {"label": name, "category": {"index": {code: at for at, code in enumerate(labels)}, "label": labels}}
