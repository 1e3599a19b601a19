"""Writes days as readers of each language do, in figures or with the month's name."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

FORMATS = {"sv": ("j F Y", "F Y"), "fi": ("j. E Y", "F Y"), "en": ("j F Y", "F Y")}


def written_date(day: date, language: str) -> str:
    """The day in figures as the language's readers write it: 24.11.2026, in English 24/11/2026."""
    mark = "/" if language == "en" else "."
    return f"{day.day}{mark}{day.month}{mark}{day.year}"


def day_in_words(text: str, language: str) -> str:
    """A date as sources give it: `2013-09-08` as 8 September 2013, `2025-12` as December 2025, a year as it is."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    whole, month = FORMATS[language]
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return date_format(day, whole if len(parts) == 3 else month)
