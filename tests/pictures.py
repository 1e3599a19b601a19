"""`make pictures`: takes the pictures of the product that stand in the README and docs, from the running service."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, PHONE, chromium
from tests.journeys.filling import take_place_of
from tests.service import Service, command, environment, running_service

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DARK = {"color_scheme": "dark"}
NARROW = PHONE | {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1}
PAPER = {"viewport": {"width": 794, "height": 1123}}  # A4 at 96 points to the inch


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


IN_PREPARATION, DECIDED = "raseborg-2027", "pargas-2025"
# The name of the picture, the programme, and the place in its workspace.
ROOMS = (
    ("home", IN_PREPARATION, ""),
    ("process", IN_PREPARATION, "process/"),
    ("cooperation", IN_PREPARATION, "cooperation/"),
    ("situation", IN_PREPARATION, "situation/"),
    ("goals", IN_PREPARATION, "goals/"),
    ("document", DECIDED, "document/"),
    ("document-section", DECIDED, "document/D9/"),
    ("document-versions", "narpes-and-others-2027", "document/versions/"),
    ("follow-up", DECIDED, "follow-up/"),
    ("communication", DECIDED, "communication/"),
    ("open-questions", IN_PREPARATION, "participation/"),
)
PUBLIC = (
    ("directory", ""),
    ("programme", f"{DECIDED}/"),
    ("goals", f"{DECIDED}/goals/"),
    ("situation", f"{DECIDED}/situation/"),
    ("document", f"{DECIDED}/document/"),
    ("follow-up", f"{DECIDED}/follow-up/"),
)
WAYS = tuple(
    (language, name, device) for language in ("sv", "fi") for name, device in (("desktop", DESKTOP), ("phone", PHONE))
)
WORKSPACE = tuple(
    Shot(f"room-{room}-{name}-{language}", f"/{language}/programme/{programme}/{place}", device)
    for room, programme, place in ROOMS
    for language, name, device in WAYS
)
EVERYBODY = tuple(
    Shot(f"public-{page}-{name}-{language}", f"/{language}/directory/{place}", device)
    for page, place in PUBLIC
    for language, name, device in WAYS
)
DOOR_LANGUAGES = ("ar", "uk", "sv")


COLOURS = 128
COMPONENTS = "/sv/design/"
DESIGN = (
    Shot("design-sv", COMPONENTS),
    Shot("design-fi", "/fi/design/"),
    Shot("design-narrow-sv", COMPONENTS, NARROW),
    Shot("design-dark-sv", COMPONENTS, look=DARK),
    Shot("design-forced-colours-sv", COMPONENTS, look={"forced_colors": "active"}),
    Shot("design-right-to-left-sv", f"{COMPONENTS}?direction=rtl"),
    Shot("design-print-sv", COMPONENTS, PAPER),
)


def main() -> int:
    """Takes all pictures anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with running_service(data) as service, chromium() as browser:
            for shot in (*OPEN, *EVERYBODY):
                _take(browser, service, shot)
            _take_workspace(browser, service)
            _take_door(browser, service)
            take_components(browser, service)
        _printed_draft(data)
    return 0


def _take(browser: Browser, service: Service, shot: Shot) -> None:
    with _page(browser, service, shot) as page:
        page.goto(shot.path)
        if shot.to:
            page.locator(shot.to).first.evaluate("element => element.scrollIntoView()")
        picture = PICTURES / f"{shot.name}.png"
        page.screenshot(path=picture)
    _in_few_colours(picture)


def _take_workspace(browser: Browser, service: Service) -> None:
    """As the sample coordinator, who is signed in once: the session is kept for every picture."""
    context = browser.new_context(base_url=service.address)
    take_place_of(context.new_page(), "coordinator", "sv")
    kept = {"storage_state": context.storage_state()}
    context.close()
    for shot in WORKSPACE:
        _take(browser, service, replace(shot, look=shot.look | kept))


def _take_door(browser: Browser, service: Service) -> None:
    """The open question of a sample programme in some languages, on a phone that knows nothing of the programme."""
    context = browser.new_context(base_url=service.address)
    page = context.new_page()
    take_place_of(page, "coordinator", "sv")
    page.goto(f"/sv/programme/{IN_PREPARATION}/participation/")
    page.locator("main ul.rows a").first.click()
    address = page.locator(".share a").inner_text()
    context.close()
    for language in DOOR_LANGUAGES:
        _take(browser, service, Shot(f"door-phone-{language}", f"{address}{language}/", PHONE))


def take_components(browser: Browser, service: Service) -> None:
    """The whole page of components in each way in which it can look; few colours keep these long pictures small."""
    for shot in DESIGN:
        with _page(browser, service, shot) as page:
            if shot.device is PAPER:
                page.emulate_media(media="print")
            page.goto(shot.path)
            picture = PICTURES / f"{shot.name}.png"
            page.screenshot(path=picture, full_page=True)
        _in_few_colours(picture)


def _in_few_colours(picture: Path) -> None:
    """The most common colours stay exactly as they are; the shades at the edges of letters become their nearest."""
    image = Image.open(picture).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    palette = Image.new("P", (1, 1))
    common = [cast("tuple[int, int, int]", colour) for _, colour in sorted(counted, reverse=True)[:COLOURS]]
    palette.putpalette([part for colour in common for part in colour])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(picture, optimize=True)


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
