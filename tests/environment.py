"""Gives the settings a folder of their own for the tests, before anything reads them; properties are not timed."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ.update(
    {
        "KOTOSILTA_DEMO": "1",
        "KOTOSILTA_DATA": tempfile.mkdtemp(prefix="kotosilta-tests-"),
        "DJANGO_SETTINGS_MODULE": "kotosilta.config.settings",
    }
)
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
