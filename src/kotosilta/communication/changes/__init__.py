"""Everything that happens in the room of communication."""

from kotosilta.communication.changes.plan import (
    describe_step,
    finish_step,
    give_back,
    plan_step,
    reopen_step,
    take_over,
)
from kotosilta.communication.changes.publishing import publish, take_off, write_public_text

__all__ = [
    "describe_step",
    "finish_step",
    "give_back",
    "plan_step",
    "publish",
    "reopen_step",
    "take_off",
    "take_over",
    "write_public_text",
]
