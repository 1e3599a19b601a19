"""Frozen pictures: the list, one of them to read, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kotosilta.content.guidance import QUESTIONS
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.changes import freeze as keep
from kotosilta.situation.frozen.difference_csv import difference_csv
from kotosilta.situation.frozen.page import question_then
from kotosilta.situation.frozen.reading import frozen_of, readable
from kotosilta.situation.frozen.told import places_told, questions_told
from kotosilta.situation.models import FrozenPicture
from kotosilta.situation.room import frozen_page as shown
from kotosilta.situation.room.forms.frozen import FreezeForm
from kotosilta.situation.room.views.questions import ROOM
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused
from kotosilta.web.page import page_language

PATH = "situation/frozen/"


def _or_said_why_not(view: Callable[[ProgrammeRequest, int], HttpResponse]) -> Callable[..., HttpResponse]:
    """A picture that cannot be read leads back to the list, which says why; the others stay readable."""

    @wraps(view)
    def answered(request: ProgrammeRequest, pk: int) -> HttpResponse:
        try:
            return view(request, pk)
        except NotPossible as refusal:
            refused(request, in_words(refusal.reason))
            return see_room(request.programme, PATH)

    return answered


@requires(May.READ)
@require_safe
def pictures(request: ProgrammeRequest) -> HttpResponse:
    """Every frozen picture, the newest first, and the form that freezes one."""
    rows, language = frozen_of(request.programme), page_language()
    return programme_page(
        request,
        "situation/frozen.html",
        room=ROOM,
        pictures=shown.picture_lines(rows, language),
        form=_form(request, [each.name for each in rows]),
        may_edit=request.membership.may(May.EDIT_SITUATION),
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def freeze(request: ProgrammeRequest) -> HttpResponse:
    """Keeps the picture as it is now."""
    taken = list(FrozenPicture.objects.of(request.programme).values_list("name", flat=True))
    return form_page(
        request,
        _form(request, taken),
        save=lambda values: keep(by=request.membership, at=timezone.now(), **values),
        then=lambda row: f"{PATH}#picture-{row.pk}",
        room=ROOM,
        heading=gettext("Freeze the situation picture"),
        lead=gettext("Everything that it shows now is kept as it is, and never changes."),
        back=home_address(request.programme) + PATH,
        button=gettext("Freeze the picture"),
    )


@requires(May.READ)
@require_safe
@_or_said_why_not
def picture(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One frozen picture, question by question: `?question=`."""
    language, row = page_language(), _one_of(_by_pk(request), str(pk))
    asked = request.GET.get("question", QUESTIONS[0])
    if asked not in QUESTIONS:
        raise Http404
    held = readable(row, request.programme)
    return programme_page(
        request,
        "situation/frozen_picture.html",
        room=ROOM,
        line=shown.picture_lines([row], language)[0],
        questions=shown.question_choices(asked, language),
        asked=asked,
        then=question_then(held.contents, asked, edition_of(request.programme), language),
        voices_removed=held.voices_removed,
    )


@requires(May.READ)
@require_safe
@_or_said_why_not
def changed(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What has changed between the picture and today's, or `?with=` another frozen one."""
    language, rows = page_language(), _by_pk(request)
    row, other = _one_of(rows, str(pk)), _other(request, rows)
    two = shown.between(row, other, request.programme)
    titles = {**two.before.titles, **two.after.titles}
    return programme_page(
        request,
        "situation/frozen_changed.html",
        room=ROOM,
        row=row,
        other=other,
        others=[each for each in rows.values() if each != row],
        two=two,
        places=places_told(two.found, language),
        changed=questions_told(two.found, titles, edition_of(request.programme), language),
    )


@requires(May.READ)
@require_safe
@_or_said_why_not
def changed_csv(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The same as a file, with every value."""
    rows = _by_pk(request)
    row, other = _one_of(rows, str(pk)), _other(request, rows)
    two = shown.between(row, other, request.programme)
    text = difference_csv(two.found, {**two.before.titles, **two.after.titles}, page_language())
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"{request.programme.slug}-{row.on.isoformat()}-{other.on.isoformat() if other else shown.NOW}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _form(request: ProgrammeRequest, taken: list[str]) -> FreezeForm:
    today = timezone.localdate()
    initial = {"name": shown.proposed_name(taken, today, page_language()), "on": today}
    return FreezeForm(request.POST or None, initial=initial, put_back=kept_data(request))


def _by_pk(request: ProgrammeRequest) -> Mapping[str, FrozenPicture]:
    return {str(each.pk): each for each in frozen_of(request.programme)}


def _other(request: ProgrammeRequest, rows: Mapping[str, FrozenPicture]) -> FrozenPicture | None:
    """The picture to compare with; None for that of today."""
    asked = request.GET.get("with", shown.NOW)
    return None if asked == shown.NOW else _one_of(rows, asked)


def _one_of(rows: Mapping[str, FrozenPicture], pk: str) -> FrozenPicture:
    if pk not in rows:
        raise Http404
    return rows[pk]
