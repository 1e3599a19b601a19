"""A new programme, from what a draft was made with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.models import Person
from kotosilta.language.said import in_words
from kotosilta.programmes.page import see_room
from kotosilta.reasons import NotPossible
from kotosilta.web.access import signed_in
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page, page_language
from kotosilta.workspace import beginning

NOT_USABLE = 422


class OwnRequest(HttpRequest):
    """A request by somebody who is signed in."""

    user: Person


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: OwnRequest) -> HttpResponse:
    """Begins the programme of the wish sent here; shows it with one button to whoever had to sign in first."""
    today = timezone.localdate()
    try:
        wish = beginning.read_wish(request.POST or kept_data(request) or request.GET, today)
        if request.method == "GET":
            return _page(request, wish=wish)
        if earlier := beginning.begun_before(wish, request.user):
            said(request, gettext("You have begun this programme already. Here it is."))
            return see_room(earlier)
        programme = beginning.begin(wish, by=request.user, on=today)
    except NotPossible as refusal:
        return _page(request, problem=in_words(refusal.reason), status=NOT_USABLE if request.method == "POST" else 200)
    said(request, gettext("The programme has begun. Everything from the draft is here; the rooms are open."))
    return see_room(programme)


def _page(
    request: HttpRequest, *, wish: beginning.Wish | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    language = page_language()
    municipalities = wish.order.municipalities if wish else ()
    return page(
        request,
        "workspace/begin.html",
        wish=wish,
        names=[each.name.in_language(language) for each in municipalities],
        problem=problem if request.POST or request.GET else "",
        status=status,
    )
