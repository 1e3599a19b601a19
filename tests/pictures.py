"""`make pictures`: takes the pictures of the product that stand in the README and docs, from the running service."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, PHONE, chromium
from tests.journeys.filling import take_place_of
from tests.service import Service, command, environment, running_service

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DARK = {"color_scheme": "dark"}


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the address, on what, how much of the page, and what is scrolled into view first."""

    name: str
    path: str
    device: dict[str, Any] = field(default_factory=lambda: DESKTOP)
    look: dict[str, Any] = field(default_factory=dict)
    to: str = ""


OPEN = (
    Shot("start-desktop-sv", "/sv/"),
    Shot("start-phone-fi", "/fi/", PHONE),
    Shot("situation-desktop-sv", "/sv/municipality/narpes/", to="#findings"),
    Shot("situation-phone-fi", "/fi/municipality/rovaniemi/", PHONE, to="#C3\\.4"),
    Shot("situation-dark-fi", "/fi/municipality/rovaniemi/", look=DARK, to="#C3\\.4"),
    Shot("request-desktop-sv", "/sv/municipality/narpes/", to="#C3\\.5"),
    Shot("draft-desktop-sv", "/sv/draft/narpes/?with=kristinestad", to=".choices"),
)


ROOMS = ("", "process", "cooperation", "situation", "goals")
WORKSPACE = tuple(
    Shot(
        f"room-{room or 'home'}-{name}-{language}", f"/{language}/programme/raseborg-2027/{room and f'{room}/'}", device
    )
    for room in ROOMS
    for language in ("sv", "fi")
    for name, device in (("desktop", DESKTOP), ("phone", PHONE))
)


def main() -> int:
    """Takes all pictures anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with running_service(data) as service, chromium() as browser:
            for shot in OPEN:
                _take(browser, service, shot)
            _take_workspace(browser, service)
        _printed_draft(data)
    return 0


def _take(browser: Browser, service: Service, shot: Shot) -> None:
    with _page(browser, service, shot) as page:
        page.goto(shot.path)
        if shot.to:
            page.locator(shot.to).first.evaluate("element => element.scrollIntoView()")
        page.screenshot(path=PICTURES / f"{shot.name}.png")


def _take_workspace(browser: Browser, service: Service) -> None:
    """As the sample coordinator, who is signed in once: the session is kept for every picture."""
    context = browser.new_context(base_url=service.address)
    take_place_of(context.new_page(), "coordinator", "sv")
    kept = {"storage_state": context.storage_state()}
    context.close()
    for shot in WORKSPACE:
        _take(browser, service, replace(shot, look=shot.look | kept))


@contextmanager
def _page(browser: Browser, service: Service, shot: Shot) -> Iterator[Page]:
    context = browser.new_context(base_url=service.address, **shot.device, **shot.look)
    yield context.new_page()
    context.close()


def _printed_draft(data: Path) -> None:
    """The first two pages of the Swedish draft of Närpes, as the PDF and as LibreOffice prints the Word file."""
    words = ("draft", "--municipality", "Närpes", "--lang", "sv", "--format", "pdf,docx", "--out", str(data / "drafts"))
    subprocess.run(command(*words), env=environment(data), check=True, capture_output=True)
    pdf = data / "drafts" / "narpes.sv.pdf"
    _pages(pdf, "draft-pdf-page", 2)
    word = pdf.with_suffix(".docx")
    profile = f"-env:UserInstallation=file://{data / 'office'}"
    convert = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(data / "word"), str(word))
    subprocess.run(convert, check=True, capture_output=True)
    _pages(data / "word" / "narpes.sv.pdf", "draft-word-page", 1)


def _pages(pdf: Path, name: str, count: int) -> None:
    for number in range(1, count + 1):
        ending = f"-{number}" if count > 1 else ""
        chosen = ("-f", str(number), "-l", str(number), "-singlefile", "-r", "80", "-png")
        subprocess.run(("pdftoppm", *chosen, str(pdf), str(PICTURES / f"{name}{ending}")), check=True)


if __name__ == "__main__":
    sys.exit(main())
