"""Addresses of those who ask residents and go through the answers, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.participation.views import answers, questions

app_name = "participation"

urlpatterns = [
    path("", questions.room, name="room"),
    path("new/", questions.add, name="add_question"),
    path("<int:pk>/", questions.question, name="question"),
    path("<int:pk>/edit/", questions.edit, name="edit_question"),
    path("<int:pk>/open/", questions.open_it, name="open_question"),
    path("<int:pk>/close/", questions.close_it, name="close_question"),
    path("<int:pk>/outcome/", questions.outcome, name="write_outcome"),
    path("<int:pk>/remove/", questions.remove, name="remove_question"),
    path("answers/<int:pk>/", answers.take_up, name="take_up"),
    path("answers/<int:pk>/leave-out/", answers.leave_out, name="leave_out"),
    path("answers/<int:pk>/put-back/", answers.put_back, name="put_back"),
]
