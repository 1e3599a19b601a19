"""Reads a file of statistics whatever its format, told by its content and not by its name."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.jsonstat import read_jsonstat
from kotosilta.statistics.px import read_px
from kotosilta.statistics.table import Holding

_BEGINS_LIKE_PX = re.compile(rb"[\s;]*+[A-Za-z][A-Za-z0-9_-]*+\s*+(?:\[[^\]\"=;]*+\]|\([^)=;]*+\))*+\s*+=")


def holding_of(path: Path) -> Holding:
    """What the file holds; WrongInput, with the name of the file, when it cannot be read or used."""
    try:
        return read(path.read_bytes())
    except WrongInput as error:
        raise WrongInput(Reason("%(file)s: %(why)s", {"file": path, "why": error.reason})) from error
    except OSError as error:
        why = {"file": path, "why": error.strerror or str(error)}
        raise WrongInput(Reason("%(file)s cannot be used: %(why)s.", why)) from error


def read(data: bytes) -> Holding:
    """What these bytes hold, as JSON-stat or PX; WrongInput says what they seem to be instead."""
    data, in_utf8 = _without_byte_order_mark(data)
    start = data[:4096].lstrip()
    if not data.strip():
        raise WrongInput(Reason("It is empty."))
    if start[:1] == b"{":
        return read_jsonstat(data)
    if start[:1] == b"[":
        raise WrongInput(Reason("It is JSON, but not JSON-stat."))
    if start[:1] == b"<":
        raise WrongInput(
            Reason("It is a web page (HTML or XML) and not figures. Was there an error when it was fetched?")
        )
    if b"\0" in start:
        raise WrongInput(Reason("It is neither JSON-stat nor a PX file, but some other kind of data."))
    if _BEGINS_LIKE_PX.match(data):
        return read_px(data, in_utf8=in_utf8)
    raise WrongInput(Reason("It is neither JSON-stat nor a PX file."))


def _without_byte_order_mark(data: bytes) -> tuple[bytes, bool]:
    """The same in UTF-8 and without the mark, and whether there was one; other files come as they are."""
    if data.startswith(BOM_UTF8):
        return data[len(BOM_UTF8) :], True
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").encode(), True
        except UnicodeError:
            return data, False
    return data, False
