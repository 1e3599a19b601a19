"""Which indicators of the catalogue have figures on this installation though they did not come with the product."""

from __future__ import annotations

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.situation.models import ObservedSeries
from kotosilta.situation.picture import COUNTRY


def confirmed_here() -> frozenset[str]:
    """Keys of unverified indicators that an import has brought figures of, which is proof enough. One query.

    Some come with the product for the whole country; that confirms nothing about municipalities.
    """
    doubtful = [key for key, each in catalogue().items() if not each.is_verified]
    found = ObservedSeries.objects.filter(indicator__in=doubtful).exclude(area=COUNTRY)
    return frozenset(found.values_list("indicator", flat=True).distinct())
