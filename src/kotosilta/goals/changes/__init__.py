"""Everything that happens in the room of goals and measures, in the words of the checklist."""

from kotosilta.goals.changes.goals import add_goal, answer_question, describe_goal, describe_tie, tie_to_plan
from kotosilta.goals.changes.indicators import (
    add_indicator,
    add_reading,
    describe_indicator,
    describe_reading,
    set_baseline,
)
from kotosilta.goals.changes.measures import add_measure, describe_measure, set_state
from kotosilta.goals.changes.order import move

__all__ = [
    "add_goal",
    "add_indicator",
    "add_measure",
    "add_reading",
    "answer_question",
    "describe_goal",
    "describe_indicator",
    "describe_measure",
    "describe_reading",
    "describe_tie",
    "move",
    "set_baseline",
    "set_state",
    "tie_to_plan",
]
