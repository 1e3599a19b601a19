"""Tells on the next page what was done, and offers to take it back instead of asking before."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence, and the address that a POST takes it back at; empty where it cannot be. `trouble`: it was refused."""

    text: str
    undo: str = ""
    trouble: bool = False


def said(request: HttpRequest, text: str) -> None:
    """The next page says the sentence."""
    messages.success(request, text)


def removed(request: HttpRequest, text: str, undo_address: str) -> None:
    """The next page says what was removed and has a button that posts to `undo_address`."""
    messages.success(request, text, extra_tags=json.dumps({"undo": undo_address}))


def refused(request: HttpRequest, text: str) -> None:
    """The next page says why something was not done."""
    messages.error(request, text)


def notes_for(request: HttpRequest) -> list[Note]:
    """What there is to say now; each is said once."""
    return [_note(message) for message in messages.get_messages(request)]


def _note(message: Message) -> Note:
    carried = json.loads(message.extra_tags) if message.extra_tags else {}
    return Note(str(message), str(carried.get("undo", "")), message.level == messages.ERROR)
