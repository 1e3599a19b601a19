"""Everything that happens in the cooperation room, in the words of the checklist."""

from kotosilta.cooperation.changes.group import settle_group
from kotosilta.cooperation.changes.invitations import (
    answer_invitation,
    restore_invitation,
    send_invitation,
    withdraw_invitation,
)
from kotosilta.cooperation.changes.meetings import (
    add_meeting,
    agree_on_task,
    describe_meeting,
    describe_task,
    finish_task,
    reopen_task,
)
from kotosilta.cooperation.changes.organisations import (
    add_contact,
    add_organisation,
    describe_contact,
    describe_organisation,
    take_up_proposal,
)
from kotosilta.cooperation.changes.residents import add_residents_way, describe_residents_way

__all__ = [
    "add_contact",
    "add_meeting",
    "add_organisation",
    "add_residents_way",
    "agree_on_task",
    "answer_invitation",
    "describe_contact",
    "describe_meeting",
    "describe_organisation",
    "describe_residents_way",
    "describe_task",
    "finish_task",
    "reopen_task",
    "restore_invitation",
    "send_invitation",
    "settle_group",
    "take_up_proposal",
    "withdraw_invitation",
]
