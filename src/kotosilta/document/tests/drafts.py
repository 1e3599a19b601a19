"""The drafts that tests look at: municipalities of every kind, alone and together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kotosilta.document.draft import assemble
from kotosilta.document.order import DraftOrder, draft_order
from kotosilta.publishing.blocks import Document
from kotosilta.situation.reading import pictures_of

TODAY = date(2026, 11, 24)
# Every language status, Åland, the smallest, Helsinki, merged ones, the Sámi homeland, the largest regions.
OF_EVERY_KIND = (
    "091", "Närpes", "Sottunga", "Mäntyharju", "Pargas", "Rovaniemi",
    "Inari", "Raseborg", "Mariehamn", "Kauniainen", "Kaskinen", "Espoo",
)  # fmt: skip
TOGETHER = (
    ("Kaskinen", "Sottunga"),
    ("Närpes", "Kristinestad", "Kaskinen"),
    ("Mariehamn", "Jomala", "Finström", "Lemland", "Saltvik", "Sund", "Vårdö"),
)


def an_order(*names: str, edition: str | None = None, period: str | None = None) -> DraftOrder:
    return draft_order(names, period=period, edition=edition, name=None, today=TODAY)


def a_draft(language: str, *names: str, edition: str | None = None) -> Document:
    order = an_order(*names, edition=edition)
    return assemble(order, pictures_of(order.municipalities), language, TODAY)


def named(names: Sequence[str]) -> str:
    return "+".join(names)
