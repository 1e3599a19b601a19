"""Every address of the product; pages stand behind their language (`/sv/…`), and the bare address finds it."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from kotosilta.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("take-part/", include("kotosilta.participation.door_urls")),
    *i18n_patterns(
        path("", include("kotosilta.publicsite.urls")),
        path("", include("kotosilta.accounts.urls")),
        path("", include("kotosilta.programmes.urls")),
        path("design/", include("kotosilta.gallery.urls")),
        path("outbox/", include("kotosilta.notices.urls")),
        *([path("demo/", include("kotosilta.demo.urls"))] if settings.DEMO else []),
        path("programmes/", include("kotosilta.workspace.front_urls")),
        path("programme/<slug:programme>/", include("kotosilta.workspace.urls")),
        path("programme/<slug:programme>/process/", include("kotosilta.process.urls")),
        path("programme/<slug:programme>/cooperation/", include("kotosilta.cooperation.urls")),
        path("programme/<slug:programme>/situation/", include("kotosilta.situation.room.urls")),
        path("programme/<slug:programme>/goals/", include("kotosilta.goals.urls")),
        path("programme/<slug:programme>/document/", include("kotosilta.document.urls")),
        path("programme/<slug:programme>/follow-up/", include("kotosilta.followup.urls")),
        path("programme/<slug:programme>/communication/", include("kotosilta.communication.urls")),
        path("programme/<slug:programme>/participation/", include("kotosilta.participation.urls")),
        path("directory/", include("kotosilta.communication.public_urls")),
        path("invitation/", include("kotosilta.cooperation.invited_urls")),
        path("report/", include("kotosilta.followup.reported_urls")),
        prefix_default_language=True,
    ),
]

handler400 = "kotosilta.web.errors.bad_request"
handler403 = "kotosilta.web.errors.permission_denied"
handler404 = "kotosilta.web.errors.page_not_found"
handler429 = "kotosilta.web.errors.too_many_requests"  # asked for by allauth
handler500 = "kotosilta.web.errors.server_error"
