"""Which elements of the document (C5) have something in their first text, judged by what the rooms have recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.reasons import Reason

Point = tuple[str, str]

# What the draft takes over: the element's point, and the points of the rooms that it is made of ("" counts all facets).
_MADE_OF: Mapping[Point, tuple[Point, ...]] = {
    ("D1", ""): (("C4.6", ""),),
    ("D2", "a"): (("C3.4", ""),),
    ("D2", "b"): (("C3.7", ""),),
    ("D2", "c"): (("C3.8", ""), ("C3.10", "")),
    ("D3", "a"): (("C1.1", ""), ("C1.2", "")),
    ("D3", "b"): (("C4.9", ""),),
    ("D4", ""): (("C2.4", ""), ("C2.5", ""), ("C2.6", "")),
    ("D9", "a"): (("C4.2", "a"),),
    ("D10", "a"): (("C6.3", ""),),
}


def evidence(found: Iterable[Evidence]) -> Iterator[Evidence]:
    """The draft that is there for everybody, and the elements that the rooms have put something into."""
    there = Reason("A document with all parts is there, filled with what the rooms hold.")
    yield Evidence("C5.1", "", Strength.AVAILABLE, there, "document/")
    recorded = {(each.item, each.facet) for each in found if each.strength >= Strength.BEGUN}
    recorded |= {(item, "") for item, _ in recorded}
    begun = Reason("The first text takes this over from the rooms. The text itself is still to be written.")
    for (item, facet), sources in _MADE_OF.items():
        if recorded.intersection(sources):
            yield Evidence(item, facet, Strength.BEGUN, begun, f"document/#{item}")
