"""What may be decided about the cooperation, and why not; who is in, and what secured cooperation lacks (C2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from kotosilta.reasons import Reason

ANSWERS_WITHIN = timedelta(days=14)
BETWEEN_TWO_SENDINGS = timedelta(minutes=10)


class Standing(StrEnum):
    """How far a sector is: as the organisation of it that is furthest."""

    IN = "in"
    INVITED = "invited"
    MISSING = "missing"
    DECLINED = "declined"
    LEFT_OUT = "left_out"


# The best comes first. Somebody who is still to be asked counts for more than somebody who has said no.
_FURTHEST_FIRST = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sector of the checklist: how far it is, and how many organisations stand in it."""

    sector: str
    standing: Standing
    organisations: int

    @property
    def settled(self) -> bool:
        """Nothing is to be done: somebody takes part, or the sector was left out for a reason."""
        return self.standing in {Standing.IN, Standing.LEFT_OUT}


def coverage(sectors: Sequence[str], organisations: Iterable[tuple[str, str]]) -> Mapping[str, Coverage]:
    """Each sector with its standing, from pairs of sector and how an organisation takes part.

    A sector without any organisation is missing. Organisations of other sectors are of no account.
    """
    found: dict[str, list[Standing]] = {sector: [] for sector in sectors}
    for sector, taking in organisations:
        if sector in found:
            found[sector].append(Standing(taking))
    return {
        sector: Coverage(sector, min(standings, key=_FURTHEST_FIRST.index, default=Standing.MISSING), len(standings))
        for sector, standings in found.items()
    }


def what_cooperation_lacks(*, inside: int, outside: int, meetings: int) -> tuple[Reason, ...]:
    """What is missing before cooperation counts as secured (C2.1); nothing when it is.

    It is secured when somebody from the municipality's own sectors (C2.4) and somebody from outside (C2.5–C2.7) take
    part and at least one meeting stands in the calendar: who works together is known, and so is when.
    """
    needed = (
        (inside, Reason("Nobody from the municipality's own sectors takes part yet.")),
        (outside, Reason("Nobody from outside the municipality takes part yet.")),
        (meetings, Reason("No meeting stands in the calendar yet.")),
    )
    return tuple(reason for there, reason in needed if not there)


class Mend(StrEnum):
    """Where a hindrance is mended."""

    CONTACT = "contact"
    GROUP = "group"
    ORGANISATION = "organisation"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why something cannot be done, and where that is mended."""

    reason: Reason
    mend: Mend = Mend.NOWHERE


@dataclass(frozen=True, slots=True)
class ToInvite:
    """What is known of somebody who is to be invited; `answer` is empty and `sent_at` None where nothing was sent."""

    email: str
    left_out: bool
    task: str
    time_needed: str
    answer: str = ""
    sent_at: datetime | None = None


def why_not_send(asked: ToInvite, *, now: datetime) -> Hindrance | None:
    """An invitation needs an address, and says for what and for how much time; nobody is pressed."""
    if not asked.email:
        return Hindrance(Reason("This contact has no e-mail address. Add one first."), Mend.CONTACT)
    if asked.left_out:
        return Hindrance(
            Reason("This organisation was left out. Change that first, if it is to be invited after all."),
            Mend.ORGANISATION,
        )
    if not asked.task:
        return Hindrance(
            Reason("Write first what the group does, so that the invitation can say what you ask for."), Mend.GROUP
        )
    if not asked.time_needed:
        return Hindrance(
            Reason("Write first how much time it takes, so that the invited person knows what to say yes to."),
            Mend.GROUP,
        )
    return _why_not_send_again(asked, now=now)


def _why_not_send_again(asked: ToInvite, *, now: datetime) -> Hindrance | None:
    if asked.answer == "accepted":
        return Hindrance(Reason("This person has accepted already."))
    if asked.sent_at and asked.answer == "waiting" and now - asked.sent_at < BETWEEN_TWO_SENDINGS:
        return Hindrance(Reason("The invitation was sent a moment ago. A reminder can follow in ten minutes."))
    return None


def why_not_withdraw(answer: str) -> Reason | None:
    if answer == "accepted":
        return Reason("This person has accepted already. If they are to leave the group, remove the contact.")
    return None


def taking_after_withdrawal(taking: str, answers: Iterable[str]) -> str:
    """How an organisation takes part once an invitation is gone; `answers` are those of its other contacts."""
    if taking != "invited":
        return taking
    rest = set(answers)
    if "waiting" in rest:
        return "invited"
    return "declined" if "declined" in rest else "missing"


def taking_after_answer(answer: str, others: Iterable[str]) -> str:
    """How an organisation takes part after one of its contacts has answered: one yes is enough, a wait goes on."""
    answers = {answer, *others}
    if "accepted" in answers:
        return "in"
    return "invited" if "waiting" in answers else "declined"


def why_not_describe(*, taking: str, left_out_why: Mapping[str, str], waiting: Sequence[str]) -> Reason | None:
    """Why an organisation cannot be left out: without a reason, or while somebody there has been asked."""
    if taking != "left_out":
        return None
    if not any(text.strip() for text in left_out_why.values()):
        return Reason("Say in a sentence why it is left out, so that everybody understands later.")
    if waiting:
        return Reason(
            "An invitation is waiting for an answer: %(names)s. Take it back first.", {"names": ", ".join(waiting)}
        )
    return None


def why_not_group(
    *, appointed_on: date | None, ready_by: date | None, ready_agreed_on: date | None, on: date
) -> tuple[str, Reason] | None:
    """The field that cannot be as it is, and why."""
    if appointed_on and appointed_on > on:
        return "appointed_on", Reason("This day is still to come. Write it when the group has been appointed.")
    if ready_agreed_on and ready_agreed_on > on:
        return "ready_agreed_on", Reason("This day is still to come. Write it when the group has agreed.")
    if ready_agreed_on and not ready_by:
        return "ready_by", Reason("Write the day that the group agreed on.")
    if ready_agreed_on and ready_by and ready_by < ready_agreed_on:
        return "ready_by", Reason("The programme cannot be ready before the day on which the group agreed.")
    return None


def why_not_meet(
    *, held_on: date, starts_at: time | None, ends_at: time | None, residents_took_part: bool, on: date
) -> tuple[str, Reason] | None:
    """The field that cannot be as it is, and why."""
    if ends_at and not starts_at:
        return "starts_at", Reason("Write also when the meeting starts.")
    if starts_at and ends_at and ends_at <= starts_at:
        return "ends_at", Reason("The meeting has to end after it starts.")
    if residents_took_part and held_on > on:
        return "residents_took_part", Reason("The meeting is still to come. Note afterwards who took part.")
    return None


def why_not_agree_on_task(*, due_on: date | None, meeting_on: date) -> Reason | None:
    if due_on and due_on < meeting_on:
        return Reason("The meeting was on %(day)s: what was agreed there cannot be due before.", {"day": meeting_on})
    return None


def why_not_take_part_since(since: date | None, *, on: date) -> Reason | None:
    if since and since > on:
        return Reason("This day is still to come. Leave it empty until it has begun.")
    return None


def waits_long(sent_on: date, *, on: date) -> bool:
    """Whether an invitation has waited so long that a reminder is in place."""
    return on - sent_on > ANSWERS_WITHIN
