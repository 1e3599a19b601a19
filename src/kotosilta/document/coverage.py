"""Which parts of an element a text covers: those that its writer ticks, and those that a reference in it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kotosilta.document.markup import Reference

# Element and part → what a text has to refer to: a kind of reference, or one with its key.
_SHOWN_BY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("D2", "a"): ("chart", "figure", "table:comparison"),
    ("D3", "a"): ("table:responsible",),
    ("D3", "b"): ("table:goals",),
    ("D10", "a"): ("table:indicators", "indicator"),
}


def covers(element: str, facet: str, ticked: Iterable[str], references: Iterable[Reference]) -> bool:
    """Whether the text covers the part."""
    if facet in ticked:
        return True
    shown = _SHOWN_BY.get((element, facet), ())
    return any(each.kind in shown or f"{each.kind}:{each.key}" in shown for each in references)
