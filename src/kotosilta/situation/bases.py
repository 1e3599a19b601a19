"""How many people a share is a share of, where that is known: what chance and intervals are judged by."""

from __future__ import annotations

from collections.abc import Mapping

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.situation.picture import Series
from kotosilta.statistics.derive import POPULATION

# The denominators of the catalogue that are series of their own; of the others only the share is known.
SERIES_OF: Mapping[str, str] = {"residents": POPULATION, "entitled": "entitled_to_vote"}


def base_of(indicator: str, known: Mapping[str, Series], year: int | None) -> Observation | None:
    """The denominator of a share of one area in that year, or the latest known; None where it is not known at all.

    The latest is good enough to judge chance by, never to count persons. `known` are the series of the area.
    """
    series = known.get(SERIES_OF.get(catalogue()[indicator].facts.base, ""))
    if series is None:
        return None
    return series.at(year) or series.latest
