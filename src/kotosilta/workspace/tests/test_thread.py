"""The red thread as pure values: followed both ways, each piece told once, and every gap found."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kotosilta.workspace.thread import Branch, Gap, Link, Missing, Node, Thread

FIGURE, VOICE = Node(Link.OFFICIAL, "545.share"), Node(Link.VOICE, "1")
FINDING, GOAL = Node(Link.FINDING, "1"), Node(Link.GOAL, "1")
MEASURE, INDICATOR, READING = Node(Link.MEASURE, "1"), Node(Link.INDICATOR, "1"), Node(Link.READING, "1")
WHOLE = (FIGURE, VOICE, FINDING, GOAL, MEASURE, INDICATOR, READING)
EDGES = ((FIGURE, FINDING), (VOICE, FINDING), (FINDING, GOAL), (GOAL, MEASURE), (GOAL, INDICATOR), (INDICATOR, READING))


def nodes_of(branch: Branch) -> Iterator[Node]:
    yield branch.node
    for each in branch.branches:
        yield from nodes_of(each)


def test_the_thread_is_followed_from_a_figure_to_a_value_and_back() -> None:
    thread = Thread(WHOLE, EDGES)

    onward = thread.onward(FIGURE)
    back = thread.back(READING)

    assert onward == Branch(
        FIGURE, (Branch(FINDING, (Branch(GOAL, (Branch(MEASURE), Branch(INDICATOR, (Branch(READING),)))),)),)
    )
    assert list(nodes_of(back)) == [READING, INDICATOR, GOAL, FINDING, FIGURE, VOICE]
    assert thread.gaps() == ()


def test_what_follows_from_several_is_told_once() -> None:
    thread = Thread(WHOLE, EDGES)

    first, second = thread.onward_from_all([FIGURE, VOICE])

    assert list(nodes_of(first)) == [FIGURE, FINDING, GOAL, MEASURE, INDICATOR, READING]
    assert second == Branch(VOICE, (Branch(FINDING, told_before=True),))


def test_an_edge_to_something_that_is_gone_is_left_out() -> None:
    thread = Thread((FINDING, GOAL), EDGES)

    assert thread.leads_to(FINDING) == (GOAL,)
    assert thread.rests_on(FINDING) == ()
    assert thread.leads_to(GOAL) == ()


def test_every_gap_is_found() -> None:
    lonely = [Node(kind, "2") for kind in (Link.FINDING, Link.GOAL, Link.MEASURE, Link.INDICATOR)]
    finding, goal, measure, indicator = lonely

    gaps = Thread(lonely, (), without_owner=[measure], without_source=[indicator]).gaps()

    assert gaps == (
        Gap(Missing.FINDING_RESTS_ON_NOTHING, finding),
        Gap(Missing.FINDING_NOT_TAKEN_UP, finding),
        Gap(Missing.GOAL_WITHOUT_FINDING, goal),
        Gap(Missing.GOAL_WITHOUT_MEASURE, goal),
        Gap(Missing.GOAL_WITHOUT_INDICATOR, goal),
        Gap(Missing.MEASURE_WITHOUT_OWNER, measure),
        Gap(Missing.INDICATOR_WITHOUT_SOURCE, indicator),
    )


LAYERS = tuple(Link)
some_nodes = st.lists(
    st.builds(Node, st.sampled_from(LAYERS), st.sampled_from("123")), unique=True, min_size=1, max_size=12
)


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    nodes = draw(some_nodes)
    pairs = [(a, b) for a in nodes for b in nodes if LAYERS.index(a.kind) < LAYERS.index(b.kind)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Thread(nodes, edges)


@given(threads())
def test_one_piece_leads_to_another_exactly_when_that_one_rests_on_it(thread: Thread) -> None:
    for one in thread.nodes:
        following = set(nodes_of(thread.onward(one)))
        for other in thread.nodes:
            assert (other in following) == (one in set(nodes_of(thread.back(other))))


@given(threads())
def test_together_all_nodes_are_told_and_none_is_told_in_full_twice(thread: Thread) -> None:
    branches = thread.onward_from_all(thread.nodes)

    told = [each for branch in branches for each in _in_full(branch)]
    assert set(told) == set(thread.nodes)
    assert all(told.count(each) == 1 for each in told if thread.leads_to(each))


def _in_full(branch: Branch) -> Iterator[Node]:
    if not branch.told_before:
        yield branch.node
    for each in branch.branches:
        yield from _in_full(each)
