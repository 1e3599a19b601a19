"""What can go wrong with an outside service; whatever it is, the figures that are kept here stay as they are."""

from __future__ import annotations

from kotosilta.reasons import NotPossible, Reason


class SourceTrouble(NotPossible):
    """A source failed, refused, or answered with something that cannot be used."""


class NoNetwork(SourceTrouble):
    """The source could not be reached at all."""


class Busy(SourceTrouble):
    """The source was asked again and again, until patience ended."""


class Gone(SourceTrouble):
    """The source does not know what was asked for: a table, or a code of one."""


class Unclear(SourceTrouble):
    """The table is there, but it is not plain which of its figures are meant; nothing has gone wrong outside."""


class Broken(Exception):
    """A connection that was there broke off or was too slow; trying again may help."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.message % dict(reason.values))
        self.reason = reason
