"""The door for a WSGI server; refuses to open when the settings are unsafe, however it was started."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kotosilta.config.settings")
application = get_wsgi_application()

from kotosilta.config.safety import reasons_not_to_start  # noqa: E402 (translations need the applications loaded)

if reasons := reasons_not_to_start():
    raise ImproperlyConfigured(" ".join(reason.message % dict(reason.values) for reason in reasons))
