"""The latest values of an indicator as dots, one area under another, with what chance leaves within reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext, pgettext

from kotosilta.charts.spec import DotPlot, DotRow, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.guidance import methods
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, Observation
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.bases import base_of
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.areas import AreaBeside, areas_beside
from kotosilta.situation.telling.sentences import as_text, sentence
from kotosilta.situation.telling.told import Closer, NumberTable
from kotosilta.statistics.intervals import binomial_interval
from kotosilta.statistics.noise import ROUNDING

KEY = "dots"
METHOD = "exact_interval"
FEWEST_AREAS = 2
MOST_KEPT = 2048


@dataclass(frozen=True, slots=True)
class _Area:
    """An area with its value; `base` is what the share is counted of, where that is known."""

    area: AreaBeside
    seen: Observation
    base: Observation | None
    row: DotRow


def dots(picture: Picture, indicator: Indicator, language: str) -> Closer | None:
    """The dots of a share; None for counts, which have no common scale, and where nobody stands beside."""
    series = picture.own.get(indicator.key)
    own = series.latest if series else None
    if own is None or indicator.unit != "percent":
        return None
    every = [each for area in areas_beside(picture, language) if (each := _area(area, indicator, own.year))]
    if len(every) < FEWEST_AREAS or every[0].area.role is not Role.OWN:
        return None
    told = _told(every[0], language)
    name = gettext("Side by side, with room for chance")
    title = f"{indicator.title.in_language(language)}. {name}"
    described = (*told, " ", *_every_value(every))
    return Closer(
        key=KEY,
        name=name,
        sentences=(told,),
        chart=DotPlot(
            title=title,
            description=as_text(described, number_styles()[language]),
            rows=tuple(each.row for each in every),
            interval_label=gettext("room for chance, 95%") if any(each.base for each in every) else "",
        ),
        table=_table(title, every),
        notes=tuple(_notes(picture, every, language)),
    )


def _area(area: AreaBeside, indicator: Indicator, year: int | None) -> _Area | None:
    seen = area.latest(indicator.key, year)
    if seen is None:
        return None
    figure, base = figure_of(seen), base_of(indicator.key, area.known, seen.year)
    if base and base.value >= 1:
        low, high = interval(figure, base)
        return _Area(area, seen, base, DotRow(_label(area, seen, year), area.role, figure, low, high))
    return _Area(area, seen, None, DotRow(_label(area, seen, year), area.role, figure))


def interval(share: Figure, base: Observation) -> tuple[Figure, Figure]:
    """What a share in percent of that many people may stand for by chance and rounding: the exact 95 % interval."""
    # A published share has one decimal; what was worked out here is not rounded.
    rounding = ROUNDING if share.method is None else 0.0
    low, high = _bounds(share.value, rounding, max(base.value, 1.0))
    made = replace(share, method=METHOD, observations=(*share.observations, *(base.inputs or (base.id,))))
    return replace(made, value=100 * low), replace(made, value=100 * high)


@lru_cache(maxsize=MOST_KEPT)
def _bounds(share: float, rounding: float, people: float) -> tuple[float, float]:
    """The bounds as fractions; the same country and neighbours stand beside many municipalities."""
    low, _ = binomial_interval(max(0.0, share - rounding) / 100 * people, people)
    _, high = binomial_interval(min(100.0, share + rounding) / 100 * people, people)
    return low, high


def _label(area: AreaBeside, seen: Observation, year: int | None) -> str:
    """Its name, with the year where it is another one than the municipality's."""
    return area.label if seen.year == year else f"{area.label} ({seen.year})"


def _told(own: _Area, language: str) -> Inlines:
    year = str(own.seen.year)
    if own.row.low and own.row.high:
        return sentence("dots_interval", language, year=year, own=own.row.figure, low=own.row.low, high=own.row.high)
    return sentence("dots_rounding", language, year=year, own=own.row.figure)


def _every_value(every: Sequence[_Area]) -> Inlines:
    content: list[Figure | str] = []
    for each in every:
        content += [f"{each.row.label}: ", each.row.figure, ". "]
    return tuple(content)


def _table(title: str, every: Sequence[_Area]) -> NumberTable:
    missing = pgettext("in a table, an interval that cannot be worked out", "not known")
    rows = [
        (
            (each.area.label,),
            (str(each.seen.year),),
            (each.row.figure,),
            (each.row.low, "–", each.row.high) if each.row.low and each.row.high else (missing,),
        )
        for each in every
    ]
    header = (gettext("Area"), gettext("Year"), gettext("Value"), gettext("Room for chance, 95%"))
    return NumberTable(title, header, tuple(rows))


def _notes(picture: Picture, every: Sequence[_Area], language: str) -> list[Inlines]:
    notes: list[Inlines] = []
    if picture.peers and any(each.area.role is Role.PEER for each in every):
        notes.append((in_words(picture.peers.said, language), " ", *sentence("no_ranking", language)))
    if picture.no_wellbeing and any(each.area.role is Role.REGION for each in every):
        notes.append((in_words(picture.no_wellbeing, language),))
    if any(each.base for each in every):
        method = methods()[METHOD]
        notes.append((f"{method.title.in_language(language)}: {method.explanation.in_language(language)}",))
    older = {str(each.base.year) for each in every if each.base and each.base.year != each.seen.year}
    notes.extend(sentence("base_of_another_year", language, year=year) for year in sorted(older))
    return notes
