"""Reads JSON answers of sources; what cannot be read is said in words, with the source that sent it."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.reading import read
from kotosilta.statistics.sources.transport import Answer
from kotosilta.statistics.sources.trouble import Gone, SourceTrouble
from kotosilta.statistics.table import Table

Shape = TypeVar("Shape")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LONGEST_SAYING = 200


def usable(answer: Answer, host: str, what: str) -> bytes:
    """The body of an answer that succeeded; Gone or SourceTrouble otherwise. `what` was asked for."""
    values = {"host": host, "what": what, "status": answer.status, "said": _said(answer)}
    if answer.status == 200:
        return answer.body
    if answer.status in (400, 404, 410):
        raise Gone(Reason("%(host)s does not know %(what)s (%(status)s%(said)s).", values))
    if answer.status == 403:
        raise SourceTrouble(
            Reason(
                "%(host)s refuses to give out %(what)s (403%(said)s). Either too much was asked for at once, or the "
                "server does not let this program in.",
                values,
            )
        )
    raise SourceTrouble(Reason("%(host)s answers with %(status)s to the question for %(what)s%(said)s.", values))


def decoded(body: bytes, shape: type[Shape], host: str, what: str) -> Shape:
    """The JSON of an answer in its expected shape."""
    body = body.removeprefix(BYTE_ORDER_MARK)
    try:
        return msgspec.json.decode(body, type=shape)
    except UnicodeDecodeError as error:
        raise unreadable(host, what, Reason("It is not in UTF-8, as JSON has to be.")) from error
    except msgspec.ValidationError as error:
        raise unreadable(host, what, Reason("It is not what such an answer looks like.")) from error
    except msgspec.DecodeError as error:
        raise unreadable(host, what, _why_no_json(body)) from error


def table_read(body: bytes, host: str, what: str) -> Table:
    """The one table of a JSON-stat answer."""
    try:
        holding = read(body)
    except WrongInput as error:
        raise unreadable(host, what, error.reason) from error
    if len(holding.tables) != 1:
        raise unreadable(host, what, Reason("It is not what such an answer looks like."))
    return holding.tables[0].table


def unreadable(host: str, what: str, why: Reason) -> SourceTrouble:
    """The trouble of an answer that came but cannot be used."""
    values = {"host": host, "what": what, "why": why}
    return SourceTrouble(Reason("The answer of %(host)s to the question for %(what)s cannot be used. %(why)s", values))


def _why_no_json(body: bytes) -> Reason:
    if not body.strip():
        return Reason("It is empty.")
    if body.lstrip()[:1] == b"<":
        return Reason("It is a web page (HTML or XML) and not figures. Was there an error when it was fetched?")
    return Reason("It is not whole JSON: it is cut off or damaged.")


def _said(answer: Answer) -> str:
    """What the server itself says, where that is a short sentence and not a page."""
    text = answer.body.decode("utf-8", errors="replace").strip().strip('"')
    return f": {text}" if 0 < len(text) <= LONGEST_SAYING and "<" not in text and text.isprintable() else ""
