"""What may be decided about frozen pictures, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kotosilta.reasons import Reason

Refusal = tuple[str, Reason]  # the field that it is about, and why


def why_not_freeze(*, name: str, on: date, taken: Iterable[str], begun_on: date, today: date) -> Refusal | None:
    """A picture is kept as it is now: under a name of its own, and never under a day that is still to come."""
    if not name.strip():
        return "name", Reason("Give the picture a name, so that it can be told from others.")
    if name.strip().casefold() in {each.casefold() for each in taken}:
        return "name", Reason(
            "There is a frozen picture called “%(name)s” already. Give this one another name.", {"name": name.strip()}
        )
    if on > today:
        return "on", Reason("This day is still to come. A picture can be frozen only as it is now.")
    if on < begun_on:
        return "on", Reason(
            "The programme was begun on %(begun)s, so there was no picture on %(day)s. Check the day.",
            {"begun": begun_on, "day": on},
        )
    return None


def free_name(wanted: str, taken: Iterable[str], longest: int) -> str:
    """The name, or the name with a number where there is one already; no longer than it may be."""
    known = {each.casefold() for each in taken}
    name, number = wanted[:longest], 1
    while name.casefold() in known:
        number += 1
        ending = f" ({number})"
        name = wanted[: longest - len(ending)] + ending
    return name
