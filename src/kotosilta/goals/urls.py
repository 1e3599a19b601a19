"""Addresses of the room of goals and measures, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.goals.views import goals, indicators, measures, order, readings, room

app_name = "goals"

urlpatterns = [
    path("", room.room, name="room"),
    path("questions/<str:question>/", goals.answer, name="answer"),
    path("new/", goals.add, name="add_goal"),
    path("<int:pk>/", goals.edit, name="edit_goal"),
    path("<int:pk>/remove/", goals.remove, name="remove_goal"),
    path("<int:pk>/move/", order.goal, name="move_goal"),
    path("<int:pk>/plans/new/", goals.tie, name="tie_to_plan"),
    path("plans/<int:pk>/", goals.edit_tie, name="edit_tie"),
    path("plans/<int:pk>/remove/", goals.remove_tie, name="remove_tie"),
    path("<int:pk>/measures/new/", measures.add, name="add_measure"),
    path("measures/<int:pk>/", measures.edit, name="edit_measure"),
    path("measures/<int:pk>/remove/", measures.remove, name="remove_measure"),
    path("measures/<int:pk>/move/", order.measure, name="move_measure"),
    path("<int:pk>/indicators/new/", indicators.add, name="add_indicator"),
    path("indicators/from/<str:official>/", indicators.add_somewhere, name="add_indicator_somewhere"),
    path("indicators/<int:pk>/", indicators.edit, name="edit_indicator"),
    path("indicators/<int:pk>/remove/", indicators.remove, name="remove_indicator"),
    path("indicators/<int:pk>/move/", order.indicator, name="move_indicator"),
    path("indicators/<int:pk>/baseline/", readings.baseline, name="baseline"),
    path("indicators/<int:pk>/values/new/", readings.add, name="add_reading"),
    path("values/<int:pk>/", readings.edit, name="edit_reading"),
    path("values/<int:pk>/remove/", readings.remove, name="remove_reading"),
]
