"""Answers whether the service can do its work, for a proxy or a monitor; tells nothing that an attacker could use."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kotosilta import __version__
from kotosilta.situation.models import ImportedSnapshot
from kotosilta.web.access import public


@public
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the official figures are in it, otherwise 503."""
    try:
        imported = ImportedSnapshot.objects.exclude(checksum="").exists()
        reachable = True
    except DatabaseError:
        imported = reachable = False
    healthy = reachable and imported
    state = {
        "status": "ok" if healthy else "unavailable",
        "version": __version__,
        "database": reachable,
        "snapshot": imported,
    }
    return JsonResponse(state, status=200 if healthy else 503)
