"""The red thread as pages show it: nested lists of links, and the gaps with one tap to their mending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from kotosilta.language.translated import Translated
from kotosilta.workspace.places import mending_of
from kotosilta.workspace.thread import Branch, Gap, Link, Missing, Node
from kotosilta.workspace.thread_reading import Words


@dataclass(frozen=True, slots=True)
class NodeShown:
    """A piece with what hangs on it. `anchor` is its id on the page where it has one; `told_before` links there."""

    kind: str
    kind_in_words: str
    key: str
    title: Translated | str
    note: str
    place: str
    told_before: bool
    branches: Sequence[NodeShown]


@dataclass(frozen=True, slots=True)
class GapShown:
    sentence: str
    title: Translated | str
    mending: str
    action: str


def node_shown(branch: Branch, words: Mapping[Node, Words]) -> NodeShown:
    """A branch in the active language."""
    node, its = branch.node, words[branch.node]
    return NodeShown(
        kind=str(node.kind),
        kind_in_words=kind_in_words(node.kind),
        key=node.key,
        title=its.title,
        note=its.note,
        place=its.place,
        told_before=branch.told_before,
        branches=[node_shown(each, words) for each in branch.branches],
    )


def gap_shown(gap: Gap, words: Mapping[Node, Words]) -> GapShown:
    """A gap in the active language."""
    sentence, action = _gap_in_words(gap.missing)
    return GapShown(sentence, words[gap.node].title, mending_of(gap), action)


def kind_in_words(kind: Link) -> str:
    """What a piece of the thread is called."""
    words = {
        Link.OFFICIAL: gettext("Official figure"),
        Link.VOICE: gettext("Voice"),
        Link.OWN_FIGURE: gettext("Own figure"),
        Link.FINDING: gettext("Finding"),
        Link.GOAL: gettext("Goal"),
        Link.MEASURE: gettext("Measure"),
        Link.INDICATOR: gettext("Indicator"),
        Link.READING: gettext("Value"),
        Link.RESULT: gettext("Result"),
    }
    return words[kind]


def _gap_in_words(missing: Missing) -> tuple[str, str]:
    """What is missing, and what the link that mends it says."""
    words = {
        Missing.FINDING_RESTS_ON_NOTHING: (
            gettext("The finding rests on nothing yet"),
            gettext("Say what it rests on"),
        ),
        Missing.FINDING_NOT_TAKEN_UP: (gettext("Nobody has taken up the finding"), gettext("Make it a goal")),
        Missing.GOAL_WITHOUT_FINDING: (gettext("The goal rests on no finding"), gettext("Choose findings")),
        Missing.GOAL_WITHOUT_MEASURE: (gettext("No measure leads to the goal"), gettext("Add a measure")),
        Missing.GOAL_WITHOUT_INDICATOR: (
            gettext("Nothing shows whether the goal is reached"),
            gettext("Add an indicator"),
        ),
        Missing.MEASURE_WITHOUT_OWNER: (gettext("Nobody has the measure"), gettext("Say who has it")),
        Missing.INDICATOR_WITHOUT_SOURCE: (gettext("The indicator has no known source"), gettext("Name its source")),
    }
    return words[missing]
