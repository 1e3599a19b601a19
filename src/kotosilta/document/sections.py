"""The written texts of a programme: read for assembling, for versions and for everybody who asks how far they are."""

from __future__ import annotations

from collections.abc import Mapping

from kotosilta.document.models import Section
from kotosilta.document.texts import ELEMENTS
from kotosilta.language.translated import FALLBACK_ORDER
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme

LEFT_OUT = "left_out"


@once_in_a_look
def sections_of(programme: Programme) -> Mapping[str, Section]:
    """The rows of the elements that somebody has begun, in the order of the elements."""
    rows = {each.element: each for each in Section.objects.of(programme)}
    return {element: rows[element] for element in ELEMENTS if element in rows}


def texts_of(programme: Programme) -> dict[str, dict[str, str]]:
    """What is written now, by element and language; elements whose text comes out of the rooms are not in it."""
    rows = sections_of(programme).items()
    return {element: {language: wording.text for language, wording in row.text} for element, row in rows if row.text}


def standing_of(programme: Programme) -> dict[str, dict[str, str]]:
    """The same as it is to be shown: what is left out has its reason, under `LEFT_OUT`, and nothing else."""
    left_out = {
        element: {LEFT_OUT: str(row.left_out_reason)} for element, row in sections_of(programme).items() if row.left_out
    }
    return texts_of(programme) | left_out


def text_for(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """Language and text for a reader of `language`: in their own, or in the first other there is."""
    for each in (language, *FALLBACK_ORDER, *texts):
        if texts.get(each) and each != LEFT_OUT:
            return each, texts[each]
    return language, ""
