"""How wide a text becomes, so that labels can be wrapped and kept apart before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence

# Advance widths of Source Sans 3 semi-bold in thousandths of the type size. The regular weight is two to four per cent
# narrower, so that one table is a safe measure for both.
_CHARACTERS_BY_WIDTH = {
    120: "\u2009\u202f",
    200: " \u00a0",
    255: "|¦",
    262: "iìíîïĩīĭįı",
    263: "jĵ",
    275: "',.:;·’‘",
    282: "lĺļIÌÍÎÏĨĪĬĮİ",
    317: "f!¡",
    324: "()[]{}-",
    361: "tţťŧ°łľ",
    373: "rŕŗř/\\ªº²³¹",
    431: "sśŝşš",
    444: "zźżž?¿®*",
    462: "cçćĉċč",
    482: 'x"”“„«»',
    501: "vyýÿŷYÝŶŸ–",
    510: "FJĴLĹĻĽĿ_",
    516: "aàáâãäåāăąeèéêëēĕėęě#$+0123456789<=>^~¢£¤¥§¬±×÷−€",
    522: "gĝğġģkķĸŁ",
    541: "XVEÈÉÊËĒĔĖĘĚZŹŻŽ",
    549: "oòóôõöøōŏőSŚŜŞŠTŢŤŦ`",
    566: "AÀÁÂÃÄÅĀĂĄbdpqþđðħhĥnñńņňŋuùúûüũūŭůűų",
    604: "BKĶCÇĆĈĊČPRŔŖŘßďÞ¶µ",
    663: "DĎGĜĞĠĢÐĐUÙÚÛÜŨŪŬŮŰŲNÑŃŅŇŊHĤ&",
    703: "OQÒÓÔÕÖØŌŎŐĦ",
    748: "wŵM©",
    875: "WŴÆæ%mœŒ@—¼½¾",
    964: "…",
    1222: "‰",
}
_WIDTHS = {character: width for width, characters in _CHARACTERS_BY_WIDTH.items() for character in characters}
_UNKNOWN = 700
_FULL_WIDTH = 1000
_FIRST_FULL_WIDTH = "\u2e80"
_VOWELS = frozenset("aeiouyåäöAEIOUYÅÄÖ")
_SHORTEST_PART = 3


def text_width(text: str, size: float) -> float:
    """Width of `text` in user units at type size `size`; never less than the drawn width in Source Sans 3."""
    total = 0
    for character in text:
        total += _WIDTHS.get(character) or (_FULL_WIDTH if character >= _FIRST_FULL_WIDTH else _UNKNOWN)
    return total * size / 1000


def wrapped(words: Sequence[str], size: float, room: float) -> list[tuple[str, ...]]:
    """`words` laid into lines of at most `room`; a single word that is wider than that stands on a line of its own."""
    lines: list[tuple[str, ...]] = []
    used = 0.0
    space = text_width(" ", size)
    for word in words:
        width = text_width(word, size)
        if lines and used + space + width <= room:
            lines[-1] = (*lines[-1], word)
            used += space + width
        else:
            lines.append((word,))
            used = width
    return lines


def breakable(text: str, size: float, room: float) -> list[str]:
    """The words of `text`; one that is wider than `room` is divided with a hyphen so that it can be set at all.

    It is divided at its own hyphen or before a consonant with a vowel after it, where Finnish words always and
    Swedish ones mostly allow it.
    """
    return [part for word in text.split() for part in _divided(word, size, room)]


def _divided(word: str, size: float, room: float) -> list[str]:
    parts: list[str] = []
    while len(word) > 1 and text_width(word, size) > room:
        cut = _last_fitting(word, size, room)
        hyphen = word.rfind("-", 0, cut) + 1
        syllable = hyphen or _last_syllable(word, cut)
        parts.append(word[:syllable] if hyphen else word[:syllable] + "-")
        word = word[syllable:]
    return [*parts, word] if word else parts


def _last_syllable(word: str, cut: int) -> int:
    """Where the last syllable that begins at `cut` or before does: with one consonant; `cut` where there is none."""
    starts = (
        at for at in range(cut, _SHORTEST_PART - 1, -1) if word[at] not in _VOWELS and word[at + 1 : at + 2] in _VOWELS
    )
    return next(starts, cut)


def _last_fitting(word: str, size: float, room: float) -> int:
    """How many characters of `word` stand in `room` with a hyphen after them; at least one."""
    used = text_width("-", size)
    for count, character in enumerate(word):
        used += text_width(character, size)
        if used > room:
            return max(1, count)
    return len(word)
