"""Tables made by chance, and a reader who tries every table that could stand behind what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from random import Random

from kotosilta.statistics.disclosure import CellKey, Range, Relation, Rule, Shown, ToShow

COUNTS = (0, 1, 1, 2, 3, 4, 6, 7, 9)
Numbers = dict[CellKey, float | None]


def crossing(chance: Random, rows: int, columns: int) -> tuple[Numbers, list[Relation]]:
    """Areas by groups, with the sums of both and the sum of all."""
    cells: Numbers = {(row, column): chance.choice(COUNTS) for row in range(rows) for column in range(columns)}
    relations = [Relation((row, "all"), tuple((row, column) for column in range(columns))) for row in range(rows)]
    relations += [
        Relation(("all", column), tuple((row, column) for row in range(rows))) for column in [*range(columns), "all"]
    ]
    return summed(cells, relations), [
        *relations,
        Relation(("all", "all"), tuple(("all", each) for each in range(columns))),
    ]


def hierarchical(chance: Random) -> tuple[Numbers, list[Relation]]:
    """Two regions of two areas in a country, each by two groups of which one has two parts."""
    areas = {"country": ("r1", "r2"), "r1": ("a", "b"), "r2": ("c", "d")}
    groups = {"all": ("g1", "g2"), "g2": ("g3", "g4")}
    places, kinds = ("a", "b", "c", "d", "r1", "r2", "country"), ("g1", "g3", "g4", "g2", "all")
    cells: Numbers = {(place, kind): chance.choice(COUNTS) for place in "abcd" for kind in ("g1", "g3", "g4")}
    relations = [
        Relation((place, kind), tuple((place, part) for part in groups[kind]))
        for place in places
        for kind in ("g2", "all")
    ]
    relations += [
        Relation((place, kind), tuple((part, kind) for part in areas[place]))
        for place in ("r1", "r2", "country")
        for kind in kinds
    ]
    return summed(cells, relations), relations


def summed(cells: Numbers, relations: Sequence[Relation]) -> Numbers:
    """With every total that follows from its parts."""
    found = dict(cells)
    waiting = list(relations)
    while waiting:
        relation = waiting.pop(0)
        if all(part in found for part in relation.parts):
            found[relation.total] = sum(found[part] or 0 for part in relation.parts)
        else:
            waiting.append(relation)
    return found


def believable(
    shown: Mapping[CellKey, ToShow], relations: Sequence[Relation], rule: Rule, *, most: int = 12
) -> dict[CellKey, tuple[float, float]] | None:
    """The smallest and largest number of every hidden cell in all tables that fit; None where there are too many."""
    totals = {relation.total for relation in relations}
    leaves = [cell for cell in shown if cell not in totals]
    least = 0 if rule.as_range else rule.lowest
    choices = [_choices(shown[cell], least, most) for cell in leaves]
    if prod(map(len, choices)) > 40_000:
        return None
    bounds: dict[CellKey, tuple[float, float]] = {}
    for numbers in product(*choices):
        table = summed(dict(zip(leaves, numbers, strict=True)), relations)
        if not all(_fits(shown[cell], table[cell] or 0, least) for cell in totals):
            continue
        if any(table[each.total] != sum(table[part] or 0 for part in each.parts) for each in relations):
            continue
        for cell, each in shown.items():
            if not isinstance(each, Shown):
                number = table[cell] or 0
                low, high = bounds.get(cell, (number, number))
                bounds[cell] = min(low, number), max(high, number)
    return bounds


def _choices(each: ToShow, least: int, most: int) -> Sequence[float]:
    if isinstance(each, Shown):
        return (each.value,)
    return range(each.low, each.high + 1) if isinstance(each, Range) else range(least, most + 1)


def _fits(each: ToShow, number: float, least: int) -> bool:
    if isinstance(each, Shown):
        return number == each.value
    return each.low <= number <= each.high if isinstance(each, Range) else number >= least
