"""Addresses that look across the rooms of a programme."""

from __future__ import annotations

from django.urls import path

from kotosilta.programmes.models import State
from kotosilta.workspace.views import checklist, details, history, home, thread
from kotosilta.workspace.views.undoing import undo_addresses

app_name = "workspace"

urlpatterns = [
    path("", home.home, name="home"),
    path("checklist/", checklist.checklist, name="checklist"),
    path("checklist/<str:item>/", checklist.point, name="point"),
    path("checklist/<str:item>/say/", checklist.say, name="say"),
    path("checklist/<str:item>/say/<slug:facet>/", checklist.say, name="say_of_part"),
    path("checklist/take-back/<int:pk>/", checklist.take_back, name="take_back"),
    path("thread/", thread.whole, name="thread"),
    path("thread/<slug:kind>/<str:key>/", thread.one, name="thread_of"),
    path("details/", details.details, name="details"),
    path("details/settle/", details.settle, name="settle"),
    path("details/take-in/", details.take_in, name="take_in"),
    path("details/take-out/<int:pk>/", details.take_out, name="take_out"),
    path("details/take-in-again/<slug:code>/", details.take_in_again, name="take_in_again"),
    *(path(f"details/move-on/{each}/", details.move_on, {"to": str(each)}, name=f"move_to_{each}") for each in State),
    path("details/follows/", details.follows, name="follows"),
    path("details/begin-next/", details.begin_next, name="begin_next"),
    path("history/", history.history, name="history"),
    *undo_addresses(),
]
