"""Addresses of the programmes that everybody can read, below `directory/`."""

from __future__ import annotations

from django.urls import path

from kotosilta.communication.models import Page
from kotosilta.communication.public import views

app_name = "directory"

urlpatterns = [
    path("", views.programmes, name="list"),
    path("programmes.json", views.programmes_json, name="json"),
    path("<slug:slug>/", views.one(Page.START), name="programme"),
    path("<slug:slug>/goals/", views.one(Page.GOALS), name="goals"),
    path("<slug:slug>/situation/", views.one(Page.SITUATION), name="situation"),
    path("<slug:slug>/document/", views.one(Page.DOCUMENT), name="document"),
    path("<slug:slug>/document/<slug:language>.<str:file_format>", views.document_file, name="document_file"),
    path("<slug:slug>/follow-up/", views.one(Page.FOLLOW_UP), name="follow_up"),
    path("<slug:slug>/follow-up/<int:year>.<slug:language>.<str:file_format>", views.report_file, name="report_file"),
    path("<slug:slug>/take-part/", views.one(Page.TAKE_PART), name="take_part"),
]
