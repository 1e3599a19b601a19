"""Addresses of the open pages; the language stands before them (`/sv/…`)."""

from __future__ import annotations

from django.urls import path

from kotosilta.publicsite import views

app_name = "publicsite"

urlpatterns = [
    path("", views.start, name="start"),
    path("search/", views.search, name="search"),
    path("suggest/", views.suggest, name="suggest"),
    path("municipalities/", views.municipalities, name="municipalities"),
    path("municipality/<str:slug>/", views.situation, name="situation"),
    path("municipality/<str:slug>/similar/", views.similar, name="similar"),
    path("municipality/<str:slug>/figures/", views.figures, name="glance"),
    path("municipality/<str:slug>/figures/all.csv", views.figures_csv, name="glance_csv"),
    path("municipality/<str:slug>/figures/<slug:indicator>/", views.figure, name="figure"),
    path("municipality/<str:slug>/<slug:indicator>.csv", views.indicator_csv, name="indicator_csv"),
    path("municipality/<str:slug>/<slug:indicator>.svg", views.indicator_svg, name="indicator_svg"),
    path("municipality/<str:slug>/<slug:indicator>.png", views.indicator_png, name="indicator_png"),
    path("municipality/<str:slug>/request/<slug:key>.txt", views.request_text, name="request_text"),
    path("draft/<str:slug>/", views.draft, name="draft"),
    path("draft/<str:slug>/<slug:language>.<str:file_format>", views.draft_file, name="draft_file"),
    path("words/", views.glossary, name="glossary"),
    path("further-reading/", views.further_reading, name="further_reading"),
    path("about/", views.about, name="about"),
    path("indicators/", views.indicators, name="indicators"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
