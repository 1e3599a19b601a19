"""What is hidden stays hidden: worked examples, tables made by chance, and a reader who tries everything."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, nan
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kotosilta.statistics.disclosure import (
    HIDDEN,
    CellKey,
    FigureKey,
    Hidden,
    Leak,
    Range,
    Relation,
    Rule,
    Shown,
    ToShow,
    audit,
    protect,
    sums_of_areas,
    sums_of_groups,
)
from kotosilta.statistics.disclosure.tests.tables import Numbers, believable, crossing, hierarchical

UNDER_FIVE = Rule(5)
RULES = st.sampled_from(
    [Rule(3), UNDER_FIVE, Rule(4, zero_shown=False), Rule(10, zero_shown=False), Rule(5, as_range=True)]
)
ROW = Relation("all", ("a", "b", "c", "d"))


def hidden(shown: Mapping[CellKey, ToShow]) -> set[CellKey]:
    return {cell for cell, each in shown.items() if isinstance(each, Hidden)}


def test_a_small_count_alone_is_hidden_and_no_more() -> None:
    assert protect({"a": 3, "b": 20}, [], UNDER_FIVE) == {"a": HIDDEN, "b": Shown(20)}


def test_beside_a_total_the_smallest_other_count_is_hidden_too() -> None:
    shown = protect({"a": 3, "b": 20, "c": 8, "d": 40, "all": 71}, [ROW], UNDER_FIVE)
    assert hidden(shown) == {"a", "c"}


def test_two_small_ones_do_not_protect_each_other_when_their_sum_is_as_small() -> None:
    """1 and 1 of 62: both would have to be one."""
    shown = protect({"a": 1, "b": 20, "c": 1, "d": 40, "all": 62}, [ROW], UNDER_FIVE)
    assert hidden(shown) == {"a", "b", "c"}


def test_many_small_ones_protect_one_another() -> None:
    shown = protect({"a": 4, "b": 4, "c": 4, "d": 40, "all": 52}, [ROW], UNDER_FIVE)
    assert hidden(shown) == {"a", "b", "c"}


def test_noughts_are_shown_where_the_source_shows_them_and_never_stand_in() -> None:
    shown = protect({"a": 3, "b": 0, "c": 0, "d": 40, "all": 43}, [ROW], UNDER_FIVE)
    assert hidden(shown) == {"a", "d"}
    assert protect({"a": 0}, [], Rule(10, zero_shown=False)) == {"a": HIDDEN}


def test_a_single_part_hides_its_total() -> None:
    shown = protect({"a": 3, "b": 0, "c": 0, "d": 0, "all": 3}, [ROW], UNDER_FIVE)
    assert hidden(shown) == {"a", "all"}


def test_a_small_count_is_a_range_where_the_source_gives_ranges() -> None:
    shown = protect({"a": 3, "b": 20, "c": 9, "d": 40, "all": 72}, [ROW], Rule(5, as_range=True))
    assert (shown["a"], shown["c"]) == (Range(1, 4), HIDDEN)
    shown = protect({"a": 2, "b": 3, "c": 9, "d": 40, "all": 54}, [ROW], Rule(5, as_range=True))
    assert hidden(shown) == set()


def test_ranges_whose_sum_tells_them_are_protected_too() -> None:
    """4 and 4 of 57 with both said to be 1–4: nothing but 4 and 4 would do."""
    shown = protect({"a": 4, "b": 4, "c": 9, "d": 40, "all": 57}, [ROW], Rule(5, as_range=True))
    assert hidden(shown) == {"c"}


def test_what_the_source_hides_does_not_follow_from_our_sums() -> None:
    """The source shows no region: its total is ours, and would give the one hidden municipality away."""
    region = Relation("region", ("a", "b", "c"))
    shown = protect({"a": None, "b": 30, "c": 50, "region": 87}, [region], Rule(10, zero_shown=False))
    assert hidden(shown) == {"a", "b"}
    shown = protect({"a": None, "b": None, "c": 50, "region": 50}, [region], Rule(10, zero_shown=False))
    assert hidden(shown) == {"a", "b", "c"}


def test_a_sum_with_a_cell_that_nobody_has_is_passed_over() -> None:
    assert protect({"a": 3, "all": 80}, [ROW], UNDER_FIVE) == {"a": HIDDEN, "all": Shown(80)}


def test_tables_that_are_shown_together_share_their_cells() -> None:
    """Women by age and by language: what is hidden in one table must not follow from the other."""
    cells: Numbers = {
        "women": 60,
        "young": 20,
        "old": 40,
        "sv": 30,
        "fi": 27,
        "other": 3,
        "young other": 3,
        "old other": 0,
    }
    relations = [
        Relation("women", ("young", "old")),
        Relation("women", ("sv", "fi", "other")),
        Relation("other", ("young other", "old other")),
    ]
    shown = protect(cells, relations, UNDER_FIVE)
    assert hidden(shown) == {"other", "young other", "fi"}
    assert audit(shown, relations, UNDER_FIVE) == ()


@given(seed=st.integers(0, 10_000), rows=st.integers(1, 3), columns=st.integers(2, 3), rule=RULES)
@settings(max_examples=40, deadline=None)
def test_a_reader_who_tries_every_table_learns_nothing(seed: int, rows: int, columns: int, rule: Rule) -> None:
    cells, relations = crossing(Random(seed), rows, columns)
    shown = protect(cells, relations, rule)
    assert audit(shown, relations, rule) == ()
    for cell, (low, high) in (believable(shown, relations, rule) or {}).items():
        assert not is_learnt(cells[cell] or 0, shown[cell], low, high, rule), cell


def is_learnt(number: float, shown: ToShow, low: float, high: float, rule: Rule) -> bool:
    if isinstance(shown, Range):
        return (low, high) != (shown.low, shown.high)
    if not rule.hides(number) or rule.as_range:
        return low == high > 0
    return high - low < rule.threshold - 1


@given(seed=st.integers(0, 10_000), rule=RULES)
@settings(max_examples=12, deadline=None)
def test_nothing_follows_where_both_areas_and_groups_have_sums_of_sums(seed: int, rule: Rule) -> None:
    cells, relations = hierarchical(Random(seed))
    shown = protect(cells, relations, rule)
    assert audit(shown, relations, rule) == ()
    assert all(not rule.hides(cells[cell] or 0) for cell, each in shown.items() if isinstance(each, Shown))


@given(seed=st.integers(0, 10_000), share=st.floats(0.1, 0.5))
@settings(max_examples=12, deadline=None)
def test_nothing_follows_that_the_source_has_hidden(seed: int, share: float) -> None:
    chance, rule = Random(seed), Rule(5, zero_shown=False)
    cells, relations = hierarchical(chance)
    known = {cell: None if chance.random() < share else (number or 0) + 10 for cell, number in cells.items()}
    shown = protect(known, relations, rule)
    for leak in audit(shown, relations, rule):
        assert all(
            shown[cell] == HIDDEN
            for each in relations
            if leak.cell in (each.total, *each.parts)
            for cell in (each.total, *each.parts)
        )


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_rows_changes_nothing(seed: int) -> None:
    chance = Random(seed)
    cells, relations = hierarchical(chance)
    mixed = dict(chance.sample(list(cells.items()), len(cells)))
    assert protect(mixed, relations, UNDER_FIVE) == protect(cells, relations, UNDER_FIVE)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_shown_numbers_are_the_true_ones(seed: int) -> None:
    cells, relations = crossing(Random(seed), 3, 3)
    shown = protect(cells, relations, UNDER_FIVE)
    assert shown.keys() == cells.keys()
    assert all(cells[cell] == each.value for cell, each in shown.items() if isinstance(each, Shown))


def test_the_audit_finds_what_is_hidden_badly() -> None:
    """One hidden cell in a row; two in two rows and two columns; two whose sum is two."""
    row = {"a": HIDDEN, "b": Shown(20), "c": Shown(8), "d": Shown(40), "all": Shown(71)}
    assert audit(row, [ROW], UNDER_FIVE) == (Leak("a", 3, 3),)
    both = {"a": HIDDEN, "b": Shown(20), "c": HIDDEN, "d": Shown(40), "all": Shown(62)}
    assert {leak.cell for leak in audit(both, [ROW], UNDER_FIVE)} == {"a", "c"}
    grid = {"x1": HIDDEN, "x2": HIDDEN, "y1": HIDDEN, "y2": Shown(9), "x": Shown(12), "y": Shown(12), "1": Shown(10)}
    relations = [Relation("x", ("x1", "x2")), Relation("y", ("y1", "y2")), Relation("1", ("x1", "y1"))]
    assert {(leak.cell, leak.low) for leak in audit(grid, relations, UNDER_FIVE)} == {("x1", 7), ("x2", 5), ("y1", 3)}


def test_a_country_of_municipalities_is_protected_in_seconds() -> None:
    cells, relations = country(Random(1))
    begun = process_time()
    shown = protect(cells, relations, UNDER_FIVE)
    assert process_time() - begun < 20
    assert all(
        isinstance(each, Hidden) or not UNDER_FIVE.hides(each.value)
        for each in shown.values()
        if not isinstance(each, Range)
    )
    complements = sum(
        isinstance(shown[cell], Hidden) and not UNDER_FIVE.hides(number or 0) for cell, number in cells.items()
    )
    assert complements < len(cells) / 10


def country(chance: Random) -> tuple[Numbers, list[Relation]]:
    """308 municipalities in 19 regions by twenty groups, one year; most municipalities are small."""
    places = [f"{number:03}" for number in range(308)]
    regions = {f"MK{number:02}": places[number::19] for number in range(19)}
    groups = [f"g{number}" for number in range(20)]
    cells: dict[FigureKey, float] = {}
    for place in places:
        size = chance.lognormvariate(5, 1.5)
        for at, group in enumerate(groups):
            cells[FigureKey("x", group, place, 2024)] = int(chance.expovariate(1) * size / 4 / 1.3**at)
        cells[FigureKey("x", "total", place, 2024)] = sum(cells[FigureKey("x", group, place, 2024)] for group in groups)
    areas = {**regions, "SSS": list(regions)}
    for area, members in areas.items():
        for group in [*groups, "total"]:
            cells[FigureKey("x", group, area, 2024)] = sum(cells[FigureKey("x", group, part, 2024)] for part in members)
    relations = [*sums_of_groups(cells, {"total": groups}), *sums_of_areas(cells, areas)]
    return dict(cells), relations


def test_sums_are_found_where_all_their_parts_are_there() -> None:
    keys = [FigureKey("x", group, area, 2024) for group in ("total", "a", "b") for area in ("001", "002", "MK01")]
    assert len(list(sums_of_groups(keys, {"total": ("a", "b")}))) == 3
    assert len(list(sums_of_groups(keys, {"total": ("a", "b", "c")}))) == 0
    assert len(list(sums_of_areas(keys, {"MK01": ("001", "002")}))) == 3
    assert list(sums_of_areas(keys, {"MK01": ("001", "003")})) == []


@pytest.mark.parametrize("number", [nan, inf, -1])
def test_what_is_no_count_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="is no count"):
        protect({"a": number}, [], UNDER_FIVE)


def test_a_rule_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        Rule(1)
    with pytest.raises(ValueError, match="noughts"):
        Rule(5, as_range=True, zero_shown=False)
