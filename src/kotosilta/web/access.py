"""Every view says who may call it; a view that does not stops the start (see `programmes.checks`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from kotosilta.web.errors import too_much_to_keep
from kotosilta.web.waiting import keep_for_later

View = TypeVar("View", bound=Callable[..., HttpResponse])


class Door(StrEnum):
    """Which door an address stands behind."""

    PUBLIC = "public"
    LINK = "link"
    SIGNED_IN = "signed_in"
    OPERATOR = "operator"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view declares; `permission` is set for addresses of a programme, `purpose` for personal links.

    `or_own`: members without the permission are let in where what the address names is their own.
    """

    door: Door
    permission: str = ""
    purpose: str = ""
    or_own: bool = False


def declared(view: Callable[..., Any]) -> Access | None:
    """What the view declares, or None."""
    return getattr(view, "access", None)


def marked(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]  # functions carry attributes, their type does not say so
    return view


def public(view: View) -> View:
    """Anybody."""
    return marked(view, Access(Door.PUBLIC))


def looked_at_only(view: View) -> View:
    """For pages without a form that is sent: every other verb is answered with 405, not with a missing token."""
    return csrf_exempt(require_safe(view))


def by_link(purpose: str) -> Callable[[View], View]:
    """Whoever holds a personal link of this purpose; the view opens it with `accounts.links.opened`."""
    return lambda view: marked(view, Access(Door.LINK, purpose=purpose))


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Anybody with an account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **values)

    return marked(guarded, Access(Door.SIGNED_IN))


def operator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Those who run the installation; everybody else is told nothing."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not request.user.is_operator:
            raise Http404
        return view(request, *args, **values)

    return marked(guarded, Access(Door.OPERATOR))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back afterwards; what was being sent waits meanwhile, so that nothing typed is lost."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    if not keep_for_later(request):
        return too_much_to_keep(request)
    return redirect_to_login(_page_of_the_form(request))


def _page_of_the_form(request: HttpRequest) -> str:
    """Where the person was: a button may send to an address that cannot be looked at."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return request.get_full_path()
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")
