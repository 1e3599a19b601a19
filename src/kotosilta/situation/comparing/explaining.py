"""Explains a comparison with similar municipalities: what counts how much, what comes of it, and the figures behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.municipalities.model import Municipality
from kotosilta.situation.comparing.peers import SimilarMunicipality, across_the_sea
from kotosilta.situation.comparing.words import HOW, TRAITS, VARIABLES, WEIGHTS, decimals, value_written
from kotosilta.situation.reading import similar_to, traits_known
from kotosilta.situation.traits import Measured, Traits, Waiting
from kotosilta.statistics.similar import HEAVIEST, USUAL_WEIGHT, Difference, Trait

DIGITS_OF_INDEX = 2


@dataclass(frozen=True, slots=True)
class TraitLine:
    """A trait with its weight: the figures it rests on with their years, and those that are still to be imported."""

    key: str
    name: str
    how: str
    weight: int
    choices: Sequence[tuple[int, str]]
    known: Sequence[str]
    waiting: Sequence[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a table, with the column's name for narrow pages."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A municipality with one cell for each column; `slug` leads to its page."""

    slug: str
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything that a page on similar municipalities shows. `nearest` is empty where nothing counts.

    `nearest` has the index and its parts, `figures` what stands behind them, the own municipality first.
    """

    traits: Sequence[TraitLine]
    columns: Sequence[str]
    nearest: Sequence[Line]
    figure_columns: Sequence[str]
    figures: Sequence[Line]
    unknown: bool
    across_the_sea: bool

    @property
    def waiting(self) -> Sequence[TraitLine]:
        """The traits that nothing is known of yet."""
        return [each for each in self.traits if not each.known]


def explained(municipality: Municipality, weights: Mapping[str, int], language: str) -> Explained:
    """The comparison of one municipality with these weights; NotPossible when no figures have been imported."""
    traits = traits_known()
    found = similar_to(municipality, weights)
    counting = [trait for trait in Trait if any(trait in each.differences for each in found)]
    others = tuple(each.municipality for each in found)
    columns = [gettext("Difference index"), *(str(TRAITS[trait]) for trait in counting)]
    return Explained(
        traits=[_trait(trait, traits, weights, language) for trait in Trait],
        columns=columns,
        nearest=[_nearest(each, counting, columns, language) for each in found],
        figure_columns=[_column(each) for each in traits.measured],
        figures=[_figures(each, traits, language) for each in (municipality, *others)],
        unknown=any(not part.known for each in found for part in each.differences.values()),
        across_the_sea=across_the_sea(municipality, others),
    )


def weights_from(given: Mapping[str, str]) -> tuple[dict[str, int], bool]:
    """Weights as an address gives them, by trait, and whether all that was given could be read.

    What cannot be read counts as usual; only the digits from 0 to 5 can.
    """
    digits = {str(weight): weight for weight in range(HEAVIEST + 1)}
    read = {trait.value: digits.get(given[trait].strip()) for trait in Trait if trait in given}
    return {trait: weight for trait, weight in read.items() if weight is not None}, None not in read.values()


def _trait(trait: Trait, traits: Traits, weights: Mapping[str, int], language: str) -> TraitLine:
    return TraitLine(
        key=trait.value,
        name=str(TRAITS[trait]),
        how=str(HOW[trait]),
        weight=weights.get(trait, USUAL_WEIGHT),
        choices=[(weight, str(words)) for weight, words in enumerate(WEIGHTS)],
        known=[_known(each) for each in traits.measured if each.variable.trait is trait],
        waiting=list(_waiting((each for each in traits.waiting if each.trait is trait), language)),
    )


def _known(measured: Measured) -> str:
    name = str(VARIABLES[measured.key])
    if measured.year is None:
        return gettext("%(what)s (of today)") % {"what": name}
    return f"{name} ({measured.year})"


def _waiting(waiting: Iterable[Waiting], language: str) -> Iterable[str]:
    """Which table would bring what is missing, each once."""
    for key in dict.fromkeys(each.indicator for each in waiting):
        found = catalogue()[key]
        yield f"{found.title.in_language(language)}: {found.table}"


def _column(measured: Measured) -> str:
    name = str(VARIABLES[measured.key])
    return name if measured.year is None else f"{name} {measured.year}"


def _nearest(found: SimilarMunicipality, counting: Sequence[Trait], columns: Sequence[str], language: str) -> Line:
    texts = [decimals(found.index, DIGITS_OF_INDEX, language)]
    texts += [_part(found.differences[trait], language) for trait in counting]
    cells = [Cell(label, text) for label, text in zip(columns, texts, strict=True)]
    return Line(found.municipality.slug, found.municipality.name.in_language(language), cells)


def _part(difference: Difference, language: str) -> str:
    part = decimals(difference.part, DIGITS_OF_INDEX, language)
    return part if difference.known else gettext("%(part)s (not known)") % {"part": part}


def _figures(municipality: Municipality, traits: Traits, language: str) -> Line:
    cells = [Cell(_column(each), _figure(each, municipality, language)) for each in traits.measured]
    return Line(municipality.slug, municipality.name.in_language(language), cells)


def _figure(measured: Measured, municipality: Municipality, language: str) -> str:
    value = measured.values.get(municipality.code)
    return gettext("not known") if value is None else value_written(measured.key, value, municipality, language)
