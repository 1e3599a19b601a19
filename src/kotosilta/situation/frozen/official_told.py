"""What has changed in official figures and in forecasts, in plain sentences whose numbers stay figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from kotosilta.content.indicator_catalogue import catalogue_sources
from kotosilta.content.load import number_styles, publishing_words
from kotosilta.figures import Figure, FigureKind, written
from kotosilta.language.days import day_in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.frozen.differing import Change, ForecastChange, SeriesChange, Value
from kotosilta.situation.frozen.groups import group_in_words, parts_changed
from kotosilta.situation.frozen.places import area_name
from kotosilta.situation.outlook import INDICATOR, METHOD, rounded
from kotosilta.situation.telling.sentences import filled
from kotosilta.statistics.forecast.groups import TOTAL

MOST_YEARS = 6  # of a long new series only so many values are told; the file has all

Titles = Mapping[str, Mapping[str, str]]  # of indicators, by language


@dataclass(frozen=True, slots=True)
class SeriesTold:
    """One official series of one area: what has changed in it, and where that was read."""

    title: str
    place: str
    sentences: Sequence[Inlines]
    source: str


def series_told(change: SeriesChange, titles: Titles, language: str) -> SeriesTold:
    """In the active language, which has to be `language`; no sentences where the change cannot be seen in print."""
    return SeriesTold(
        title=title_of(change.key, titles, language),
        place=area_name(change.area, language),
        sentences=[*_revised(change, language), *_new(change), *_gone(change)],
        source=_source(change, language),
    )


def parts_told(changes: Sequence[SeriesChange], titles: Titles, language: str) -> SeriesTold:
    """The same of all parts of one indicator in one area (one change at least), counted."""
    indicator = changes[0].key.partition("/")[0]
    return SeriesTold(
        title=title_of(indicator, titles, language),
        place=area_name(changes[0].area, language),
        sentences=list(parts_changed(changes)),
        source=_source(changes[0], language),
    )


def title_of(key: str, titles: Titles, language: str) -> str:
    """What an indicator is called, with its group where it is only a part."""
    indicator, _slash, group = key.partition("/")
    title = titles.get(indicator, {}).get(language, indicator)
    return f"{title} ({group_in_words(group)})" if group else title


def forecast_told(change: ForecastChange, language: str) -> Inlines:
    """What was expected of a year, and what is expected now."""
    place, group = area_name(change.area, language), change.group
    pattern = gettext("{place}, whole population in {year}: the forecast was {before}, it is {after}.")
    if group != TOTAL:
        pattern = gettext("{place}, foreign-language residents in {year}: the forecast was {before}, it is {after}.")
    values: dict[str, Figure | str] = {
        "place": place,
        "year": str(change.year),
        "before": expected(change.area, group, change.year, change.before),
        "after": expected(change.area, group, change.year, change.after),
    }
    return filled(pattern, values)


def expected(area: str, group: str, year: int, persons: float) -> Figure:
    """A forecast as precise as it may look."""
    return Figure(
        value=rounded(persons, group),
        kind=FigureKind.COUNT if group == TOTAL else FigureKind.ABOUT,
        area=area,
        indicator=INDICATOR[group],
        year=year,
        source="",
        observations=(),
        method=METHOD[group],
    )


def retrieved_in_words(day: str, language: str) -> str:
    """A day or year as sources give it, for people; nothing where it is not known."""
    return day_in_words(day, language) if day else ""


def attribution_of(sources: Sequence[str], language: str) -> str:
    """Who published the figures; a source that the catalogue no longer has is called by its key."""
    known, label = catalogue_sources(), f"{publishing_words(language).source}: "
    said = [known[each].attribution.in_language(language) if each in known else each for each in sources]
    named = "; ".join(dict.fromkeys(each.removeprefix(label) for each in said))
    return f"{label}{named}" if named else ""


def _revised(change: SeriesChange, language: str) -> Iterator[Inlines]:
    style = number_styles()[language]
    for before, after in change.revised:
        was, now = figure_of(before.seen), figure_of(after.seen)
        if written(was, style) != written(now, style):
            values: dict[str, Figure | str] = {"before": was, "after": now}
            yield _dated(
                after,
                gettext("Revised for {year}: it said {before}, it says {after}."),
                gettext("Revised: it said {before}, it says {after}."),
                values,
            )


def _new(change: SeriesChange) -> Iterator[Inlines]:
    if change.what is Change.NEW:
        yield (gettext("Was not in the earlier picture."),)
    for value in change.new[-MOST_YEARS:]:
        values: dict[str, Figure | str] = {"value": figure_of(value.seen)}
        yield _dated(value, gettext("New for {year}: {value}."), gettext("New: {value}."), values)


def _gone(change: SeriesChange) -> Iterator[Inlines]:
    if change.what is Change.GONE:
        yield (gettext("Is not in the later picture."),)
    for value in change.gone[-MOST_YEARS:]:
        values: dict[str, Figure | str] = {"value": figure_of(value.seen)}
        yield _dated(
            value,
            gettext("No longer given for {year}: it said {value}."),
            gettext("No longer given: it said {value}."),
            values,
        )
    if change.hidden:
        years = ", ".join(map(str, change.hidden))
        yield (gettext("The source no longer lets the value be shown: %(years)s.") % {"years": years},)


def _dated(value: Value, pattern: str, without_year: str, values: Mapping[str, Figure | str]) -> Inlines:
    """The sentence; of a figure whose source states no year the one without."""
    year = value.seen.year
    return filled(without_year, values) if year is None else filled(pattern, {"year": str(year), **values})


def _source(change: SeriesChange, language: str) -> str:
    """The source, with the days on which the two pictures had it."""
    earlier = [before for before, _after in change.revised] or change.gone
    later = [after for _before, after in change.revised] or change.new
    every = [*later, *earlier]
    if not every:
        return ""
    sources = list(dict.fromkeys(value.seen.source for value in every))
    then, now = _day(earlier, language), _day(later, language)
    values = {"source": attribution_of(sources, language), "then": then, "now": now, "retrieved": now or then}
    if then and now and then != now:
        return gettext("%(source)s. Retrieved then: %(then)s, now: %(now)s.") % values
    if values["retrieved"]:
        return gettext("%(source)s. Retrieved: %(retrieved)s.") % values
    return gettext("%(source)s.") % values


def _day(values: Sequence[Value], language: str) -> str:
    return retrieved_in_words(values[-1].retrieved, language) if values else ""
