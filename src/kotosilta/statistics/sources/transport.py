"""Sends one request and receives one answer, to configured hosts only; the one place that touches the network."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from kotosilta import __version__
from kotosilta.reasons import Reason
from kotosilta.statistics.sources.clock import Clock
from kotosilta.statistics.sources.trouble import Broken, NoNetwork, SourceTrouble

MOST_REDIRECTS = 5
REDIRECTS, REDIRECTS_OF_A_POST = frozenset({301, 302, 303, 307, 308}), frozenset({307, 308})
IN_ONE_GO = 65536
WITH_A_GZIP_HEADER = 31
PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Request:
    """A GET, or a POST of JSON when there is a body. Clients of sources send nothing else."""

    address: str
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole and unpacked; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Whatever can send a request: the network, or something else in a test."""

    def send(self, request: Request) -> Answer:
        """The answer; NoNetwork, Broken or SourceTrouble when there is none that could be used."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Seconds of silence and seconds in all that one answer may take, and how many bytes it may have."""

    silence: float = 60
    whole: float = 180
    most_bytes: int = 64 * 1024 * 1024


def user_agent(contact: str) -> str:
    """How the product calls itself; `contact` is where its operator can be reached, empty where that is not said."""
    name = f"Kotosilta/{__version__}"
    said = "".join(sign for sign in contact if " " <= sign <= "~" and sign not in "()")
    return f"{name} (+{said})" if said else name


def origin(address: str) -> Origin:
    """Scheme, host and port; SourceTrouble for an address that has none or is not of the web."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        port = 0
    if not port or not parts.hostname:
        raise SourceTrouble(Reason("“%(address)s” is no address of a source on the web.", {"address": address}))
    return parts.scheme, parts.hostname, port


class HttpTransport:
    """The network, by Python's own HTTP client."""

    def __init__(self, *, bases: Iterable[str], agent: str, clock: Clock, bounds: Bounds | None = None) -> None:
        self._origins = frozenset(origin(base) for base in bases)
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": "application/json"}
        self._clock = clock
        self._bounds = bounds or Bounds()

    def send(self, request: Request) -> Answer:
        """Follows redirects, but only within the configured hosts."""
        allowed = REDIRECTS if request.body is None else REDIRECTS_OF_A_POST
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._sent_once(request)
            if answer.status not in REDIRECTS:
                return answer
            if answer.status not in allowed or "location" not in answer.headers:
                break
            request = Request(urljoin(request.address, answer.headers["location"]), request.body)
        host = urlsplit(request.address).hostname
        raise SourceTrouble(Reason("%(host)s sends us on to another address, and from there again.", {"host": host}))

    def _sent_once(self, request: Request) -> Answer:
        scheme, host, port = origin(request.address)
        if (scheme, host, port) not in self._origins:
            raise SourceTrouble(
                Reason("%(host)s is not among the configured sources. Nothing was sent there.", {"host": host})
            )
        connection = self._connected(scheme, host, port)
        try:
            parts = urlsplit(request.address)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            method = "GET" if request.body is None else "POST"
            json = {} if request.body is None else {"Content-Type": "application/json"}
            connection.request(method, path, request.body, self._headers | json)
            with connection.getresponse() as response:
                return self._received(response, host)
        except TimeoutError as error:
            raise Broken(_too_slow(host)) from error
        except (OSError, HTTPException) as error:
            raise Broken(_broken(host)) from error
        finally:
            connection.close()

    def _connected(self, scheme: str, host: str, port: int) -> HTTPConnection:
        connection: HTTPConnection
        if scheme == "https":
            connection = HTTPSConnection(host, port, timeout=self._bounds.silence, context=ssl.create_default_context())
        else:
            connection = HTTPConnection(host, port, timeout=self._bounds.silence)
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise SourceTrouble(
                Reason("%(host)s cannot prove that it is itself: its certificate is not valid.", {"host": host})
            ) from error
        except OSError as error:
            raise NoNetwork(
                Reason("%(host)s cannot be reached. Is this machine connected to the network?", {"host": host})
            ) from error
        return connection

    def _received(self, response: HTTPResponse, host: str) -> Answer:
        until = self._clock.now() + self._bounds.whole
        pieces: list[bytes] = []
        received = 0
        while piece := response.read(IN_ONE_GO):
            pieces.append(piece)
            received += len(piece)
            if received > self._bounds.most_bytes:
                raise SourceTrouble(_too_large(host, self._bounds.most_bytes))
            if self._clock.now() > until:
                raise Broken(_too_slow(host))
        if response.length:
            raise Broken(_broken(host))
        headers = {name.lower(): value for name, value in response.getheaders()}
        body = b"".join(pieces)
        if headers.get("content-encoding", "").lower() == "gzip":
            body = self._unpacked(body, host)
        return Answer(response.status, headers, body)

    def _unpacked(self, packed: bytes, host: str) -> bytes:
        unpacking = zlib.decompressobj(WITH_A_GZIP_HEADER)
        try:
            body = unpacking.decompress(packed, self._bounds.most_bytes + 1)
        except zlib.error as error:
            raise Broken(_broken(host)) from error
        if len(body) > self._bounds.most_bytes:
            raise SourceTrouble(_too_large(host, self._bounds.most_bytes))
        if not unpacking.eof:
            raise Broken(_broken(host))
        return body


def _broken(host: str) -> Reason:
    return Reason("The connection to %(host)s broke off before the answer was whole.", {"host": host})


def _too_slow(host: str) -> Reason:
    return Reason("%(host)s was too slow to answer.", {"host": host})


def _too_large(host: str, most: int) -> Reason:
    values = {"host": host, "most": most // (1024 * 1024)}
    return Reason("The answer of %(host)s is larger than %(most)s MB, which is more than we asked for.", values)
