"""How the years of a series are kept in one small value: ids, sources and methods are written once, not per year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, TypeVar

from kotosilta.figures import Observation
from kotosilta.statistics.snapshot import observation_id

Point = tuple[int | None, float, int, int, int]  # year, value, and where its source, method and inputs stand

Item = TypeVar("Item")


class Packed(TypedDict):
    """`inputs` hold ids without their year: all inputs of an observation are of its own year."""

    points: list[Point]
    sources: list[str]
    methods: list[str | None]
    inputs: list[list[str]]


def packed(observations: Sequence[Observation]) -> Packed:
    """The observations of one series in time order, as they are stored."""
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
    return Packed(points=points, sources=sources, methods=methods, inputs=inputs)


def unpacked(indicator: str, group: str, area: str, series: Packed) -> tuple[Observation, ...]:
    """The observations again, equal to those that were packed."""
    sources, methods, inputs = series["sources"], series["methods"], series["inputs"]
    return tuple(
        Observation(
            id=observation_id(indicator, group, area, year),
            indicator=indicator,
            group=group,
            area=area,
            year=year,
            value=value,
            source=sources[source],
            inputs=tuple([f"{stem}/{_year(year)}" for stem in inputs[which]]),
            method=methods[method],
        )
        for year, value, source, method, which in series["points"]
    )


def _year(year: int | None) -> str:
    return "undated" if year is None else str(year)


def _place(seen: list[Item], item: Item) -> int:
    if item not in seen:
        seen.append(item)
    return seen.index(item)
