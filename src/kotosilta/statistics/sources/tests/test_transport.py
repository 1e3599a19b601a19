"""Requests go to configured hosts only, and answers come back whole or not at all."""

from __future__ import annotations

import pytest

from kotosilta import __version__
from kotosilta.statistics.sources.calls import Means
from kotosilta.statistics.sources.transport import Bounds, HttpTransport, Request, user_agent
from kotosilta.statistics.sources.trouble import Broken, NoNetwork, SourceTrouble
from tests.pxweb import Fault, StandIn, StandInClock


def test_nothing_is_sent_to_a_host_that_is_not_configured(server: StandIn, means: Means) -> None:
    elsewhere = server.address.replace("127.0.0.1", "localhost")

    with pytest.raises(SourceTrouble, match="not among the configured sources"):
        means.transport.send(Request(f"{elsewhere}/PxWeb/api/v1/en"))
    assert server.asked == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "no address", "http://127.0.0.1:x/"])
def test_what_is_no_address_of_the_web_is_refused(means: Means, address: str) -> None:
    with pytest.raises(SourceTrouble, match="no address"):
        means.transport.send(Request(address))


@pytest.mark.parametrize("body", [None, b"{}"])
def test_a_redirect_to_another_host_is_not_followed(server: StandIn, means: Means, body: bytes | None) -> None:
    server.misbehave(Fault.AWAY)

    with pytest.raises(SourceTrouble, match=r"elsewhere\.example is not among the configured sources"):
        means.transport.send(Request(server.pxweb1, body))
    assert len(server.asked) == 1


def test_redirects_in_circles_end(server: StandIn, means: Means) -> None:
    server.misbehave(Fault.IN_CIRCLES)

    with pytest.raises(SourceTrouble, match="sends us on"):
        means.transport.send(Request(server.pxweb1))
    assert len(server.asked) == 6


def test_a_redirect_within_the_host_is_followed(server: StandIn, means: Means) -> None:
    server.misbehave(Fault.IN_CIRCLES, times=1)

    assert means.transport.send(Request(f"{server.pxweb1}en/StatFin?config")).status == 200


def test_a_packed_answer_is_unpacked(server: StandIn, means: Means) -> None:
    plain = means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))
    server.packed = True

    packed = means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.body == plain.body
    assert server.asked[-1].headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_is_too_large_is_not_taken_in(server: StandIn, means: Means, packed: bool) -> None:
    server.misbehave(Fault.TOO_LARGE)
    server.packed = packed

    with pytest.raises(SourceTrouble, match="larger than 0 MB"):
        means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))


@pytest.mark.parametrize("fault", [Fault.CUT_PACKED, Fault.NOT_PACKED])
def test_a_packed_answer_that_cannot_be_unpacked_whole_is_broken(server: StandIn, means: Means, fault: Fault) -> None:
    server.misbehave(fault)

    with pytest.raises(Broken, match="broke off"):
        means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))


@pytest.mark.parametrize("fault", [Fault.NOTHING, Fault.HALF_A_BODY, Fault.SLOW])
def test_a_connection_that_breaks_off_is_told_from_one_that_never_was(
    server: StandIn, means: Means, fault: Fault
) -> None:
    server.misbehave(fault)

    with pytest.raises(Broken):
        means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))


def test_an_answer_that_drips_for_ever_is_given_up(server: StandIn) -> None:
    class Running(StandInClock):
        """Time passes with every look at the clock."""

        def now(self) -> float:
            self.sleep(100)
            return super().now()

    transport = HttpTransport(bases=[server.address], agent="x", clock=Running(), bounds=Bounds(whole=50))

    with pytest.raises(Broken, match="too slow"):
        transport.send(Request(f"{server.pxweb1}en/StatFin?config"))


def test_a_server_that_is_not_there_is_no_network(clock: StandInClock) -> None:
    transport = HttpTransport(bases=["http://127.0.0.1:9"], agent="x", clock=clock)

    with pytest.raises(NoNetwork, match="Is this machine connected to the network"):
        transport.send(Request("http://127.0.0.1:9/"))


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("https://kotosilta.example", f"Kotosilta/{__version__} (+https://kotosilta.example)"),
        ("", f"Kotosilta/{__version__}"),
        ("a\r\nX-Evil: (ä)", f"Kotosilta/{__version__} (+aX-Evil: )"),
    ],
)
def test_the_product_says_who_it_is(contact: str, expected: str) -> None:
    assert user_agent(contact) == expected


def test_the_name_of_the_product_is_sent(server: StandIn, means: Means) -> None:
    means.transport.send(Request(f"{server.pxweb1}en/StatFin?config"))

    assert server.asked[0].headers["User-Agent"] == "Kotosilta/0 (+https://kotosilta.example)"
