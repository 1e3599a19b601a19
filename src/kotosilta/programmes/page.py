"""Answers with a page of the workspace: the frame of the programme is added here and nowhere else."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest
from kotosilta.programmes.models import Programme
from kotosilta.programmes.rooms import ROOMS
from kotosilta.web.page import page, see_other


def programme_page(
    request: ProgrammeRequest, template: str, *, room: str = "", status: int = 200, **values: object
) -> HttpResponse:
    """The template inside the programme's frame. Never indexed.

    `room` is the key of the room it stands in, or the path of a page across the rooms (`checklist/`), "" at home.
    """
    home = home_address(request.programme)
    rooms = [{"name": in_words(each.name), "address": home + each.address, "here": each.key == room} for each in ROOMS]
    across = [{"name": name, "address": home + path, "here": path == room} for path, name in _across().items()]
    frame = {
        "programme": request.programme,
        "membership": request.membership,
        "home": home,
        "at_home": not room,
        "rooms": rooms,
        "across": across,
        "here": next((each["name"] for each in [*rooms, *across] if each["here"]), gettext("Overview")),
    }
    response = page(request, template, status=status, **(frame | values))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _across() -> dict[str, str]:
    """The pages that look across the rooms, by their path below the programme's address."""
    return {
        "checklist/": gettext("Checklist"),
        "thread/": gettext("Red thread"),
        "participation/": gettext("Open questions"),
        "people/": gettext("People"),
        "history/": gettext("What has been done"),
        "details/": gettext("Basic details"),
    }


def home_address(programme: Programme) -> str:
    """The address of the programme's home; everything of the programme stands below it."""
    return reverse("workspace:home", args=[programme.slug])


def see_room(programme: Programme, path: str = "") -> HttpResponse:
    """To an address below the programme's own, such as `process/#bodies`."""
    return see_other(home_address(programme) + path)
