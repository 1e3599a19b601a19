"""Rounds of reports: opened, looked at, and the mails with the links sent."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.followup import changes
from kotosilta.followup.asking import turns_of
from kotosilta.followup.calendar import ROOM
from kotosilta.followup.forms.plan import RoundForm
from kotosilta.followup.models import Asked, Round
from kotosilta.followup.reading import follow_up
from kotosilta.followup.rules import months_later
from kotosilta.followup.views.flow import room_form
from kotosilta.followup.years import years_of
from kotosilta.language.days import written_date
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.inviting import AddressOf
from kotosilta.programmes.page import see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, said
from kotosilta.web.page import page_language

MONTHS_OPEN = 2


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """From when until when reports on a year are asked for; proposed for the first year without a round."""
    form = RoundForm(request.POST or None, initial=_proposed(request), put_back=kept_data(request))
    return room_form(
        request,
        form,
        save=lambda values: changes.open_round(by=request.membership, **values),
        then=lambda made: f"{ROOM}rounds/{made.pk}/",
        heading=gettext("A round of reports"),
        lead=gettext(
            "While it is open, those who have measures and indicators get a mail with a link to a short form."
        ),
    )


def _proposed(request: ProgrammeRequest) -> dict[str, object]:
    today = timezone.localdate()
    taken = set(Round.objects.of(request.programme).values_list("year", flat=True))
    free = [each for each in years_of(request.programme) if each not in taken]
    if not free:
        return {}
    opens = max(today, date(free[0], 12, 1))
    return {"year": free[0], "opens": opens, "closes": months_later(opens, MONTHS_OPEN)}


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Its days, who has been asked, and who has not reported yet."""
    round_ = get_object_or_404(Round.objects.of(request.programme), pk=pk)
    turns = turns_of(request.programme, follow_up(request.programme), round_)
    asked = Asked.objects.of(request.programme).filter(round=round_).select_related("contact__organisation")
    form = RoundForm(request.POST or None, stored=RoundForm.values_of(round_), put_back=kept_data(request))
    language = page_language()
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_round(round_=round_, by=request.membership, **values),
        then=f"{ROOM}rounds/{pk}/",
        heading=gettext("Reports on %(year)s") % {"year": round_.year},
        template="followup/round.html",
        round=round_,
        is_open=round_.opens <= timezone.localdate() <= round_.closes,
        turns=turns,
        asked=[
            (
                each,
                written_date(timezone.localdate(each.asked_at), language),
                written_date(timezone.localdate(each.reported_at), language) if each.reported_at else "",
            )
            for each in asked
        ],
        remove=f"{ROOM}rounds/{pk}/remove/",
        remove_says=gettext("Remove the round"),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def ask(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Posts the mails that are due now, instead of waiting for the hourly look."""
    round_ = get_object_or_404(Round.objects.of(request.programme).select_related("programme"), pk=pk)
    made = changes.ask_in(round_, now=timezone.now(), address_of=addresses_of(request))
    if made.posted:
        sentence = ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", made.posted)
        said(request, sentence % {"count": made.posted})
    else:
        refused(request, gettext("There was nobody to write to: everybody has been asked or has reported."))
    return see_room(request.programme, f"{ROOM}rounds/{pk}/")


def addresses_of(request: HttpRequest) -> AddressOf:
    """Makes whole addresses of links, from a secret and the language of its reader."""

    def address_of(secret: str, language: str) -> str:
        with override(language):
            return request.build_absolute_uri(reverse("reported:report", args=[secret]))

    return address_of


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The round with its links; it can be brought back."""
    return remove_and_tell(request, get_object_or_404(Round.objects.of(request.programme), pk=pk), then=ROOM)
