"""The register: organisations come into it, are described, and have contacts (C2.4–C2.7)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation import rules
from kotosilta.cooperation.models import Contact, Invitation, Organisation, Taking
from kotosilta.cooperation.proposals import Proposal
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible


@transaction.atomic
def take_up_proposal(*, by: Membership, proposal: Proposal) -> Organisation:
    """Adds a proposed organisation by its own name; one that was added already is given back as it is."""
    there: Organisation | None = Organisation.objects.of(by.programme).filter(proposal=proposal.key).first()
    if there:
        return there
    organisation = Organisation(programme=by.programme, sector=proposal.sector, proposal=proposal.key)
    put(organisation, name=proposal.names_in(by.programme.languages))
    _added(organisation, by)
    return organisation


@transaction.atomic
def add_organisation(
    *, by: Membership, sector: str, name: Mapping[str, str], taking: str, left_out_why: Mapping[str, str]
) -> Organisation:
    """Adds an organisation to a sector of the checklist."""
    _check(taking, left_out_why, waiting=[])
    organisation = Organisation(programme=by.programme)
    put(organisation, sector=sector, name=name, taking=taking, left_out_why=left_out_why)
    _added(organisation, by)
    return organisation


@transaction.atomic
def describe_organisation(
    *,
    organisation: Organisation,
    by: Membership,
    sector: str,
    name: Mapping[str, str],
    taking: str,
    left_out_why: Mapping[str, str],
) -> Organisation:
    """Says anew what it is and whether it takes part; a reason for leaving it out is kept also when it comes in."""
    organisation = held(organisation, by)
    waiting = Invitation.objects.of(by.programme).waiting().filter(contact__organisation=organisation)
    _check(taking, left_out_why, waiting=[each.contact.name for each in waiting.select_related("contact")])
    before = {"taking": organisation.taking}
    if put(organisation, sector=sector, name=name, taking=taking, left_out_why=left_out_why):
        after = {"taking": organisation.taking}
        record(
            Kind.ORGANISATION_CHANGED,
            by=by.person,
            programme=by.programme,
            target=organisation,
            before=before,
            after=after,
        )
    return organisation


@transaction.atomic
def add_contact(
    *, organisation: Organisation, by: Membership, name: str, role: str, email: str, language: str
) -> Contact:
    """Adds a person to turn to at an organisation."""
    contact = Contact(organisation=held(organisation, by))
    put(contact, name=name, role=role, email=email, language=language)
    record(Kind.CONTACT_ADDED, by=by.person, programme=by.programme, target=contact)
    return contact


@transaction.atomic
def describe_contact(*, contact: Contact, by: Membership, name: str, role: str, email: str, language: str) -> Contact:
    """New details of a contact. What was sent to an address that is no longer theirs and not answered is taken back."""
    contact = held(contact, by)
    changed = put(contact, name=name, role=role, email=email, language=language)
    if "email" in changed:
        _take_back_what_waits(contact, by)
    if changed:
        record(Kind.CONTACT_CHANGED, by=by.person, programme=by.programme, target=contact)
    return contact


def _take_back_what_waits(contact: Contact, by: Membership) -> None:
    waiting = Invitation.objects.of(by.programme).waiting().filter(contact=contact)
    if waiting.update(withdrawn_at=timezone.now()):
        reckon_after_withdrawal(contact.organisation, by)
        record(Kind.INVITATION_WITHDRAWN, by=by.person, programme=by.programme, target=contact)


def reckon_after_withdrawal(organisation: Organisation, by: Membership) -> None:
    """How the organisation takes part now that one of its invitations is gone."""
    organisation = held(organisation, by)
    rest = Invitation.objects.of(by.programme).standing().filter(contact__organisation=organisation)
    answers = list(rest.values_list("answer", flat=True))
    put(organisation, taking=Taking(rules.taking_after_withdrawal(organisation.taking, answers)))


def _check(taking: str, left_out_why: Mapping[str, str], *, waiting: list[str]) -> None:
    if reason := rules.why_not_describe(taking=taking, left_out_why=left_out_why, waiting=waiting):
        raise NotPossible(reason, field="taking" if waiting else "left_out_why")


def _added(organisation: Organisation, by: Membership) -> None:
    after = {"sector": organisation.sector, "taking": organisation.taking}
    record(Kind.ORGANISATION_ADDED, by=by.person, programme=by.programme, target=organisation, after=after)
