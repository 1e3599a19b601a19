"""The forecast of a municipality (C3.9), from its situation picture: no query, and far less than a millisecond."""

from __future__ import annotations

from math import floor, log10

from kotosilta.figures import Figure, FigureKind
from kotosilta.situation.picture import Picture
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE
from kotosilta.statistics.forecast.apply import Forecast, Outlook, outlook_of
from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE, TOTAL
from kotosilta.statistics.forecast.rules import Missed

# What is forecast is the future of an indicator, and its figures rest on the latest observations of these.
INDICATOR = {FOREIGN_LANGUAGE: PERSONS, TOTAL: POPULATION}
RESTS_ON = {FOREIGN_LANGUAGE: (SHARE, POPULATION), TOTAL: (POPULATION,)}
# The method of each forecast, as `methods.toml` explains it; the forecast and its files go by the same name.
METHOD = {FOREIGN_LANGUAGE: "forecast_foreign_language", TOTAL: "forecast_population"}
DIGITS = 3
WITH_FORECASTS = "C3.9"  # the guiding question that they answer


def outlook(picture: Picture) -> tuple[Outlook, Outlook]:
    """The foreign-language group and the total population, five and ten years ahead, or why there is no forecast."""
    known = [picture.own[key] for key in (PERSONS, SHARE, POPULATION) if key in picture.own]
    observations = (seen for series in known for seen in series.observations)
    return outlook_of(picture.municipality.code, observations, picture.forecast_rules)


def rounded(persons: float, group: str) -> float:
    """A forecast as precise as it may look: three digits, and of the foreign-language group never closer than ten."""
    if persons < 10**DIGITS:
        return float(round(persons) if group == TOTAL else round(persons / 10) * 10)
    step = 10 ** (floor(log10(persons)) - DIGITS + 1)
    return float(round(persons / step) * step)


def expected_figure(forecast: Forecast, picture: Picture, year: int, persons: float) -> Figure:
    """An expected number, or the one that the forecast begins with; about, where the group itself is counted so."""
    kind = FigureKind.COUNT if forecast.group == TOTAL else FigureKind.ABOUT
    return _figure(forecast, picture, year, rounded(persons, forecast.group), kind)


def bound_figure(forecast: Forecast, picture: Picture, year: int, persons: float) -> Figure:
    """A bound of an interval: rounded like the expected number, written without saying so each time."""
    return _figure(forecast, picture, year, rounded(persons, forecast.group), FigureKind.COUNT)


def error_figure(forecast: Forecast, picture: Picture, missed: Missed) -> Figure:
    """How wrong earlier forecasts were on average, as a whole percentage."""
    return _figure(forecast, picture, missed.last, 100 * missed.error, FigureKind.PERCENT_WHOLE)


def _figure(forecast: Forecast, picture: Picture, year: int, value: float, kind: FigureKind) -> Figure:
    rests_on = (picture.own[key].latest for key in RESTS_ON[forecast.group] if key in picture.own)
    observations = [seen for seen in rests_on if seen]
    return Figure(
        value=value,
        kind=kind,
        area=picture.municipality.code,
        indicator=INDICATOR[forecast.group],
        year=year,
        source=observations[0].source,
        observations=tuple(name for seen in observations for name in (seen.inputs or (seen.id,))),
        method=METHOD[forecast.group],
    )
