"""What is next for a member, most pressing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from kotosilta.programmes.checklist import Due

AT_MOST = 7
SOON = timedelta(days=14)


def most_pressing(
    due: Iterable[Due], today: date, at_most: int = AT_MOST, *, last: Collection[str] = ()
) -> tuple[Due, ...]:
    """In the order of days; what has none counts as due soon, and each room's first such thing comes before any second.

    Each thing is named once. What the rooms in `last` ask for without a day comes after everything else.
    """
    once = {(each.address, each.sentence.message, str(each.sentence.values)): each for each in due}
    turns: Counter[str] = Counter()
    ranked: list[tuple[bool, date, int, int, Due]] = []
    for each in once.values():
        room = each.address.partition("/")[0]
        turns[room] += each.on is None
        waits = each.on is None and room in last
        ranked.append((waits, each.on or today + SOON, 0 if each.on else turns[room], len(ranked), each))
    return tuple(each for *_, each in sorted(ranked, key=lambda place: place[:4])[:at_most])
