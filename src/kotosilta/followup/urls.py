"""Addresses of the room of follow-up, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.followup.views import measures, plan, reports, room, rounds, values

app_name = "followup"

urlpatterns = [
    path("", room.room, name="room"),
    path("year/", room.calendar, name="calendar"),
    path("plan/", plan.arrangement, name="arrangement"),
    path("conditions/new/", plan.add_condition, name="add_condition"),
    path("conditions/take/<slug:key>/", plan.take_over, name="take_over"),
    path("conditions/<int:pk>/", plan.edit_condition, name="edit_condition"),
    path("conditions/<int:pk>/met/", plan.met, name="met"),
    path("conditions/<int:pk>/not-met/", plan.not_met, name="not_met"),
    path("conditions/<int:pk>/remove/", plan.remove_condition, name="remove_condition"),
    path("values/", values.several, name="values"),
    path("indicators/<int:pk>/", values.history, name="indicator"),
    path("indicators/<int:pk>/new/", values.add, name="add_value"),
    path("indicators/<int:pk>/official/", values.take_official, name="take_official"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<int:pk>/", measures.report, name="report_measure"),
    path("measures/<int:pk>/<int:year>/", measures.report_of_year, name="report_measure_of_year"),
    path("rounds/new/", rounds.add, name="add_round"),
    path("rounds/<int:pk>/", rounds.edit, name="edit_round"),
    path("rounds/<int:pk>/ask/", rounds.ask, name="ask"),
    path("rounds/<int:pk>/remove/", rounds.remove, name="remove_round"),
    path("reports/new/", reports.begin, name="begin_report"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/write/", reports.write, name="write_report"),
    path("reports/<int:pk>/hand-over/", reports.hand_over, name="hand_over"),
    path("reports/<int:pk>/remove/", reports.remove, name="remove_report"),
    path("reports/<int:pk>/<slug:language>.<str:file_format>", reports.report_as_file, name="report_file"),
]
