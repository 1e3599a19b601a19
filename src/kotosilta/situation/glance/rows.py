"""What official figures tell of a municipality, one row for each indicator, and where those are that are not here.

It reads far less than a picture does: of every series the text that is stored, and out of it the few years that a row
shows. Three queries, whatever the number of indicators and municipalities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kotosilta.content.catalogue import GuidingQuestion
from kotosilta.content.guidance import guiding_questions
from kotosilta.content.indicator_catalogue import Catalogued, catalogue
from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.model import Municipality
from kotosilta.reasons import Reason
from kotosilta.situation.bases import SERIES_OF, base_of
from kotosilta.situation.comparing.peers import fixed_or_group, group_area, said_of
from kotosilta.situation.confirmed import Confirmation, checked_here
from kotosilta.situation.figures import figure_of, median_of
from kotosilta.situation.packing import Kept, Point
from kotosilta.situation.picture import COUNTRY, PeerChoice, PeerKind, Series
from kotosilta.situation.reading import SIMILAR, similar_to
from kotosilta.situation.stored import TOTAL, StoredSeries, stored_totals
from kotosilta.situation.ways import Standing, standing_of
from kotosilta.statistics.noise import share_differs_from

FEWEST_PEERS = 3  # of two there is no middle
OF_PEERS = "median_of_peers"
Trace = Sequence[tuple[int, float]]  # years with their values, in time order


class Difference(StrEnum):
    """How the own value stands to the middle of the others. It orders nobody, and says nothing of good and bad."""

    HIGHER = "higher"
    LOWER = "lower"
    NOISE = "noise"  # chance and rounding can explain it
    UNSURE = "unsure"  # nobody knows here how many people the figure is of
    COUNT = "count"  # numbers of people go with the size of the place
    NOTHING = "nothing"  # there is nobody to compare with


@dataclass(frozen=True, slots=True)
class Range:
    """What the others had in the year of the own value; with a municipality group taken together, only its `middle`."""

    middle: Figure
    low: Figure | None
    high: Figure | None
    known: int


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator that has figures here. Region and country are of the own year, or else their latest of any.

    `line` and `country_line` are all years with values; the country has none where it is of another size. `hidden`
    is a year after the latest with the way in which its value is missing.
    """

    indicator: Catalogued
    first: Figure
    latest: Figure
    preliminary: bool
    line: Trace
    country_line: Trace
    region: Figure | None
    country: Figure | None
    others: Range | None
    difference: Difference
    hidden: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class NotHere:
    """One indicator without figures of this municipality, and how they are had.

    `not_carried` are figures of municipalities that have since merged; `hidden` says in which way a source that is here
    leaves this municipality out.
    """

    indicator: Catalogued
    standing: Standing
    not_carried: bool
    hidden: str


@dataclass(frozen=True, slots=True)
class UnderQuestion:
    """A guiding question with what is there, what is there but old, and what could be there."""

    question: GuidingQuestion
    today: Sequence[Row]
    history: Sequence[Row]
    not_here: Sequence[NotHere]


@dataclass(frozen=True, slots=True)
class Glance:
    """All indicators of the catalogue for one municipality; `said` says in one sentence with whom it is compared."""

    municipality: Municipality
    kind: PeerKind
    others: Sequence[Municipality]
    said: Reason
    questions: Sequence[UnderQuestion]


