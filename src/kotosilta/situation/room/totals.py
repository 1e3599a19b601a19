"""Keeps the hidden small counts of a file from being worked out from its totals: what would tell them is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kotosilta.reasons import Reason
from kotosilta.situation.room.columns import Holds
from kotosilta.situation.room.headings import Table
from kotosilta.situation.room.rows import PERSONS, Checked, Common, NewFigure, Remark, kept, read_figures
from kotosilta.statistics.disclosure import CellKey, Hidden, Relation, Rule, protect

_TOTAL = re.compile(
    r"(?:yhteensä|totalt|total|sammanlagt|summa|alla|samtliga|kaikki|all|koko|hela|both|båda|molemmat|whole)\b.*"
    r"|.*\b(?:yhteensä|totalt|total|sammanlagt)",
    re.IGNORECASE,
)


def checked(table: Table, holds: Sequence[Holds], common: Common) -> Checked:
    """The figures of the table as they may be kept; those that would give away a hidden one are left out and named."""
    found = read_figures(table, holds, common)
    telling = _telling(found.figures, common)
    figures = tuple(
        replace(each, value=kept(each, common.hidden_below))
        for at, each in enumerate(found.figures)
        if at not in telling
    )
    remarks = tuple(_remark(found.figures[at]) for at in sorted(telling))
    return replace(found, figures=figures, left_out=(*found.left_out, *remarks))


def sums_in(figures: Sequence[NewFigure]) -> Iterator[Relation]:
    """Which figures add up to which: those alike in all words but one, where the total says that it is one."""
    alike: dict[tuple[object, ...], list[tuple[int, str]]] = defaultdict(list)
    for at, each in enumerate(figures):
        words = each.at.words
        for place, word in enumerate(words):
            others = (*words[:place], None, *words[place + 1 :])
            alike[others, each.on, each.group, each.place, each.source, each.measured].append((at, word))
    for together in alike.values():
        parts = tuple(at for at, word in together if not _TOTAL.fullmatch(word))
        if parts:
            yield from (Relation(at, parts) for at, word in together if _TOTAL.fullmatch(word))


def sums_of_places(figures: Sequence[NewFigure], places: Collection[str]) -> Iterator[Relation]:
    """What is told of all the programme's municipalities together is the sum of what is told of each of them."""
    alike: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for at, each in enumerate(figures):
        alike[each.title.casefold(), each.on, each.group, each.source, each.measured][each.place] = at
    for together in alike.values():
        if "" in together and len(places) > 1 and together.keys() == {"", *places}:
            yield Relation(together[""], tuple(together[place] for place in sorted(places)))


def _telling(figures: Sequence[NewFigure], common: Common) -> set[int]:
    """The figures, by their place, that have to be left out so that no hidden count can be worked out."""
    hidden = max([common.hidden_below, *(each.value.under or 0 for each in figures)])
    if hidden < 2:
        return set()
    cells: dict[CellKey, float | None] = {at: _number(each) for at, each in enumerate(figures) if _is_count(each)}
    sums = (*sums_in(figures), *sums_of_places(figures, set(common.places.values())))
    relations = [each for each in sums if all(at in cells for at in (each.total, *each.parts))]
    if not relations:
        return set()
    shown = protect(cells, relations, Rule(hidden))
    return {
        at
        for at, each in enumerate(figures)
        if isinstance(shown.get(at), Hidden) and kept(each, common.hidden_below).under is None
    }


def _number(figure: NewFigure) -> float | None:
    number = figure.value.number
    return None if number is None else float(number)


def _is_count(figure: NewFigure) -> bool:
    number = figure.value.number
    return figure.measured == PERSONS and (number is None or (number >= 0 and number == number.to_integral_value()))


def _remark(figure: NewFigure) -> Remark:
    reason = Reason("It is left out: together with the other figures it would tell a count that is hidden as small.")
    return Remark(figure.at.row, figure.at.column, reason)
