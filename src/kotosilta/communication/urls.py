"""Addresses of the room of communication, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.communication.views import plan, previewing, publishing, room

app_name = "communication"

urlpatterns = [
    path("", room.room, name="room"),
    path("steps/new/", plan.add, name="add_step"),
    path("steps/<int:pk>/", plan.edit, name="edit_step"),
    path("steps/<int:pk>/remove/", plan.remove, name="remove_step"),
    path("steps/<int:pk>/done/", plan.done, name="finish_step"),
    path("steps/<int:pk>/reopen/", plan.reopen, name="reopen_step"),
    path("proposals/<slug:key>/", plan.take_over, name="take_over"),
    path("give-back/<str:what>/", plan.give_back, name="give_back"),
    path("publishing/", publishing.overview, name="publishing"),
    path("publishing/texts/", publishing.texts, name="texts"),
    path("publishing/<slug:key>/publish/", publishing.publish, name="publish"),
    path("publishing/<slug:key>/take-off/", publishing.take_off, name="take_off"),
    path("preview/", previewing.start, name="preview"),
    path("preview/<slug:key>/", previewing.one, name="preview_page"),
]
