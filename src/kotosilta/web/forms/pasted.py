"""Cleans text that was pasted from a word processor, a PDF or a mail; letters, emoji and scripts stay as they are."""

from __future__ import annotations

import re
import unicodedata

# What word processors leave behind: signs of Windows-1252 read as Latin-1, and signs of their own symbol fonts.
_WINDOWS_SIGNS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
_SYMBOL_FONT = {0xF0E0: "→", 0xF0DF: "←", 0xF0F3: "↔", 0xF04A: "☺"}
_SYMBOL_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF0D8, 0xF0FC, 0xF076), "•")
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x2028, 0x2029), "\n")
_BLANKS = dict.fromkeys((0x1680, *range(0x2000, 0x200B), 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0), " ")
_NO_BREAK = {0x202F: "\u00a0"}
_REPLACED = _WINDOWS_SIGNS | _SYMBOL_FONT | _SYMBOL_BULLETS | _LINE_ENDS | _BLANKS | _NO_BREAK

# Control signs, soft hyphens, zero-width signs, overrides and isolates of direction, halves of pairs, private signs.
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f\u00ad\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c]")
# Tag signs make the flags of England, Scotland and Wales; anywhere else they only hide something.
_FLAG_OR_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0000-\U000e007f]+")
# Joiners belong inside emoji and inside the scripts that join; between Latin letters they are dirt.
_JOINING = "\u0590-\u1fff\u2100-\U0010ffff"
_LOOSE_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")

_BULLET = re.compile(r"^[^\S\n]*(?:[•‣⁃◦▪▫●○■□∙·][^\S\n]*|[-–—o]\t[^\S\n]*)(?=\S)", re.MULTILINE)
# A no-break space holds a number to what it counts; elsewhere it comes from web pages and breaks lines badly.
_LOOSE_NO_BREAK = re.compile(r"(?<!\d)\u00a0(?!\d)")
_BLANK_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Zs", "Cc"})


# Signs that no page may hold, not even where it shows again what was typed.
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without signs that would break the page that shows it again; those of Windows as they were meant."""
    return _UNPRINTABLE.sub("", text.translate(_WINDOWS_SIGNS))


def tidy(text: str) -> str:
    """The text as it was meant: bullets as lines that begin with `- `, at most one empty line between two others."""
    text = _LOOSE_NO_BREAK.sub(" ", _BULLET.sub("- ", _only_what_is_seen(text)))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return text if any(unicodedata.category(sign) not in _BLANK_CATEGORIES for sign in text) else ""


def tidy_line(text: str) -> str:
    """The same for a text that has one line."""
    return tidy(tidy(text).replace("\n", " "))


def _only_what_is_seen(text: str) -> str:
    text = text.replace("\r\n", "\n").translate(_REPLACED)
    text = _UNSEEN.sub("", _FLAG_OR_TAGS.sub(lambda found: found[1] or "", text))
    if not any(map(_is_right_to_left, text)):
        text = _DIRECTION_MARKS.sub("", text)
    composed = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _LOOSE_JOINER.sub("", composed))


def _is_right_to_left(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in {"R", "AL"} and unicodedata.category(sign)[0] == "L"
