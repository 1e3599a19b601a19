"""What went wrong, as a sentence and an exit code; what is not listed here is a defect and may show its traceback."""

from __future__ import annotations

import errno
import sqlite3

from kotosilta.reasons import NotPossible, Reason, WrongInput

DONE, REFUSED, WRONG, PARTLY, INTERRUPTED = 0, 1, 2, 3, 130

_NO_ROOM = Reason("The disk is full. Nothing half-written was left behind; make room and try again.")
_SQLITE = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: Reason("The database cannot be written. May this user write in the data folder?"),
    sqlite3.SQLITE_CANTOPEN: Reason("The database cannot be opened. May this user read and write in the data folder?"),
    sqlite3.SQLITE_CORRUPT: Reason("The database file is damaged. Keep it, and restore the newest copy that you have."),
    sqlite3.SQLITE_NOTADB: Reason("The database file is damaged. Keep it, and restore the newest copy that you have."),
    sqlite3.SQLITE_IOERR: Reason("The database cannot be read or written: the disk or the network behind it fails."),
    sqlite3.SQLITE_BUSY: Reason("The database is busy with another command. Try again in a moment."),
}


def refusal(error: BaseException) -> Reason | None:
    """Why the command cannot go on, where that is nobody's defect; None otherwise."""
    if isinstance(error, NotPossible):
        return error.reason
    if isinstance(error, OSError):
        return _of_the_system(error)
    cause = error.__cause__
    if _is_of_the_server(cause):
        return Reason("The PostgreSQL server does not answer as KOTOSILTA_DATABASE says: %(why)s", {"why": str(cause)})
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return None


def _is_of_the_server(cause: BaseException | None) -> bool:
    """Told by its name: loading the driver takes a tenth of a second, which every command would pay for."""
    return type(cause).__module__.partition(".")[0] == "psycopg" and type(cause).__name__ == "OperationalError"


def exit_code(error: BaseException) -> int:
    """2 for input that cannot be used, 1 for everything else that is refused."""
    return WRONG if isinstance(error, WrongInput) else REFUSED


def _of_the_system(error: OSError) -> Reason | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _NO_ROOM
    if error.filename is None:
        return None
    return Reason(
        "%(file)s cannot be used: %(why)s.", {"file": str(error.filename), "why": error.strerror or str(error)}
    )
