"""Who may do what in a programme: one table, which is also the help page and the reference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from kotosilta.reasons import Reason


class May(StrEnum):
    """A permission. Views declare it; nothing is allowed that no view or change asks for."""

    READ = "read"
    ADD_VOICE = "add_voice"
    EDIT_PROCESS = "edit_process"
    EDIT_COOPERATION = "edit_cooperation"
    EDIT_SITUATION = "edit_situation"
    EDIT_GOALS = "edit_goals"
    EDIT_DOCUMENT = "edit_document"
    RECORD_DECISION = "record_decision"
    EDIT_FOLLOW_UP = "edit_follow_up"
    EDIT_COMMUNICATION = "edit_communication"
    EDIT_PARTICIPATION = "edit_participation"
    PUBLISH = "publish"
    STATE_CHECKLIST = "state_checklist"
    MANAGE_PEOPLE = "manage_people"
    SETTLE = "settle"


SENTENCES: dict[May, Reason] = {
    May.READ: Reason("Read everything in the workspace of the programme."),
    May.ADD_VOICE: Reason("Add what residents and partners have said."),
    May.EDIT_PROCESS: Reason("Keep the process: who is responsible, bodies, phases and contacts."),
    May.EDIT_COOPERATION: Reason("Keep the group, its partners and its meetings, and invite partners."),
    May.EDIT_SITUATION: Reason("Keep the situation picture: figures, conclusions and findings."),
    May.EDIT_GOALS: Reason("Keep goals, measures and indicators."),
    May.EDIT_DOCUMENT: Reason("Write the programme document, name its versions and take files."),
    May.RECORD_DECISION: Reason("Record what a council has decided, which seals the version."),
    May.EDIT_FOLLOW_UP: Reason("Record values and states, and make the yearly report."),
    May.EDIT_COMMUNICATION: Reason("Keep the plan for communication."),
    May.EDIT_PARTICIPATION: Reason("Ask residents open questions and go through the answers."),
    May.PUBLISH: Reason("Decide what of the programme everybody can read."),
    May.STATE_CHECKLIST: Reason("Say that a point of the checklist is done, with a note."),
    May.MANAGE_PEOPLE: Reason("Give people access to the programme and take it away."),
    May.SETTLE: Reason("Change period, languages and municipalities, and move the programme on."),
}


class Role(models.TextChoices):
    """What a person is in one programme."""

    COORDINATOR = "coordinator", _("Coordinator")
    EDITOR = "editor", _("Editor")
    CONTRIBUTOR = "contributor", _("Contributor")
    MEMBER = "member", _("Group member")
    VIEWER = "viewer", _("Viewer")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role may do, and one sentence that says what it is for."""

    may: frozenset[May]
    says: Reason


_COORDINATOR_ALONE = frozenset({May.MANAGE_PEOPLE, May.SETTLE, May.RECORD_DECISION, May.PUBLISH})
_EDITOR = frozenset(May) - _COORDINATOR_ALONE
GRANTS: dict[Role, Grant] = {
    Role.COORDINATOR: Grant(frozenset(May), Reason("Leads the work and may do everything in the programme.")),
    Role.EDITOR: Grant(_EDITOR, Reason("Writes in every room, but does not decide who takes part.")),
    Role.CONTRIBUTOR: Grant(
        frozenset({May.READ, May.ADD_VOICE, May.EDIT_SITUATION, May.EDIT_GOALS, May.EDIT_FOLLOW_UP}),
        Reason("Writes in the situation picture, about goals and measures, and reports on them."),
    ),
    Role.MEMBER: Grant(frozenset({May.READ, May.ADD_VOICE}), Reason("Takes part in the cooperation group.")),
    Role.VIEWER: Grant(frozenset({May.READ}), Reason("Reads along, for example a decision-maker.")),
}


def may(role: Role | str, permission: May) -> bool:
    """Whether the role has the permission."""
    return permission in GRANTS[Role(role)].may
