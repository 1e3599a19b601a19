"""Declares and guards the addresses of a programme: strangers are told nothing, members what they may not do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.web.access import Access, Door, marked, to_sign_in


class ProgrammeRequest(HttpRequest):
    """A request to an address of a programme, by one of its members."""

    programme: Programme
    membership: Membership


def requires(
    permission: May, *, or_own: Callable[..., bool] | None = None
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Only members whose role has the permission. The address has the programme's `slug`, which the view does not get.

    `or_own` lets in other members too where what the address names is their own; it is asked with the membership and
    the values of the address.
    Signed out: to the sign-in page. No member (or no such programme): 404. A member without the right: 403.
    """

    def declare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: ProgrammeRequest, *args: Any, programme: str, **values: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            membership = membership_of(request, programme)
            if not (membership.may(permission) or (or_own and or_own(membership, **values))):
                raise PermissionDenied
            request.programme, request.membership = membership.programme, membership
            return view(request, *args, **values)

        return marked(guarded, Access(Door.PROGRAMME, permission=permission, or_own=or_own is not None))

    return declare


def membership_of(request: HttpRequest, slug: str) -> Membership:
    """The signed-in person's membership in the programme of this address; Http404 for strangers."""
    if not request.user.is_authenticated:
        raise Http404
    found = (
        Membership.across_programmes.select_related("programme", "person")
        .prefetch_related("programme__parts")
        .filter(programme__slug=slug, person=request.user, ended_at=None)
        .first()
    )
    if found is None:
        raise Http404
    return found
