"""Addresses before any programme: those one takes part in, and a new one."""

from __future__ import annotations

from django.urls import path

from kotosilta.workspace.views.beginning import begin
from kotosilta.workspace.views.mine import mine

app_name = "front"

urlpatterns = [
    path("", mine, name="mine"),
    path("begin/", begin, name="begin"),
]
