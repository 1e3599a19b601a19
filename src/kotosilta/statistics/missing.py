"""Why a cell of an official table holds no number: every kind of missing value stays apart from the others."""

from __future__ import annotations

from collections.abc import Mapping

SECRET, NOT_AVAILABLE, NOT_APPLICABLE = "secret", "not_available", "not_applicable"
UNDER_HALF = "under_half"  # less than half a unit: there is something, but it is no whole one
HIDDEN = "hidden"  # by the source's rule, here
KINDS = (SECRET, NOT_AVAILABLE, NOT_APPLICABLE, UNDER_HALF, HIDDEN)

NOTHING_TO_REPORT = "-"  # exactly zero, unless the legend of the table says otherwise
_OF_MARKS = {"...": SECRET, "..": NOT_AVAILABLE, ".": NOT_APPLICABLE, "0": UNDER_HALF, "0.0": UNDER_HALF}
# How legends of the sources speak of what a mark means, in the languages that they have; the first that fits counts.
_IN_WORDS = (
    (SECRET, ("confidential", "secret", "salassa", "salattu", "sekretess", "konfidentiell")),
    (UNDER_HALF, ("less than half", "alle puolet", "pienempi kuin puolet", "mindre än hälften")),
    (NOT_APPLICABLE, ("not applicable", "logically impossible", "mahdoton", "ej tillämp", "omöjlig")),
    (NOT_AVAILABLE, ("not available", "too uncertain", "ei ole saatu", "epävarma", "uppgift saknas", "ej tillgänglig")),
)


def kind_of(mark: str, legend: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The kind that a mark stands for. The legend of the table (mark → words by language) overrides what is usual."""
    if mark in KINDS:
        return mark
    said = " ".join((legend or {}).get(mark, {}).values()).casefold()
    for kind, words in _IN_WORDS:
        if any(word in said for word in words):
            return kind
    return _OF_MARKS.get(mark.replace(",", "."), NOT_AVAILABLE)
