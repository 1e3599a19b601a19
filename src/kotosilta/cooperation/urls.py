"""Addresses of the cooperation room, below the programme's own."""

from __future__ import annotations

from django.urls import path

from kotosilta.cooperation.views import group, invitations, meetings, organisations, residents, room, tasks

app_name = "cooperation"

urlpatterns = [
    path("", room.room, name="room"),
    path("group/", group.group, name="group"),
    path("proposals/", organisations.take_up, name="take_up"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", organisations.edit, name="edit_organisation"),
    path("organisations/<int:pk>/remove/", organisations.remove, name="remove_organisation"),
    path("organisations/<int:pk>/contacts/add/", organisations.add_contact, name="add_contact"),
    path("contacts/<int:pk>/", organisations.edit_contact, name="edit_contact"),
    path("contacts/<int:pk>/remove/", organisations.remove_contact, name="remove_contact"),
    path("contacts/<int:pk>/invite/", invitations.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
    path("invitations/<int:pk>/restore/", invitations.restore, name="restore"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/add/", meetings.add, name="add_meeting"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.edit, name="edit_meeting"),
    path("meetings/<int:pk>/remove/", meetings.remove, name="remove_meeting"),
    path("meetings/<int:pk>/meeting.ics", meetings.calendar, name="calendar"),
    path("meetings/<int:pk>/tasks/add/", tasks.add, name="add_task"),
    path("tasks/<int:pk>/", tasks.edit, name="edit_task"),
    path("tasks/<int:pk>/remove/", tasks.remove, name="remove_task"),
    path("tasks/<int:pk>/done/", tasks.done, name="finish_task"),
    path("tasks/<int:pk>/reopen/", tasks.reopen, name="reopen_task"),
    path("residents/add/", residents.add, name="add_residents_way"),
    path("residents/<int:pk>/", residents.edit, name="edit_residents_way"),
    path("residents/<int:pk>/remove/", residents.remove, name="remove_residents_way"),
]
