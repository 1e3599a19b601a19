"""Contents of frozen pictures made by hand, so that a test says only what it is about."""

from __future__ import annotations

from typing import Any

from kotosilta.situation.frozen.kept import FORMAT, Contents, KeptPlace, KeptSeries, KeptSource

SHARE = "foreign_language_share"
SOURCE = "statfin_159t"
NARPES, REGION = "545", "MK15"


def series(*points: tuple[int, float], source: str = SOURCE, **more: Any) -> KeptSeries:
    """A series of one source, without a method."""
    return KeptSeries(points=tuple((year, value, 0) for year, value in points), origins=((source, None),), **more)


def contents(
    known: dict[str, dict[str, KeptSeries]] | None = None, retrieved: str = "2025-12-01", **more: Any
) -> Contents:
    """A picture of Närpes with these series by area and indicator."""
    values: dict[str, Any] = {
        "kept_format": FORMAT,
        "on": "2026-03-01",
        "snapshot": "a",
        "places": (KeptPlace(code=NARPES, region=REGION),),
        "series": known or {},
        "titles": {SHARE: {"sv": "Andel", "fi": "Osuus", "en": "Share"}},
        "sources": {SOURCE: KeptSource(retrieved=retrieved)},
    }
    return Contents(**(values | more))
