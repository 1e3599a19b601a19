"""What the room proposes for an indicator: the checklist's examples, official series, and baselines out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kotosilta.content.catalogue import ExampleIndicator
from kotosilta.content.guidance import example_indicators
from kotosilta.content.indicator_catalogue import catalogue, catalogue_sources, offered
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.figures import Figure, FigureKind
from kotosilta.goals.models import Direction, Indicator, Interval
from kotosilta.municipalities.model import Municipality
from kotosilta.reasons import NotPossible
from kotosilta.situation.figures import figure_of, may_be_a_baseline
from kotosilta.situation.models import Measured
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import pictures_of

# What the checklist's examples are usually numbers of, how often they are read, and where they should go.
_USUALLY: Mapping[str, tuple[Measured, Interval, Direction | None]] = {
    "I1": (Measured.PERCENT, Interval.YEAR, None),
    "I2": (Measured.OTHER, Interval.YEAR, Direction.UP),
    "I3a": (Measured.PERCENT, Interval.YEAR, Direction.UP),
    "I3b": (Measured.PERCENT, Interval.YEAR, Direction.DOWN),
    "I4": (Measured.PERCENT, Interval.YEAR, Direction.DOWN),
    "I5": (Measured.OTHER, Interval.YEAR, Direction.DOWN),
    "I6": (Measured.PERCENT, Interval.YEAR, Direction.UP),
    "I7a": (Measured.PERCENT, Interval.TERM, Direction.UP),
    "I7b": (Measured.PERCENT, Interval.TERM, Direction.UP),
    "I8": (Measured.OTHER, Interval.YEAR, None),  # more reports may also mean more trust
    "I9": (Measured.OTHER, Interval.YEAR, Direction.UP),
    "I10": (Measured.PERSONS, Interval.HALF_YEAR, Direction.UP),
    "I11": (Measured.PERSONS, Interval.YEAR, Direction.UP),
}
_MEASURED = {
    "percent": Measured.PERCENT,
    "persons": Measured.PERSONS,
    "ratio": Measured.OTHER,
    "number": Measured.OTHER,
}
_READ_WITH_ELECTIONS = frozenset({"turnout", "candidates"})


@dataclass(frozen=True, slots=True)
class OfficialSeries:
    """An official series of a municipality, whose latest figure can be a baseline."""

    municipality: Municipality
    key: str
    title: Text
    figure: Figure

    @property
    def choice(self) -> str:
        """What stands for it in forms: the municipality's code and the indicator's key."""
        return f"{self.municipality.code}.{self.key}"

    @property
    def value(self) -> Decimal:
        """The figure as it is printed: whole numbers, derived ones rounded to ten, anything else with one decimal."""
        exact = Decimal(str(self.figure.value))
        match self.figure.kind:
            case FigureKind.COUNT:
                return exact.quantize(Decimal(1))
            case FigureKind.ABOUT:
                return (exact / 10).quantize(Decimal(1)) * 10
            case _:
                return exact.quantize(Decimal("0.1"))

    @property
    def on(self) -> date:
        """The last day of the figure's year."""
        assert self.figure.year is not None  # else it could be no baseline
        return date(self.figure.year, 12, 31)

    def source_in(self, language: str) -> str:
        """Who published the figure, with the table it stands in."""
        return catalogue_sources()[self.figure.source].name.in_language(language)


def official_series(municipalities: Sequence[Municipality]) -> tuple[OfficialSeries, ...]:
    """What can start an indicator: official series of today with a dated and exact latest figure, by municipality.

    A range, an undated figure and an old series never; nothing at all before official figures have been imported.
    """
    try:
        pictures = pictures_of(municipalities)
    except NotPossible:
        return ()
    return tuple(found for picture in pictures for found in _of_a_picture(picture))


def _of_a_picture(picture: Picture) -> list[OfficialSeries]:
    found = []
    for key, indicator in offered(picture.own).items():
        series = picture.own.get(key)
        latest = series.latest if series and not indicator.history else None
        figure = figure_of(latest) if latest else None
        if figure and may_be_a_baseline(figure):
            found.append(OfficialSeries(picture.municipality, key, indicator.title, figure))
    return found


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a new indicator's form is filled with; people edit it before they save. `pitfalls` is told beside it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    pitfalls: Text | None = None


def from_example(
    key: str, series: Sequence[OfficialSeries], languages: Sequence[str], *, on_aland: bool = False
) -> Proposal | None:
    """The proposal that follows one of the checklist's examples; None for a key that is none."""
    example = next((each for each in example_indicators() if each.id == key), None)
    if example is None:
        return None
    measured, interval, direction = _USUALLY[key]
    return Proposal(
        {
            "title": _texts(example.title_for(on_aland=on_aland), languages),
            "definition": _texts(example.definition, languages),
            "source": _texts(example.source_for(on_aland=on_aland), languages),
            "source_kind": example.source_kind,
            "measured": measured,
            "interval": interval,
            "direction": direction or "",
            "example": key,
            "official": _official_of(example, series),
        },
        example.pitfalls,
    )


def _official_of(example: ExampleIndicator, series: Sequence[OfficialSeries]) -> str:
    """The official series that gives its values; where several municipalities have one, people choose themselves."""
    found = [each.choice for each in series if each.key == example.baseline_indicator]
    return found[0] if len(found) == 1 else ""


def from_series(choice: str, series: Sequence[OfficialSeries], languages: Sequence[str]) -> Proposal | None:
    """The proposal that follows an official series; None for one that is not offered."""
    found = next((each for each in series if each.choice == choice), None)
    if found is None:
        return None
    official = catalogue()[found.key]
    example = next((each for each in example_indicators() if each.id in official.examples), None)
    return Proposal(
        {
            "title": _texts(official.title, languages),
            "definition": _texts(official.definition, languages),
            "source": {each: found.source_in(each) for each in languages if each in LANGUAGES},
            "source_kind": example.source_kind if example else "",
            "measured": _MEASURED[official.unit],
            "interval": Interval.TERM if found.key in _READ_WITH_ELECTIONS else Interval.YEAR,
            "example": example.id if example else "",
            "official": found.choice,
        },
        official.reading_advice,
    )


def baseline_of(indicator: Indicator, series: Sequence[OfficialSeries]) -> OfficialSeries | None:
    """The official figure that the indicator can start from."""
    choice = choice_of(indicator)
    return next((each for each in series if choice and each.choice == choice), None)


def choice_of(indicator: Indicator) -> str:
    """The official series of an indicator, as it stands in forms."""
    return f"{indicator.official_of}.{indicator.official}" if indicator.official else ""


def split_choice(choice: str) -> tuple[str, str]:
    """Key and municipality of such a choice."""
    code, _, key = choice.partition(".")
    return key, code


def _texts(text: Text, languages: Sequence[str]) -> dict[str, str]:
    """The text in those of the programme's languages that the content has."""
    return {each: text.in_language(each) for each in languages if each in LANGUAGES}
