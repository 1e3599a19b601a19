"""Municipalities as they are named on the command line; says what became of one that no longer exists."""

from __future__ import annotations

from gettext import gettext

from kotosilta.cli.output import note
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.search import identify


def municipality_named(text: str) -> Municipality:
    """The municipality of today that was meant; WrongInput, with what to write instead, for an unclear name."""
    found = identify(text)
    if found.former:
        values = {
            "year": found.former.abolished_on.year,
            "code": found.municipality.code,
            "name": found.municipality.both_names,
        }
        sentence = gettext("“%(text)s” ended as a municipality in %(year)s. This is about %(name)s (%(code)s).")
        note(sentence % {"text": text.strip(), **values})
    return found.municipality
