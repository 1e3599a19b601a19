"""The words for states and kinds of the checklist, in the active language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Kind
from kotosilta.workspace.coverage import Reached, Sum

_REACHED = {
    Reached.FULFILLED: _("Recorded"),
    Reached.SAID: _("Done, by a note"),
    Reached.BEGUN: _("Begun"),
    Reached.AVAILABLE: _("Available, not used yet"),
    Reached.NOT_RELEVANT: _("Not relevant here"),
    Reached.NOTHING: _("Nothing yet"),
}
_ROOM = {
    Reached.FULFILLED: _("In place"),
    Reached.BEGUN: _("Begun"),
    Reached.NOTHING: _("Not begun"),
}
_KIND = {
    Kind.REQUIREMENT: _("requirement"),
    Kind.OPTIONAL: _("optional"),
    Kind.GUIDING_QUESTION: _("guiding question"),
    Kind.ELEMENT: _("element"),
    Kind.INDICATOR: _("indicator"),
    Kind.SOURCE: _("source"),
    Kind.PRINCIPLE: _("principle"),
    Kind.FURTHER_READING: _("further reading"),
}


def reached_in_words(reached: Reached) -> str:
    """How far a point is."""
    return str(_REACHED[reached])


def room_in_words(total: Sum) -> str:
    """How far a room is as a whole."""
    return str(_ROOM[total.reached])


def kind_in_words(kind: Kind) -> str:
    """What a point asks for."""
    return str(_KIND[kind])
