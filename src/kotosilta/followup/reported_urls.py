"""Addresses of the short form behind a mailed link, below `report/`."""

from __future__ import annotations

from django.urls import path

from kotosilta.followup.views import reported

app_name = "reported"

urlpatterns = [path("<str:secret>/", reported.report, name="report")]
