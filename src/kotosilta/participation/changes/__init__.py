"""Everything that writes at the door without an account and behind it."""

from kotosilta.participation.changes.answers import give_answer, leave_out, put_back, take_up
from kotosilta.participation.changes.questions import (
    add_question,
    change_question,
    close_question,
    open_question,
    write_outcome,
)

__all__ = [
    "add_question",
    "change_question",
    "close_question",
    "give_answer",
    "leave_out",
    "open_question",
    "put_back",
    "take_up",
    "write_outcome",
]
