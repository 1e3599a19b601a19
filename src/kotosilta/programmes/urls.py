"""Addresses of the people of a programme, of the invitation by which one joins, and of leaving for good."""

from __future__ import annotations

from django.urls import path

from kotosilta.programmes.views import joining, leaving, people

app_name = "programmes"

urlpatterns = [
    path("join/<str:secret>/", joining.join, name="join"),
    path("me/close/", leaving.close_account, name="close_account"),
    path("programme/<slug:programme>/people/", people.people, name="people"),
    path("programme/<slug:programme>/people/roles/", people.roles, name="roles"),
    path("programme/<slug:programme>/people/invite/", people.invite, name="invite"),
    path("programme/<slug:programme>/people/asked/<int:pk>/again/", people.invite_again, name="invite_again"),
    path("programme/<slug:programme>/people/asked/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("programme/<slug:programme>/people/<int:pk>/role/", people.change_role, name="change_role"),
    path("programme/<slug:programme>/people/<int:pk>/end/", people.end, name="end"),
    path("programme/<slug:programme>/people/<int:pk>/back/", people.back, name="back"),
]
