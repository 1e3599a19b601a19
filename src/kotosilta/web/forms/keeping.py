"""Saves a form while somebody still writes in it, and gives back what was written when a session ended."""

from __future__ import annotations

import time

from django.http import HttpRequest, JsonResponse, QueryDict

from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import ShownField
from kotosilta.web.forms.translated import state_in_words
from kotosilta.web.waiting import KEPT


def wants_keeping(request: HttpRequest) -> bool:
    """Whether the script of the page sends the form on its own and waits for `kept_response`."""
    return request.headers.get("X-Keep") == "1"


def kept_response(form: KeepingForm) -> JsonResponse:
    """What the script has to know after a form was sent and, if it was valid, saved."""
    if form.errors:
        conflicts = [_named(form, name) for name in form.conflicts]
        problems = [{"label": each.label, "text": each.text} for each in form.problems()]
        return JsonResponse({"saved": False, "conflicts": conflicts, "problems": problems})
    states = {f"{shown.auto_id}-state": [state, state_in_words(state)] for shown, state in form.states_after_keeping()}
    return JsonResponse({"saved": True, "opened": form.opened_after_keeping(), "states": states})


def _named(form: KeepingForm, name: str) -> dict[str, str]:
    shown = form[name]
    label = shown.full_label if isinstance(shown, ShownField) else str(shown.label)
    return {"field": shown.html_name, "label": label}


def kept_data(request: HttpRequest) -> QueryDict | None:
    """What was typed here when the session had ended, once; for a form's `put_back`.

    Only a person's own look at the page takes it, not the guess of a browser that loads pages ahead.
    """
    session = getattr(request, "session", None)
    kept = session.get(KEPT) if session is not None else None
    if not kept or kept["path"] != request.path or request.method != "GET" or "prefetch" in _purpose(request):
        return None
    del request.session[KEPT]
    return QueryDict(kept["data"]) if kept["until"] > time.time() else None


def _purpose(request: HttpRequest) -> str:
    return request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
