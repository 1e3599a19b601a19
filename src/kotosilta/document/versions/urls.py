"""Addresses of versions and decisions, below the room of document."""

from __future__ import annotations

from django.urls import path

from kotosilta.document.versions.views import comparing, decisions, files, resting, versions

version_urls = [
    path("versions/", versions.versions, name="versions"),
    path("versions/new/", versions.name, name="name_version"),
    path("versions/<int:pk>/", versions.version, name="version"),
    path("versions/<int:pk>/compare/", comparing.compare, name="compare"),
    path("versions/<int:pk>/rests-on/", resting.rest_on, name="rest_on"),
    path("versions/<int:pk>/write-on/", versions.write_on, name="write_on"),
    path("versions/<int:pk>/<slug:language>.<str:file_format>", files.version_file, name="version_file"),
    path("versions/<int:pk>/decisions/new/", decisions.record, name="record_decision"),
    path("decisions/<int:pk>/", decisions.correct, name="correct_decision"),
    path("decisions/<int:pk>/take-back/", decisions.take_back, name="take_decision_back"),
    path("decisions/<int:pk>/bring-back/", decisions.bring_back, name="bring_decision_back"),
]
