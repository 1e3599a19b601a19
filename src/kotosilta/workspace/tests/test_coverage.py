"""How far a point is: what is recorded weighs more than what is said, and an item is as far as its parts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.content.checklist import Kind, edition
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.reasons import Reason
from kotosilta.workspace.coverage import Point, Reached, Row, Said, coverage, summed

EDITION = edition("2025")
AT = datetime(2026, 11, 24, tzinfo=UTC)
POINTS = [(item.id, facet) for item in EDITION.items for facet in ("", *(each.id for each in item.facets))]


def recorded(point: str, strength: Strength = Strength.FULFILLED) -> Evidence:
    item, _, facet = point.partition("/")
    return Evidence(item, facet, strength, Reason("It is so."), "process/")


def saying(state: str) -> Said:
    return Said(state, "protokoll", "Anna", AT, 1)


def reached(evidence: list[Evidence], said: dict[Point, Said] | None = None) -> dict[Point, Reached]:
    return {row.point: row.reached for row in coverage(EDITION, evidence, said or {})}


def test_every_id_and_facet_stands_once_in_the_checklists_order_in_all_seven_steps() -> None:
    rows = coverage(EDITION, [], {})

    assert [row.point for row in rows] == POINTS
    assert {row.item.step for row in rows} >= {f"C{number}" for number in range(1, 8)}
    assert {row.reached for row in rows} == {Reached.NOTHING}


@pytest.mark.parametrize(
    ("strength", "said", "expected"),
    [
        (None, None, Reached.NOTHING),
        (None, "done", Reached.SAID),
        (None, "begun", Reached.BEGUN),
        (None, "not_relevant", Reached.NOT_RELEVANT),
        (Strength.AVAILABLE, None, Reached.AVAILABLE),
        (Strength.AVAILABLE, "done", Reached.SAID),
        (Strength.BEGUN, None, Reached.BEGUN),
        (Strength.BEGUN, "done", Reached.SAID),
        (Strength.BEGUN, "not_relevant", Reached.NOT_RELEVANT),
        (Strength.FULFILLED, None, Reached.FULFILLED),
        (Strength.FULFILLED, "begun", Reached.FULFILLED),
        (Strength.FULFILLED, "not_relevant", Reached.FULFILLED),
    ],
)
def test_what_is_recorded_as_fulfilled_weighs_more_than_words_and_words_more_than_the_rest(
    strength: Strength | None, said: str | None, expected: Reached
) -> None:
    evidence = [recorded("C1.1", strength)] if strength else []

    assert reached(evidence, {("C1.1", ""): saying(said)} if said else {})[("C1.1", "")] is expected


def test_the_strongest_evidence_counts_and_stands_first() -> None:
    evidence = [recorded("C1.1", Strength.BEGUN), recorded("C1.1"), recorded("C1.1", Strength.AVAILABLE)]

    row = next(row for row in coverage(EDITION, evidence, {}) if row.point == ("C1.1", ""))

    assert row.reached is Reached.FULFILLED
    assert [each.strength for each in row.evidence] == [Strength.FULFILLED, Strength.BEGUN, Strength.AVAILABLE]


@pytest.mark.parametrize(
    ("evidence", "said", "expected"),
    [
        ([], {}, Reached.NOTHING),
        (["C1.3/a"], {}, Reached.BEGUN),
        (["C1.3/a", "C1.3/b", "C1.3/c"], {}, Reached.FULFILLED),
        (["C1.3/a", "C1.3/b"], {("C1.3", "c"): "done"}, Reached.SAID),
        (["C1.3/a", "C1.3/b"], {("C1.3", "c"): "not_relevant"}, Reached.FULFILLED),
        ([], {("C1.3", each): "not_relevant" for each in "abc"}, Reached.NOT_RELEVANT),
        (["C1.3"], {}, Reached.FULFILLED),
    ],
)
def test_an_item_with_parts_is_as_far_as_its_parts_unless_it_is_settled_as_a_whole(
    evidence: list[str], said: dict[Point, str], expected: Reached
) -> None:
    found = reached([recorded(each) for each in evidence], {point: saying(each) for point, each in said.items()})

    assert found[("C1.3", "")] is expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [("done", Reached.SAID), ("not_relevant", Reached.NOT_RELEVANT), ("begun", Reached.NOTHING)],
)
def test_what_is_said_of_the_whole_settles_its_parts_too(state: str, expected: Reached) -> None:
    found = reached([recorded("C1.3/a")], {("C1.3", ""): saying(state)})

    assert [found[("C1.3", each)] for each in "abc"] == [Reached.FULFILLED, expected, expected]


def test_evidence_for_a_point_that_the_edition_does_not_have_is_left_out() -> None:
    old = edition("2023")

    rows = coverage(old, [recorded("K2"), recorded("C1.1/x")], {})

    assert {row.reached for row in rows} == {Reached.NOTHING}


def test_the_sum_counts_requirements_and_elements_as_a_whole_and_leaves_out_what_is_not_relevant() -> None:
    step = coverage(EDITION, [recorded("C1.1"), recorded("C1.3/a"), recorded("C1.4")], {})
    counted = [row for row in step if row.item.step == "C1" and row.counts]

    total = summed(row for row in step if row.item.step == "C1")

    assert (total.settled, total.begun, total.all) == (1, 1, len(counted))
    assert total.reached is Reached.BEGUN
    assert {row.item.kind for row in counted} == {Kind.REQUIREMENT}
    assert summed([]).reached is Reached.NOTHING


strengths = st.sampled_from(Strength)
evidence_lists = st.lists(
    st.builds(recorded, st.sampled_from([f"{item}/{facet}" for item, facet in POINTS]), strengths)
)


@given(evidence_lists, evidence_lists)
def test_more_evidence_never_makes_a_point_less_settled(first: list[Evidence], more: list[Evidence]) -> None:
    before, after = reached(first), reached([*first, *more])

    assert all(after[point].settled for point in before if before[point].settled)


@given(evidence_lists)
def test_the_order_of_evidence_does_not_matter(evidence: list[Evidence]) -> None:
    assert reached(evidence) == reached(evidence[::-1])


def test_a_row_tells_its_point() -> None:
    item = EDITION.item("C1.3")

    assert Row(item, item.facets[1], Reached.NOTHING, (), None).point == ("C1.3", "b")
