"""Municipalities and programmes as they are named on the command line."""

from __future__ import annotations

from gettext import gettext

from kotosilta.cli.output import note
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.search import identify
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason, WrongInput

LONGEST_ECHO = 80


def municipality_named(text: str) -> Municipality:
    """The municipality of today that was meant, saying what became of one that no longer exists.

    WrongInput, with what to write instead, for an unclear name.
    """
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


def programme_named(slug: str) -> Programme:
    """The programme with this name in addresses; WrongInput, with how to find the names there are, for any other."""
    found = Programme.objects.prefetch_related("parts").filter(slug=slug).first()
    if found is None:
        reason = Reason(
            "There is no programme %(name)s here. `kotosilta programmes` lists those there are.",
            {"name": slug[:LONGEST_ECHO]},
        )
        raise WrongInput(reason, field="programme")
    return found
