"""Addresses that only a demo has."""

from __future__ import annotations

from django.urls import path

from kotosilta.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.index, name="index"),
    path("outbox/", views.outbox, name="outbox"),
    path("as/<slug:role>/", views.enter, name="enter"),
]
