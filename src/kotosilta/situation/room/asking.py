"""Where the answer to a ready request lands: which source of the checklist it is, and of which kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kotosilta.situation.shown import ShownRequest

Point = tuple[str, str]

STATISTICS = ("C3.15", "")
INDICATORS = ("C3.16", "b")
AUTHORITIES, RESIDENTS, OTHERS = ("C3.17", "a"), ("C3.17", "c"), ("C3.17", "d")
RECEPTION, IMMIGRATION = ("C3.18", "a"), ("C3.18", "b")

# By the key of the request: the source, and which of M1-M7 it is. One that is not named comes from an authority.
_LANDS: Mapping[str, tuple[Point, str]] = {
    "statistics_population": (STATISTICS, "M1"),
    "statistics_elections": (STATISTICS, "M1"),
    "asub_figures": (STATISTICS, "M1"),
    "statistics_employment": (INDICATORS, "M1"),
    "employment_jobseekers": (AUTHORITIES, "M4"),
    "immigration_permits": (IMMIGRATION, "M7"),
    "reception_centre": (RECEPTION, "M7"),
    "residents": (RESIDENTS, "M6"),
    "employers": (OTHERS, "M7"),
    "educational_institutions": (OTHERS, "M7"),
    "language_courses": (OTHERS, "M7"),
    "aland_courses": (OTHERS, "M7"),
    "organisations": (OTHERS, "M7"),
}
_AUTHORITY = (AUTHORITIES, "M7")


@dataclass(frozen=True, slots=True)
class Asking:
    """A ready request with the addresses, below the programme's, where asking is noted and the answer is written.

    `table` is an empty table to send along, `file` where it is taken in when it comes back.
    """

    ready: ShownRequest
    asked: str
    figure: str
    voice: str
    table: str
    file: str


def asking(ready: ShownRequest, question: str, municipality: str) -> Asking:
    """The request under a question, for one municipality of the programme (its code)."""
    (item, facet), kind = lands(ready.key)
    told = urlencode({"title": ready.title, "source": ready.receiver, "kind": kind, "of": municipality})
    asked_of = urlencode({"title": ready.title, "source": ready.receiver})
    return Asking(
        ready=ready,
        asked=f"situation/sources/{item}{facet}/?asked={ready.key}",
        figure=f"situation/questions/{question}/figures/new/?{told}",
        voice=f"situation/questions/{question}/voices/new/",
        table=f"situation/questions/{question}/figures/file/empty.xlsx?{asked_of}",
        file=f"situation/questions/{question}/figures/file/",
    )


def lands(key: str) -> tuple[Point, str]:
    """The source of the checklist that a request asks, and its kind."""
    return _LANDS.get(key, _AUTHORITY)
