"""What the texts around a table seem to say of all its figures: what they are of, their day, group and source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.cells import LONGEST, text_of
from kotosilta.situation.room.columns import Holds, group_in, guessed, year_in
from kotosilta.situation.room.headings import Table

_SOURCE = re.compile(r"(?:källa|lähde|tietolähde|source)\s*:\s*(.+)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")

# Words that a table in one language has and those in the others have not.
_WORDS_OF = {
    "sv": "och kommun år kön kvinnor män antal ålder källa lärare totalt sammanlagt andel födda",
    "fi": "ja kunta vuosi sukupuoli naiset miehet lukumäärä ikä lähde yhteensä osuus syntyneet arvo",
    "en": "and municipality year sex women men number age source total share born value",
}
_WORDS = {language: frozenset(words.split()) for language, words in _WORDS_OF.items()}


@dataclass(frozen=True, slots=True)
class Hints:
    """Guesses for what holds for all figures, "" or None where nothing tells, and what they come from."""

    title: str = ""
    on: date | None = None
    group: str = ""
    source: str = ""
    language: str = ""
    said: tuple[Reason, ...] = ()


def hints_of(table: Table) -> Hints:
    """What stands above and below the table, understood as far as it can be."""
    source = next((found[1] for text in (*table.below, *table.above) if (found := _SOURCE.fullmatch(text))), "")
    titles = [text for text in table.above if not _SOURCE.fullmatch(text) and len(text) <= LONGEST[Holds.TITLE]]
    title = _usable(Holds.TITLE, titles[0]) if titles else ""
    on = _day(table, title)
    group = (group_in(title) or "") if Holds.GROUP not in guessed(table) else ""
    group = "" if group in {"all", "other"} else group
    source = _usable(Holds.SOURCE, source[: LONGEST[Holds.SOURCE]])
    return Hints(title, on, group, source, language_of(table), tuple(_said(table, title, source, on, group)))


def language_of(table: Table) -> str:
    """Swedish, Finnish or English, by words that only one of them has; "" where none or several stand there."""
    cells = [*(column.name for column in table.columns), *table.above, *table.below]
    cells += [cell for row in table.rows[:20] for cell in row.cells]
    words = set(re.findall(r"[^\W\d_]+", " ".join(cells).casefold()))
    found = [language for language, known in _WORDS.items() if words & known]
    return found[0] if len(found) == 1 else ""


def _usable(holds: Holds, text: str) -> str:
    try:
        return text_of(holds)(text)
    except WrongInput:
        return ""


def _day(table: Table, title: str) -> date | None:
    years = set(_YEAR.findall(title))
    has_days = Holds.DAY in guessed(table) or any(year_in(column.name) for column in table.columns)
    return date(int(years.pop()), 12, 31) if len(years) == 1 and not has_days else None


def _said(table: Table, title: str, source: str, on: date | None, group: str) -> Iterator[Reason]:
    if title:
        yield Reason("“%(text)s” stands above the table and was taken for what the figures are of.", {"text": title})
    if on or group:
        yield Reason("The day or the group below was guessed from that title. Check it.")
    if source:
        yield Reason("The source was taken from the text beside the table.")
    for text in table.below[:3]:
        yield Reason("Below the table stands, and was left out: “%(text)s”", {"text": text[:160]})
