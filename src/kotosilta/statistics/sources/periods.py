"""Reads the codes of time that tables use, and says which of them make up which year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

PRELIMINARY = "*"
_PERIOD = re.compile(r"(\d{4})(?:([MQ])(\d{1,2}))?\*?")
_IN_A_YEAR = {None: 1, "M": 12, "Q": 4}

Years = Mapping[int, tuple[str, ...]]


def years_of(codes: Sequence[str]) -> Years:
    """Each year with its codes; codes that are neither a year nor a month or quarter of one are left out.

    Where a table has years as well as parts of them the years count; a year whose months or quarters are not all there
    is not in the mapping.
    """
    found: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for code in codes:
        if read := _PERIOD.fullmatch(code):
            found[read[2], int(read[1])].append(code)
    for part, whole in _IN_A_YEAR.items():
        if any(kind == part for kind, _ in found):
            return {year: tuple(some) for (kind, year), some in found.items() if kind == part and len(some) == whole}
    return {}


def are_parts(codes: Sequence[str]) -> bool:
    """Whether the table has months or quarters and no years."""
    read = [match for code in codes if (match := _PERIOD.fullmatch(code))]
    return bool(read) and all(match[2] for match in read)


def is_preliminary(*said: str) -> bool:
    """Whether a code or label of time says that its figures are not final."""
    return any(each.rstrip().endswith(PRELIMINARY) for each in said)
