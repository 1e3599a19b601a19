"""One row of each kind that can be removed and brought back, in the programme of a given member."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils import timezone

from kotosilta.programmes import changes, inviting
from kotosilta.programmes.models import MemberInvitation, Membership, Saying
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import Removable
from kotosilta.situation.models import Upload
from tests import builders

Maker = Callable[[Membership], Removable]


def an_invitation_to_join(by: Membership) -> MemberInvitation:
    """Somebody was asked to take part and has not answered yet."""
    return inviting.invite(
        by=by,
        email="asked@example.test",
        role=Role.MEMBER,
        language="sv",
        now=timezone.now(),
        address_of=lambda secret, language: f"https://kotosilta.example/{language}/join/{secret}/",
    )


def a_saying(by: Membership) -> Saying:
    """A point of which somebody has said how far it is."""
    return changes.say(programme=by.programme, by=by, item="C1.1", facet="", state="done", note="Protokoll § 00")


def an_upload(by: Membership) -> Upload:
    """A file that brought no figures."""
    return Upload.across_programmes.create(programme=by.programme, file_name="figures.csv", digest="0" * 64, by=by)


# By the word that stands for the kind in addresses.
MAKERS: Mapping[str, Maker] = {
    "memberinvitation": an_invitation_to_join,
    "saying": a_saying,
    "body": lambda by: builders.a_body(by.programme),
    "bodymeeting": lambda by: builders.a_body_meeting(by.programme),
    "phase": lambda by: builders.a_phase(by.programme),
    "regionalcontact": lambda by: builders.a_contact(by.programme),
    "expert": lambda by: builders.an_expert(by.programme),
    "organisation": builders.an_organisation,
    "contact": builders.a_contact_at,
    "meeting": builders.a_meeting,
    "task": builders.a_task,
    "residentsway": builders.a_residents_way,
    "voice": builders.a_voice,
    "openquestion": builders.an_open_question,
    "comparedwith": builders.a_comparison,
    "upload": an_upload,
    "ownfigure": builders.a_figure,
    "finding": builders.a_finding,
    "goal": builders.a_goal,
    "plantie": builders.a_plan_tie,
    "condition": builders.a_condition,
    "round": builders.a_round,
    "yearreport": builders.a_year_report,
    "measure": builders.a_measure,
    "indicator": builders.an_indicator,
    "reading": builders.a_reading,
    "communicationstep": builders.a_communication_step,
    "decision": lambda by: builders.a_decision(by, outcome="returned"),
}
