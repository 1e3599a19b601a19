"""The red thread: what rests on what, from an observation to a result, and where the thread is broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Link(StrEnum):
    """What a piece of the thread is, in its order; the value stands in addresses."""

    OFFICIAL = "official"
    VOICE = "voice"
    OWN_FIGURE = "own_figure"
    FINDING = "finding"
    GOAL = "goal"
    MEASURE = "measure"
    INDICATOR = "indicator"
    READING = "reading"
    RESULT = "result"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One piece: its kind, and what tells it from others of the kind."""

    kind: Link
    key: str


class Missing(StrEnum):
    """Where the thread is broken."""

    FINDING_RESTS_ON_NOTHING = "finding_rests_on_nothing"
    FINDING_NOT_TAKEN_UP = "finding_not_taken_up"
    GOAL_WITHOUT_FINDING = "goal_without_finding"
    GOAL_WITHOUT_MEASURE = "goal_without_measure"
    GOAL_WITHOUT_INDICATOR = "goal_without_indicator"
    MEASURE_WITHOUT_OWNER = "measure_without_owner"
    INDICATOR_WITHOUT_SOURCE = "indicator_without_source"


@dataclass(frozen=True, slots=True)
class Gap:
    missing: Missing
    node: Node


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what follows from it, or with what it rests on; `told_before` says that this stands further up."""

    node: Node
    branches: tuple[Branch, ...] = ()
    told_before: bool = False


class Thread:
    """All nodes of a programme, and what leads to what. `without_owner` and `without_source` name such nodes."""

    def __init__(
        self,
        nodes: Iterable[Node],
        leads_to: Iterable[tuple[Node, Node]],
        *,
        without_owner: Iterable[Node] = (),
        without_source: Iterable[Node] = (),
    ) -> None:
        self.nodes = tuple(nodes)
        self._onward: dict[Node, list[Node]] = defaultdict(list)
        self._back: dict[Node, list[Node]] = defaultdict(list)
        known = set(self.nodes)
        for earlier, later in leads_to:
            if earlier in known and later in known:
                self._onward[earlier].append(later)
                self._back[later].append(earlier)
        self._without_owner = frozenset(without_owner)
        self._without_source = frozenset(without_source)

    def of(self, *kinds: Link) -> tuple[Node, ...]:
        """The nodes of these kinds, in their order."""
        return tuple(each for each in self.nodes if each.kind in kinds)

    def leads_to(self, node: Node) -> tuple[Node, ...]:
        """What follows from the node directly."""
        return tuple(self._onward.get(node, ()))

    def rests_on(self, node: Node) -> tuple[Node, ...]:
        """What the node rests on directly."""
        return tuple(self._back.get(node, ()))

    def onward(self, node: Node) -> Branch:
        """Everything that follows from the node, to the values read."""
        return _grown(node, self._onward, set())

    def back(self, node: Node) -> Branch:
        """Everything that the node rests on, to the observations."""
        return _grown(node, self._back, set())

    def onward_from_all(self, nodes: Iterable[Node]) -> tuple[Branch, ...]:
        """The same for several nodes; what follows from more than one of them is told once."""
        told: set[Node] = set()
        return tuple(_grown(node, self._onward, told) for node in nodes)

    def gaps(self) -> tuple[Gap, ...]:
        """Where the thread is broken, in the order of the thread."""
        return tuple(Gap(missing, node) for node in self.nodes for missing in self._missing(node))

    def _missing(self, node: Node) -> Iterator[Missing]:
        match node.kind:
            case Link.FINDING:
                if not self.rests_on(node):
                    yield Missing.FINDING_RESTS_ON_NOTHING
                if not self.leads_to(node):
                    yield Missing.FINDING_NOT_TAKEN_UP
            case Link.GOAL:
                yield from self._missing_of_goal(node)
            case Link.MEASURE if node in self._without_owner:
                yield Missing.MEASURE_WITHOUT_OWNER
            case Link.INDICATOR if node in self._without_source:
                yield Missing.INDICATOR_WITHOUT_SOURCE

    def _missing_of_goal(self, node: Node) -> Iterator[Missing]:
        kinds = {each.kind for each in self.leads_to(node)}
        if not self.rests_on(node):
            yield Missing.GOAL_WITHOUT_FINDING
        if Link.MEASURE not in kinds:
            yield Missing.GOAL_WITHOUT_MEASURE
        if Link.INDICATOR not in kinds:
            yield Missing.GOAL_WITHOUT_INDICATOR


def _grown(node: Node, along: Mapping[Node, list[Node]], told: set[Node]) -> Branch:
    """The tree along the thread; a node that was told before is named again, but not all that hangs on it."""
    if node in told and along.get(node):
        return Branch(node, told_before=True)
    told.add(node)
    return Branch(node, tuple(_grown(each, along, told) for each in along.get(node, ())))
