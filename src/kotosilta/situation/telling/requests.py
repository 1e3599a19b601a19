"""Letters ready to send: who is asked by the name valid on the day, what for, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext, override

from kotosilta.content.catalogue import Request
from kotosilta.content.guidance import requests
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.model import Authority, Municipality
from kotosilta.situation.telling.told import ReadyRequest

# Åland has a statistics office of its own, which knows its sixteen municipalities better than the national one.
_ALANDS_OWN = {"statistics_office": "aland_statistics"}


def ready_request(municipality: Municipality, key: str, language: str, on: date) -> ReadyRequest:
    """The request of that key, addressed to the municipality's own authority; KeyError for an unknown key."""
    with override(language):
        return addressed(requests()[key], municipality, authorities_of(municipality, on), language)


def addressed(
    request: Request, municipality: Municipality, authorities: Mapping[str, Authority], language: str
) -> ReadyRequest:
    """The request with municipality, receiver and the place for the sender's name filled in, in the active language."""
    receiver = _receiver(request, municipality, authorities, language)
    values = {
        "municipality": municipality.name.in_language(language),
        "receiver": receiver,
        "sender": gettext("[your name, role and municipality]"),
    }
    return ReadyRequest(
        key=request.key,
        title=request.title.in_language(language),
        receiver=receiver,
        why=request.why.in_language(language),
        takes=request.takes.in_language(language),
        subject=request.subject.in_language(language).format_map(values),
        body=request.body.in_language(language).format_map(values),
    )


def _receiver(request: Request, municipality: Municipality, authorities: Mapping[str, Authority], language: str) -> str:
    if request.receiver is not None:
        name = request.receiver.in_language(language)
    else:
        role = request.receiver_role or ""
        own = _ALANDS_OWN.get(role, role) if municipality.on_aland else role
        name = authorities[own].name.in_language(language)
    return name[:1].upper() + name[1:]
