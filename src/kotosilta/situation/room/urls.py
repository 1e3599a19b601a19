"""Addresses of the situation room, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.situation.room.views import (
    comparison,
    figures,
    findings,
    frozen,
    glance,
    overview,
    questions,
    sources,
    suggestions,
    uploads,
    voices,
)

app_name = "situation"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("figures/", glance.figures, name="glance"),
    path("figures/all.csv", glance.figures_csv, name="glance_csv"),
    path("questions/<str:question>/", questions.question, name="question"),
    path("questions/<str:question>/looked-at/", questions.looked_at, name="looked_at"),
    path("questions/<str:question>/not-looked-at/", questions.not_looked_at, name="not_looked_at"),
    path("questions/<str:question>/conclusion/", questions.conclusion, name="conclusion"),
    path("questions/<str:question>/voices/new/", voices.add, name="add_voice"),
    path("questions/<str:question>/figures/new/", figures.add, name="add_figure"),
    path("questions/<str:question>/figures/file/", uploads.choose, name="choose_file"),
    path("questions/<str:question>/figures/file/empty.<str:kind>", uploads.empty, name="empty_table"),
    path("questions/<str:question>/figures/file/check/", uploads.take, name="take_in"),
    path("comparison/", comparison.comparison, name="comparison"),
    path("comparison/choose/", comparison.choose, name="choose_comparison"),
    path("comparison/anew/", comparison.anew, name="compare_anew"),
    path("comparison/as-usual/", comparison.as_usual, name="compare_as_usual"),
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
    path("frozen/", frozen.pictures, name="pictures"),
    path("frozen/new/", frozen.freeze, name="freeze"),
    path("frozen/<int:pk>/", frozen.picture, name="picture"),
    path("frozen/<int:pk>/changed/", frozen.changed, name="picture_changed"),
    path("frozen/<int:pk>/changed.csv", frozen.changed_csv, name="picture_changed_csv"),
    path("sources/<str:point>/", sources.source, name="source"),
]
