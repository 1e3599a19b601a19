"""What may be decided about a programme as a whole, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from kotosilta.reasons import Reason

LONGEST_PERIOD_IN_YEARS = 10
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100
MOST_MUNICIPALITIES = 30
LONGEST_SLUG = 70


def why_not_period(first_year: int, last_year: int) -> Reason | None:
    """A period of one to ten years in this century."""
    if last_year < first_year:
        return Reason(
            "The period %(first)s–%(last)s ends before it begins. Change the years.",
            {"first": str(first_year), "last": str(last_year)},
        )
    if not EARLIEST_YEAR <= first_year <= LATEST_YEAR:
        return Reason(
            "The period has to begin between %(earliest)s and %(latest)s.", _years(EARLIEST_YEAR, LATEST_YEAR)
        )
    if last_year - first_year >= LONGEST_PERIOD_IN_YEARS:
        return Reason("A programme covers at most %(longest)s years.", {"longest": str(LONGEST_PERIOD_IN_YEARS)})
    return None


def why_not_begin(*, codes: Sequence[str], first_year: int, last_year: int) -> Reason | None:
    """At least one municipality, each once, and a period that makes sense."""
    if not codes:
        return Reason("Choose at least one municipality.")
    if len(set(codes)) != len(codes):
        return Reason("The same municipality is named twice.")
    if len(codes) > MOST_MUNICIPALITIES:
        return Reason(
            "At most %(most)s municipalities can make one programme together.", {"most": str(MOST_MUNICIPALITIES)}
        )
    return why_not_period(first_year, last_year)


def why_not_settle(*, first_year: int, last_year: int, languages: Sequence[str]) -> Reason | None:
    if not languages:
        return Reason("A programme is written in at least one language.")
    return why_not_period(first_year, last_year)


def why_not_end(*, role: str, other_coordinators: int) -> Reason | None:
    if role == "coordinator" and not other_coordinators:
        return Reason("A programme needs a coordinator. Make somebody else coordinator first.")
    return None


def why_not_change_role(*, role: str, to: str, other_coordinators: int) -> Reason | None:
    """Whoever is the only coordinator stays one."""
    return None if to == role else why_not_end(role=role, other_coordinators=other_coordinators)


def why_not_close_account(*, sample: bool, led_alone: Sequence[str]) -> Reason | None:
    """`led_alone` are the titles of programmes that would be left without a coordinator."""
    if sample:
        return Reason("The example people of a demo stay.")
    if led_alone:
        return Reason(
            "Nobody else coordinates %(programmes)s. Make somebody else coordinator first.",
            {"programmes": ", ".join(f"“{title}”" for title in led_alone)},
        )
    return None


def why_not_invite(*, is_member: bool) -> Reason | None:
    if is_member:
        return Reason("Somebody with this address takes part already. Change their role in the list of people.")
    return None


def why_not_join(*, invited: str, address: str) -> Reason | None:
    """An invitation is for the address that it was sent to."""
    if invited.lower() != address.lower():
        return Reason(
            "This invitation was sent to another address than the one you are signed in with. "
            "Ask the person who invited you to invite you by your own address."
        )
    return None


def why_not_say(*, note: str) -> Reason | None:
    """What a person says without evidence needs a note that others can judge it by."""
    return None if note.strip() else Reason("Write in a few words what it rests on.")


def why_not_take_out(*, others: int, recorded: int) -> Reason | None:
    """A municipality can go as long as another remains and the rooms hold nothing about it alone."""
    if not others:
        return Reason("A programme has at least one municipality. Add the other one first.")
    if recorded:
        return Reason("The rooms hold bodies or figures of this municipality. Remove them first.")
    return None


def why_not_move(
    *,
    order: Sequence[str],
    state: str,
    to: str,
    last_year: int,
    this_year: int,
    followed: bool,
    nothing_to_decide: bool = False,
) -> Reason | None:
    """One step at a time, on or back; closed when the period is over or the next programme has taken its place.

    Nothing goes to decision (the second state) as long as there is neither a goal nor a body that decides.
    """
    if abs(order.index(to) - order.index(state)) != 1:
        return Reason("A programme moves one step at a time. Reload the page to see where it stands now.")
    if nothing_to_decide and (state, to) == (order[0], order[1]):
        return Reason("There is nothing to decide on yet. Choose a goal first, or name the body that decides.")
    if to == order[-1] and this_year <= last_year and not followed:
        return Reason(
            "The period runs until the end of %(last)s. Close the programme then, or when the next one follows it.",
            {"last": str(last_year)},
        )
    return None


def why_not_follow(*, same: bool, starts: int, earlier_starts: int, followed_by_another: bool) -> Reason | None:
    """The one before begins earlier, and has no other after it."""
    if same or earlier_starts >= starts:
        return Reason("The programme before has to begin in an earlier year than this one.")
    if followed_by_another:
        return Reason("Another programme follows that one already.")
    return None


def wanted_slug(slugs: Sequence[str], first_year: int) -> str:
    """Address name: the first municipality, `together` when there are more, and the first year."""
    together = "-and-others" if len(slugs) > 1 else ""
    return f"{slugs[0]}{together}-{first_year}"[:LONGEST_SLUG]


def slugs_like(wanted: str) -> Iterator[str]:
    """`wanted`, then `wanted-2`, `wanted-3` …"""
    yield wanted
    for number in count(2):
        yield f"{wanted}-{number}"


def _years(earliest: int, latest: int) -> dict[str, str]:
    return {"earliest": str(earliest), "latest": str(latest)}
