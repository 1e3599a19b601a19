"""Which sums the figures of areas and groups stand in: what is shown of one gives away the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kotosilta.statistics.disclosure.cells import Relation


class FigureKey(NamedTuple):
    """A figure by what it counts, for whom, where and when; `year` is None where the source states none."""

    indicator: str
    group: str
    area: str
    year: int | None


def sums_of_groups(keys: Iterable[FigureKey], tree: Mapping[str, Sequence[str]]) -> Iterator[Relation]:
    """For every area and year a group that is the sum of others (`tree`: group → its parts), where all are there."""
    there = set(keys)
    for key in sorted(there, key=repr):
        if parts := tree.get(key.group):
            yield from _relation(key, [key._replace(group=part) for part in parts], there)


def sums_of_areas(keys: Iterable[FigureKey], members: Mapping[str, Sequence[str]]) -> Iterator[Relation]:
    """For every group and year an area that is the sum of others (`members`: area → its parts), where all are there.

    A country is the sum of its regions, or of all municipalities where no region is shown: give both, and those with
    figures count.
    """
    there = set(keys)
    for key in sorted(there, key=repr):
        if parts := members.get(key.area):
            yield from _relation(key, [key._replace(area=part) for part in parts], there)


def _relation(total: FigureKey, parts: Sequence[FigureKey], there: set[FigureKey]) -> Iterator[Relation]:
    if all(part in there for part in parts):
        yield Relation(total, tuple(parts))
