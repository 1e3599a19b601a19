"""A stand-in server and the clients that talk to it, with a clock that nobody has to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.calls import Caller, Means, Patience
from kotosilta.statistics.sources.limits import KnownLimits, RateLimiter
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.transport import Bounds, HttpTransport
from tests.pxweb import StandIn, StandInClock, stand_in

MeansFor = Callable[[StandIn], Means]


@pytest.fixture
def clock() -> StandInClock:
    return StandInClock()


@pytest.fixture
def server(clock: StandInClock) -> Iterator[StandIn]:
    with stand_in(clock) as running:
        yield running


@pytest.fixture
def told() -> list[Reason]:
    """What was said on the way."""
    return []


@pytest.fixture
def means(server: StandIn, clock: StandInClock, told: list[Reason], tmp_path: Path) -> Means:
    return Means(
        transport=HttpTransport(
            bases=[server.address],
            agent="Kotosilta/0 (+https://kotosilta.example)",
            clock=clock,
            bounds=Bounds(silence=0.3, most_bytes=1_000_000),
        ),
        limiter=RateLimiter(tmp_path / "sources", clock),
        known=KnownLimits(tmp_path / "sources", clock),
        clock=clock,
        patience=Patience(),
        tell=told.append,
    )


@pytest.fixture
def statfin(server: StandIn, means: Means) -> PxWeb1:
    """The client of the database of table 159t."""
    return PxWeb1(Caller(server.pxweb1, means), server.pxweb1, "StatFin")
