"""What may be decided about telling and publishing, and why not; when a proposal falls due (C7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kotosilta.reasons import Reason

BEGIN, DECISION, SPRING = "begin", "decision", "spring"
MONTH_OF_THE_YEARLY_REPORT = 3
WEEKS_TO_GET_READY = 2
YEARS_AROUND_THE_PERIOD = 5
START, GOALS, DOCUMENT = "page", "goals", "document"

Refusal = tuple[str, Reason]  # the field that it is about, and why


@dataclass(frozen=True, slots=True)
class Days:
    """The days that proposals are counted from; `decision` is None while no body has a day for it."""

    begun: date
    first_year: int
    decision: date | None


def proposed_day(after: str, weeks: int, days: Days, today: date) -> date | None:
    """When a proposed step is due: never in the past, and on no day while the decision has none."""
    anchors = {
        BEGIN: days.begun,
        DECISION: days.decision,
        SPRING: date(days.first_year + 1, MONTH_OF_THE_YEARLY_REPORT, 1),
    }
    anchor = anchors[after]
    if anchor is None:
        return None
    return max(anchor + timedelta(weeks=weeks), today + timedelta(weeks=WEEKS_TO_GET_READY))


def why_not_step(
    *, due_on: date | None, done_on: date | None, today: date, first_year: int, last_year: int
) -> Refusal | None:
    """What is told has a day near the period, and is done on a day that has come."""
    if done_on and done_on > today:
        return "done_on", Reason("The day has not come yet: note it when it has been told.")
    for name, day in (("due_on", due_on), ("done_on", done_on)):
        if day and not first_year - YEARS_AROUND_THE_PERIOD <= day.year <= last_year + YEARS_AROUND_THE_PERIOD:
            return name, Reason(
                "The day %(day)s is far from the period %(first)s–%(last)s. Check the year.",
                {"day": day, "first": str(first_year), "last": str(last_year)},
            )
    return None


# Publishing


@dataclass(frozen=True, slots=True)
class Ready:
    """What there is that could be published.

    `briefs` are the languages of the one-minute text, `languages` those of the programme. `sealed` says that a decision
    has sealed a version of the document, `decided` that the programme's state is decided or closed.
    """

    languages: Sequence[str]
    briefs: Sequence[str]
    contact: bool
    goals: int
    findings: int
    sealed: bool
    start_is_published: bool


def why_not_publish(page: str, ready: Ready) -> Reason | None:
    """The programme's page needs its one-minute text; everything else needs that page, and something to show."""
    if page == START:
        return None if ready.briefs else Reason("Write the one-minute version first: it is what the page begins with.")
    if not ready.start_is_published:
        return Reason("Publish the programme's page first. The other pages hang on it.")
    if page == GOALS and not ready.goals:
        return Reason("There are no goals yet.")
    if page == DOCUMENT and not ready.sealed:
        return Reason("No version of the document has been decided on yet. It can be published when one has.")
    return None


def missing(ready: Ready) -> Iterator[tuple[str, Reason]]:
    """What readers will miss, each with the page it is about; nothing of it keeps anybody from publishing."""
    if ready.briefs and (without := [each for each in ready.languages if each not in ready.briefs]):
        yield (
            START,
            Reason(
                "The one-minute version is missing in a language of the programme: %(which)s.",
                {"which": ", ".join(without)},
            ),
        )
    if not ready.contact:
        yield START, Reason("It does not say yet whom one can turn to.")
    if not ready.findings:
        yield "situation", Reason("There are no findings yet: only official figures will be shown.")


def why_not_contact(*, belongs_to_somebody: bool) -> Reason | None:
    """On open pages stands the address of a role, never that of a person."""
    if belongs_to_somebody:
        return Reason("This is somebody's own address. Give one that belongs to a role, such as integration@…")
    return None
