"""Every page of the decided sample programme, inside and out, by its links: axe finds nothing, nothing overflows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import axe_reports, overflow
from tests.journeys.filling import take_place_of

PROGRAMME = "pargas-2025"  # it has been through all rooms
NARROWEST = 320
# Pages of the same kind are looked at once: rows by their number, points of the checklist, suggestions by their rule.
ONE_OF_MANY = re.compile(r"(?<=/)(?:\d+|[CDIKMPR]\d+(?:\.\d+)?[a-z]?|\w+\.\w+)(?=/)")
FILES = re.compile(r"\.(?:docx|pdf|html|json|ics|csv|txt|xlsx|svg|png)$")
AT_LEAST = {
    f"/programme/{PROGRAMME}/{place}"
    for place in (
        *("", "checklist/", "thread/", "people/", "details/", "history/", "document/", "follow-up/", "communication/"),
        *("process/", "process/setup/", "cooperation/", "cooperation/group/", "situation/", "situation/findings/new/"),
        *("goals/", "goals/new/", "goals/*/measures/new/", "goals/*/indicators/new/", "situation/questions/*/"),
        *("participation/", "participation/*/", "document/*/", "document/versions/", "document/versions/*/"),
        *("follow-up/values/", "follow-up/measures/", "follow-up/indicators/*/", "follow-up/reports/*/"),
        *("communication/steps/new/", "communication/publishing/", "communication/publishing/texts/"),
    )
}
PUBLIC = {
    f"/directory/{PROGRAMME}/{place}" for place in ("", "goals/", "situation/", "document/", "follow-up/", "take-part/")
}


# A phone in every language, where words are widest for their room; a desk in one.
LOOKS = pytest.mark.parametrize(
    ("device", "language"), [("phone", "sv"), ("phone", "fi"), ("phone", "en"), ("desktop", "sv")], indirect=True
)


@LOOKS
def test_axe_reports_nothing_and_nothing_overflows_on_any_page(page: Page, language: str) -> None:
    take_place_of(page, "coordinator", language)

    kinds, found = _judged(page, language, f"/{language}/programme/{PROGRAMME}/")

    assert found == []
    assert kinds >= AT_LEAST


@LOOKS
def test_axe_reports_nothing_and_nothing_overflows_on_what_everybody_can_read(page: Page, language: str) -> None:
    kinds, found = _judged(page, language, f"/{language}/directory/{PROGRAMME}/")

    assert found == []
    assert kinds == PUBLIC


def _judged(page: Page, language: str, home: str) -> tuple[set[str], list[str]]:
    """The kinds of pages below an address, and what is wrong with any of them."""
    found, kinds = [], set()
    width = page.viewport_size or {"width": 0, "height": 0}
    for kind in _walk(page, home):
        kinds.add(kind.removeprefix(f"/{language}"))
        found += [f"{page.url}: {each}" for each in axe_reports(page)]
        found += [f"{page.url}: too wide by {over}" for over in [overflow(page)] if over]
        page.set_viewport_size({"width": NARROWEST, "height": width["height"]})
        found += [f"{page.url}: too wide at {NARROWEST} by {over}" for over in [overflow(page)] if over]
        page.set_viewport_size(width)
    return kinds, found


def _walk(page: Page, home: str) -> Iterator[str]:
    """Opens the programme's pages one after the other, one of each kind, and gives the kind of each."""
    seen, waiting = set(), [home]
    while waiting:
        address = waiting.pop(0)
        kind = ONE_OF_MANY.sub("*", urlsplit(address).path)
        if kind in seen:
            continue
        seen.add(kind)
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, f"{address} does not open"
        assert page.locator(".sample").is_visible(), f"{address} is not marked as sample"
        links = page.eval_on_selector_all("main a[href]", "all => all.map(link => link.getAttribute('href'))")
        waiting += [link.split("#")[0] for link in links if _is_ours(link, home)]
        yield kind


def _is_ours(link: str, home: str) -> bool:
    return link.startswith(home) and not FILES.search(urlsplit(link).path)
