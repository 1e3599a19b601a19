"""Takes the keywords of a PX file apart: KEYWORD[language]("sub-key","…")="value","…"; up to where the data begin."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kotosilta.reasons import Reason, WrongInput

_QUOTED = rb'"[^"]*+"'
_KEYWORD = re.compile(
    rb"[\s;\x1a]*+(?P<word>[A-Za-z][A-Za-z0-9_-]*+)\s*+"
    rb"(?:\[(?P<language>[^\]\"=;]*+)\]\s*+)?+"
    rb"(?:\((?P<subkeys>(?:[^\")]++|" + _QUOTED + rb")*+)\)\s*+)?+"
    rb"(?:\[(?P<language_after>[^\]\"=;]*+)\]\s*+)?+="
)
_VALUE = re.compile(rb"((?:[^\";]++|" + _QUOTED + rb")*+);")
_ITEM = re.compile(r'"([^"]*)"|(,)|([^",]+)')
_PAIR = re.compile(r'"([^"]*)"\s*:\s*"([^"]*)"')
_ASCII = bytes(range(32, 127))
# What the format's older documents call the character sets of Windows and of DOS.
_CALLED_OTHERWISE = {"ansi": "cp1252", "oem": "cp850", "dos": "cp850", "": "cp850"}

Entry = tuple[str, str, tuple[str, ...]]  # keyword, language ("" for that of the file), sub-keys


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of a file with their values as written, where its data begin, and its character set."""

    entries: dict[Entry, list[str]]
    data_at: int
    charset: str

    def listed(self, word: str, *subkeys: str, language: str = "") -> list[str]:
        """The values of a keyword; none where the file does not have it."""
        written = self.entries.get((word, language, subkeys))
        return items(written[-1]) if written else []

    def text(self, word: str, *subkeys: str, language: str = "") -> str:
        """The value of a keyword that has one; "" where the file does not have it."""
        listed = self.listed(word, *subkeys, language=language)
        return ",".join(listed)

    def pairs(self, word: str, *subkeys: str) -> list[tuple[str, str]]:
        """The values of a keyword that are written as "parent":"child"."""
        written = self.entries.get((word, "", subkeys))
        return _PAIR.findall(written[-1]) if written else []

    def of(self, *words: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Sub-keys and text of every entry of these keywords in the language of the file; they may come repeatedly."""
        for (word, language, subkeys), written in self.entries.items():
            if word in words and not language:
                for each in written:
                    yield subkeys, ",".join(items(each))


def keywords_read(data: bytes, *, in_utf8: bool = False) -> Keywords:
    """Everything before the data; WrongInput when there are no data or something cannot be understood."""
    entries: dict[tuple[bytes, bytes, bytes], list[bytes]] = {}
    at = 0
    while (found := _KEYWORD.match(data, at)) is not None:
        word = found["word"].upper()
        if word == b"DATA":
            charset = "utf-8" if in_utf8 else _charset(entries, data)
            return Keywords(_decoded(entries, charset), found.end(), charset)
        value = _VALUE.match(data, found.end())
        if value is None:
            break
        key = (word, (found["language"] or found["language_after"] or b"").strip(), found["subkeys"] or b"")
        entries.setdefault(key, []).append(value[1])
        at = value.end()
    if not data[at:].strip(b"\x1a \t\r\n;"):
        raise WrongInput(Reason("It is a PX file without the keyword DATA, so it holds no figures."))
    line = data.count(b"\n", 0, _start_of_word(data, at)) + 1
    raise WrongInput(
        Reason("Line %(line)s is not written as in a PX file, or the file is cut off there.", {"line": line})
    )


def items(written: str) -> list[str]:
    """The values between commas; a text that goes on in new quotation marks, mostly on the next line, is one value."""
    listed: list[str] = []
    current: str | None = None
    for quoted, comma, bare in _ITEM.findall(written):
        if comma:
            listed.append(current or "")
            current = None
        elif bare:
            current = (current or "") + bare.strip() if bare.strip() else current
        else:
            current = (current or "") + quoted
    return [*listed, current or ""] if listed or current is not None else []


def _start_of_word(data: bytes, at: int) -> int:
    return len(data) - len(data[at:].lstrip(b"\x1a \t\r\n;"))


def _charset(entries: dict[tuple[bytes, bytes, bytes], list[bytes]], data: bytes) -> str:
    """CODEPAGE, else CHARSET; a file that names neither comes from DOS, unless it can only be UTF-8."""
    for word in (b"CODEPAGE", b"CHARSET"):
        written = entries.get((word, b"", b""), [b""])[-1]
        named = ",".join(items(written.decode("ascii", "replace"))).strip().lower()
        if named:
            return _known(_CALLED_OTHERWISE.get(named, named))
    try:
        data.decode()
    except UnicodeDecodeError:
        return _CALLED_OTHERWISE[""]
    return "utf-8"


def _known(named: str) -> str:
    """Only character sets in which the signs of the format itself stand where ASCII has them."""
    try:
        if _ASCII.decode(named) == _ASCII.decode("ascii"):
            return codecs.lookup(named).name
    except (LookupError, ValueError):
        pass
    raise WrongInput(Reason("It names a character set that is not known here: %(charset)s.", {"charset": named[:40]}))


def decoded(raw: bytes, charset: str) -> str:
    """Words of the file; WrongInput when they are not in the character set that the file names."""
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as error:
        raise WrongInput(
            Reason("It is not written in the character set %(charset)s that it names.", {"charset": charset})
        ) from error


def _decoded(entries: dict[tuple[bytes, bytes, bytes], list[bytes]], charset: str) -> dict[Entry, list[str]]:
    named: dict[Entry, list[str]] = {}
    # A file may write its own language behind a keyword as well; that is the same as writing none.
    own = ",".join(items(decoded(entries.get((b"LANGUAGE", b"", b""), [b""])[-1], charset)))
    for (word, spoken, subkeys), written in entries.items():
        language = spoken.decode("ascii", "replace")
        key = (
            word.decode("ascii"),
            "" if language == own else language,
            tuple(items(decoded(subkeys, charset))),
        )
        named.setdefault(key, []).extend(decoded(each, charset) for each in written)
    return named
