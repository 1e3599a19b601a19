"""Figures from a small file: chosen, checked by a person, taken in as a whole, taken back as a whole."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible, WrongInput
from kotosilta.situation.models import Upload
from kotosilta.situation.room import changes
from kotosilta.situation.room.carrying import Carried, digest_of, layout_of
from kotosilta.situation.room.empty_table import KINDS, empty_table
from kotosilta.situation.room.forms import UploadForm
from kotosilta.situation.room.forms.uploads import COLUMN, CheckForm
from kotosilta.situation.room.rows import Checked, Remark
from kotosilta.situation.room.totals import checked
from kotosilta.situation.room.upload_page import (
    Understood,
    as_it_stands,
    first_look,
    form_for,
    shown_on_page,
    understood,
    whereabouts,
)
from kotosilta.situation.room.views.questions import ROOM, address_of, known, question_of
from kotosilta.web.forms.notes import removed
from kotosilta.web.page import page_language


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def choose(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Chooses the file; the answer is the page that shows how it was understood."""
    asked = known(question)
    form = UploadForm(request.POST, files=request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        try:
            file = understood(request.programme, Carried(form.file_name, form.cleaned_data["sheets"]), {})
        except WrongInput as refusal:
            form.refuse(NotPossible(refusal.reason, field="file"))
        else:
            return _check_page(request, asked, file, first_look(request.programme, file, {}))
    return programme_page(request, "situation/upload.html", room=ROOM, form=form, **_frame(request, asked))


@requires(May.EDIT_SITUATION)
@require_safe
def empty(request: ProgrammeRequest, question: str, kind: str) -> HttpResponse:
    """An empty table to fill in, as a workbook or CSV; a request tells what its figures are of, and who is asked."""
    known(question)
    if kind not in KINDS:
        raise Http404
    told = {name: request.GET.get(name, "") for name in ("title", "source")}
    written = empty_table(request.programme, kind, page_language(), **told)
    disposition = {"Content-Disposition": f'attachment; filename="figures-{question}.{kind}"'}
    return HttpResponse(written, content_type=KINDS[kind], headers=disposition)


@requires(May.EDIT_SITUATION)
@require_POST
def take(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Takes in all figures of the file, or says by row and column what would have to be otherwise."""
    asked = known(question)
    carried = Carried.read(request.POST.get("carried", ""))
    if carried is None:
        return see_room(request.programme, f"{address_of(asked)}figures/file/")
    sent = {name: str(value) for name, value in request.POST.items()}
    try:
        file = understood(request.programme, carried, sent)
    except WrongInput:
        file = understood(request.programme, carried, {})
    if sent.get("go") == "again" or sent.get("read_as") != file.read_as:
        return _check_page(request, asked, file, first_look(request.programme, file, sent))
    holds = [sent.get(f"{COLUMN}{index}", "") for index in range(len(file.guesses))]
    form = form_for(request.programme, file, holds, request.POST)
    if not form.is_valid():
        return _check_page(request, asked, file, form)
    try:
        found = checked(file.table, form.holds(), form.common(whereabouts(request.programme)))
        if found.wrong:
            return _check_page(request, asked, file, form, found=found)
        upload = _take_in(request, asked, file, form, found)
    except NotPossible as refusal:
        form.refuse(refusal)
        return _check_page(request, asked, file, form)
    return _taken_in(request, asked, upload, found)


@requires(May.EDIT_SITUATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes back every figure that a file brought; they can be brought back together."""
    upload = get_object_or_404(Upload.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, upload, then="situation/#uploads")


def _take_in(request: ProgrammeRequest, asked: str, file: Understood, form: CheckForm, found: Checked) -> Upload:
    values = form.cleaned_data
    return changes.take_in(
        by=request.membership,
        file_name=file.carried.name,
        digest=digest_of(file.sheet),
        question=asked,
        language=values["language"],
        source_kind=values["source_kind"],
        hidden_below=int(values["hidden_below"]),
        figures=found.figures,
        layout=layout_of(file.table),
        holds=[each.value for each in form.holds()],
    )


def _taken_in(request: ProgrammeRequest, asked: str, upload: Upload, found: Checked) -> HttpResponse:
    count = len(found.figures)
    text = ngettext("%(count)d figure has been taken in.", "%(count)d figures have been taken in.", count) % {
        "count": count
    }
    if found.left_out:
        left = len(found.left_out)
        text += " " + ngettext("%(count)d cell was left out.", "%(count)d cells were left out.", left) % {"count": left}
    removed(request, text, f"{home_address(request.programme)}situation/uploads/{upload.pk}/remove/")
    return see_room(request.programme, f"{address_of(asked)}#figures")


def _check_page(
    request: ProgrammeRequest, asked: str, file: Understood, form: CheckForm, found: Checked | None = None
) -> HttpResponse:
    """With what was `found` when it was to be taken in, or with what is found as the form stands."""
    wrong: tuple[Remark, ...] = found.wrong if found else ()
    if found is None:
        found, wrong = as_it_stands(request.programme, file, form)
    return programme_page(
        request,
        "situation/upload_check.html",
        room=ROOM,
        form=form,
        action=f"{home_address(request.programme)}{address_of(asked)}figures/file/check/",
        also=[("again", gettext("Read the file again as chosen"))],
        **shown_on_page(file, found, wrong),
        **_frame(request, asked),
    )


def _frame(request: ProgrammeRequest, asked: str) -> dict[str, Any]:
    return {"lead": question_of(asked), "back": home_address(request.programme) + address_of(asked), "asked": asked}
