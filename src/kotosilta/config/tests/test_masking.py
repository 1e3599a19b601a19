"""What a log holds of the address of a personal link."""

from __future__ import annotations

import logging
import re
import secrets
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kotosilta.programmes.permissions import Address, all_addresses
from kotosilta.web.access import Door
from kotosilta.web.masking import MaskingFormatter, masked

OF_LINKS = [each for each in all_addresses() if each.access.door is Door.LINK]
MADE = [secrets.token_urlsafe(24) for _ in range(200)]  # as `accounts.links` makes them


@pytest.mark.parametrize("address", OF_LINKS, ids=lambda each: each.name)
def test_the_secret_of_no_personal_link_stands_in_a_log(address: Address) -> None:
    for secret in MADE:
        path = "/" + re.sub(r"<str:\w+>", secret, address.route).replace("<language>", "sv")

        line = masked(f'2026-11-24 "GET {path}" 200 3.1 ms')

        assert secret in path
        assert secret not in line
        assert "/…" in line


def test_a_secret_is_masked_where_an_address_stands_inside_another() -> None:
    assert masked(f"/sv/sign-in/?next=%2Fsv%2Fjoin%2F{MADE[0]}%2F") == "/sv/sign-in/?next=%2Fsv%2Fjoin%2F…%2F"


def test_a_secret_is_masked_when_some_of_its_letters_are_written_in_another_way() -> None:
    first, last = f"%{ord(MADE[0][0]):02X}", f"%{ord(MADE[0][-1]):02x}"

    assert masked(f'"GET /sv/join/{first}{MADE[0][1:-1]}{last}/" 410') == '"GET /sv/join/…/" 410'


def test_a_secret_with_a_full_stop_from_a_message_behind_it_is_masked() -> None:
    assert masked(f"Not Found: /sv/join/{MADE[0]}.") == "Not Found: /sv/join/…."


@pytest.mark.parametrize(
    "line",
    [
        '"GET /sv/programme/narpes-and-others-2027/situation/C3.7/" 200',
        '"GET /static/web/components.0f3a9c1b2d4e.css" 200',
        "Not Found: /fi/programme/a-very-long-name-of-a-municipality-and-others-2027/",
    ],
)
def test_addresses_without_a_secret_stay_as_they_are(line: str) -> None:
    assert masked(line) == line


def test_the_report_of_a_defect_holds_no_secret_either() -> None:
    try:
        raise ValueError(f"/sv/join/{MADE[0]}/")  # noqa: TRY301 (the message is what is tested)
    except ValueError as error:
        parts = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, str(Path(__file__)), 1, "failed", (), parts)

    assert MADE[0] not in MaskingFormatter("%(message)s").format(record)


def test_our_own_lines_of_log_are_masked() -> None:
    formatters: Any = settings.LOGGING["formatters"]

    assert formatters["line"]["()"] == "kotosilta.web.masking.MaskingFormatter"
