"""The cooperation room of a sample programme: the group, the register, the meetings, the ways for residents."""

from __future__ import annotations

from kotosilta.cooperation import changes
from kotosilta.cooperation.models import Taking
from kotosilta.cooperation.proposals import proposals_for
from kotosilta.demo.made import Making
from kotosilta.demo.sample import Group, Meeting


def make(making: Making) -> None:
    """Everything that the file says of the room."""
    if making.sample.group:
        _settle(making, making.sample.group)
    if making.sample.taking_part:
        _take_up(making)
    for each in making.sample.organisation:
        making.organisations[each.key] = changes.add_organisation(
            by=making.coordinator,
            sector=each.sector,
            name=making.texts(each.name),
            taking=each.taking,
            left_out_why=making.texts(each.left_out_why),
        )
    for way in making.sample.way:
        changes.add_residents_way(
            by=making.coordinator,
            how=making.texts(way.how),
            whom=making.texts(way.whom),
            since=making.ago(way.days_ago),
            on=making.today,
        )
    for meeting in making.sample.meeting:
        _meet(making, meeting)


def _settle(making: Making, group: Group) -> None:
    changes.settle_group(
        by=making.coordinator,
        kind=group.kind,
        name=making.texts(group.name),
        appointed_on=making.ago(group.appointed_days_ago),
        task=making.texts(group.task),
        time_needed=making.texts(group.time_needed),
        ready_by=None if group.ready_in_days is None else making.ahead(group.ready_in_days),
        ready_agreed_on=None if group.agreed_days_ago is None else making.ago(group.agreed_days_ago),
        on=making.today,
    )


def _take_up(making: Making) -> None:
    """Everybody whom the register proposes; those of the named points take part."""
    for proposal in proposals_for(making.programme.municipalities(), making.today):
        organisation = changes.take_up_proposal(by=making.coordinator, proposal=proposal)
        if proposal.sector.startswith(making.sample.taking_part):
            changes.describe_organisation(
                organisation=organisation,
                by=making.coordinator,
                sector=proposal.sector,
                name={},
                taking=Taking.IN,
                left_out_why={},
            )


def _meet(making: Making, told: Meeting) -> None:
    """A meeting that was held; what it agreed on is nobody's by name."""
    about = {
        "kind": told.kind,
        "title": making.texts(told.title),
        "held_on": making.ago(told.days_ago),
        "starts_at": None,
        "ends_at": None,
        "place": told.place,
        "agenda": making.texts(told.agenda),
    }
    meeting = changes.add_meeting(by=making.coordinator, **about)
    making.meetings[told.key] = changes.describe_meeting(
        meeting=meeting,
        by=making.coordinator,
        **about,
        notes=making.texts(told.notes),
        decisions=making.texts(told.decisions),
        residents_took_part=told.residents,
        on=making.today,
    )
    if told.task:
        due_on = making.ahead(told.task_in_days)
        changes.agree_on_task(
            meeting=meeting,
            by=making.coordinator,
            title=making.texts(told.task),
            owner=making.coordinator,
            due_on=due_on,
        )
