"""The address of the living page of components."""

from __future__ import annotations

from django.urls import path

from kotosilta.gallery import views

app_name = "gallery"

urlpatterns = [path("", views.components, name="components")]
