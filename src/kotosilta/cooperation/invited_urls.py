"""The address behind a personal link, outside every programme's own: whoever opens it may know of none."""

from __future__ import annotations

from django.urls import path

from kotosilta.cooperation.views import invited

app_name = "invited"

urlpatterns = [path("<str:secret>/", invited.answer, name="answer")]
