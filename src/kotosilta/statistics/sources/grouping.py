"""What the groups of a table are called here: stable names, whatever the source calls its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kotosilta.statistics.sources.metadata import LiveVariable
from kotosilta.statistics.sources.registry import KnownVariable

EVERY = "*"
TOTAL = "total"
# The parts of a name of a group stand in this order, and others after them.
ORDER = ("language", "origin", "background", "citizenship", "stay", "activity", "education", "sex", "age")
OLDEST_CLASS = 85
_AGE = re.compile(r"0*(\d{1,3})(-?)")

Groups = Mapping[str, tuple[str, ...]]  # part of the name of a group ("" for the total) → codes that make it up


def chosen_groups(variable: KnownVariable, live: LiveVariable, wanted: Sequence[str]) -> tuple[Groups, tuple[str, ...]]:
    """The groups of the values that are wanted (our names, codes, or `*`), and those of them that are not there."""
    names = {code: name for name, codes in variable.codes.items() for code in codes}
    found: dict[str, tuple[str, ...]] = {}
    missing: list[str] = []
    for each in live.codes if EVERY in wanted else wanted:
        code = next((code for code in variable.codes.get(each, (each,)) if code in live.codes), None)
        if code is None:
            missing.append(each)
            continue
        part = _part(names.get(code, code), variable.classes)
        found[part] = (*found.get(part, ()), code)
    return found, tuple(missing)


def _part(name: str, classes: int) -> str:
    """The name as part of a key: the total has none, and ages come in classes where they are put together."""
    if name == TOTAL:
        return ""
    if classes and (age := _AGE.fullmatch(name)):
        start = int(age[1]) // classes * classes
        return f"{OLDEST_CLASS}-" if start >= OLDEST_CLASS else f"{start}-{start + classes - 1}"
    return re.sub(r"[^a-z0-9åäö_-]+", "_", name.lower())


def in_order(names: Iterable[str]) -> list[str]:
    """Variables in the order in which they make up the name of a group."""
    return sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))


def group_named(parts: Iterable[str]) -> str:
    """The key of a group of these parts."""
    return ".".join(part for part in parts if part) or TOTAL
