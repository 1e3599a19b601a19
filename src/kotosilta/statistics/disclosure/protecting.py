"""Hides small counts, and as few others as it takes, so that no hidden number can be worked out from what is shown.

Hiding a small count is not enough where its row or column has a total: a second cell has to go (complementary
suppression; A. Hundepool and others, Statistical Disclosure Control, 2012, ch. 4). The way taken here is close to the
hypercube method (R. D. Repsilber, 1994): a cell is protected when there is another table, equal in all that is shown,
in which it is larger by so much that nobody can say whether it is small. Such a table is found by moving persons
between cells of the same sums, through cells that are hidden already or through those with the smallest numbers, which
are then hidden too. Because the other table exists, no arithmetic with what is shown, however clever, can narrow the
cell down: that is the proof, and every cell has its own. What is hidden later only makes more tables possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kotosilta.statistics.disclosure.audit import audit
from kotosilta.statistics.disclosure.cells import HIDDEN, CellKey, Known, Range, Relation, Rule, Shown, ToShow
from kotosilta.statistics.disclosure.moves import Search, Step


def protect(
    cells: Mapping[CellKey, float | None], relations: Sequence[Relation], rule: Rule
) -> Mapping[CellKey, ToShow]:
    """What may be shown of each cell, all of them and their sums being shown together.

    None is a number that the source has hidden itself: it stays hidden, and is protected against sums that the source
    does not show. Where ranges cannot be kept from telling more than they say, nothing is shown instead. The result
    does not depend on chance nor on the order of the rows. ValueError for what is no count.
    """
    known = _protected(cells, relations, rule)
    if rule.as_range and _told(known, relations):
        known = _protected(cells, relations, replace(rule, as_range=False))
    may = _may(known)
    return {cell: may[cell] for cell in cells}


def _protected(cells: Mapping[CellKey, float | None], relations: Sequence[Relation], rule: Rule) -> Known:
    known = Known(cells, relations, rule)
    # In a fixed order, so that the order of the rows changes nothing.
    proven: set[int] = set()
    for cell in sorted(known.small, key=lambda each: (known.values[each], each)):
        if rule.as_range and not known.is_range(cell):
            _protect_a_little(known, cell)
        elif cell not in proven:
            for sign, amount in _wanted(known, cell):
                proven |= _protect(known, cell, sign, amount)
    for cell in sorted(known.unknown):
        _protect_unknown(known, cell)
    while told := _told(known, relations) - known.given_up:
        for cell in sorted(told):
            _hide_more(known, cell)
    return known


def _may(known: Known) -> dict[CellKey, ToShow]:
    return {name: _to_show(known, at) for at, name in enumerate(known.names)}


def _told(known: Known, relations: Sequence[Relation]) -> set[int]:
    """Cells that can be told nevertheless: looked for only where some have no other table of their own as a proof."""
    if not (known.unknown or known.unproven):
        return set()
    place = {name: at for at, name in enumerate(known.names)}
    return {place[leak.cell] for leak in audit(_may(known), relations, known.rule)}


def _hide_more(known: Known, cell: int) -> None:
    """First another cell beside it, in the end everything it is summed up with."""
    before = len(known.hidden)
    _hide(known, cell, Search(known, may_hide=True).move(cell, 1, float(known.rule.threshold - 1)))
    if len(known.hidden) == before:
        known.hidden |= {other for relation, _ in known.stands_in[cell] for other, _ in known.members[relation]}
    if len(known.hidden) == before:
        known.given_up.add(cell)


def _wanted(known: Known, cell: int) -> list[tuple[int, float]]:
    """By how much the cell has to be believable as more, and as less."""
    value, least, most = known.values[cell], known.rule.lowest, known.rule.threshold - 1
    if known.is_range(cell):
        return [(sign, amount) for sign, amount in ((1, most - value), (-1, value - least)) if amount > 0]
    return [(1, float(most))]


def _protect_a_little(known: Known, cell: int) -> None:
    """A part of a range: a reader knows the range of its total, and must not be able to tell the part."""
    among_hidden = Search(known)
    if among_hidden.move(cell, 1, 1) or among_hidden.move(cell, -1, 1):
        return
    search = Search(known, may_hide=True)
    _hide(known, cell, search.move(cell, 1, 1) or search.move(cell, -1, 1))


def _protect(known: Known, cell: int, sign: int, amount: float) -> set[int]:
    """Protects the cell; gives back which others the same other table protects as well."""
    path = Search(known).move(cell, sign, amount)
    if path is None and not _in_small_moves(known, cell, sign, amount):
        path = Search(known, may_hide=True).move(cell, sign, amount)
        _hide(known, cell, path)
    if path is None or known.rule.as_range:
        return set()
    return {step.cell for step in path if step.sign > 0}


def _hide(known: Known, cell: int, path: Step | None) -> None:
    if path is None:
        known.unproven = True
    known.hidden |= {step.cell for step in path} if path else _all_totals_above(known, cell)


def _in_small_moves(known: Known, cell: int, sign: int, amount: float) -> bool:
    """Whether what is hidden is enough when it is moved through bit by bit."""
    search = Search(known)
    if search.most_at_once(cell, sign) < amount:
        return False
    while search.moved.get(cell, 0.0) * sign < amount:
        path = search.move(cell, sign, 1)
        if path is None:
            return False
        search.apply(path, amount - search.moved.get(cell, 0.0) * sign)
    return True


def _protect_unknown(known: Known, cell: int) -> None:
    """Sees that a cell the source hides does not follow from sums that are shown here.

    Cells that the source hides protect one another, as far as their sum leaves room for a number that is not small.
    """
    if _is_loose(known, cell) and Search(known, through_unknown=True).move(cell, 1, 1):
        return
    _hide(known, cell, Search(known, may_hide=True).move(cell, 1, float(known.rule.threshold - 1)))


def _is_loose(known: Known, cell: int) -> bool:
    """Whether no sum that the cell is a part of leaves so little for all its hidden parts that each must be small."""
    for relation, as_part in known.stands_in[cell]:
        parts, total = known.parts_and_total(relation)
        if as_part < 0 or total in known.hidden:
            continue
        others = [known.values[part] for part in parts if part not in known.hidden]
        least_of_hidden = known.rule.lowest * (len(parts) - len(others) - 1)
        if known.values[total] - sum(others) - least_of_hidden < known.rule.threshold - 1 + known.rule.lowest:
            return False
    return True


def _all_totals_above(known: Known, cell: int) -> set[int]:
    """The cell's totals, their totals and so on: where nothing less helps, no sum over it is shown."""
    above, waiting = {cell}, [cell]
    while waiting:
        for relation, as_part in known.stands_in[waiting.pop()]:
            _, total = known.parts_and_total(relation)
            if as_part > 0 and total not in above:
                above.add(total)
                waiting.append(total)
    return above


def _to_show(known: Known, cell: int) -> ToShow:
    if known.is_range(cell):
        return Range(1, known.rule.threshold - 1)
    return HIDDEN if cell in known.hidden else Shown(known.values[cell])
