"""Everything that happens in the room of follow-up."""

from kotosilta.followup.changes.arrangement import arrange
from kotosilta.followup.changes.asking import Letters, ask_in, remind
from kotosilta.followup.changes.by_link import report_by_link
from kotosilta.followup.changes.conditions import (
    add_condition,
    describe_condition,
    note_met,
    note_not_met,
    take_over,
)
from kotosilta.followup.changes.handing_over import hand_over
from kotosilta.followup.changes.measures import Reporter, report_measure
from kotosilta.followup.changes.rounds import describe_round, open_round
from kotosilta.followup.changes.values import NewValue, note_values, take_official
from kotosilta.followup.changes.year import begin_report, why_not_remove, write_report

__all__ = [
    "Letters",
    "NewValue",
    "Reporter",
    "add_condition",
    "arrange",
    "ask_in",
    "begin_report",
    "describe_condition",
    "describe_round",
    "hand_over",
    "note_met",
    "note_not_met",
    "note_values",
    "open_round",
    "remind",
    "report_by_link",
    "report_measure",
    "take_official",
    "take_over",
    "why_not_remove",
    "write_report",
]
