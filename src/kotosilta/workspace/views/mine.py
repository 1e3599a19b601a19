"""The programmes that the signed-in person takes part in, each with what comes next in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.programmes.models import Membership
from kotosilta.web.access import signed_in
from kotosilta.web.page import page, page_language
from kotosilta.workspace.steps import next_step
from kotosilta.workspace.views.beginning import OwnRequest

TOGETHER = ("programme__parts", "programme__phases", "programme__bodies__meetings", "programme__meetings")


@signed_in
@require_safe
def mine(request: OwnRequest) -> HttpResponse:
    """Where I take part, as what, and what comes next there."""
    memberships = (
        Membership.across_programmes.filter(person=request.user, ended_at=None)
        .select_related("programme")
        .prefetch_related(*TOGETHER)
        .order_by("programme__state", "-programme__made_at", "pk")
    )
    today, language = timezone.localdate(), page_language()
    shown = [
        {
            "membership": each,
            "programme": each.programme,
            "names": [one.name.in_language(language) for one in each.programme.municipalities()],
            "step": next_step(each.programme, today),
        }
        for each in memberships
    ]
    response = page(request, "workspace/mine.html", shown=shown)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
