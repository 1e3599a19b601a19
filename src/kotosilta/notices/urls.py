"""Addresses for operators: the messages of the service."""

from __future__ import annotations

from django.urls import path

from kotosilta.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("again/", views.again, name="again"),
]
