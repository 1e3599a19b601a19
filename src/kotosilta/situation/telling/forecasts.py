"""Tells the forecast of a municipality (C3.9): what is expected, how sure that is, and how wrong it has been before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, override

from kotosilta.charts.spec import Fan, FanChart, Line, Role
from kotosilta.content.guidance import indicators, methods, sentences, sources
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.outlook import INDICATOR, METHOD, bound_figure, error_figure, expected_figure, outlook
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.drawings import gaps_in
from kotosilta.situation.telling.sentences import as_text, filled, sentence
from kotosilta.situation.telling.told import ForecastTold, NumberTable
from kotosilta.statistics.forecast.apply import Forecast, NoForecast, Outlook, Point
from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE, TOTAL
from kotosilta.statistics.forecast.rules import Missed

FORECASTS = tuple(METHOD.values())
YEARS_BEFORE = 25  # of the line that leads to the forecast
_SENTENCES = {FOREIGN_LANGUAGE: "forecast", TOTAL: "forecast_population"}
_LIKELY = 80  # per cent: the interval that sentences and drawings name
_SOURCES = {FOREIGN_LANGUAGE: ("statfin_159t", "sotkanet", "sotkanet_127"), TOTAL: ("sotkanet", "sotkanet_127")}


def tell_forecasts(picture: Picture, language: str) -> tuple[ForecastTold, ...]:
    """The foreign-language group, then the population."""
    with override(language):
        return tuple(_told(each, picture, language) for each in outlook(picture))


def tell_forecast(picture: Picture, key: str, language: str) -> ForecastTold | None:
    """One of them by its key; None where there is none of that key."""
    return next((told for told in tell_forecasts(picture, language) if told.key == key), None)


def _told(found: Outlook, picture: Picture, language: str) -> ForecastTold:
    definition = indicators()[INDICATOR[found.group]].definition.in_language(language)
    if isinstance(found, NoForecast):
        why = (in_words(found.reason, language),)
        return ForecastTold(
            METHOD[found.group], _title(found), (why,), None, None, (), definition, _source(found, language)
        )
    return ForecastTold(
        key=METHOD[found.group],
        title=_title(found),
        sentences=(
            *_expected(found, picture, language),
            _base(found, picture, language),
            _missed(found, picture, language),
        ),
        chart=_chart(found, picture, language),
        table=_table(found, picture),
        notes=_notes(found, picture, language),
        definition=definition,
        source=_source(found, language),
    )


def _title(found: Outlook) -> str:
    if found.group == TOTAL:
        return gettext("Forecast of the population")
    return gettext("Forecast of residents with a foreign mother tongue")


def _expected(forecast: Forecast, picture: Picture, language: str) -> Iterator[Inlines]:
    """One sentence for each horizon, the first with the name of the municipality."""
    for point, key in zip(forecast.points, ("expected", "then"), strict=True):
        low, high = _bounds(forecast, picture, point, _LIKELY)
        values: dict[str, Figure | str] = {
            "year": str(point.year),
            "value": expected_figure(forecast, picture, point.year, point.value),
            "low": low,
            "high": high,
            "municipality": picture.municipality.name.in_language(language),
            "in_municipality": picture.municipality.in_swedish,
        }
        yield sentence(f"{_SENTENCES[forecast.group]}_{key}", language, **values)


def _base(forecast: Forecast, picture: Picture, language: str) -> Inlines:
    """From what the forecast begins."""
    year = str(forecast.origin)
    series = picture.own[INDICATOR[forecast.group]]
    known = series.at(forecast.origin)
    if known:
        return sentence(f"{_SENTENCES[forecast.group]}_base", language, year=year, value=figure_of(known))
    value = expected_figure(forecast, picture, forecast.origin, forecast.base)
    last = str(series.latest.year) if series.latest else ""
    return sentence("forecast_base_estimated", language, year=year, value=value, known=last)


def _missed(forecast: Forecast, picture: Picture, language: str) -> Inlines:
    """How wrong such forecasts have been, for each horizon."""
    told: Inlines = ()
    for point in forecast.points:
        for missed in point.missed:
            values: dict[str, Figure | str] = {
                "first": str(missed.first),
                "last": str(missed.last),
                "then": str(missed.first + point.horizon),
                "horizon": str(point.horizon),
                "error": error_figure(forecast, picture, missed),
                "n": str(missed.n),
            }
            key = _said_of(missed, first=not told)
            told += ((" ",) if told else ()) + filled(sentences()[key].in_language(language), values)
    return told


def _said_of(missed: Missed, *, first: bool) -> str:
    """The sentence about earlier forecasts: what they are is said with the first horizon."""
    if missed.first == missed.last:
        return "forecast_missed_in_one_year"
    return "forecast_missed" if first else "forecast_missed_later"


def _bounds(forecast: Forecast, picture: Picture, point: Point, level: int) -> tuple[Figure, Figure]:
    low, high = next((low, high) for known, low, high in point.intervals if known == level)
    return bound_figure(forecast, picture, point.year, low), bound_figure(forecast, picture, point.year, high)


def _bands() -> tuple[str, ...]:
    """The intervals of 50, 80 and 95 per cent, as people say them."""
    return gettext("in half the cases"), gettext("in 8 cases of 10"), gettext("in 19 cases of 20")


def _table(forecast: Forecast, picture: Picture) -> NumberTable:
    rows = [_row(forecast, picture, point) for point in forecast.points]
    return NumberTable(_title(forecast), (gettext("Year"), gettext("Expected"), *_bands()), tuple(rows))


def _row(forecast: Forecast, picture: Picture, point: Point) -> tuple[Inlines, ...]:
    bounds = [_bounds(forecast, picture, point, level) for level, _, _ in point.intervals]
    expected = expected_figure(forecast, picture, point.year, point.value)
    return ((str(point.year),), (expected,), *((low, "–", high) for low, high in bounds))


def _chart(forecast: Forecast, picture: Picture, language: str) -> FanChart:
    """The known line of the last years, the estimated beginning, and the fan."""
    series = picture.own[INDICATOR[forecast.group]]
    points = [(seen.year, figure_of(seen)) for seen in series.observations if seen.year is not None]
    points += [(year, expected_figure(forecast, picture, year, persons)) for year, persons in forecast.estimated]
    shown = tuple(point for point in points if point[0] >= forecast.origin - YEARS_BEFORE)
    fans = tuple(_fan(forecast, picture, point) for point in forecast.points)
    told = [content for each in _expected(forecast, picture, language) for content in (*each, " ")]
    return FanChart(
        title=_title(forecast),
        description=as_text(tuple(told), number_styles()[language]).rstrip(),
        line=Line(picture.municipality.name.in_language(language), Role.OWN, shown),
        fans=fans,
        bands=_bands(),
        expected=gettext("expected"),
        bounds=gettext("8 of 10:"),
        gaps=tuple(gap for gap in gaps_in(series) if gap.last_year > shown[0][0]),
    )


def _fan(forecast: Forecast, picture: Picture, point: Point) -> Fan:
    bounds = (_bounds(forecast, picture, point, level) for level, _, _ in point.intervals)
    return Fan(point.year, expected_figure(forecast, picture, point.year, point.value), tuple(bounds))


def _notes(forecast: Forecast, picture: Picture, language: str) -> tuple[Inlines, ...]:
    """The method, what the intervals rest on, why the line may bend, and where figures are missing."""
    method = methods()[METHOD[forecast.group]]
    gaps = gaps_in(picture.own[INDICATOR[forecast.group]])
    return (
        (f"{method.title.in_language(language)}: {method.explanation.in_language(language)}",),
        sentence("forecast_intervals", language),
        *([sentence("forecast_population_intervals", language)] if forecast.group == TOTAL else []),
        sentence("forecast_two_ways", language),
        *(
            sentence("forecast_gap", language, first_year=str(gap.first_year), last_year=str(gap.last_year))
            for gap in gaps
        ),
    )


def _source(found: Outlook, language: str) -> str:
    """Whose figures it is calculated from."""
    named = (sources()[key].attribution.in_language(language) for key in _SOURCES[found.group])
    return gettext("Kotosilta's own calculation. %(sources)s.") % {"sources": _joined(named)}


def _joined(named: Iterable[str]) -> str:
    return ". ".join(dict.fromkeys(named))
