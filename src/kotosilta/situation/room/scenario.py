"""What the programme's own people know beyond the forecast, laid on top of it and shown apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kotosilta.content.load import number_styles
from kotosilta.municipalities.model import Municipality
from kotosilta.programmes.models import Programme
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.models import OwnFigure
from kotosilta.situation.outlook import outlook, rounded
from kotosilta.situation.picture import Picture
from kotosilta.situation.room.values import Value, written_value
from kotosilta.situation.telling.sentences import sentence
from kotosilta.statistics.forecast.apply import Forecast, Point

LIKELY = 80  # per cent: the interval that is named


@dataclass(frozen=True, slots=True)
class Scenario:
    """The forecast with what is known on top of it, one sentence for each year; none where nothing is.

    `titles` name what is counted. `forecast` is False where there is no forecast to add to.
    """

    forecast: bool
    titles: Sequence[str]
    sentences: Sequence[Inlines]


def scenario_of(programme: Programme, municipality: Municipality, picture: Picture, language: str) -> Scenario:
    """What is known on top of the forecast of residents with a foreign mother tongue, in one query.

    Nothing of it comes from an official source, so no number of it claims one.
    """
    on_top = list(_on_top(programme, municipality))
    found, _ = outlook(picture)
    titles = [str(each.title) for each in on_top]
    if not isinstance(found, Forecast):
        return Scenario(forecast=False, titles=titles, sentences=())
    told = [_told(found, point, _added(on_top, found.origin, point.year), language) for point in found.points]
    return Scenario(forecast=True, titles=titles, sentences=told if on_top else ())


def _on_top(programme: Programme, municipality: Municipality) -> list[OwnFigure]:
    """Those of the municipality; what is about all of a joint programme is nobody's in particular."""
    figures = OwnFigure.objects.of(programme).filter(on_top=True, value__isnull=False).select_related("part")
    alone = len(programme.municipalities()) == 1
    return [each for each in figures if (each.part.municipality.code == municipality.code if each.part else alone)]


def _added(on_top: Sequence[OwnFigure], origin: int, year: int) -> Decimal:
    """So many more by the end of the year; what was there when the forecast begins is in it already."""
    within = (each.value for each in on_top if date(origin, 12, 31) < each.on <= date(year, 12, 31))
    return sum((value for value in within if value is not None), Decimal(0))


def _told(forecast: Forecast, point: Point, added: Decimal, language: str) -> Inlines:
    low, high = next((low, high) for level, low, high in point.intervals if level == LIKELY)
    more = float(added)
    return sentence(
        "forecast_with_own",
        language,
        year=str(point.year),
        value=_written(forecast, point.value, language),
        added=_signed(added, language),
        total=_written(forecast, point.value + more, language),
        low=_written(forecast, low + more, language),
        high=_written(forecast, high + more, language),
    )


def _written(forecast: Forecast, persons: float, language: str) -> str:
    """As precise as a forecast may look; there are never fewer than none."""
    return written_value(Value(Decimal(rounded(max(persons, 0.0), forecast.group))), number_styles()[language])


def _signed(number: Decimal, language: str) -> str:
    written = written_value(Value(number), number_styles()[language])
    return f"+{written}" if number > 0 else written
