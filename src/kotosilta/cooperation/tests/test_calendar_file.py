"""Calendar files as RFC 5545 wants them: escaped, folded, in UTC."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from kotosilta.cooperation.calendar_file import LONGEST_LINE, Entry, calendar_file

MADE_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEETING = Entry(
    number=7,
    revision=2,
    host="kotosilta.example",
    on=date(2027, 1, 12),
    starts_at=time(14, 30),
    ends_at=time(16),
    title="Gruppens möte",
    place="Stadshuset, sal 2",
    about="1. Läget\n2. Mål; åtgärder",
    address="https://kotosilta.example/sv/programme/p/cooperation/meetings/7/",
)


def lines_of(entry: Entry) -> list[str]:
    return calendar_file(entry, made_at=MADE_AT).split("\r\n")


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


def test_file_holds_the_whole_meeting_with_winter_time_turned_into_utc() -> None:
    assert lines_of(MEETING) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kotosilta//Meetings//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:meeting-7@kotosilta.example",
        "SEQUENCE:2",
        "DTSTAMP:20261124T090000Z",
        "DTSTART:20270112T123000Z",
        "DTEND:20270112T140000Z",
        "SUMMARY:Gruppens möte",
        r"LOCATION:Stadshuset\, sal 2",
        r"DESCRIPTION:1. Läget\n2. Mål\; åtgärder",
        "URL:https://kotosilta.example/sv/programme/p/cooperation/meetings/7/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_summer_time_is_turned_into_utc_as_well() -> None:
    assert "DTSTART:20270615T113000Z" in lines_of(replace(MEETING, on=date(2027, 6, 15)))


def test_meeting_without_a_time_takes_the_whole_day() -> None:
    lines = lines_of(replace(MEETING, starts_at=None, ends_at=None, place="", about=""))

    assert "DTSTART;VALUE=DATE:20270112" in lines
    assert not [line for line in lines if line.startswith(("DTEND", "LOCATION", "DESCRIPTION"))]


@given(st.text())
def test_no_text_breaks_out_of_its_line_and_no_line_is_too_long(text: str) -> None:
    made = calendar_file(replace(MEETING, title=text), made_at=MADE_AT)
    names = [line.split(":")[0].split(";")[0] for line in unfolded(made).split("\r\n")]

    assert all(len(line.encode("utf-8", "surrogatepass")) <= LONGEST_LINE for line in made.split("\r\n"))
    assert names.count("SUMMARY") == 1
    assert len(names) == 17


def test_long_text_with_emoji_and_arabic_comes_back_whole_from_the_folded_lines() -> None:
    title = "مرحبا 👩‍👩‍👧 " * 40

    assert f"SUMMARY:{title}" in unfolded(calendar_file(replace(MEETING, title=title), made_at=MADE_AT))
