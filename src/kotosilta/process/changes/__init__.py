"""Everything that happens in the process room, in the words of the checklist."""

from kotosilta.process.changes.advice import add_contact, add_expert, describe_contact, describe_expert
from kotosilta.process.changes.bodies import (
    add_body,
    add_body_meeting,
    describe_body,
    describe_body_meeting,
    take_up_bodies,
)
from kotosilta.process.changes.phases import add_phase, describe_phase, finish_phase, reopen_phase, settle_decision
from kotosilta.process.changes.setup import set_up
from kotosilta.process.changes.timetable import count_back, put_back

__all__ = [
    "add_body",
    "add_body_meeting",
    "add_contact",
    "add_expert",
    "add_phase",
    "count_back",
    "describe_body",
    "describe_body_meeting",
    "describe_contact",
    "describe_expert",
    "describe_phase",
    "finish_phase",
    "put_back",
    "reopen_phase",
    "set_up",
    "settle_decision",
    "take_up_bodies",
]
