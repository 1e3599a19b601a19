"""Addresses of the room, and what its pages carry."""

from __future__ import annotations

from django.http import HttpResponse

from kotosilta.programmes.models import Programme


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/document/{path}"


def text_of(response: HttpResponse) -> str:
    return str(response.content.decode())


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}


PAGES = (
    "",
    "whole/",
    "whole/?language=fi",
    "D1/",
    "D2/",
    "D2/preview/",
    "D2/preview/?language=fi",
    "D10/",
    "D8/leave-out/",
    "D2/word/",
    "put-in/545.turnout/",
)
