"""The sectors that the register of organisations follows, taken from the programme's edition of the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.content.checklist import Edition
from kotosilta.content.text import Text

# The municipality's own, the authorities, the organisations of society, and those who have moved here themselves.
OWN, AUTHORITIES, SOCIETY, RESIDENTS = ITEMS = ("C2.4", "C2.5", "C2.6", "C2.7")


@dataclass(frozen=True, slots=True)
class Sector:
    """One row of the register; `id` is the checklist's id with its facet."""

    id: str
    item: str
    facet: str
    label: Text


@dataclass(frozen=True, slots=True)
class SectorGroup:
    """The sectors under one point of the checklist."""

    item: str
    title: Text
    help: Text
    sectors: tuple[Sector, ...]


def sector_groups(checklist: Edition) -> tuple[SectorGroup, ...]:
    """All sectors in the checklist's order. A point without facets is one sector, named as the point."""
    return tuple(_group(checklist, item) for item in ITEMS)


def sectors(groups: Sequence[SectorGroup]) -> tuple[Sector, ...]:
    """The sectors of all groups, one after the other."""
    return tuple(sector for group in groups for sector in group.sectors)


def _group(checklist: Edition, item_id: str) -> SectorGroup:
    item = checklist.item(item_id)
    found = tuple(Sector(item.id + facet.id, item.id, facet.id, facet.label) for facet in item.facets)
    return SectorGroup(item.id, item.title, item.help, found or (Sector(item.id, item.id, "", item.title),))
