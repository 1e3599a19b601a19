"""Reads frozen pictures; what they hold is read only where it is shown, and what may no longer be shown is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.gathering import AreaSeries, official_series, pictures_shown
from kotosilta.situation.frozen.kept import Contents, KeptSeries, contents_of
from kotosilta.situation.models import FrozenPicture, Voice
from kotosilta.statistics.missing import HIDDEN, SECRET

NO_LONGER_PUBLIC = frozenset({SECRET, HIDDEN})


@dataclass(frozen=True, slots=True)
class Readable:
    """What of a frozen picture may be shown today; `voices_removed` says how many voices were taken away since."""

    contents: Contents
    voices_removed: int


def frozen_of(programme: Programme) -> list[FrozenPicture]:
    """All of them, the newest first, without what they hold."""
    return list(FrozenPicture.objects.of(programme).defer("content").select_related("made_by__person"))


def readable(row: FrozenPicture, programme: Programme) -> Readable:
    """What the frozen picture held, but for what may no longer be read.

    The words of a voice that was removed since are left out, and so are values that the source has made confidential.
    NotPossible where the picture cannot be read.
    """
    contents = contents_of(row)
    there = set(Voice.objects.of(programme).values_list("pk", flat=True))
    voices = tuple(each for each in contents.voices if each.pk in there)
    series = without_hidden(contents.series, _now(programme))
    shown = msgspec.structs.replace(contents, voices=voices, series=series)
    return Readable(shown, len(contents.voices) - len(voices))


def without_hidden(series: AreaSeries, now: Mapping[str, Mapping[str, KeptSeries]]) -> AreaSeries:
    """The series without the values that are confidential `now`; these are marked as hidden."""
    return {
        area: {key: _without_hidden(each, now.get(area, {}).get(key)) for key, each in known.items()}
        for area, known in series.items()
    }


def _without_hidden(series: KeptSeries, now: KeptSeries | None) -> KeptSeries:
    hidden = {year for year, why in (now.missing if now else {}).items() if why in NO_LONGER_PUBLIC}
    if not hidden:
        return series
    points = tuple(point for point in series.points if point[0] not in hidden)
    missing = dict(sorted({**series.missing, **dict.fromkeys(hidden, HIDDEN)}.items()))
    return msgspec.structs.replace(series, points=points, missing=missing)


def _now(programme: Programme) -> AreaSeries:
    try:
        return official_series(programme, pictures_shown(programme))
    except NotPossible:
        return {}
