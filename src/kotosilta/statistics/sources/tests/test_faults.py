"""Whatever a server does, there is one clear sentence about it, and nobody waits for ever."""

from __future__ import annotations

import pytest

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.answers import table_read
from kotosilta.statistics.sources.calls import Caller, Means
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.trouble import NoNetwork, SourceTrouble
from tests.pxweb import Fault, StandIn, StandInClock

PLACE = "vaerak/159t.px"
QUESTION = {"alue_23_20260101": ("KU005",), "timeperiod_y": ("2025",), "contentscode": ("vaesto_kieli_ulk_p",)}


def whole(reason: Reason) -> str:
    """The sentence in English, with the reasons that stand in it."""
    values = {name: whole(value) if isinstance(value, Reason) else value for name, value in reason.values.items()}
    return reason.message % values


AT_ONCE = {
    Fault.HTML: "It is a web page (HTML or XML) and not figures.",
    Fault.FORBIDDEN: "refuses to give out “vaerak/159t.px” (403)",
    Fault.CUT_JSON: "It is not whole JSON: it is cut off or damaged.",
    Fault.EMPTY: "It is empty.",
    Fault.WRONG_CHARSET: "It is not in UTF-8, as JSON has to be.",
    Fault.WRONG_JSON: "cannot be used. It is",
    Fault.AWAY: "is not among the configured sources",
    Fault.IN_CIRCLES: "sends us on to another address",
    Fault.TOO_LARGE: "is larger than",
}
AFTER_PATIENCE = {
    Fault.TOO_MANY_CALLS: "127.0.0.1 asks us to wait (429). We have tried for",
    Fault.UNAVAILABLE: "127.0.0.1 has trouble of its own (503). We have tried for",
    Fault.HALF_A_BODY: "The connection to 127.0.0.1 broke off before the answer was whole. We have tried for",
    Fault.NOTHING: "The connection to 127.0.0.1 broke off before the answer was whole. We have tried for",
}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("fault", "words"), AT_ONCE.items())
def test_an_answer_that_cannot_be_used_is_told_at_once(
    server: StandIn, statfin: PxWeb1, clock: StandInClock, fault: Fault, words: str, method: str
) -> None:
    server.misbehave(fault, only_for=method)

    with pytest.raises(SourceTrouble) as trouble:
        _asked(statfin, method)

    assert words in whole(trouble.value.reason)
    assert clock.slept == []


@pytest.mark.parametrize(("fault", "words"), AFTER_PATIENCE.items())
def test_what_may_pass_is_tried_again_until_patience_ends(
    server: StandIn, statfin: PxWeb1, clock: StandInClock, told: list[Reason], fault: Fault, words: str
) -> None:
    server.misbehave(fault)

    with pytest.raises(SourceTrouble) as trouble:
        statfin.table(PLACE)

    assert words in whole(trouble.value.reason)
    assert clock.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert len(told) == 9
    assert "Trying again in 60 s" in whole(told[-1])


def test_429_for_ten_minutes_ends_after_five(server: StandIn, statfin: PxWeb1, clock: StandInClock) -> None:
    server.misbehave(Fault.TOO_MANY_CALLS)
    server.retry_after = "60"

    with pytest.raises(SourceTrouble, match="We have tried for 5 min"):
        statfin.table(PLACE)
    assert clock.slept == [60, 60, 60, 60, 60]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("7", 7),
        ("Mon, 21 Sep 2026 14:13:29 GMT", 9),
        ("soon", 1),
        ("-5", 1),
        ("", 1),
        ("Mon, 01 Sep 2025 00:00:00 GMT", 1),
    ],
)
def test_what_the_server_asks_for_is_waited(
    server: StandIn, statfin: PxWeb1, clock: StandInClock, said: str, waits: float
) -> None:
    server.misbehave(Fault.TOO_MANY_CALLS, times=1)
    server.retry_after = said

    statfin.table(PLACE)

    assert clock.slept == [pytest.approx(waits)]


def test_a_wait_that_is_longer_than_our_patience_is_not_begun(
    server: StandIn, statfin: PxWeb1, clock: StandInClock
) -> None:
    server.misbehave(Fault.TOO_MANY_CALLS)
    server.retry_after = "86400"

    with pytest.raises(SourceTrouble):
        statfin.table(PLACE)
    assert clock.slept == []


@pytest.mark.parametrize("fault", [Fault.UNAVAILABLE, Fault.HALF_A_BODY, Fault.NOTHING, Fault.SLOW])
def test_a_fault_that_passes_leaves_no_trace(server: StandIn, statfin: PxWeb1, fault: Fault) -> None:
    before = statfin.data(PLACE, QUESTION)
    server.misbehave(fault, times=1)

    assert statfin.data(PLACE, QUESTION) == before


def test_our_own_calls_keep_within_what_the_server_allows(
    server: StandIn, statfin: PxWeb1, clock: StandInClock
) -> None:
    server.config = {"maxCells": 1000, "maxCalls": 4, "timeWindow": 60}
    statfin.limits()

    for _ in range(9):
        statfin.data(PLACE, QUESTION)

    assert len(server.asked) == 10  # none was refused
    assert sum(clock.slept) == pytest.approx(120)


def test_without_a_network_nobody_waits(server: StandIn, means: Means, clock: StandInClock) -> None:
    nobody = "http://127.0.0.1:9/"
    means.transport._origins |= {("http", "127.0.0.1", 9)}  # type: ignore[attr-defined]

    with pytest.raises(NoNetwork):
        PxWeb1(Caller(nobody, means), nobody, "StatFin").limits()
    assert clock.slept == []


def _asked(statfin: PxWeb1, method: str) -> None:
    if method == "GET":
        statfin.table(PLACE)
        return
    # What an answer to data holds is judged where parts are put together; here it is read as it is there.
    table_read(statfin.data(PLACE, QUESTION), statfin.host, f"“{PLACE}”")
