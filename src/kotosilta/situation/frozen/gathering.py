"""Gathers what the situation picture of a programme shows now, so that it can be kept or compared with what was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from kotosilta.content.indicator_catalogue import catalogue, catalogue_sources, offered
from kotosilta.content.text import LANGUAGES
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.comparing.peers import group_area, wellbeing_area
from kotosilta.situation.frozen.kept import (
    FORMAT,
    Contents,
    KeptConclusion,
    KeptFigure,
    KeptFinding,
    KeptForecast,
    KeptPlace,
    KeptSeries,
    KeptSource,
    KeptUse,
    KeptVoice,
    series_kept,
)
from kotosilta.situation.models import Conclusion, Finding, LookedAt, OwnFigure, SourceUse, Voice
from kotosilta.situation.outlook import outlook
from kotosilta.situation.picture import COUNTRY, Picture, Series
from kotosilta.situation.reading import imported_snapshot, pictures_of
from kotosilta.situation.room.comparison import peers_of
from kotosilta.statistics.forecast.apply import Forecast

LIKELY = 80  # per cent: the interval that is kept

AreaSeries = dict[str, dict[str, KeptSeries]]


def gathered(programme: Programme, on: date, last_year: int | None = None) -> Contents:
    """The whole picture as it is now, dated `on`; without official figures where none have been imported.

    With a `last_year` it is without official figures of later years and what is learnt from them, the forecasts.
    """
    try:
        snapshot, pictures = imported_snapshot(), pictures_shown(programme)
    except NotPossible:
        snapshot, pictures = "", ()
    series = official_series(programme, pictures)
    sources, forecasts = _sources(series, pictures), tuple(each for picture in pictures for each in _forecasts(picture))
    if last_year is not None:
        series, sources, forecasts = _until(last_year, series), dict.fromkeys(sources, KeptSource()), ()
    return Contents(
        kept_format=FORMAT,
        on=on.isoformat(),
        snapshot=snapshot,
        places=_places(programme, pictures),
        series=series,
        titles=_titles(series),
        sources=sources,
        forecasts=forecasts,
        looked=tuple(LookedAt.objects.of(programme).order_by("question").values_list("question", flat=True)),
        figures=tuple(_figures(programme)),
        voices=tuple(_voices(programme)),
        conclusions=tuple(
            KeptConclusion(question=each.question, facet=each.facet, text=_said(each.text))
            for each in Conclusion.objects.of(programme).order_by("question", "facet", "pk")
        ),
        findings=tuple(_findings(programme)),
        uses=tuple(
            KeptUse(item=each.item, facet=each.facet, state=each.state, on=_day(each.on), note=_said(each.note))
            for each in SourceUse.objects.of(programme).order_by("item", "facet", "pk")
        ),
    )


def pictures_shown(programme: Programme) -> tuple[Picture, ...]:
    """The pictures of its municipalities as its room shows them; NotPossible while nothing has been imported."""
    return pictures_of(programme.municipalities(), peers_of(programme))


def _places(programme: Programme, pictures: Sequence[Picture]) -> tuple[KeptPlace, ...]:
    beside = {each.municipality.code: tuple(_peers(each)) for each in pictures}
    return tuple(
        KeptPlace(
            code=each.code,
            region=each.region.code,
            county=county.code if (county := wellbeing_area(each)) else "",
            peers=beside.get(each.code, ()),
        )
        for each in programme.municipalities()
    )


def official_series(programme: Programme, pictures: Sequence[Picture]) -> AreaSeries:
    """By area: of those compared with only whole groups, of all others everything that is offered."""
    may_be_shown = offered(frozenset(key.partition("/")[0] for each in pictures for key in each.own))
    own = set(programme.municipality_codes())
    found: AreaSeries = {}
    for picture in pictures:
        for code, series in _areas(picture).items():
            found.setdefault(code, _kept(series, may_be_shown))
        for code, series in _peers(picture).items():
            whole = {key: each for key, each in series.items() if "/" not in key}
            if code not in own:
                found.setdefault(code, _kept(whole, may_be_shown))
    return dict(sorted(found.items()))


def _areas(picture: Picture) -> dict[str, Mapping[str, Series]]:
    """The municipality, its region, its wellbeing services county and the country."""
    municipality = picture.municipality
    areas = {municipality.code: picture.own, municipality.region.code: picture.region, COUNTRY: picture.country}
    county = wellbeing_area(municipality)
    return areas | ({county.code: picture.wellbeing} if county else {})


def _peers(picture: Picture) -> dict[str, Mapping[str, Series]]:
    """The municipalities compared with, or their group as one area, by code."""
    peers = picture.peers
    if peers is None:
        return {}
    if peers.together:
        return {group_area(picture.municipality): peers.together}
    return {each.code: peers.series[each.code] for each in peers.municipalities if each.code in peers.series}


def _kept(series: Mapping[str, Series], may_be_shown: Mapping[str, object]) -> dict[str, KeptSeries]:
    return {key: series_kept(each) for key, each in sorted(series.items()) if _is_kept(key, each, may_be_shown)}


def _until(last_year: int, series: AreaSeries) -> AreaSeries:
    """Without the years after it, and without series that have no other."""
    found: AreaSeries = {}
    for area, known in series.items():
        cut = {key: _cut(each, last_year) for key, each in known.items()}
        found[area] = {key: each for key, each in cut.items() if each.points}
    return found


def _cut(series: KeptSeries, last_year: int) -> KeptSeries:
    points = tuple(point for point in series.points if point[0] is not None and point[0] <= last_year)
    missing = {year: why for year, why in series.missing.items() if year <= last_year}
    preliminary = tuple(year for year in series.preliminary if year <= last_year)
    return msgspec.structs.replace(series, points=points, missing=missing, preliminary=preliminary)


def _is_kept(key: str, series: Series, may_be_shown: Mapping[str, object]) -> bool:
    return key.partition("/")[0] in may_be_shown and bool(series.observations or series.missing)


def _titles(series: AreaSeries) -> dict[str, dict[str, str]]:
    """What each indicator was called, by language."""
    keys = sorted({key.partition("/")[0] for each in series.values() for key in each})
    return {key: {language: catalogue()[key].title.in_language(language) for language in LANGUAGES} for key in keys}


def _sources(series: AreaSeries, pictures: Sequence[Picture]) -> dict[str, KeptSource]:
    """When each source had been fetched: what was fetched since counts before what came with the product."""
    fetched = pictures[0].retrieved if pictures else {}
    keys = {source for area in series.values() for each in area.values() for source, _method in each.origins}
    return {key: _source(key, fetched.get(key, {})) for key in sorted(keys)}


def _source(key: str, fetched: Mapping[str, str]) -> KeptSource:
    shipped = catalogue_sources().get(key)
    retrieved = fetched.get("retrieved") or (shipped.retrieved if shipped else "")
    published = fetched.get("published") or ((shipped.published or "") if shipped and not fetched else "")
    return KeptSource(retrieved=retrieved, published=published)


def _forecasts(picture: Picture) -> Iterator[KeptForecast]:
    for found in outlook(picture):
        if isinstance(found, Forecast):
            yield KeptForecast(
                area=picture.municipality.code,
                group=found.group,
                origin=found.origin,
                base=found.base,
                points=tuple((each.year, each.value, *_bounds(each.intervals)) for each in found.points),
            )


def _bounds(intervals: Iterable[tuple[int, float, float]]) -> tuple[float, float]:
    return next((low, high) for level, low, high in intervals if level == LIKELY)


def _figures(programme: Programme) -> Iterator[KeptFigure]:
    for row in OwnFigure.objects.of(programme).select_related("part").order_by("question", "on", "pk"):
        yield KeptFigure(
            pk=row.pk,
            question=row.question,
            title=_said(row.title),
            part=row.part.code if row.part else "",
            value=None if row.value is None else format(row.value.normalize(), "f"),
            under=row.under,
            about=row.about,
            measured=row.measured,
            unit=row.unit,
            on_top=row.on_top,
            on=row.on.isoformat(),
            source=row.source,
            source_kind=row.source_kind,
            group=row.group,
            definition=_said(row.definition),
        )


def _voices(programme: Programme) -> Iterator[KeptVoice]:
    for row in Voice.objects.of(programme).order_by("question", "heard_on", "pk"):
        yield KeptVoice(
            pk=row.pk,
            question=row.question,
            text=_said(row.text),
            kind=row.kind,
            heard_on=row.heard_on.isoformat(),
            heard_where=row.heard_where,
        )


def _findings(programme: Programme) -> Iterator[KeptFinding]:
    rows = Finding.objects.of(programme).standing().prefetch_related("voices", "own_figures__upload")
    for row in rows.order_by("question", "pk"):
        yield KeptFinding(
            pk=row.pk,
            question=row.question,
            text=_said(row.text),
            tone=row.tone,
            theme=row.theme,
            important=row.important,
            official=tuple((each["municipality"], each["indicator"]) for each in row.official),
            voices=tuple(sorted(each.pk for each in row.voices.all() if each.removed_at is None)),
            own_figures=tuple(sorted(each.pk for each in row.own_figures.all() if each.is_there)),
        )


def _said(text: Translated) -> dict[str, str]:
    return {language: wording.text for language, wording in sorted(text)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
