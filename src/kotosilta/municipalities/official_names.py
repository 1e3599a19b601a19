"""What people copy from letterheads and registers: "Turun kaupunki", "Närpes stad", "City of Turku", "KU049"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_CODE = re.compile(r"ku ?(\d{3})")
_AS_A_BODY = (
    re.compile(r"(.+) (?:kaupunki|kunta|stad|kommun)"),
    re.compile(r"(?:(?:city|town|municipality) of|staden|kommunen) (.+)"),
)
# How a Finnish name changes before the ending of its genitive: Turku, Turun; Lahti, Lahden; Helsinki, Helsingin.
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"),
    ("k", ""), ("p", "v"), ("t", "d"),
)  # fmt: skip


def without_office(asked: str, known: Collection[str]) -> str:
    """The name in a folded text that also names the office or marks the code; the text itself where there is none.

    `known` are the folded names there are. Finnish genitives are led back to names, never the other way round, so that
    a form nobody uses does no harm.
    """
    if asked in known:
        return asked
    if code := _CODE.fullmatch(asked):
        return code[1]
    for pattern in _AS_A_BODY:
        if body := pattern.fullmatch(asked):
            return _named(body[1], known) or asked
    return asked


def _named(name: str, known: Collection[str]) -> str | None:
    if name in known:
        return name
    if name.endswith("s") and name[:-1] in known:
        return name[:-1]
    return next((each for each in sorted(known) if name in set(_genitives(each))), None) if name[-1] == "n" else None


def _genitives(name: str) -> Iterator[str]:
    """Every form that could be the Finnish genitive of a folded name, also some that nobody uses."""
    if name.startswith("uusi"):
        yield from _genitives(f"uuden{name[4:]}")
    if name.endswith("nen"):
        yield from (f"{name[:-3]}sen", f"{name[:-3]}sten")
    elif name.endswith("s"):
        yield from (f"{name[:-1]}ksen", f"{name[:-1]}den")
    elif name.endswith("si"):
        yield f"{name[:-2]}den"
    stem, vowel = name[:-1], name[-1]
    weak = [stem[: len(stem) - len(strong)] + grade for strong, grade in _GRADES if stem.endswith(strong)]
    for each in (stem, *weak):
        yield from (f"{each}{vowel}n", f"{each}en" if vowel == "i" else f"{each}{vowel}{vowel}n")
