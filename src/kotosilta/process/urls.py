"""Addresses of the process room, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.process.views import advice, bodies, phases, room, setup

app_name = "process"

urlpatterns = [
    path("", room.room, name="room"),
    path("setup/", setup.setup, name="setup"),
    path("setup/questions/", setup.questions, name="questions"),
    path("setup/questions/<slug:question>/", setup.question, name="question"),
    path("bodies/take-up/", bodies.take_up, name="take_up_bodies"),
    path("bodies/add/<int:pk>/", bodies.add, name="add_body"),
    path("bodies/<int:pk>/", bodies.edit, name="edit_body"),
    path("bodies/<int:pk>/remove/", bodies.remove, name="remove_body"),
    path("bodies/<int:pk>/meetings/add/", bodies.add_meeting, name="add_meeting"),
    path("meetings/<int:pk>/", bodies.edit_meeting, name="edit_meeting"),
    path("meetings/<int:pk>/remove/", bodies.remove_meeting, name="remove_meeting"),
    path("phases/count-back/", phases.count_back, name="count_back"),
    path("phases/put-back/<str:what>/", phases.put_back, name="put_back"),
    path("phases/add/", phases.add, name="add_phase"),
    path("phases/<int:pk>/", phases.edit, name="edit_phase"),
    path("phases/<int:pk>/remove/", phases.remove, name="remove_phase"),
    path("phases/<int:pk>/done/", phases.done, name="finish_phase"),
    path("phases/<int:pk>/reopen/", phases.reopen, name="reopen_phase"),
    path("contacts/first/<int:pk>/", advice.add_first_contact, name="add_first_contact"),
    path("contacts/advice/<int:pk>/", advice.add_advice, name="add_advice"),
    path("contacts/<int:pk>/", advice.edit_contact, name="edit_contact"),
    path("contacts/<int:pk>/remove/", advice.remove_contact, name="remove_contact"),
    path("experts/add/", advice.add_expert, name="add_expert"),
    path("experts/<int:pk>/", advice.edit_expert, name="edit_expert"),
    path("experts/<int:pk>/remove/", advice.remove_expert, name="remove_expert"),
]
