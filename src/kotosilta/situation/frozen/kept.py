"""What a frozen picture holds, as plain values, and how it is written down and read again."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

import msgspec

from kotosilta.figures import Observation
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import FrozenPicture
from kotosilta.situation.picture import Series
from kotosilta.statistics.snapshot import observation_id

FORMAT = 1
MOST_BYTES = 64_000_000  # unpacked; a joint programme of five holds about one hundredth of it
TOTAL = "total"

Said = Mapping[str, str]  # a text by language
Count = Annotated[int, msgspec.Meta(ge=0)]


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What all parts share: nothing that is not known is read."""


class KeptSeries(_Kept, frozen=True, kw_only=True):
    """One series: `points` are year, value, and which of `origins` (source and method) the value has.

    `missing` says by year why a value is not there; `preliminary` lists years.
    """

    points: tuple[tuple[int | None, float, Count], ...]
    origins: tuple[tuple[str, str | None], ...]
    missing: dict[int, str] = {}
    preliminary: tuple[int, ...] = ()


class KeptPlace(_Kept, frozen=True, kw_only=True):
    """A municipality of the programme, and the codes of the areas that stood beside it."""

    code: str
    region: str
    county: str = ""
    peers: tuple[str, ...] = ()


class KeptSource(_Kept, frozen=True, kw_only=True):
    """When the figures of a source had been fetched and published: days, years, or "" where that is not known."""

    retrieved: str = ""
    published: str = ""


class KeptForecast(_Kept, frozen=True, kw_only=True):
    """A forecast of a group in a municipality: year, expected, and the bounds of the 80 per cent interval."""

    area: str
    group: str
    origin: int
    base: float
    points: tuple[tuple[int, float, float, float], ...]


class KeptFigure(_Kept, frozen=True, kw_only=True):
    """A figure of the programme's own, with the same meaning as its row (`models.OwnFigure`)."""

    pk: int
    question: str
    title: dict[str, str]
    on: str
    measured: str
    group: str
    source: str
    definition: dict[str, str]
    part: str = ""
    value: str | None = None
    under: int | None = None
    about: bool = False
    unit: str = ""
    on_top: bool = False
    source_kind: str = ""


class KeptVoice(_Kept, frozen=True, kw_only=True):
    """Something people have said, and never who."""

    pk: int
    question: str
    text: dict[str, str]
    kind: str
    heard_on: str
    heard_where: str = ""


class KeptConclusion(_Kept, frozen=True, kw_only=True):
    """What was concluded under a question, or under one facet of it."""

    question: str
    text: dict[str, str]
    facet: str = ""


class KeptFinding(_Kept, frozen=True, kw_only=True):
    """A finding with what it rested on."""

    pk: int
    question: str
    text: dict[str, str]
    tone: str = ""
    theme: str = ""
    important: bool = False
    official: tuple[tuple[str, str], ...] = ()  # municipality and indicator
    voices: tuple[int, ...] = ()
    own_figures: tuple[int, ...] = ()


class KeptUse(_Kept, frozen=True, kw_only=True):
    """How it stood with a source of the checklist."""

    item: str
    state: str
    facet: str = ""
    on: str = ""
    note: dict[str, str] = {}


class Contents(_Kept, frozen=True, kw_only=True):
    """Everything that a situation picture showed. `series` go by area and by indicator (`key` or `key/group`)."""

    kept_format: int
    on: str
    snapshot: str
    places: tuple[KeptPlace, ...]
    series: dict[str, dict[str, KeptSeries]]
    titles: dict[str, dict[str, str]]
    sources: dict[str, KeptSource]
    forecasts: tuple[KeptForecast, ...] = ()
    looked: tuple[str, ...] = ()
    figures: tuple[KeptFigure, ...] = ()
    voices: tuple[KeptVoice, ...] = ()
    conclusions: tuple[KeptConclusion, ...] = ()
    findings: tuple[KeptFinding, ...] = ()
    uses: tuple[KeptUse, ...] = ()


def written(contents: Contents) -> tuple[bytes, str]:
    """The contents made small, and the digest of what they are; equal contents have equal digests."""
    plain = msgspec.json.encode(contents, order="sorted")
    return zlib.compress(plain, 9), sha256(plain).hexdigest()


def contents_of(row: FrozenPicture) -> Contents:
    """What the frozen picture holds; NotPossible where it is not what was written, or of a format not known here."""
    if row.kept_format != FORMAT:
        raise NotPossible(
            Reason("“%(name)s” was frozen by another version of the service, which is needed to read it.", _name(row))
        )
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(bytes(row.content), MOST_BYTES)
        if not unpacking.eof or sha256(plain).hexdigest() != row.digest:
            raise NotPossible(_damaged(row))
        return msgspec.json.decode(plain, type=Contents)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise NotPossible(_damaged(row)) from error


def series_kept(series: Series) -> KeptSeries:
    """A series as it is kept."""
    origins = list(dict.fromkeys((seen.source, seen.method) for seen in series.observations))
    return KeptSeries(
        points=tuple(
            (seen.year, seen.value, origins.index((seen.source, seen.method))) for seen in series.observations
        ),
        origins=tuple(origins),
        missing=dict(sorted(series.missing.items())),
        preliminary=tuple(seen.year for seen in series.observations if seen.preliminary and seen.year is not None),
    )


def observations_kept(kept: KeptSeries, key: str, area: str) -> tuple[Observation, ...]:
    """The observations of a kept series, each with its source and method."""
    indicator, _slash, group = key.partition("/")
    return tuple(
        Observation(
            id=observation_id(indicator, group or TOTAL, area, year),
            indicator=indicator,
            group=group or TOTAL,
            area=area,
            year=year,
            value=value,
            source=kept.origins[origin][0],
            method=kept.origins[origin][1],
            preliminary=year in kept.preliminary,
        )
        for year, value, origin in kept.points
    )


def _damaged(row: FrozenPicture) -> Reason:
    return Reason("“%(name)s” cannot be read: it is no longer what was frozen. Restore it from a backup.", _name(row))


def _name(row: FrozenPicture) -> dict[str, object]:
    return {"name": row.name}
