"""Series out of the store, each opened when it is asked for: an area may have a thousand, and a page shows a few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from kotosilta.situation.models import ObservedSeries
from kotosilta.situation.packing import Kept, kept
from kotosilta.situation.picture import Series

TOTAL = "total"
# The text itself: Django would make Python objects of all that it holds.
STORED = Cast(F("packed"), TextField())
# As both databases write it. A series without points has nothing to show; if it has none for a reason, that is said.
_WITHOUT_POINTS, _FOR_A_REASON = '"points": []', '"missing": {'

Opening = Callable[[str, str, str, Kept], Series]
Rows = dict[str, str]  # what is stored, by key


class StoredSeries(Mapping[str, Series]):
    """The series of one area by key (`indicator`, or `indicator/group`), in the order of the store.

    `opening` makes a series of its indicator, its group, its area and what is stored of it.
    """

    def __init__(self, area: str, rows: Rows, opening: Opening) -> None:
        self._area = area
        self._rows = rows
        self._opening = opening
        self._open: dict[str, Series] = {}

    def __getitem__(self, key: str) -> Series:
        if key not in self._open:
            indicator, _slash, group = key.partition("/")
            self._open[key] = self._opening(indicator, group or TOTAL, self._area, kept(self._rows[key]))
        return self._open[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def kept(self, key: str) -> Kept | None:
        """A series as it is stored, for whoever needs little of it; None where there is none."""
        stored = self._rows.get(key)
        return kept(stored) if stored else None

    def with_points(self) -> StoredSeries:
        """Those that have anything to show."""
        rows = {key: stored for key, stored in self._rows.items() if _WITHOUT_POINTS not in stored}
        return StoredSeries(self._area, rows, self._opening)

    def without_anything(self) -> frozenset[str]:
        """Those that are known to exist, and no more: not even why they have no figures."""
        return frozenset(
            key for key, stored in self._rows.items() if _WITHOUT_POINTS in stored and _FOR_A_REASON not in stored
        )


def stored_series(areas: Iterable[str], beside: Iterable[str], opening: Opening) -> dict[str, StoredSeries]:
    """In one query every series of `areas`, and of those `beside` them the series of all people together.

    An area without any has an empty mapping.
    """
    wanted, others = sorted(set(areas)), sorted({*beside} - {*areas})
    rows = ObservedSeries.objects.filter(Q(area__in=wanted) | Q(area__in=others, group=TOTAL))
    return _by_area([*wanted, *others], rows, opening)


def stored_totals(areas: Iterable[str], indicators: Iterable[str], opening: Opening) -> dict[str, StoredSeries]:
    """Of these areas the series of all together, not of groups: as many seeks in the store as there are answers."""
    wanted = sorted(set(areas))
    rows = ObservedSeries.objects.filter(area__in=wanted, indicator__in=list(indicators), group=TOTAL)
    return _by_area(wanted, rows, opening)


def _by_area(areas: Sequence[str], rows: QuerySet[ObservedSeries], opening: Opening) -> dict[str, StoredSeries]:
    found: dict[str, Rows] = defaultdict(dict)
    ordered = rows.order_by("area", "indicator", "group").annotate(stored=STORED)
    for indicator, group, area, stored in ordered.values_list("indicator", "group", "area", "stored"):
        found[area][indicator if group == TOTAL else f"{indicator}/{group}"] = stored
    return {area: StoredSeries(area, found[area], opening) for area in areas}
