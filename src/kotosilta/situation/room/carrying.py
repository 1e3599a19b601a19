"""Carries a file through the check page, signed by the service: nothing is stored before it is taken in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from django.core import signing

from kotosilta.situation.room.headings import Table
from kotosilta.situation.room.sheet import Sheet

_YEAR = re.compile(r"(?:19|20|21)\d\d")
SIGNED_FOR = "kotosilta.situation.upload"


class _AsJson:
    """Writes and reads what is carried with all its numbers and days."""

    def dumps(self, carried: Carried) -> bytes:
        return msgspec.json.encode(carried)

    def loads(self, written: bytes) -> Carried:
        return msgspec.json.decode(written, type=Carried)


@dataclass(frozen=True, slots=True)
class Carried:
    """The sheets of a file under its name."""

    name: str
    sheets: tuple[Sheet, ...]

    def signed(self) -> str:
        """The file as the page can carry it."""
        return signing.dumps(self, salt=SIGNED_FOR, serializer=_AsJson, compress=True)

    @classmethod
    def read(cls, signed: str) -> Carried | None:
        """The file that a page brings back; None where it is not the one that was given out."""
        try:
            found: Carried = signing.loads(signed, salt=SIGNED_FOR, serializer=_AsJson)
        except (signing.BadSignature, msgspec.MsgspecError):
            return None
        return found


def digest_of(sheet: Sheet) -> str:
    """Stands for what a sheet holds, so that nobody takes in the same twice."""
    return sha256(msgspec.json.encode((sheet.letters, sheet.rows))).hexdigest()


def layout_of(table: Table) -> str:
    """Stands for the names of a table's columns, whichever years they name."""
    return sha256("\n".join(_YEAR.sub("#", column.name) for column in table.columns).encode()).hexdigest()


def guessed_sheet(sheets: tuple[Sheet, ...]) -> int:
    """The place of the sheet that seems to hold the figures: seen by people, and with the most cells."""
    return max(range(len(sheets)), key=lambda at: (bool(sheets[at].rows), not sheets[at].is_hidden, sheets[at].cells))
