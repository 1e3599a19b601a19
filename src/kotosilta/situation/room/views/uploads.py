"""Figures from a small file: chosen, checked by a person, taken in as a whole, taken back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Measured, Upload
from kotosilta.situation.room import changes
from kotosilta.situation.room.columns import guessed
from kotosilta.situation.room.forms import UploadForm, check_form
from kotosilta.situation.room.forms.uploads import COLUMN, CheckForm
from kotosilta.situation.room.rows import Checked, Remark, checked
from kotosilta.situation.room.rules import USUAL_LIMIT
from kotosilta.situation.room.table_file import Table, table_in
from kotosilta.situation.room.views.questions import ROOM, address_of, known, question_of
from kotosilta.web.forms.notes import removed
from kotosilta.web.page import page_language

SIGNED_FOR = "kotosilta.situation.upload"
ROWS_SHOWN = 5
MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Carried:
    """A file on its way through the check page, which carries it signed: nothing is stored before it is taken in."""

    name: str
    text: str

    def signed(self) -> str:
        return signing.dumps([self.name, self.text], salt=SIGNED_FOR, compress=True)

    @classmethod
    def read(cls, signed: str) -> Carried | None:
        try:
            return cls(*signing.loads(signed, salt=SIGNED_FOR))
        except signing.BadSignature:
            return None


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def choose(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Chooses the file; the answer is the page that shows how it was understood."""
    asked = known(question)
    form = UploadForm(request.POST, files=request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        carried = Carried(form.file_name, form.cleaned_data["text"])
        table = table_in(carried.text)
        return _check_page(request, asked, table, _first_look(request, table, carried))
    return programme_page(request, "situation/upload.html", room=ROOM, form=form, **_frame(request, asked))


@requires(May.EDIT_SITUATION)
@require_POST
def take(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Takes in all figures of the file, or says by row and column what would have to be otherwise."""
    asked = known(question)
    carried = Carried.read(request.POST.get("carried", ""))
    if carried is None:
        return see_room(request.programme, f"{address_of(asked)}figures/file/")
    table = table_in(carried.text, headed="headed" in request.POST)
    form = check_form(
        table.columns,
        [request.POST.get(f"{COLUMN}{index}", "") for index in range(len(table.columns))],
        request.POST,
        languages=request.programme.languages,
        edition=edition_of(request.programme),
    )
    if not form.is_valid():
        return _check_page(request, asked, table, form)
    try:
        found = checked(table, form.holds(), form.common(_places(request.programme)))
        if found.wrong:
            return _check_page(request, asked, table, form, wrong=found.wrong)
        upload = _take_in(request, asked, carried, form, found)
    except NotPossible as refusal:
        form.refuse(refusal)
        return _check_page(request, asked, table, form)
    return _taken_in(request, asked, upload, found)


@requires(May.EDIT_SITUATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes back every figure that a file brought; they can be brought back together."""
    upload = get_object_or_404(Upload.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, upload, then="situation/#uploads")


def _take_in(request: ProgrammeRequest, asked: str, carried: Carried, form: CheckForm, found: Checked) -> Upload:
    values = form.cleaned_data
    return changes.take_in(
        by=request.membership,
        file_name=carried.name,
        digest=sha256(carried.text.encode()).hexdigest(),
        question=asked,
        language=values["language"],
        source_kind=values["source_kind"],
        hidden_below=int(values["hidden_below"]),
        figures=found.figures,
    )


def _taken_in(request: ProgrammeRequest, asked: str, upload: Upload, found: Checked) -> HttpResponse:
    count = len(found.figures)
    text = ngettext("%(count)d figure has been taken in.", "%(count)d figures have been taken in.", count) % {
        "count": count
    }
    if found.left_out:
        left = len(found.left_out)
        text += " " + ngettext(
            "%(count)d cell had no figure and was left out.", "%(count)d cells had no figure and were left out.", left
        ) % {"count": left}
    removed(request, text, f"{home_address(request.programme)}situation/uploads/{upload.pk}/remove/")
    return see_room(request.programme, f"{address_of(asked)}#figures")


def _first_look(request: ProgrammeRequest, table: Table, carried: Carried) -> CheckForm:
    """The form as it is guessed."""
    languages = request.programme.languages
    holds = guessed(table)
    initial: dict[str, object] = {f"{COLUMN}{index}": held for index, held in enumerate(holds)}
    initial |= {
        "headed": True,
        "measured": Measured.PERSONS,
        "hidden_below": str(USUAL_LIMIT),
        "language": page_language() if page_language() in languages else languages[0],
        "carried": carried.signed(),
    }
    return check_form(table.columns, holds, initial=initial, languages=languages, edition=edition_of(request.programme))


def _check_page(
    request: ProgrammeRequest, asked: str, table: Table, form: CheckForm, wrong: Sequence[Remark] = ()
) -> HttpResponse:
    return programme_page(
        request,
        "situation/upload_check.html",
        room=ROOM,
        form=form,
        action=f"{home_address(request.programme)}{address_of(asked)}figures/file/check/",
        columns=[each.label for each in table.columns],
        rows=[(each.number, each.cells[: len(table.columns)]) for each in table.rows[:ROWS_SHOWN]],
        count=len(table.rows),
        wrong=[_said(each) for each in wrong[:MOST_REMARKS]],
        more_wrong=max(0, len(wrong) - MOST_REMARKS),
        **_frame(request, asked),
    )


def _said(remark: Remark) -> tuple[str, str]:
    values = {"row": remark.row, "column": remark.column}
    where = gettext("Row %(row)s, column %(column)s") if remark.column else gettext("Row %(row)s")
    return where % values, in_words(remark.reason)


def _places(programme: Programme) -> dict[str, str]:
    """The codes of the municipalities by every name that a file may call them by."""
    return {
        name.casefold(): each.code
        for each in programme.municipalities()
        for name in (each.name.sv, each.name.fi, each.code, f"KU{each.code}")
    }


def _frame(request: ProgrammeRequest, asked: str) -> dict[str, Any]:
    return {"lead": question_of(asked), "back": home_address(request.programme) + address_of(asked), "asked": asked}
