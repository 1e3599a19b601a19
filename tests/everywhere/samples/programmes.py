"""Addresses of the people of a programme."""

from __future__ import annotations

from django.utils import timezone

from kotosilta.accounts.links import Purpose, make_link
from kotosilta.programmes import inviting
from kotosilta.programmes.models import Programme
from tests.builders import a_member, coordinator_of
from tests.everywhere.removable import an_invitation_to_join
from tests.everywhere.samples import Sample, plain, sample

plain("programmes:people", "programmes:roles")


@sample("programmes:invite")
def invite(_programme: Programme) -> Sample:
    return Sample(data={"email": "asked@example.test", "role": "editor", "language": "fi"})


@sample("programmes:invite_again")
def invite_again(programme: Programme) -> Sample:
    return Sample({"pk": an_invitation_to_join(coordinator_of(programme)).pk})


@sample("programmes:withdraw")
def withdraw(programme: Programme) -> Sample:
    return Sample({"pk": an_invitation_to_join(coordinator_of(programme)).pk})


@sample("programmes:change_role")
def change_role(programme: Programme) -> Sample:
    return Sample({"pk": a_member(programme).pk}, {"role": "editor"})


@sample("programmes:end")
def end(programme: Programme) -> Sample:
    return Sample({"pk": a_member(programme).pk})


@sample("programmes:back")
def back(programme: Programme) -> Sample:
    member = a_member(programme)
    inviting.end_membership(membership=member, by=coordinator_of(programme))
    return Sample({"pk": member.pk})


@sample("programmes:join")
def join(programme: Programme) -> Sample:
    invitation = an_invitation_to_join(coordinator_of(programme))
    made = make_link(purpose=Purpose.MEMBERSHIP, target_id=invitation.pk, email=invitation.email, now=timezone.now())
    return Sample({"secret": made.secret}, {"name": "New"}, why_not="only for the invited; see test_joining.py")


@sample("programmes:close_account")
def close_account(_programme: Programme) -> Sample:
    return Sample(why_not="the stranger leads a programme alone; see test_leaving.py")
