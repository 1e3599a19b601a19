"""The tables that a text can take in whole: they show what the rooms hold on the day the text is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kotosilta.document.elements.comparison import comparison
from kotosilta.document.elements.filled import partner_cell
from kotosilta.document.elements.tables import follow_up, goals_and_measures, responsible
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, BulletList, Table

# What the choice of tables calls them.
NAMES: Mapping[str, object] = {
    "goals": _("The table of goals and measures"),
    "indicators": _("The table of indicators"),
    "responsible": _("Who is responsible for the whole"),
    "partners": _("The partners that take part"),
    "comparison": _("The municipalities beside each other"),
}


def table(making: Making, key: str) -> tuple[Block, ...]:
    """The table, without rows to fill in; nothing where it would be empty or there is none of that name."""
    make = _MADE.get(key)
    return make(making) if make else ()


def _goals(making: Making) -> tuple[Block, ...]:
    return _filled(goals_and_measures(making)) if making.filled.goals else ()


def _indicators(making: Making) -> tuple[Block, ...]:
    return _filled(follow_up(making)) if any(goal.indicators for goal in making.filled.goals) else ()


def _responsible(making: Making) -> tuple[Block, ...]:
    return _filled(responsible(making)) if making.filled.authority or making.filled.deciders else ()


def _partners(making: Making) -> tuple[Block, ...]:
    partners = making.filled.partners
    return (BulletList(tuple(partner_cell(each) for each in partners)),) if partners else ()


def _comparison(making: Making) -> tuple[Block, ...]:
    return comparison(making) if making.order.joint else ()


def _filled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Of some blocks the tables, with the rows that say something."""
    return tuple(_without_gaps(block) for block in blocks if isinstance(block, Table))


def _without_gaps(table: Table) -> Table:
    rows = tuple(row for row in table.rows if any(row[1:])) if table.row_headers else table.rows
    return replace(table, rows=rows, blank_rows=0)


_MADE: Mapping[str, Callable[[Making], tuple[Block, ...]]] = {
    "goals": _goals,
    "indicators": _indicators,
    "responsible": _responsible,
    "partners": _partners,
    "comparison": _comparison,
}
