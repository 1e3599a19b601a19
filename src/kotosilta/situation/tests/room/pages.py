"""What the tests of this room's pages share: addresses, texts, and what a page carries."""

from __future__ import annotations

import html
import re
from typing import Any

from kotosilta.programmes.models import Programme


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/situation/{path}"


def text_of(response: Any) -> str:
    return html.unescape(response.content.decode())


def opened_in(response: Any) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    found = re.search(r'name="opened" value="([^"]*)"', response.content.decode())
    assert found
    return {"opened": found[1]}
