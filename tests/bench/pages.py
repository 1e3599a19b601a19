"""How long the service works on a page, how much it sends for a first view, and how much memory it holds."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from tests.bench.report import Measured, percentile
from tests.service import Service

REQUESTS = 200
ACCEPTED = {"Accept-Encoding": "br, gzip"}
SITUATION = "/sv/municipality/narpes/"
OPEN_PAGES = ("/sv/", SITUATION, "/fi/municipality/helsinki/", "/sv/draft/narpes/", "/sv/search/?q=eken")
DIRECTORY = "/sv/directory/"
PUBLISHED = f"{DIRECTORY}pargas-2025/"
PROGRAMME_PAGES = (
    DIRECTORY,
    PUBLISHED,
    *(f"{PUBLISHED}{each}/" for each in ("goals", "situation", "document", "follow-up", "take-part")),
)
LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+)"')


def page_times(service: Service) -> Iterator[Measured]:
    """95 of 100 answers take at most this long, over one connection, one after the other."""
    for path in OPEN_PAGES:
        limit = 30 if "municipality" in path else None
        yield Measured(f"p95 of {REQUESTS} requests for {path}", p95(service, path), "ms", limit)


def programme_pages(service: Service) -> Iterator[Measured]:
    """The open pages of the decided sample programme with all that they send."""
    for path in PROGRAMME_PAGES:
        yield Measured(f"p95 of {REQUESTS} requests for {path}", p95(service, path), "ms", 30)
        sent, _ = first_bytes(service, path)
        yield Measured(f"first view of {path} without fonts", sent / 1000, "kB", 60)


def p95(service: Service, path: str, more_headers: Mapping[str, str] = MappingProxyType({})) -> float:
    """How long 95 of 100 answers take at most, in milliseconds."""
    return percentile(times(service, [path] * REQUESTS, more_headers), 0.95)


def times(
    service: Service, paths: Iterable[str], more_headers: Mapping[str, str] = MappingProxyType({})
) -> list[float]:
    """How long each answer takes, in milliseconds, over one connection, one after the other."""
    connection = http.client.HTTPConnection(urlsplit(service.address).netloc, timeout=30)
    taken = []
    for path in paths:
        begun = time.perf_counter()
        connection.request("GET", path, headers=ACCEPTED | more_headers)
        answer = connection.getresponse()
        answer.read()
        taken.append(1000 * (time.perf_counter() - begun))
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
    return taken


def first_view(service: Service, path: str = SITUATION) -> Iterator[Measured]:
    """Bytes over the wire for somebody who comes for the first time, headers left out."""
    sent, fonts = first_bytes(service, path)
    yield Measured(f"first view of {path} without fonts", sent / 1000, "kB", 60)
    yield Measured(f"first view of {path} with fonts", (sent + fonts) / 1000, "kB", 160)


def first_bytes(service: Service, path: str, more_headers: Mapping[str, str] = MappingProxyType({})) -> tuple[int, int]:
    """Bytes of a page with everything that it links, and of its fonts."""
    page, sent = _fetched(service, path, more_headers)
    fonts = 0
    for name in sorted(set(LINKED.findall(page))):
        linked = name.decode()
        _, size = _fetched(service, linked)
        if linked.endswith(".woff2"):
            fonts += size
            continue
        sent += size
    return sent, fonts


def _fetched(service: Service, path: str, more_headers: Mapping[str, str] = MappingProxyType({})) -> tuple[bytes, int]:
    """The plain content and the number of bytes that came over the wire."""
    connection = http.client.HTTPConnection(urlsplit(service.address).netloc, timeout=30)
    connection.request("GET", urljoin("/", path), headers=ACCEPTED | more_headers)
    answer = connection.getresponse()
    sent = answer.read()
    return _unpacked(sent, answer.getheader("Content-Encoding", "")), len(sent)


def _unpacked(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        import brotli  # noqa: PLC0415 (only where the service speaks it)

        return bytes(brotli.decompress(content))
    if encoding == "gzip":
        import gzip  # noqa: PLC0415

        return gzip.decompress(content)
    return content


def memory(service: Service) -> Iterator[Measured]:
    """Proportional memory of all processes of the service after fifty pages and a draft in each format."""
    for count in range(50):
        _fetched(service, OPEN_PAGES[count % len(OPEN_PAGES)])
    for file_format in ("docx", "pdf", "html"):
        _fetched(service, f"/sv/draft/narpes/sv.{file_format}")
    total = sum(_proportional(process) for process in _family(service.process))
    yield Measured("memory of the service after 50 pages and a draft in each format", total / 1000, "MB", 300)


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(each for child in children for each in _family(int(child)))]


def _proportional(process: int) -> float:
    rolled_up = Path(f"/proc/{process}/smaps_rollup").read_text()
    return float(next(line.split()[1] for line in rolled_up.splitlines() if line.startswith("Pss:"))) * 1.024
