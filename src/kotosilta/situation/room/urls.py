"""Addresses of the situation room, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.situation.room.views import figures, findings, overview, questions, sources, suggestions, uploads, voices

app_name = "situation"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("questions/<str:question>/", questions.question, name="question"),
    path("questions/<str:question>/looked-at/", questions.looked_at, name="looked_at"),
    path("questions/<str:question>/not-looked-at/", questions.not_looked_at, name="not_looked_at"),
    path("questions/<str:question>/conclusion/", questions.conclusion, name="conclusion"),
    path("questions/<str:question>/voices/new/", voices.add, name="add_voice"),
    path("questions/<str:question>/figures/new/", figures.add, name="add_figure"),
    path("questions/<str:question>/figures/file/", uploads.choose, name="choose_file"),
    path("questions/<str:question>/figures/file/check/", uploads.take, name="take_in"),
    path("voices/<int:pk>/", voices.edit, name="voice"),
    path("voices/<int:pk>/remove/", voices.remove, name="remove_voice"),
    path("figures/<int:pk>/", figures.edit, name="figure"),
    path("figures/<int:pk>/remove/", figures.remove, name="remove_figure"),
    path("uploads/<int:pk>/remove/", uploads.remove, name="remove_upload"),
    path("findings/new/", findings.add, name="add_finding"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/edit/", findings.edit, name="edit_finding"),
    path("findings/<int:pk>/remove/", findings.remove, name="remove_finding"),
    path("suggestions/<str:code>/<str:rule>/take-up/", suggestions.take_up, name="take_up"),
    path("suggestions/<str:code>/<str:rule>/dismiss/", suggestions.dismiss, name="dismiss"),
    path("sources/<str:point>/", sources.source, name="source"),
]
