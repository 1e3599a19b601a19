"""What a new indicator can begin with, as the page that offers it shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.content.guidance import example_indicators
from kotosilta.content.load import number_styles
from kotosilta.figures.written import written
from kotosilta.goals.proposals import OfficialSeries


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to begin with; `told` is a value with its year, or where the data come from."""

    key: str
    title: str
    about: str
    told: str


@dataclass(frozen=True, slots=True)
class Choices:
    official: Sequence[Choice]
    examples: Sequence[Choice]


def choices_shown(series: Sequence[OfficialSeries], language: str, *, on_aland: bool) -> Choices:
    """Official series first, because they have a value already; then the checklist's examples."""
    are_several = len({each.municipality.code for each in series}) > 1
    return Choices(
        official=[_official(each, language, named=are_several) for each in series],
        examples=[
            Choice(
                each.id,
                f"{each.id} {each.title_for(on_aland=on_aland).in_language(language)}",
                each.definition.in_language(language),
                each.source_for(on_aland=on_aland).in_language(language),
            )
            for each in example_indicators()
        ],
    )


def _official(series: OfficialSeries, language: str, *, named: bool) -> Choice:
    value = written(series.figure, number_styles()[language])
    place = series.municipality.name.in_language(language)
    title = series.title.in_language(language)
    return Choice(
        series.choice,
        f"{place}: {title}" if named else title,
        series.source_in(language),
        f"{value} ({series.figure.year})",
    )
