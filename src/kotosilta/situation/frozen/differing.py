"""What has changed between two pictures: official values, own figures, voices, conclusions and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kotosilta.content.guidance import QUESTIONS
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.situation.frozen.kept import (
    Contents,
    KeptConclusion,
    KeptFigure,
    KeptFinding,
    KeptForecast,
    KeptSeries,
    observations_kept,
)
from kotosilta.situation.frozen.reading import NO_LONGER_PUBLIC
from kotosilta.situation.picture import COUNTRY

# What differs by less is the way computers count, and no revision.
SMALLEST_DIFFERENCE = 1e-9


class Change(StrEnum):
    """What has happened to something between two pictures."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Value:
    """What a picture said: the observation, and when its source had been fetched."""

    seen: Observation
    retrieved: str


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """One series of one area. `revised` are pairs of what was said and what is said; `new` and `gone` are years.

    `what` is NEW for a series that was not there, and GONE for one that is there no longer. `hidden` are years whose
    values the source no longer lets be shown: what they said is not repeated.
    """

    key: str
    area: str
    what: Change
    revised: Sequence[tuple[Value, Value]] = ()
    new: Sequence[Value] = ()
    gone: Sequence[Value] = ()
    hidden: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class TextChange:
    """A finding, a conclusion or a figure of the programme's own, by the texts that it had and has."""

    what: Change
    before: Mapping[str, str]
    after: Mapping[str, str]
    facet: str = ""
    figures: tuple[KeptFigure | None, KeptFigure | None] = (None, None)