def glance_of(municipality: Municipality, peers: PeerChoice = SIMILAR) -> Glance:
    """The overview of one municipality; each indicator stands under the first question that it answers.

    Raises NotPossible when no snapshot has been imported.
    """
    others = fixed_or_group(peers, municipality)
    if others is None:
        others = tuple(each.municipality for each in similar_to(municipality, peers.weights))
    together = peers.kind is PeerKind.GROUP
    beside = [group_area(municipality)] if together else [each.code for each in others]
    areas = (municipality.code, municipality.region.code, COUNTRY, *beside)
    store = stored_totals(areas, (*catalogue(), *SERIES_OF.values()), _opened)
    sides = _Sides(municipality.code, municipality.region.code, tuple(beside), together, store, checked_here())
    return Glance(
        municipality=municipality,
        kind=peers.kind,
        others=others,
        said=said_of(peers, municipality, others),
        questions=tuple(_under(question, sides) for question in guiding_questions()),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Whose series stand beside each other, all of them, and what was found at its source though nobody fetched it."""

    own: str
    region: str
    beside: tuple[str, ...]
    together: bool
    store: Mapping[str, StoredSeries]
    checked: Mapping[str, date]

    def kept(self, area: str, indicator: str) -> Kept | None:
        return self.store[area].kept(indicator)

    def figure(self, area: str, indicator: str, year: int | None) -> Figure | None:
        """What an area had in that year, or else its latest."""
        series = self.kept(area, indicator)
        if series is None or not series.points:
            return None
        return figure_of(_seen(series, series.at(year) or series.points[-1], indicator, area))


def _under(question: GuidingQuestion, sides: _Sides) -> UnderQuestion:
    today: list[Row] = []
    history: list[Row] = []
    not_here: list[NotHere] = []
    for each in _first_answering(question):
        own = sides.kept(sides.own, each.key)
        if own is None or not own.points:
            not_here.append(_not_here(each, own, sides))
        else:
            (history if each.history else today).append(_row(each, own, sides))
    return UnderQuestion(question, today, history, not_here)


def _first_answering(question: GuidingQuestion) -> Iterator[Catalogued]:
    """The indicators whose first question it is, those that the question names in front."""
    named = [*question.indicators, *question.history]
    further = [key for key in catalogue() if key not in named]
    return (each for key in (*named, *further) if (each := catalogue()[key]).questions[0] == question.id)


def _row(indicator: Catalogued, own: Kept, sides: _Sides) -> Row:
    key = indicator.key
    latest = _seen(own, own.points[-1], key, sides.own)
    others = _range(indicator, latest, sides)
    country = sides.kept(COUNTRY, key) if indicator.unit != "persons" else None
    return Row(
        indicator=indicator,
        first=figure_of(_seen(own, own.points[0], key, sides.own)),
        latest=figure_of(latest),
        preliminary=latest.preliminary,
        line=_trace(own),
        country_line=_trace(country) if country else (),
        region=sides.figure(sides.region, key, latest.year),
        country=sides.figure(COUNTRY, key, latest.year),
        others=others,
        difference=_difference(indicator, latest, others, sides),
        hidden=max(((year, how) for year, how in own.missing.items() if year > (latest.year or 0)), default=None),
    )


def _trace(series: Kept) -> Trace:
    return [(year, value) for year, value, *_ in series.points if year is not None]


def _range(indicator: Catalogued, own: Observation, sides: _Sides) -> Range | None:
    """What the others had in the year of the own value; None where too few of them have a figure of it."""
    seen = []
    for area in sides.beside:
        series = sides.kept(area, indicator.key)
        point = series.at(own.year) if series else None
        if series and point:
            seen.append(_seen(series, point, indicator.key, area))
    if sides.together:
        return Range(figure_of(seen[0]), None, None, 1) if seen else None
    if len(seen) < FEWEST_PEERS:
        return None
    ordered = sorted(seen, key=lambda each: each.value)
    middle = median_of(seen, sides.own, OF_PEERS)
    return Range(middle, figure_of(ordered[0]), figure_of(ordered[-1]), len(seen))


def _difference(indicator: Catalogued, own: Observation, others: Range | None, sides: _Sides) -> Difference:
    if others is None:
        return Difference.NOTHING
    if indicator.unit == "persons":
        return Difference.COUNT
    base = base_of(indicator.key, sides.store[sides.own], own.year) if indicator.unit == "percent" else None
    if base is None:
        return Difference.UNSURE
    if not share_differs_from(others.middle.value, own.value, base.value):
        return Difference.NOISE
    return Difference.HIGHER if own.value > others.middle.value else Difference.LOWER


def _not_here(indicator: Catalogued, own: Kept | None, sides: _Sides) -> NotHere:
    """An import that brought figures of anybody beside this municipality has confirmed the indicator."""
    elsewhere = any(sides.kept(area, indicator.key) for area in (sides.region, *sides.beside))
    checked = sides.checked.get(indicator.key)
    known = Confirmation(checked, has_figures=elsewhere or own is not None)
    standing = standing_of(indicator, {indicator.key: known} if checked or known.has_figures else {})
    hidden = own.missing[max(own.missing)] if own and own.missing else ""
    return NotHere(indicator, standing, own is not None and not hidden, hidden)


def _seen(series: Kept, point: Point, indicator: str, area: str) -> Observation:
    return series.observation(point, indicator, TOTAL, area)


def _opened(indicator: str, group: str, area: str, stored: Kept) -> Series:
    return Series(indicator, group, area, stored.observations(indicator, group, area), None, stored.missing)
