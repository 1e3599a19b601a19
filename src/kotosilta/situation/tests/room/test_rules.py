"""What may be written into the situation picture, and why not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.content.load import files_root
from kotosilta.situation.room.rules import is_late, why_not_ask, why_not_dismiss, why_not_these_words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring mig på 040 123 4567", "phone number"),
        ("puh. +358 (0)40 1234567", "phone number"),
        ("09-1234567", "phone number"),
        ("0501234567", "phone number"),
        ("skriv till anna.x@narpes.example.fi!", "e-mail address"),
        ("<anna@kommun.fi>", "e-mail address"),
        ("hetu 010190-123A", "personal identity code"),
        ("010190A123B", "personal identity code"),
        ("131052–308T", "personal identity code"),
        ("010190X123y sade att", "personal identity code"),
        ("personnummer 19900312-1234", "personal identity code"),
    ],
)
def test_words_are_refused_when_somebody_can_be_found_by_them(text: str, what: str) -> None:
    reason = why_not_these_words("Inget särskilt", text)
    assert reason is not None
    assert what in reason.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Åren 2020–2025 kom 12 000, eller 10 000 000 om man räknar med alla",
        "Mötet den 24.11.2026 kl. 10–12, och 01-12-2026 igen",
        "2026-11-24: 681/2023 45 §",
        "64200 Närpes, 00100 Helsingfors, Storgatan 5-7 A 12",
        "0–6 år: 143, 7–15 år: 0,5 %",
        "moms 25.5 % @ 100 euro",
        "ID 123456",
        "المدرسة بعيدة 2025 👩‍👩‍👧",
    ],
)
def test_words_are_fine_when_they_hold_years_counts_days_and_postal_codes(text: str) -> None:
    assert why_not_these_words(text) is None


def test_nothing_that_the_service_itself_says_is_taken_for_a_person() -> None:
    texts = list(_texts_of_content())
    assert len(texts) > 3_000
    assert [text for text in texts if why_not_these_words(text)] == []


def _texts_of_content() -> Iterator[str]:
    for file in sorted(files_root.glob("**/*.toml")):
        yield from _strings(tomllib.loads(file.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


@given(
    before=st.text(max_size=40),
    name=st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True),
    place=st.from_regex(r"[a-z]{2,8}\.(fi|se|com)", fullmatch=True),
    after=st.sampled_from([" ", "", ".", ", tack", ")"]),
)
def test_an_address_is_found_wherever_it_stands(before: str, name: str, place: str, after: str) -> None:
    assert why_not_these_words(f"{before} {name}@{place}{after}") is not None


@given(day=st.dates(date(1920, 1, 1), date(2026, 11, 24)), number=st.integers(2, 899), sign=st.sampled_from("-+A"))
def test_an_identity_code_is_found_whatever_day_it_begins_with(day: date, number: int, sign: str) -> None:
    code = f"{day:%d%m%y}{sign}{number:03}K"
    assert why_not_these_words(f"Hon heter ({code})") is not None


@given(first=st.integers(1, 10**9), last=st.integers(1, 10**9))
def test_counts_are_never_taken_for_phone_numbers(first: int, last: int) -> None:
    text = f"Från {first:,} till {last:,}".replace(",", " ")
    assert re.search(r"\d", text)
    assert why_not_these_words(text) is None


@pytest.mark.parametrize(
    ("state", "on", "refused"),
    [
        ("asked", None, "Write the day on which it was asked."),
        ("asked", TODAY, None),
        ("asked", TODAY + timedelta(days=1), "This day is still to come. Write the day on which it was done."),
        ("used", None, None),
        ("used", TODAY + timedelta(days=400), "This day is still to come. Write the day on which it was done."),
        ("not_available", None, None),
        ("", None, None),
    ],
)
def test_asking_needs_a_day_that_has_come(state: str, on: date | None, refused: str | None) -> None:
    reason = why_not_ask(state=state, on=on, today=TODAY)
    assert (reason.message if reason else None) == refused


@pytest.mark.parametrize(("why", "is_refused"), [("", True), (" \n ", True), ("Känt sedan länge", False)])
def test_dismissing_needs_a_reason(why: str, is_refused: bool) -> None:
    assert (why_not_dismiss(why=why) is not None) is is_refused


@pytest.mark.parametrize(("days", "late"), [(0, False), (30, False), (31, True), (400, True)])
def test_an_answer_is_late_after_thirty_days(days: int, late: bool) -> None:
    assert is_late(asked_on=TODAY - timedelta(days=days), today=TODAY) is late
