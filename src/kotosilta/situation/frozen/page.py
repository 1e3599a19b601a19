"""What the page of a frozen picture shows under one guiding question: everything as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import QUESTIONS
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.load import number_styles, publishing_words
from kotosilta.figures import Figure, FigureKind
from kotosilta.language.days import day_in_words, written_date
from kotosilta.publishing.blocks import Inlines, Table
from kotosilta.publishing.html import blocks_html
from kotosilta.situation.figures import figure_of
from kotosilta.situation.frozen.groups import parts_table
from kotosilta.situation.frozen.kept import Contents, KeptFigure, KeptForecast, KeptVoice, observations_kept
from kotosilta.situation.frozen.official_told import attribution_of, expected, retrieved_in_words, title_of
from kotosilta.situation.frozen.places import area_name
from kotosilta.situation.frozen.told import Html, figure_in_words, text_html
from kotosilta.situation.models import VoiceKind
from kotosilta.situation.outlook import WITH_FORECASTS
from kotosilta.situation.picture import COUNTRY
from kotosilta.situation.telling.sentences import filled
from kotosilta.situation.telling.tables import cell
from kotosilta.statistics.forecast.groups import TOTAL


@dataclass(frozen=True, slots=True)
class IndicatorThen:
    """An official indicator as it was: the latest by area, its years and parts as tables, and where that was read."""

    title: str
    latest: Sequence[Inlines]
    table: str
    parts: str
    source: str


@dataclass(frozen=True, slots=True)
class TextThen:
    """A text as it stood, under a label where it has one; `about` are further facts."""

    label: str
    text: Html
    about: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class QuestionThen:
    """Everything under one guiding question as it was."""

    indicators: Sequence[IndicatorThen]
    forecasts: Sequence[Inlines]
    figures: Sequence[TextThen]
    voices: Sequence[TextThen]
    conclusions: Sequence[TextThen]
    findings: Sequence[TextThen]

    @property
    def is_empty(self) -> bool:
        parts = (self.indicators, self.forecasts, self.figures, self.voices, self.conclusions, self.findings)
        return not any(parts)


def question_then(contents: Contents, question: str, edition: Edition, language: str) -> QuestionThen:
    """In the active language, which has to be `language`."""
    facets = {each.id: str(capfirst(each.label.in_language(language))) for each in edition.item(question).facets}
    return QuestionThen(
        indicators=[_indicator(contents, key, language) for key in _keys(contents, question)],
        forecasts=list(_forecasts(contents.forecasts, language)) if question == WITH_FORECASTS else (),
        figures=[_figure(each, language) for each in contents.figures if each.question == question],
        voices=[_voice(each, language) for each in contents.voices if each.question == question],
        conclusions=[
            TextThen(facets.get(each.facet, ""), text_html(each.text, language))
            for each in contents.conclusions
            if each.question == question
        ],
        findings=[
            TextThen(gettext("Important") if each.important else "", text_html(each.text, language))
            for each in contents.findings
            if each.question == question
        ],
    )


def _keys(contents: Contents, question: str) -> list[str]:
    """The indicators of the question in the order of the catalogue; one that it no longer has is under the first."""
    known, first = catalogue(), QUESTIONS[0]
    every = {key.partition("/")[0] for area in contents.series.values() for key in area}
    order = {key: place for place, key in enumerate(known)}
    here = [key for key in every if question in (known[key].questions if key in known else (first,))]
    return sorted(here, key=lambda key: (order.get(key, len(order)), key))


def _indicator(contents: Contents, key: str, language: str) -> IndicatorThen:
    title = title_of(key, contents.titles, language)
    by_area = dict(_figures_by_area(contents, key))
    return IndicatorThen(
        title=title,
        latest=[_latest(area_name(code, language), by_area[code]) for code in _own_areas(contents) if code in by_area],
        table=_table(title, by_area, language) if by_area else "",
        parts=parts_table(contents, key, title, language),
        source=_source(contents, _sources_of(contents, key), language),
    )


def _table(title: str, by_area: Mapping[str, Mapping[int | None, Figure]], language: str) -> str:
    """All years, the newest first, with a column for each area."""
    years = sorted({year for known in by_area.values() for year in known}, reverse=True, key=lambda year: year or 0)
    header = (gettext("Year"), *(area_name(code, language) for code in by_area))
    rows = tuple(((_year(year),), *(cell(known.get(year)) for known in by_area.values())) for year in years)
    table = Table(caption=(title,), header=tuple((name,) for name in header), rows=rows, widths=(1.0,) * len(header))
    return blocks_html((table,), number_styles()[language], publishing_words(language))


def _sources_of(contents: Contents, key: str) -> list[str]:
    """Where the indicator and its parts were read, each source once."""
    series = [
        each
        for known in contents.series.values()
        for name, each in known.items()
        if name.partition("/")[0] == key and each.points
    ]
    return list(dict.fromkeys(source for each in series for source, _method in each.origins))


def _figures_by_area(contents: Contents, key: str) -> Iterator[tuple[str, Mapping[int | None, Figure]]]:
    """The municipalities of the programme first, then their regions, the country, and those compared with."""
    codes = [*_own_areas(contents), *(peer for each in contents.places for peer in each.peers)]
    for code in dict.fromkeys(codes):
        series = contents.series.get(code, {}).get(key)
        if series and series.points:
            yield code, {seen.year: figure_of(seen) for seen in observations_kept(series, key, code)}


def _own_areas(contents: Contents) -> list[str]:
    """The municipalities, what they belong to, and the country."""
    around = [area for each in contents.places for area in (each.region, each.county) if area]
    return list(dict.fromkeys([*(each.code for each in contents.places), *around, COUNTRY]))


def _latest(place: str, known: Mapping[int | None, Figure]) -> Inlines:
    """What stood at the top of a page then: place, figure and year."""
    year = max(known, key=lambda each: each or 0)
    values: dict[str, Figure | str] = {"place": place, "value": known[year]}
    if year is None:
        return filled(gettext("{place}: {value}"), values)
    return filled(gettext("{place}: {value} ({year})"), {"year": str(year), **values})


def _year(year: int | None) -> str:
    return gettext("not stated") if year is None else str(year)


def _source(contents: Contents, sources: Sequence[str], language: str) -> str:
    days = [contents.sources[each].retrieved for each in sources if each in contents.sources]
    retrieved = ", ".join(dict.fromkeys(retrieved_in_words(day, language) for day in days if day))
    values = {"source": attribution_of(sources, language), "retrieved": retrieved}
    if not retrieved:
        return gettext("%(source)s.") % values if values["source"] else ""
    return gettext("%(source)s. Retrieved: %(retrieved)s.") % values


def _forecasts(forecasts: Sequence[KeptForecast], language: str) -> Iterator[Inlines]:
    for each in forecasts:
        place = area_name(each.area, language)
        pattern = gettext("{place}, foreign-language residents in {year}: {value}, probably between {low} and {high}.")
        if each.group == TOTAL:
            pattern = gettext("{place}, whole population in {year}: {value}, probably between {low} and {high}.")
        for year, value, low, high in each.points:
            values: dict[str, Figure | str] = {"place": place, "year": str(year)}
            values["value"] = expected(each.area, each.group, year, value)
            for name, bound in (("low", low), ("high", high)):
                values[name] = replace(expected(each.area, each.group, year, bound), kind=FigureKind.COUNT)
            yield filled(pattern, values)


def _figure(figure: KeptFigure, language: str) -> TextThen:
    place = area_name(figure.part, language) if figure.part else ""
    about = [figure_in_words(figure, language), day_in_words(figure.on, language), place, figure.source]
    return TextThen("", text_html(figure.title, language), [each for each in about if each])


def _voice(voice: KeptVoice, language: str) -> TextThen:
    kinds = dict(VoiceKind.choices)
    day = written_date(date.fromisoformat(voice.heard_on), language)
    about = [day, str(kinds.get(voice.kind, "")), voice.heard_where]
    return TextThen("", text_html(voice.text, language), [each for each in about if each])
