"""What official values said before they were revised: noted when newer figures come in, read beside the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kotosilta.content.indicator_catalogue import catalogue_sources
from kotosilta.figures import Observation
from kotosilta.situation.models import ObservedRevision, ObservedSeries
from kotosilta.situation.packing import unpacked
from kotosilta.situation.picture import COUNTRY, Picture
from kotosilta.statistics.snapshot import observation_id

Key = tuple[str, str, str]  # indicator, group, area
TOTAL = "total"
MOST_AT_ONCE = 2_000
MOST_IN_A_QUESTION = 200
# A value that is not published is no number to come back to: what differs by less is the way computers count.
SMALLEST_DIFFERENCE = 1e-9


@dataclass(frozen=True, slots=True)
class Revision:
    """What an observation said before: `said` is the last earlier one, from the edition fetched on `retrieved`.

    `retrieved` is a day or a year in ISO form, "" where it is not known; `revised_on` is the day on which newer figures
    replaced it here, `times` how often that has happened.
    """

    said: Observation
    retrieved: str
    revised_on: date
    times: int


def note_revisions(
    arriving: Sequence[ObservedSeries], *, retrieved: Mapping[str, Mapping[str, str]], at: datetime
) -> int:
    """Notes what values said that are about to be replaced by others; how many they are.

    To be called in the transaction of an import, before the stored series are replaced by `arriving`. `retrieved` says
    when the tables behind the stored ones were fetched. Only series of the indicators that arrive are looked at. What
    is no longer given (the source may have made it confidential) is not kept, nor is what it said earlier; a value that
    we reckon in another way than before has not been revised by anybody.
    """
    new = {(each.indicator, each.group, each.area): each for each in arriving}
    noted, withdrawn = [], []
    known = ObservedSeries.objects.filter(indicator__in={indicator for indicator, _group, _area in new})
    stored = known.order_by("pk").values_list("indicator", "group", "area", "packed")
    for indicator, group, area, packed in stored.iterator(chunk_size=MOST_AT_ONCE):
        row = new.get((indicator, group, area))
        if row is None or _numbers(row.packed) == _numbers(packed):
            continue
        before = _values(indicator, group, area, packed)
        after = _values(indicator, group, area, row.packed)
        noted += [_revision(year, before[year], retrieved, at) for year in _revised(before, after)]
        withdrawn += [(indicator, group, area, year) for year in before.keys() - after.keys()]
    _forget(withdrawn)
    ObservedRevision.objects.bulk_create(noted, batch_size=MOST_AT_ONCE)
    return len(noted)


def revisions_of(picture: Picture) -> Mapping[str, Revision]:
    """By the id of each observation of the municipality, its region and the country that said something else before.

    One query.
    """
    municipality = picture.municipality
    return _by_observation(area__in=(municipality.code, municipality.region.code, COUNTRY))


def revisions_by_year(key: str, area: str) -> Mapping[int, Revision]:
    """Of one series (`key` or `key/group`), by the year that said something else before. One query."""
    indicator, _slash, group = key.partition("/")
    found = _by_observation(indicator=indicator, group=group or TOTAL, area=area)
    return {each.said.year: each for each in found.values() if each.said.year is not None}


def _by_observation(**which: object) -> Mapping[str, Revision]:
    found: dict[str, Revision] = {}
    for row in ObservedRevision.objects.filter(**which).order_by("revised_at", "pk"):
        said = _observation(row)
        known = found.get(said.id)
        day = timezone.localdate(row.revised_at)
        found[said.id] = Revision(said, row.retrieved, day, known.times + 1 if known else 1)
    return found


def _numbers(packed: Any) -> list[tuple[int | None, float]]:
    """Year and value of every point: most series say what they said, and then nothing more is looked at."""
    return [(point[0], point[1]) for point in packed["points"]]


def _values(indicator: str, group: str, area: str, packed: object) -> dict[int, Observation]:
    observations = unpacked(indicator, group, area, packed)  # type: ignore[arg-type]  # JSON of our own `packed()`
    return {seen.year: seen for seen in observations if seen.year is not None}


def _revised(before: Mapping[int, Observation], after: Mapping[int, Observation]) -> Iterator[int]:
    for year in sorted(before.keys() & after.keys()):
        was, now = before[year], after[year]
        if was.method == now.method and abs(was.value - now.value) > SMALLEST_DIFFERENCE * max(1.0, abs(was.value)):
            yield year


def _revision(
    year: int, seen: Observation, retrieved: Mapping[str, Mapping[str, str]], at: datetime
) -> ObservedRevision:
    return ObservedRevision(
        indicator=seen.indicator,
        group=seen.group,
        area=seen.area,
        year=year,
        value=seen.value,
        source=seen.source,
        method=seen.method or "",
        retrieved=retrieved_on(seen.source, retrieved)[:10],
        revised_at=at,
    )


def retrieved_on(source: str, fetched: Mapping[str, Mapping[str, str]]) -> str:
    """The day or year on which a source was fetched: by the installation, or else before the product was made."""
    day = fetched.get(source, {}).get("retrieved", "")
    shipped = catalogue_sources().get(source)
    return day or (shipped.retrieved if shipped else "")


def _forget(withdrawn: Iterable[tuple[str, str, str, int]]) -> None:
    """Takes away what is noted of values that are no longer given."""
    gone = list(withdrawn)
    for start in range(0, len(gone), MOST_IN_A_QUESTION):
        which = Q()
        for indicator, group, area, year in gone[start : start + MOST_IN_A_QUESTION]:
            which |= Q(indicator=indicator, group=group, area=area, year=year)
        ObservedRevision.objects.filter(which).delete()


def _observation(row: ObservedRevision) -> Observation:
    return Observation(
        id=observation_id(row.indicator, row.group, row.area, row.year),
        indicator=row.indicator,
        group=row.group,
        area=row.area,
        year=row.year,
        value=row.value,
        source=row.source,
        method=row.method or None,
    )
