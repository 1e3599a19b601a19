"""When proposals fall due, what is refused, and what readers would miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.communication import rules
from kotosilta.communication.models import Page
from kotosilta.communication.rules import Days, Ready

TODAY = date(2026, 11, 24)
DAYS = Days(begun=date(2026, 11, 1), first_year=2027, decision=date(2027, 4, 12))
READY = Ready(
    languages=("sv", "fi"), briefs=("sv", "fi"), contact=True, goals=3, findings=2, sealed=True, start_is_published=True
)


@pytest.mark.parametrize(
    ("after", "weeks", "expected"),
    [
        ("begin", 6, date(2026, 12, 13)),
        ("decision", 4, date(2027, 5, 10)),
        ("spring", 2, date(2028, 3, 15)),
        ("begin", 0, date(2026, 12, 8)),  # the day has passed: two weeks from today instead
    ],
)
def test_a_proposal_is_counted_from_its_day(after: str, weeks: int, expected: date) -> None:
    assert rules.proposed_day(after, weeks, DAYS, TODAY) == expected


def test_a_proposal_after_the_decision_has_no_day_while_the_decision_has_none() -> None:
    assert rules.proposed_day("decision", 4, replace(DAYS, decision=None), TODAY) is None


@given(
    st.sampled_from(["begin", "decision", "spring"]), st.integers(0, 60), st.dates(date(2020, 1, 1), date(2040, 1, 1))
)
def test_no_proposal_falls_into_the_past(after: str, weeks: int, today: date) -> None:
    day = rules.proposed_day(after, weeks, DAYS, today)

    assert day is not None
    assert day > today


def step(**more: date | None) -> tuple[str, str] | None:
    days: dict[str, date | None] = {"due_on": None, "done_on": None} | more
    refusal = rules.why_not_step(**days, today=TODAY, first_year=2027, last_year=2030)  # type: ignore[arg-type]
    return refusal and (refusal[0], refusal[1].message)


def test_a_step_may_have_no_day_or_days_near_the_period() -> None:
    assert step() is None
    assert step(due_on=date(2022, 1, 1), done_on=TODAY) is None
    assert step(due_on=date(2035, 12, 31)) is None


def test_nothing_has_been_told_on_a_day_that_has_not_come() -> None:
    assert step(done_on=date(2026, 11, 25)) == (
        "done_on",
        "The day has not come yet: note it when it has been told.",
    )


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2036, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_far_from_the_period_is_a_slip_of_the_pen(day: date) -> None:
    found = step(due_on=day)

    assert found is not None
    assert found[0] == "due_on"


def why_not(page: str, **more: object) -> str:
    reason = rules.why_not_publish(page, replace(READY, **more))  # type: ignore[arg-type]
    return reason.message if reason else ""


def test_every_page_can_be_published_when_all_is_there() -> None:
    assert [why_not(page.value) for page in Page] == [""] * len(Page)


def test_the_programmes_page_needs_its_one_minute_version() -> None:
    assert why_not("page", briefs=()) == ("Write the one-minute version first: it is what the page begins with.")
    assert why_not("page", briefs=("fi",), goals=0, sealed=False, start_is_published=False) == ""


@pytest.mark.parametrize("page", [each.value for each in Page if each is not Page.START])
def test_every_other_page_hangs_on_the_programmes_page(page: str) -> None:
    assert why_not(page, start_is_published=False) == "Publish the programme's page first. The other pages hang on it."


def test_there_has_to_be_something_to_show() -> None:
    assert why_not("goals", goals=0) == "There are no goals yet."
    assert why_not("document", sealed=False).startswith("No version of the document has been decided on yet.")
    assert why_not("situation", findings=0) == ""


def test_what_readers_will_miss_is_told_and_stops_nobody() -> None:
    assert list(rules.missing(READY)) == []
    found = list(rules.missing(replace(READY, briefs=("sv",), contact=False, findings=0)))

    assert [page for page, _ in found] == ["page", "page", "situation"]
    assert found[0][1].values == {"which": "fi"}
