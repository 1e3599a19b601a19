"""Addresses of the door without an account, below `take-part/`; the language is a part, since there are more."""

from __future__ import annotations

from django.urls import path

from kotosilta.participation.views import door

app_name = "take_part"

urlpatterns = [
    path("<slug:key>/", door.question, name="question"),
    path("<slug:key>/<slug:language>/", door.answer, name="answer"),
    path("<slug:key>/<slug:language>/thanks/", door.thanks, name="thanks"),
]
