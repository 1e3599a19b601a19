"""Why something cannot be done, in a form that every door (page, command, file) can put into the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reason:
    """A sentence for people, not yet translated.

    `message` is the English source string of the message catalogue (xgettext collects the first argument of
    `Reason(...)`); `values` fill its `%(name)s` places after translation.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


class NotPossible(Exception):
    """The request was understood but is refused now; commands end with exit code 1."""

    def __init__(self, reason: Reason, *, field: str | None = None) -> None:
        super().__init__(reason.message % dict(reason.values))
        self.reason = reason
        self.field = field


class WrongInput(NotPossible):
    """What was given cannot be used as it stands (unknown name, impossible period); commands end with exit code 2."""
