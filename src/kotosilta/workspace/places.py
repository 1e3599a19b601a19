"""Where each piece of the thread stands in its room, and where a gap is mended: paths below the programme's address."""

from __future__ import annotations

from kotosilta.goals.mending import mending_of as goals_mending
from kotosilta.goals.rules import FoundGap
from kotosilta.goals.rules import Gap as GoalsGap
from kotosilta.municipalities.register import by_code
from kotosilta.workspace.thread import Gap, Link, Missing, Node

_GOALS_OWN = {
    Missing.GOAL_WITHOUT_FINDING: GoalsGap.GOAL_WITHOUT_FINDING,
    Missing.GOAL_WITHOUT_MEASURE: GoalsGap.GOAL_WITHOUT_MEASURE,
    Missing.GOAL_WITHOUT_INDICATOR: GoalsGap.GOAL_WITHOUT_INDICATOR,
    Missing.MEASURE_WITHOUT_OWNER: GoalsGap.MEASURE_WITHOUT_OWNER,
    Missing.INDICATOR_WITHOUT_SOURCE: GoalsGap.INDICATOR_WITHOUT_SOURCE,
}


def place_of(node: Node, question: str = "") -> str:
    """The path of the page on which the piece is seen; `question` is the guiding question it stands under."""
    under = f"situation/questions/{question}/" if question else "situation/"
    match node.kind:
        case Link.OFFICIAL:
            return f"{under}?of={by_code(node.key.partition('.')[0]).slug}#official"
        case Link.VOICE:
            return f"{under}#voice-{node.key}"
        case Link.OWN_FIGURE:
            return f"{under}#figure-{node.key}"
        case Link.FINDING:
            return f"situation/findings/{node.key}/"
        case Link.RESULT:
            return f"follow-up/indicators/{node.key}/"
        case _:
            return f"goals/#{node.kind}-{node.key}"


def mending_of(gap: Gap) -> str:
    """The path of the form that closes the gap."""
    key = gap.node.key
    if gap.missing is Missing.FINDING_RESTS_ON_NOTHING:
        return f"situation/findings/{key}/edit/"
    if gap.missing is Missing.FINDING_NOT_TAKEN_UP:
        return f"goals/new/?finding={key}"
    return goals_mending(FoundGap(_GOALS_OWN[gap.missing], int(key))).path