@dataclass(frozen=True, slots=True)
class ForecastChange:
    """The forecast of a group in a municipality, for one year that both pictures look ahead to."""

    area: str
    group: str
    year: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class UnderQuestion:
    """All that has changed under one guiding question; `voices` counts those that came and those that went."""

    question: str
    series: Sequence[SeriesChange]
    figures: Sequence[TextChange]
    conclusions: Sequence[TextChange]
    findings: Sequence[TextChange]
    voices: tuple[int, int]
    forecasts: Sequence[ForecastChange] = ()

    @property
    def is_anything(self) -> bool:
        parts = (self.series, self.figures, self.conclusions, self.findings, self.forecasts)
        return any(parts) or self.voices != (0, 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed, question by question; those under which nothing has are not there.

    `joined` and `left` are codes of municipalities that came into the programme, and of those that left it.
    """

    questions: Sequence[UnderQuestion]
    joined: Sequence[str]
    left: Sequence[str]

    @property
    def is_anything(self) -> bool:
        return bool(self.questions or self.joined or self.left)


def difference(before: Contents, after: Contents) -> Difference:
    """What has changed from one picture to another; nothing where they hold the same."""
    earlier, later = ({each.code for each in contents.places} for contents in (before, after))
    series = _by_question(_series_changes(before, after))
    every = (_under(question, before, after, series.get(question, ())) for question in QUESTIONS)
    return Difference(
        questions=[each for each in every if each.is_anything],
        joined=sorted(later - earlier),
        left=sorted(earlier - later),
    )


def _under(question: str, before: Contents, after: Contents, series: Sequence[SeriesChange]) -> UnderQuestion:
    voices = [{each.pk for each in contents.voices if each.question == question} for contents in (before, after)]
    return UnderQuestion(
        question=question,
        series=series,
        figures=_changes(_of(before.figures, question), _of(after.figures, question), _figure_key, _figure_change),
        conclusions=_changes(
            _of(before.conclusions, question), _of(after.conclusions, question), _facet, _conclusion_change
        ),
        findings=_changes(_of(before.findings, question), _of(after.findings, question), _finding_key, _finding_change),
        voices=(len(voices[1] - voices[0]), len(voices[0] - voices[1])),
        forecasts=list(_forecast_changes(before.forecasts, after.forecasts)) if question == WITH_FORECASTS else (),
    )


WITH_FORECASTS = "C3.9"
Row = TypeVar("Row", KeptFigure, KeptConclusion, KeptFinding)


def _of(rows: Iterable[Row], question: str) -> list[Row]:
    return [each for each in rows if each.question == question]


def _changes(
    before: Sequence[Row],
    after: Sequence[Row],
    key_of: Callable[[Row], object],
    change: Callable[[Row | None, Row | None], TextChange | None],
) -> list[TextChange]:
    """In the order of the later picture; what it has lost comes last."""
    earlier: dict[object, Row] = {key_of(each): each for each in before}
    later: dict[object, Row] = {key_of(each): each for each in after}
    keys = [*later, *(key for key in earlier if key not in later)]
    found = (change(earlier.get(key), later.get(key)) for key in keys)
    return [each for each in found if each]


def _figure_key(row: KeptFigure) -> int:
    return row.pk


def _finding_key(row: KeptFinding) -> int:
    return row.pk


def _facet(row: KeptConclusion) -> str:
    return row.facet


def _figure_change(before: KeptFigure | None, after: KeptFigure | None) -> TextChange | None:
    if before == after:
        return None
    titles = (before.title if before else {}, after.title if after else {})
    return TextChange(_what(before, after), *titles, figures=(before, after))


def _conclusion_change(before: KeptConclusion | None, after: KeptConclusion | None) -> TextChange | None:
    texts = (before.text if before else {}, after.text if after else {})
    facet = (after or before or _NO_CONCLUSION).facet
    return None if texts[0] == texts[1] else TextChange(_what(before, after), *texts, facet=facet)


_NO_CONCLUSION = KeptConclusion(question="", text={})


def _finding_change(before: KeptFinding | None, after: KeptFinding | None) -> TextChange | None:
    texts = (before.text if before else {}, after.text if after else {})
    return None if texts[0] == texts[1] else TextChange(_what(before, after), *texts)


def _what(before: object, after: object) -> Change:
    if before is None:
        return Change.NEW
    return Change.CHANGED if after is not None else Change.GONE


def _forecast_changes(before: Sequence[KeptForecast], after: Sequence[KeptForecast]) -> Iterator[ForecastChange]:
    """Where both look ahead to the same year and expect something else."""
    earlier = {(each.area, each.group, point[0]): point[1] for each in before for point in each.points}
    for each in after:
        for year, expected, *_bounds in each.points:
            known = earlier.get((each.area, each.group, year))
            if known is not None and round(known) != round(expected):
                yield ForecastChange(each.area, each.group, year, known, expected)


def _series_changes(before: Contents, after: Contents) -> Iterator[SeriesChange]:
    """Of municipalities that are in both pictures, their regions and the country; the own ones come first."""
    for area in _areas_of(before, after):
        earlier, later = before.series.get(area, {}), after.series.get(area, {})
        for key in [*later, *(key for key in earlier if key not in later)]:
            found = _series_change(key, area, _Side(before, earlier.get(key)), _Side(after, later.get(key)))
            if found:
                yield found


def _areas_of(before: Contents, after: Contents) -> list[str]:
    around = {each.code: (each.region, each.county) for each in (*before.places, *after.places)}
    both = [each.code for each in after.places if each.code in {other.code for other in before.places}]
    return list(dict.fromkeys([*both, *(area for code in both for area in around[code] if area), COUNTRY]))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two pictures, with one series of it."""

    contents: Contents
    series: KeptSeries | None

    def values(self, key: str, area: str) -> dict[int | None, Value]:
        if self.series is None:
            return {}
        sources = self.contents.sources
        return {
            seen.year: Value(seen, sources[seen.source].retrieved if seen.source in sources else "")
            for seen in observations_kept(self.series, key, area)
        }

    def hides(self, year: int | None) -> bool:
        missing = self.series.missing if self.series else {}
        return year is not None and missing.get(year) in NO_LONGER_PUBLIC


def _series_change(key: str, area: str, before: _Side, after: _Side) -> SeriesChange | None:
    if before.series == after.series:
        return None
    earlier, later = before.values(key, area), after.values(key, area)
    gone = [year for year in earlier if year not in later]
    found = SeriesChange(
        key=key,
        area=area,
        what=_what(earlier or None, later or None),
        revised=_revised(earlier, later),
        new=[value for year, value in later.items() if year not in earlier],
        gone=[earlier[year] for year in gone if not after.hides(year)],
        hidden=[year for year in gone if year is not None and after.hides(year)],
    )
    return found if found.revised or found.new or found.gone or found.hidden else None


def _revised(earlier: Mapping[int | None, Value], later: Mapping[int | None, Value]) -> list[tuple[Value, Value]]:
    pairs = [(earlier[year], value) for year, value in later.items() if year in earlier]
    return [(before, after) for before, after in pairs if _differs(before, after)]


def _differs(before: Value, after: Value) -> bool:
    return abs(before.seen.value - after.seen.value) > SMALLEST_DIFFERENCE * max(1.0, abs(before.seen.value))


def _by_question(changes: Iterable[SeriesChange]) -> dict[str, list[SeriesChange]]:
    """Under the first question that an indicator answers; one that the catalogue no longer has is under none."""
    order = {key: place for place, key in enumerate(catalogue())}
    found: dict[str, list[SeriesChange]] = {}
    for each in sorted(changes, key=lambda change: order.get(change.key.partition("/")[0], len(order))):
        known = catalogue().get(each.key.partition("/")[0])
        questions = known.questions if known else QUESTIONS[:1]
        found.setdefault(questions[0], []).append(each)
    return found
