"""The name that a version gets with one tap, in the first language of the programme."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import count

from django.utils.translation import gettext, override

from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme, State


def proposed_name(programme: Programme, taken: Collection[str], on: date) -> str:
    """On the way to a decision what the text usually gets a name for, the first that is free; then the day."""
    with override(language := programme.languages[0]):
        usual = [gettext("Before the hearing"), gettext("After the hearing"), gettext("To the council")]
        by_day = gettext("Text of %(day)s") % {"day": written_date(on, language)}
        on_the_way = programme.state in (State.PREPARATION, State.DECISION)
        return _free([*(usual if on_the_way else ()), by_day], taken)


def name_of_present(programme: Programme, taken: Collection[str], on: date) -> str:
    """What the text is called that is put aside while an older one is taken up again."""
    with override(language := programme.languages[0]):
        return _free([gettext("Put aside on %(day)s") % {"day": written_date(on, language)}], taken)


def _free(wanted: list[str], taken: Collection[str]) -> str:
    """The first that is free, or the last with a number."""
    known = {each.casefold() for each in taken}
    numbered = (f"{wanted[-1]} ({number})" for number in count(2))
    return next(name for names in (wanted, numbered) for name in names if name.casefold() not in known)
