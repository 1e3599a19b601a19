"""Puts own figures that tell the same of different days together, so that they are read as a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kotosilta.language.translated import Translated

SHOWN_AT_ONCE = 40


class OwnFigureInWords(Protocol):
    """A figure as a page shows it."""

    @property
    def title(self) -> Translated: ...
    @property
    def definition(self) -> Translated: ...
    @property
    def group(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def upload(self) -> str: ...


F = TypeVar("F", bound=OwnFigureInWords)


@dataclass(frozen=True, slots=True)
class OwnSeries:
    """Figures of the same title, group, place, source and definition, in the order of their days; often just one."""

    figures: Sequence[OwnFigureInWords]

    @property
    def first(self) -> OwnFigureInWords:
        return self.figures[0]


def in_series(figures: Iterable[F]) -> tuple[list[OwnSeries], list[OwnSeries]]:
    """The series in the order in which they begin; those that a page shows at once, and all further ones."""
    together: dict[tuple[str, ...], list[F]] = {}
    for each in figures:
        key = (str(each.title), str(each.definition), each.group, each.place, each.source, each.upload)
        together.setdefault(key, []).append(each)
    found = [OwnSeries(tuple(group)) for group in together.values()]
    return found[:SHOWN_AT_ONCE], found[SHOWN_AT_ONCE:]
