"""How long forecasts take: judging the methods, learning the rules, and applying them to every municipality."""

from __future__ import annotations

import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kotosilta.charts.fan_chart import fan_chart
from kotosilta.charts.tests.drawings import SWEDISH
from kotosilta.charts.tests.test_fan_chart import TWO
from kotosilta.figures import Observation
from kotosilta.statistics.derive import derived
from kotosilta.statistics.forecast.apply import outlook_of
from kotosilta.statistics.forecast.rules import learn
from kotosilta.statistics.harmonise import harmonised, population_before_2000
from kotosilta.statistics.snapshot import read_mergers, read_snapshot
from tests.bench.report import Measured
from tests.service import command, environment

SNAPSHOT = Path(__file__).parents[2] / "src" / "kotosilta" / "situation" / "snapshot"
TIMES = 200


def forecasts(data: Path) -> Iterator[Measured]:
    """The command's backtest from a cold start; rules and forecasts of all municipalities; one drawing."""
    begun = time.perf_counter()
    subprocess.run(command("forecast", "--backtest", "--json"), env=environment(data), check=True, capture_output=True)
    yield Measured("forecast --backtest --json, all municipalities, cold", time.perf_counter() - begun, "s", 40)
    yield Measured("rules and forecasts of all municipalities, figures read", _all_forecasts(), "s", 2)
    yield Measured("drawing a forecast", _drawing(), "ms", 2)


def _all_forecasts() -> float:
    """Seconds for learning the rules and for both forecasts of every municipality."""
    observations = _observations()
    by_area: dict[str, list[Observation]] = defaultdict(list)
    for seen in observations:
        by_area[seen.area].append(seen)
    begun = time.perf_counter()
    rules = learn(observations)
    for area, known in by_area.items():
        outlook_of(area, known, rules)
    return time.perf_counter() - begun


def _observations() -> list[Observation]:
    mergers = read_mergers(SNAPSHOT)
    every = [seen for file in read_snapshot(SNAPSHOT) for seen in harmonised(file, mergers).observations]
    every += population_before_2000(every)
    return every + derived(every, {})


def _drawing() -> float:
    """Milliseconds for one drawing of a forecast."""
    begun = time.perf_counter()
    for _ in range(TIMES):
        fan_chart(TWO, SWEDISH)
    return 1000 * (time.perf_counter() - begun) / TIMES
