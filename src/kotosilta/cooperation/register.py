"""Prepares what the room shows of its register: sectors with their standing, organisations, contacts, invitations."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from kotosilta.cooperation.meetings import day_or_nothing
from kotosilta.cooperation.models import (
    Answer,
    Contact,
    Invitation,
    Organisation,
    Taking,
)
from kotosilta.cooperation.proposals import COMPLETE, Proposal, proposals_for, still_open
from kotosilta.cooperation.rules import Coverage, Standing, waits_long
from kotosilta.cooperation.sectors import RESIDENTS, Sector, SectorGroup, sector_groups
from kotosilta.cooperation.standing import covered
from kotosilta.language.days import written_date
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.web.page import page_language

MARKS = {
    Standing.IN: "fulfilled",
    Standing.INVITED: "begun",
    Standing.MISSING: "nothing",
    Standing.DECLINED: "late",
    Standing.LEFT_OUT: "not_relevant",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation with its contacts, each with the invitation that stands, if any."""

    organisation: Organisation
    people: Sequence[tuple[Contact, Invitation | None]]

    @property
    def needs_contact(self) -> bool:
        """Whether it is to be asked and there is nobody yet to ask."""
        return self.organisation.taking == Taking.MISSING and not self.people


@dataclass(frozen=True, slots=True)
class SectorShown:
    """One sector with what stands in it and what can be added to it; `takes_more` where nobody knows who there is."""

    sector: Sector
    name: str
    mark: str
    word: str
    listed: Sequence[Listed]
    proposals: Sequence[tuple[str, str]]
    takes_more: bool

    @property
    def can_be_left_out(self) -> bool:
        """Sectors of the checklist are asked as needed; residents who have moved here always."""
        return not self.listed and self.sector.id != RESIDENTS

    @property
    def can_be_added_to(self) -> bool:
        return bool(self.proposals) or self.takes_more or not self.listed


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The sectors under one point of the checklist."""

    item: str
    name: str
    help: str
    sectors: Sequence[SectorShown]


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register of a programme."""

    groups: Sequence[GroupShown]
    covered: Mapping[str, Coverage]

    @property
    def settled(self) -> int:
        """How many sectors take part or were left out for a reason."""
        return sum(each.settled for each in self.covered.values())


def listed_in(programme: Programme) -> list[Listed]:
    """The whole register as it is kept, in three questions."""
    standing = Invitation.objects.of(programme).standing().select_related("message")
    invitations = {each.contact_id: each for each in standing}
    people: dict[int, list[tuple[Contact, Invitation | None]]] = {}
    for contact in Contact.objects.of(programme):
        people.setdefault(contact.organisation_id, []).append((contact, invitations.get(contact.pk)))
    return [Listed(each, people.get(each.pk, [])) for each in Organisation.objects.of(programme)]


def groups_of(programme: Programme) -> tuple[SectorGroup, ...]:
    """The sectors of the programme's checklist."""
    return sector_groups(edition_of(programme))


def open_proposals(programme: Programme, organisations: Iterable[Organisation], on: date) -> tuple[Proposal, ...]:
    """What is proposed by the names of a day and not in the register yet."""
    there = list(organisations)
    return still_open(
        proposals_for(programme.municipalities(), on),
        taken=[each.proposal for each in there if each.proposal],
        names=[(each.sector, wording.text) for each in there for _, wording in each.name],
    )


def register_of(programme: Programme, listed: Sequence[Listed], on: date, *, with_residents: bool) -> Register:
    """The register in the page's language, prepared for its template."""
    organisations = [each.organisation for each in listed]
    takings = [(each.sector, each.taking) for each in organisations]
    standings = covered(programme, takings, with_residents=with_residents)
    proposals = open_proposals(programme, organisations, on)
    language = page_language()
    groups = [
        GroupShown(
            group.item,
            group.title.in_language(language),
            group.help.in_language(language),
            [_sector(each, standings[each.id], listed, proposals) for each in group.sectors],
        )
        for group in groups_of(programme)
    ]
    return Register(groups, standings)


def _sector(sector: Sector, seen: Coverage, listed: Sequence[Listed], proposals: Sequence[Proposal]) -> SectorShown:
    language = page_language()
    label = sector.label.in_language(language) if sector.facet else gettext("Councils and groups of their own")
    return SectorShown(
        sector,
        label[:1].upper() + label[1:],
        MARKS[seen.standing],
        word_for(seen),
        [each for each in listed if each.organisation.sector == sector.id],
        [(each.key, each.name.in_language(language)) for each in proposals if each.sector == sector.id],
        takes_more=sector.id not in COMPLETE,
    )


def word_for(seen: Coverage) -> str:
    """The standing of a sector in the page's language."""
    if not seen.organisations:
        return gettext("Missing")
    return str(Taking(seen.standing).label)


def mark_for(taking: str) -> str:
    """The shape that stands beside how an organisation takes part."""
    return MARKS[Standing(taking)]


@dataclass(frozen=True, slots=True)
class InvitationShown:
    """What became of an invitation, in words; `delivery` says what keeps the letter, `waits_long` that it is time."""

    invitation: Invitation
    mark: str
    word: str
    delivery: str
    waits: bool
    waits_long: bool

    @property
    def can_be_asked_again(self) -> bool:
        return self.invitation.answer != Answer.ACCEPTED


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A contact with what became of their invitation; `lacks_access` once they said yes and cannot come in."""

    contact: Contact
    shown: InvitationShown | None
    lacks_access: bool


def people_shown(listed: Listed, on: date, *, members: Container[str]) -> list[PersonShown]:
    """The contacts of an organisation; `members` are the mail addresses of those who have access."""
    return [
        PersonShown(contact, invitation_shown(sent, on) if sent else None, _lacks_access(contact, sent, members))
        for contact, sent in listed.people
    ]


def _lacks_access(contact: Contact, sent: Invitation | None, members: Container[str]) -> bool:
    if sent is None or sent.answer != Answer.ACCEPTED:
        return False
    return sent.door_id is None and contact.email.lower() not in members


def invitation_shown(invitation: Invitation, on: date) -> InvitationShown:
    """Prepares one invitation for the page; `on` is today."""
    language = page_language()
    sent = {"day": written_date(timezone.localdate(invitation.sent_at), language)}
    answered = {"day": day_or_nothing(invitation.answered_at and timezone.localdate(invitation.answered_at), language)}
    words = {
        Answer.WAITING: ("begun", gettext("Asked on %(day)s, waiting for an answer"), sent),
        Answer.ACCEPTED: ("fulfilled", gettext("Said yes on %(day)s"), answered),
        Answer.DECLINED: ("late", gettext("Said no on %(day)s"), answered),
    }
    mark, word, values = words[Answer(invitation.answer)]
    waits = invitation.answer == Answer.WAITING
    is_late = waits and waits_long(timezone.localdate(invitation.sent_at), on=on)
    return InvitationShown(invitation, mark, word % values, _delivery(invitation), waits, is_late)


def _delivery(invitation: Invitation) -> str:
    """What there is to say while the mail has not gone out; nothing once it has, or once it was answered anyway."""
    message = invitation.message
    if message is None or message.sent_at or invitation.answer != Answer.WAITING:
        return ""
    if not settings.MAIL_SERVER:
        return gettext("The letter is in the outbox: this installation has no mail server.")
    return gettext("The letter has not gone out yet: the mail server does not answer. It is tried again by itself.")
