"""How long a document of thirty pages takes: to open for writing, to read, and as a file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.long_document import SLUG
from tests.bench.pages import REQUESTS, p95
from tests.bench.report import Measured
from tests.bench.workspace import as_coordinator
from tests.service import Service, environment

ROOM = f"/sv/programme/{SLUG}/document/"


def document(service: Service) -> Iterator[Measured]:
    """Thirty pages with eight charts and two tables of forty rows."""
    settings = environment(service.data, DJANGO_SETTINGS_MODULE="kotosilta.config.settings")
    words = (sys.executable, "-m", "tests.bench.long_document")
    made = json.loads(subprocess.run(words, env=settings, check=True, capture_output=True).stdout)
    what = f"{made['pages']} pages, {made['charts']} charts, {made['tables']} tables of 40 rows"
    signed_in = as_coordinator(service)
    for place in ("", "D2/"):
        path = f"{ROOM}{place}"
        yield Measured(f"p95 of {REQUESTS} requests for {path}, {what}", p95(service, path, signed_in), "ms", 150)
    yield Measured(f"p95 of {REQUESTS} requests for {ROOM}whole/", p95(service, f"{ROOM}whole/", signed_in), "ms")
    yield Measured(f"{what}: assembled", made["assembling"], "s")
    yield Measured(f"{what}: PDF above the bare typesetter", made["pdf"] - made["bare"], "s", 0.2)
    yield Measured(f"{what}: Word", made["docx"], "s", 0.8)
