"""A programme's basic details: title, period, languages, municipalities; its way on; the programmes around it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.language.said import in_words
from kotosilta.municipalities.search import identify
from kotosilta.programmes import changes
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.models import Part, State
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible, WrongInput
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed, said
from kotosilta.web.page import page_language
from kotosilta.workspace import beginning
from kotosilta.workspace.deciding import lacks, nothing_to_decide
from kotosilta.workspace.details import could_be_before, follower_of, moves, next_period, open_among
from kotosilta.workspace.forms import DetailsForm, FollowsForm, MunicipalityForm

ROOM = "details/"


@requires(May.READ)
@require_safe
def details(request: ProgrammeRequest) -> HttpResponse:
    """Everything that is settled about the programme as a whole."""
    programme, language = request.programme, page_language()
    before, after = programme.follows, follower_of(programme)
    parts = [{"pk": each.pk, "name": each.municipality.name.in_language(language)} for each in programme.parts.all()]
    return programme_page(
        request,
        "workspace/details.html",
        room=ROOM,
        parts=parts,
        moves=moves(programme, timezone.localdate()),
        lacks=[{"said": in_words(each.reason), "address": each.address} for each in lacks(programme)],
        before=before,
        after=after,
        mine=open_among([before, after], request.membership.person),
        next_period=next_period(programme),
        may_settle=request.membership.may(May.SETTLE),
    )


@requires(May.SETTLE)
@require_http_methods(["GET", "POST"])
def settle(request: ProgrammeRequest) -> HttpResponse:
    """Title, period and languages."""
    programme = request.programme
    stored = DetailsForm.values_of(programme)
    languages = list(dict.fromkeys([*programme.languages, *(each for each, _ in programme.title)]))
    form = DetailsForm(request.POST or None, stored=stored, languages=languages, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.settle_programme(
            programme=programme,
            by=request.membership,
            title=values["title"],
            first_year=values["first_year"],
            last_year=values["last_year"],
            languages=values["written_in"],
        ),
        then=ROOM,
        room=ROOM,
        heading=gettext("Title, period and languages"),
        back=home_address(programme) + ROOM,
    )


@requires(May.SETTLE)
@require_http_methods(["GET", "POST"])
def take_in(request: ProgrammeRequest) -> HttpResponse:
    """Another municipality."""
    form = MunicipalityForm(request.POST or None, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: _take_in(request, values["municipality"]),
        then=ROOM,
        room=ROOM,
        heading=gettext("Take in a municipality"),
        back=home_address(request.programme) + ROOM,
    )


@requires(May.SETTLE)
@require_POST
def take_out(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A municipality leaves; the note offers to take it in again."""
    part = get_object_or_404(Part.objects.of(request.programme), pk=pk)
    name, again = str(part), f"{home_address(request.programme)}{ROOM}take-in-again/{part.code}/"
    try:
        changes.take_out_municipality(part=part, by=request.membership)
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    else:
        removed(request, gettext("Taken out: %(name)s.") % {"name": name}, again)
    return see_room(request.programme, ROOM)


@requires(May.SETTLE)
@require_POST
def take_in_again(request: ProgrammeRequest, code: str) -> HttpResponse:
    """Undoes taking out."""
    try:
        _take_in(request, code)
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    return see_room(request.programme, ROOM)


@requires(May.SETTLE)
@require_POST
def move_on(request: ProgrammeRequest, to: str) -> HttpResponse:
    """One step on or back; the note offers the way back."""
    before = request.programme.state
    try:
        changes.move_on(
            programme=request.programme,
            by=request.membership,
            to=State(to),
            on=timezone.localdate(),
            nothing_to_decide=nothing_to_decide(request.programme),
        )
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    else:
        undo = f"{home_address(request.programme)}{ROOM}move-on/{before}/"
        removed(request, gettext("The programme is now: %(state)s.") % {"state": State(to).label}, undo)
    return see_room(request.programme, ROOM)


@requires(May.SETTLE)
@require_http_methods(["GET", "POST"])
def follows(request: ProgrammeRequest) -> HttpResponse:
    """Which programme came before."""
    programme = request.programme
    stored = {"follows": str(programme.follows_id or "")}
    form = FollowsForm(
        request.POST or None, stored=stored, earlier=could_be_before(programme, request.membership.person)
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.put_after(
            programme=programme, by=request.membership, earlier=form.earlier.get(values["follows"])
        ),
        then=ROOM,
        room=ROOM,
        heading=gettext("The programme before"),
        back=home_address(programme) + ROOM,
    )


@requires(May.SETTLE)
@require_POST
def begin_next(request: ProgrammeRequest) -> HttpResponse:
    """The programme of the next period, for the same municipalities and in the same languages."""
    following = follower_of(request.programme) or beginning.begin_after(
        request.programme, by=request.membership, on=timezone.localdate()
    )
    return see_room(following)


def _take_in(request: ProgrammeRequest, named: str) -> Part:
    try:
        municipality = identify(named).municipality
    except WrongInput as unknown:
        raise NotPossible(unknown.reason, field="municipality") from unknown
    return changes.add_municipality(programme=request.programme, by=request.membership, municipality=municipality)
