"""What was agreed at a meeting: who does it, by when, and that it is done."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.cooperation import changes
from kotosilta.cooperation.forms import TaskForm
from kotosilta.cooperation.models import Contact, Meeting, Task
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell, shortened
from kotosilta.programmes.models import Membership
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed


def _is_own(membership: Membership, pk: int) -> bool:
    task = Task.objects.of(membership.programme).filter(pk=pk).select_related("owner").first()
    return task is not None and task.is_of(membership)


def _then(meeting_id: int) -> str:
    return f"cooperation/meetings/{meeting_id}/#tasks"


def _form(request: ProgrammeRequest, **more: Any) -> TaskForm:
    """The form with those who can do a task; a contact that was removed does it no more."""
    contacts = list(Contact.objects.of(request.programme).select_related("organisation"))
    members = list(Membership.objects.of(request.programme).filter(ended_at=None).select_related("person"))
    return TaskForm(
        request.POST or None,
        contacts=contacts,
        members=members,
        languages=request.programme.languages,
        put_back=kept_data(request),
        **more,
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Notes what was agreed."""
    meeting = get_object_or_404(Meeting.objects.of(request.programme), pk=pk)
    return form_page(
        request,
        _form(request),
        save=lambda values: changes.agree_on_task(meeting=meeting, by=request.membership, **values),
        then=_then(meeting.pk),
        room="cooperation",
        heading=gettext("Add a task"),
        lead=meeting.title.html(),
        back=home_address(request.programme) + _then(meeting.pk),
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Tells a task anew."""
    task = get_object_or_404(Task.objects.of(request.programme).select_related("meeting"), pk=pk)
    return form_page(
        request,
        _form(request, stored=TaskForm.values_of(task)),
        save=lambda values: changes.describe_task(task=task, by=request.membership, **values),
        then=_then(task.meeting_id),
        room="cooperation",
        heading=str(task),
        lead=task.meeting.title.html(),
        back=home_address(request.programme) + _then(task.meeting_id),
    )


@requires(May.EDIT_COOPERATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Removes a task; it can be brought back."""
    task = get_object_or_404(Task.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, task, then=_then(task.meeting_id))


@requires(May.EDIT_COOPERATION, or_own=_is_own)
@require_POST
def done(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The task is done; the next page offers to take that back."""
    task = get_object_or_404(Task.objects.of(request.programme), pk=pk)
    changes.finish_task(task=task, by=request.membership, on=timezone.localdate())
    address = f"{home_address(request.programme)}cooperation/tasks/{task.pk}/reopen/"
    removed(request, gettext("Done: “%(what)s”.") % {"what": shortened(task)}, address)
    return see_room(request.programme, _then(task.meeting_id))


@requires(May.EDIT_COOPERATION, or_own=_is_own)
@require_POST
def reopen(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The task is not done after all."""
    task = get_object_or_404(Task.objects.of(request.programme), pk=pk)
    changes.reopen_task(task=task, by=request.membership)
    return see_room(request.programme, _then(task.meeting_id))
