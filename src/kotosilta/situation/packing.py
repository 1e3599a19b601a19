"""How the years of a series are kept in one small value: ids, sources and methods are written once, not per year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict, TypeVar

import msgspec

from kotosilta.figures import Observation
from kotosilta.statistics.snapshot import observation_id

Point = tuple[int | None, float, int, int, int]  # year, value, and where its source, method and inputs stand

Item = TypeVar("Item")


class Packed(TypedDict):
    """`inputs` hold ids without their year: all inputs of an observation are of its own year.

    `missing` says by year how a value is missing, `preliminary` which years may still change; both only where needed.
    """

    points: list[Point]
    sources: list[str]
    methods: list[str | None]
    inputs: list[list[str]]
    missing: NotRequired[dict[str, str]]
    preliminary: NotRequired[list[int]]


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A series as it is stored, of which single observations are made as they are asked for.

    The store holds millions of them and a page shows a few: making an observation costs as much as reading ten.
    """

    points: tuple[Point, ...]
    sources: tuple[str, ...]
    methods: tuple[str | None, ...]
    inputs: tuple[tuple[str, ...], ...]
    missing: dict[int, str] = {}
    preliminary: tuple[int, ...] = ()

    def observation(self, point: Point, indicator: str, group: str, area: str) -> Observation:
        """The observation of one of the points, which know neither whose they are nor of what."""
        year, value, source, method, inputs = point
        of = _year(year)
        return Observation(
            id=observation_id(indicator, group, area, year),
            indicator=indicator,
            group=group,
            area=area,
            year=year,
            value=value,
            source=self.sources[source],
            inputs=tuple([f"{stem}/{of}" for stem in self.inputs[inputs]]),
            method=self.methods[method],
            preliminary=year in self.preliminary,
        )

    def observations(self, indicator: str, group: str, area: str) -> tuple[Observation, ...]:
        """All observations in time order, equal to those that were packed."""
        return tuple([self.observation(point, indicator, group, area) for point in self.points])

    def at(self, year: int | None) -> Point | None:
        """The point of a year; None where there is none. Most who ask want the newest."""
        return next((point for point in reversed(self.points) if point[0] == year), None)


_decoder = msgspec.json.Decoder(Kept)


def packed(observations: Sequence[Observation], missing: Mapping[int, str] | None = None) -> Packed:
    """The observations of one series in time order, as they are stored.

    `missing` says of years without an observation in which way it is missing. ValueError for an observation whose
    inputs are of another year.
    """
    sources: list[str] = []
    methods: list[str | None] = []
    inputs: list[list[str]] = []
    points: list[Point] = []
    for seen in sorted(observations, key=lambda each: each.year or 0):
        stems = [name.rpartition("/")[0] for name in seen.inputs]
        if any(name != f"{stem}/{_year(seen.year)}" for name, stem in zip(seen.inputs, stems, strict=True)):
            raise ValueError(f"{seen.id} has inputs of another year")
        points.append(
            (seen.year, seen.value, _place(sources, seen.source), _place(methods, seen.method), _place(inputs, stems))
        )
    found = Packed(points=points, sources=sources, methods=methods, inputs=inputs)
    if missing:
        found["missing"] = {str(year): missing[year] for year in sorted(missing)}
    if preliminary := sorted(seen.year for seen in observations if seen.preliminary and seen.year is not None):
        found["preliminary"] = preliminary
    return found


def kept(stored: str | bytes) -> Kept:
    """A series out of the very text that the store holds: five times as fast as by way of Python's own JSON."""
    return _decoder.decode(stored)


def unpacked(indicator: str, group: str, area: str, series: Packed) -> tuple[Observation, ...]:
    """The observations again, equal to those that were packed."""
    return msgspec.convert(series, Kept, str_keys=True).observations(indicator, group, area)


def _year(year: int | None) -> str:
    return "undated" if year is None else str(year)


def _place(seen: list[Item], item: Item) -> int:
    if item not in seen:
        seen.append(item)
    return seen.index(item)
