"""One service for each process of tests, one browser for each file of journeys, one page on a device for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser import DESKTOP, PHONE, chromium
from tests.service import Service, running_service

DEVICES = {"phone": PHONE, "desktop": DESKTOP}
LANGUAGES = ("sv", "fi", "en")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Ended with the file: while Playwright runs, Django takes the process for an asynchronous one.
    with chromium() as started:
        yield started


@pytest.fixture(params=DEVICES)
def device(request: pytest.FixtureRequest) -> dict[str, Any]:
    return DEVICES[request.param]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, service: Service, device: dict[str, Any], request: pytest.FixtureRequest) -> Iterator[Page]:
    scripts = request.node.callspec.params.get("scripts", True)
    context = browser.new_context(base_url=service.address, java_script_enabled=scripts, **device)
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: wrong.append(message.text) if _is_trouble(message) else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert wrong == []


def _is_trouble(message: ConsoleMessage) -> bool:
    # The browser also says of a page that is missing on purpose that it is missing.
    return message.type in ("error", "warning") and "status of 404" not in message.text
