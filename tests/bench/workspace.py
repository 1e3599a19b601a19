"""How long the service works on the pages of a programme for somebody who is signed in, and how much it sends."""

from __future__ import annotations

import http.cookiejar
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping

from tests.bench import full_room
from tests.bench.pages import REQUESTS, first_bytes, p95
from tests.bench.report import Measured
from tests.service import Service, environment

SAMPLE = "/sv/programme/raseborg-2027/"
PAGES = (
    *("", "checklist/", "thread/", "people/", "details/", "history/"),
    *("process/", "cooperation/", "cooperation/meetings/", "situation/", "situation/questions/C3.4/", "goals/"),
    *("process/setup/", "cooperation/group/", "situation/findings/new/", "goals/new/"),
    *("document/", "document/D2/", "document/versions/", "follow-up/", "follow-up/values/", "follow-up/measures/"),
    *("communication/", "communication/publishing/", "participation/"),
)
CARRIED_OUT = "/sv/programme/pargas-2025/"
TABLE = f"/sv/programme/{full_room.SLUG}/goals/"
QUESTION = re.compile(r"participation/\d+/")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def workspace(service: Service) -> Iterator[Measured]:
    """Every page of the furthest sample programme, the one table at its fullest, and a first view."""
    settings = environment(service.data, DJANGO_SETTINGS_MODULE="kotosilta.config.settings")
    subprocess.run([sys.executable, "-m", "tests.bench.full_room"], env=settings, check=True)
    signed_in = as_coordinator(service)
    pages = [f"{SAMPLE}{place}" for place in (*PAGES, _open_question(service, signed_in))]
    for path in (*pages, CARRIED_OUT, f"{CARRIED_OUT}checklist/", f"{CARRIED_OUT}follow-up/"):
        yield Measured(f"p95 of {REQUESTS} requests for {path}", p95(service, path, signed_in), "ms", 80)
    yield Measured(
        f"p95 of {REQUESTS} requests for {TABLE}, {full_room.MEASURES} measures",
        p95(service, TABLE, signed_in),
        "ms",
        60,
    )
    sent, fonts = first_bytes(service, SAMPLE, signed_in)
    yield Measured(f"first view of {SAMPLE} without fonts", sent / 1000, "kB", 100)
    yield Measured(f"first view of {SAMPLE} with fonts", (sent + fonts) / 1000, "kB")


def _open_question(service: Service, signed_in: Mapping[str, str]) -> str:
    """The path of the first question that residents are asked."""
    request = urllib.request.Request(f"{service.address}{SAMPLE}participation/", headers=dict(signed_in))
    with urllib.request.urlopen(request) as page:
        found = QUESTION.search(page.read().decode())
    assert found, "the sample asks residents nothing"
    return found[0]


def as_coordinator(service: Service) -> Mapping[str, str]:
    """The headers of somebody who has signed in with the demo's one tap."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with browser.open(f"{service.address}/sv/demo/") as page:
        token = TOKEN.search(page.read().decode())
    assert token, "the demo's page has no form"
    sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode()
    browser.open(f"{service.address}/sv/demo/as/coordinator/", sent).close()
    return {"Cookie": "; ".join(f"{each.name}={each.value}" for each in jar)}
