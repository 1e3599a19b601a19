"""Finds what a table counts: by its code, by the published name, or because there is nothing else it could be."""

from __future__ import annotations

from collections.abc import Callable

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable
from kotosilta.statistics.sources.registry import Gives, KnownTable
from kotosilta.statistics.sources.trouble import SourceTrouble, Unclear

LANGUAGES = ("en", "fi", "sv")
MOST_NAMED = 5
InLanguage = Callable[[str], LiveTable]


def content_code(known: KnownTable, gives: Gives, variable: LiveVariable, in_language: InLanguage) -> str:
    """The code of today. SourceTrouble says what could be meant where that is not plain: nothing is guessed."""
    if gives.content:
        codes = [code for code in variable.codes if _is_called(code, gives.content)]
        if len(codes) == 1:
            return codes[0]
        if not gives.label:
            raise _no_code(known, gives.content, variable)
    if gives.label:
        return _by_label(known, gives, variable, in_language)
    if len(variable.codes) == 1:
        return variable.codes[0]
    values = {"table": known.key, "indicator": gives.indicator, "names": _named(variable), "count": len(variable.codes)}
    raise Unclear(
        Reason(
            "Table %(table)s counts %(count)s things, and the catalogue does not say which of them “%(indicator)s” is. "
            "It has: %(names)s. Put the code into the registry of source tables.",
            values,
        )
    )


def _is_called(code: str, wanted: str) -> bool:
    """Since June 2026 some codes carry the name of their statistics in front (`vaerak-vaesto`)."""
    return code.lower() == wanted.lower() or code.lower().endswith(f"-{wanted.lower()}")


def _by_label(known: KnownTable, gives: Gives, variable: LiveVariable, in_language: InLanguage) -> str:
    """By the exact name, in whichever language it is written."""
    for language in LANGUAGES:
        live = in_language(language).variable(variable.code)
        texts = zip(live.codes, live.texts, strict=False) if live else ()
        found = [code for code, text in texts if _plain(text) == _plain(gives.label) and code in variable.codes]
        if len(found) > 1:
            values = {"table": known.key, "label": gives.label, "codes": ", ".join(found)}
            raise Unclear(
                Reason(
                    "Table %(table)s has the name “%(label)s” several times (%(codes)s). Put the code that is meant "
                    "into the registry of source tables.",
                    values,
                )
            )
        if found:
            return found[0]
    values = {"table": known.key, "label": gives.label, "names": _named(variable)}
    raise Unclear(
        Reason(
            "Table %(table)s has nothing by the name of “%(label)s”. It has: %(names)s. Put the code that is meant "
            "into the registry of source tables.",
            values,
        )
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _named(variable: LiveVariable) -> str:
    texts = variable.texts or variable.codes
    named = [f"{code} ({text})" for code, text in zip(variable.codes, texts, strict=False)]
    return ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")


def _no_code(known: KnownTable, code: str, variable: LiveVariable) -> SourceTrouble:
    values = {"table": known.key, "code": code, "variable": variable.code}
    return SourceTrouble(
        Reason(
            "Table %(table)s has no code “%(code)s” in “%(variable)s” any more. Put the new code "
            "into the registry of source tables.",
            values,
        )
    )
