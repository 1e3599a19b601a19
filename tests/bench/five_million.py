"""What the pages of official figures cost when five million observations are in the store, all of them constructed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kotosilta.municipalities.register import all_municipalities
from tests.bench import constructed_store
from tests.bench.pages import REQUESTS, p95, times
from tests.bench.report import Measured, percentile
from tests.bench.workspace import as_coordinator
from tests.service import Service, command, environment, running_service

Headers = Mapping[str, str]
AT_A_TIME = 10  # of one store, before it is the other's turn
LIMIT = 50  # ms for the overview of all figures
LARGEST_RATIO = 1.25  # near 1; what is more than that is no accident of this machine
ROOM = "/sv/programme/raseborg-2027/situation/"

PUBLIC = tuple(f"/sv/municipality/{slug}/figures/" for slug in constructed_store.PLACES)
IN_THE_ROOM = f"{ROOM}figures/"
OTHER_PAGES = (
    ("/sv/municipality/narpes/", 30),
    (ROOM, 80),
    (f"{ROOM}questions/C3.4/", 80),
    (f"{ROOM}questions/C3.6/", 80),
)


def five_million(folder: Path) -> Iterator[Measured]:
    """The overview, openly and in the room, beside the same in a store with a tenth, and other pages that read it."""
    begun = time.perf_counter()
    with _filled(folder / "all", 1) as (large, observations), _filled(folder / "tenth", 0.1) as (small, _):
        yield Measured("observations in the constructed store, 60 indicators × 15 years", observations / 1e6, "mn")
        yield Measured("making that store and the small one, and starting", time.perf_counter() - begun, "s", 90)
        signed_in = as_coordinator(large), as_coordinator(small)
        every = [f"/sv/municipality/{each.slug}/figures/" for each in all_municipalities()]
        yield _overview("the overview of each of 308 municipalities, openly, never seen before", times(large, every))
        openly = _in_turn(large, small, PUBLIC)
        room = _in_turn(large, small, (IN_THE_ROOM,), signed_in)
        yield _overview(f"{REQUESTS} requests for the overview, openly", openly[0])
        yield _overview(f"{REQUESTS} requests for {IN_THE_ROOM}", room[0])
        yield _ratio("the overview openly", *openly)
        yield _ratio("the overview in the room", *room)
        for path, limit in OTHER_PAGES:
            what = f"p95 of {REQUESTS} requests for {path}, same store"
            yield Measured(what, p95(large, path, signed_in[0]), "ms", limit)


def _overview(what: str, taken: list[float]) -> Measured:
    return Measured(f"p95 of {what}, 60 indicators, 5 million observations", percentile(taken, 0.95), "ms", LIMIT)


def _ratio(what: str, large: list[float], small: list[float]) -> Measured:
    """The middle of the times, which other work on the machine moves less than their ends."""
    ratio = percentile(large, 0.5) / percentile(small, 0.5)
    return Measured(f"{what}: time with all municipalities, as a part of that with a tenth", ratio, "×", LARGEST_RATIO)


def _in_turn(
    large: Service, small: Service, paths: Sequence[str], signed_in: tuple[Headers, Headers] = ({}, {})
) -> tuple[list[float], list[float]]:
    """The times of both stores, asked by turns: what else the machine does meanwhile troubles both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for first in range(0, REQUESTS, AT_A_TIME):
        asked = [paths[number % len(paths)] for number in range(first, first + AT_A_TIME)]
        taken[0].extend(times(large, asked, signed_in[0]))
        taken[1].extend(times(small, asked, signed_in[1]))
    return taken


@contextmanager
def _filled(data: Path, part: float) -> Iterator[tuple[Service, int]]:
    """The service on a scratch folder whose real figures have given way to constructed ones."""
    data.mkdir()
    settings = environment(data, DJANGO_SETTINGS_MODULE="kotosilta.config.settings")
    subprocess.run(command("prepare"), env=settings, check=True, capture_output=True)
    (data / constructed_store.SCRATCH).touch()
    words = [sys.executable, "-m", "tests.bench.constructed_store", str(part)]
    told = subprocess.run(words, env=settings, check=True, capture_output=True, text=True)
    with running_service(data) as service:
        yield service, int(told.stdout)
