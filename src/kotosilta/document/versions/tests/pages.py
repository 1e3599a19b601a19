"""The pages of versions and decisions, and how they are read in tests."""

from __future__ import annotations

from django.http import HttpResponse

from kotosilta.programmes.models import Programme


def at(programme: Programme, path: str = "versions/", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/document/{path}"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}
