"""Keeps what a form sent while it cannot be saved: until its writer has signed in again, or opens the form anew."""

from __future__ import annotations

import time

from django.http import HttpRequest

KEPT = "kept"
MOST_KEPT = 1_000_000
LONGEST_KEPT = 2 * 3600  # seconds: whoever comes to the same machine tomorrow finds nothing
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword")


def keep_for_later(request: HttpRequest) -> bool:
    """Puts what a form sent into the visitor's session, without secrets; `forms.keeping.kept_data` gives it back.

    False where it is more than a session should hold; the page must then say so instead of losing it in silence.
    """
    sent = request.POST.copy()
    for name in NEVER_KEPT:
        sent.pop(name, None)
    body = sent.urlencode()
    if len(body) > MOST_KEPT:
        return False
    request.session[KEPT] = {"path": request.path, "data": body, "until": time.time() + LONGEST_KEPT}
    return True
