"""The addresses of the room and what a page of it carries, for the tests that call them."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_contact_at,
    a_meeting,
    a_residents_way,
    a_task,
    an_invitation,
    an_organisation,
)

LANGUAGES = ("sv", "fi", "en")
TODAY = timezone.localdate()
MOST_QUERIES = 20
ODD_TEXTS = {
    "markup": "<script>alert(1)</script> & 'citat' \"två\"",
    "right to left": "مرحبا بكم في الاجتماع",
    "emoji": "👩‍👩‍👧 tillsammans 🎉",
    "marks of formats": "100 % {0} %s \\n & co",
}


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/cooperation/{path}"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}


def everything(kim: Membership) -> dict[str, Any]:
    """One of each row, and their pages."""
    contact = a_contact_at(kim, an_organisation(kim, "C2.5c", "Välfärdsområdet"))
    invitation = an_invitation(kim, contact)
    meeting = a_meeting(kim, TODAY, starts_at=time(14), place="Stadshuset")
    task = a_task(kim, meeting, owner=contact, due_on=TODAY)
    way = a_residents_way(kim)
    return {"contact": contact, "invitation": invitation, "meeting": meeting, "task": task, "way": way}


def pages_of(rows: dict[str, Any]) -> list[str]:
    organisation, contact = rows["contact"].organisation_id, rows["contact"].pk
    meeting, task, way = rows["meeting"].pk, rows["task"].pk, rows["way"].pk
    return [
        "",
        "group/",
        "organisations/add/",
        "organisations/add/?sector=C2.6a&taking=left_out",
        f"organisations/{organisation}/",
        f"organisations/{organisation}/edit/",
        f"organisations/{organisation}/contacts/add/",
        f"contacts/{contact}/",
        f"contacts/{contact}/invite/",
        "meetings/",
        "meetings/add/",
        f"meetings/{meeting}/",
        f"meetings/{meeting}/edit/",
        f"meetings/{meeting}/tasks/add/",
        f"tasks/{task}/",
        "residents/add/",
        f"residents/{way}/",
    ]
