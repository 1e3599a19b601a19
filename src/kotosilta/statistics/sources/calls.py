"""Calls a source politely: within its limits, again after a while when it is busy, and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.clock import Clock
from kotosilta.statistics.sources.limits import CAUTIOUS, KnownLimits, Limits, RateLimiter
from kotosilta.statistics.sources.transport import Answer, Request, Transport, origin
from kotosilta.statistics.sources.trouble import Broken, Busy, NoNetwork

TOO_MANY_CALLS = 429
Telling = Callable[[Reason], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds until the first repetition (then twice as long each time, at most `longest`), and for all of them."""

    first: float = 1
    longest: float = 60
    whole: float = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What every client needs: a transport, the limiter, the limits known, a clock, patience, and whom to tell."""

    transport: Transport
    limiter: RateLimiter
    known: KnownLimits
    clock: Clock
    patience: Patience
    tell: Telling


class Caller:
    """Calls one server."""

    def __init__(self, base: str, means: Means) -> None:
        _, self.host, port = origin(base)
        self._named = f"{self.host}-{port}"
        self._means = means
        self._limits = means.known.of(self._named)
        self._reached = False

    @property
    def limits(self) -> Limits:
        """What the server allows; something cautious as long as it has not said so."""
        return self._limits or CAUTIOUS

    @property
    def knows_limits(self) -> bool:
        return self._limits is not None

    def learn(self, limits: Limits) -> None:
        """Keeps what the server has said about its limits, for us and for other processes."""
        self._limits = limits
        self._means.known.keep(self._named, limits)

    def call(self, request: Request) -> Answer:
        """The answer, whatever its status but 429 and 5xx; Busy when patience has ended."""
        means = self._means
        began, pause = means.clock.now(), means.patience.first
        while True:
            means.limiter.wait_for_turn(self._named, self.limits)
            why, asked_to_wait = self._try(request)
            if isinstance(why, Answer):
                return why
            wait = max(pause, asked_to_wait)
            if means.clock.now() + wait - began > means.patience.whole:
                raise Busy(_gave_up(why, means.clock.now() - began))
            means.tell(Reason("%(why)s Trying again in %(seconds)s s …", {"why": why, "seconds": round(wait)}))
            means.clock.sleep(wait)
            pause = min(pause * 2, means.patience.longest)

    def _try(self, request: Request) -> tuple[Answer | Reason, float]:
        """An answer, or why there is none yet and how long the server asks us to wait."""
        try:
            answer = self._means.transport.send(request)
        except Broken as broken:
            self._reached = True
            return broken.reason, 0
        except NoNetwork as nothing:
            if not self._reached:
                raise
            return nothing.reason, 0
        self._reached = True
        if answer.status == TOO_MANY_CALLS:
            return Reason("%(host)s asks us to wait (429).", {"host": self.host}), self._asked_to_wait(answer)
        if answer.status >= 500:
            busy = Reason("%(host)s has trouble of its own (%(status)s).", {"host": self.host, "status": answer.status})
            return busy, self._asked_to_wait(answer)
        return answer, 0

    def _asked_to_wait(self, answer: Answer) -> float:
        """The seconds of `Retry-After`, which may also be a point of time; 0 when it says nothing we understand."""
        said = answer.headers.get("retry-after", "")
        if said.isdecimal():
            return float(said)
        try:
            return max(parsedate_to_datetime(said).timestamp() - self._means.clock.now(), 0)
        except ValueError:
            return 0


def _gave_up(why: Reason, seconds: float) -> Reason:
    values = {"why": why, "minutes": max(1, round(seconds / 60))}
    return Reason("%(why)s We have tried for %(minutes)s min. Try again later.", values)
