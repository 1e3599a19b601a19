"""Where the figures of an indicator are, and how they are had where they are not here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy

from kotosilta.content.indicator_catalogue import Catalogued
from kotosilta.situation.confirmed import Confirmation


class Standing(StrEnum):
    """Whether an indicator has figures here, and if not, how they are had; in the order of the page."""

    SHIPPED = "shipped"
    CONFIRMED = "confirmed"
    CHECKED = "checked"
    OPEN = "open"
    BY_HAND = "by_hand"
    ASKED = "asked"
    OWN = "own"
    OLD = "old"


NAMES = {
    Standing.SHIPPED: gettext_lazy("Comes with the product"),
    Standing.CONFIRMED: gettext_lazy("Fetched here"),
    Standing.CHECKED: gettext_lazy("Open, found at its source"),
    Standing.OPEN: gettext_lazy("Open, not fetched here"),
    Standing.BY_HAND: gettext_lazy("Open, written in by hand"),
    Standing.ASKED: gettext_lazy("Asked for"),
    Standing.OWN: gettext_lazy("Counted by yourselves"),
    Standing.OLD: gettext_lazy("Comes with the product, old figures"),
}
WAYS = {
    Standing.SHIPPED: gettext_lazy("The figures are here already."),
    Standing.CONFIRMED: gettext_lazy("Whoever runs this service has fetched the figures from their source."),
    Standing.CHECKED: gettext_lazy(
        "An open table has these, and its codes have been found there. Whoever runs this service can fetch the figures."
    ),
    Standing.OPEN: gettext_lazy(
        "An open table has these, but its codes have not been compared with the source yet. Until they have been "
        "fetched nobody is offered them; they can be looked up and written in as figures of your own."
    ),
    Standing.BY_HAND: gettext_lazy(
        "No program fetches these. Look the figures up and write them in as figures of your own in the situation room."
    ),
    Standing.ASKED: gettext_lazy(
        "No open table has these. Ask for them, and write the answer in as a figure of your own in the situation room."
    ),
    Standing.OWN: gettext_lazy("Only you and your partners can count these. Agree how before the first count."),
    Standing.OLD: gettext_lazy("The figures are here already, folded: they are too old to describe today."),
}
_BY_ACCESS = {
    "pxweb": Standing.OPEN,
    "rest": Standing.OPEN,
    "by_hand": Standing.BY_HAND,
    "request": Standing.ASKED,
    "own": Standing.OWN,
}


def standing_of(indicator: Catalogued, confirmed: Mapping[str, Confirmation]) -> Standing:
    """Where its figures are; `confirmed` is what has been found out about indicators here."""
    if indicator.is_verified:
        return Standing.OLD if indicator.history else Standing.SHIPPED
    known = confirmed.get(indicator.key)
    if known is None:
        return _BY_ACCESS[indicator.facts.access]
    return Standing.CONFIRMED if known.has_figures else Standing.CHECKED


def fetching(table: str) -> str:
    """What the person who runs the service types to fetch a table of the registry."""
    return f"kotosilta import-figures --from-source {table}"
