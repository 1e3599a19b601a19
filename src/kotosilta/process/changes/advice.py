"""The regional authority is approached and advises (C1.4, C1.5); experts from outside help (C1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.process import rules
from kotosilta.process.changes.refusing import check
from kotosilta.process.models import Expert, RegionalContact
from kotosilta.programmes.models import Membership, Part
from kotosilta.programmes.rows import held, put


@transaction.atomic
def add_contact(
    *,
    by: Membership,
    part: Part,
    on: date,
    at_start: bool,
    who: str,
    email: str,
    about: Mapping[str, str],
    answer: Mapping[str, str],
    today: date,
) -> RegionalContact:
    """A contact with the authority of that municipality's region, at the start or for advice on the way."""
    check(rules.why_not_contact(on=on, today=today))
    contact = RegionalContact(programme=by.programme, part=held(part, by))
    put(
        contact,
        on=on,
        at_start=at_start,
        who=who,
        email=email,
        about=about,
        answer=answer,
    )
    after = {"on": on.isoformat(), "at_start": at_start}
    record(Kind.REGIONAL_CONTACT_ADDED, by=by.person, programme=by.programme, target=contact, after=after)
    return contact


@transaction.atomic
def describe_contact(
    *,
    contact: RegionalContact,
    by: Membership,
    on: date,
    at_start: bool,
    who: str,
    email: str,
    about: Mapping[str, str],
    answer: Mapping[str, str],
    today: date,
) -> RegionalContact:
    """Tells a contact anew, for instance with the answer that has come."""
    check(rules.why_not_contact(on=on, today=today))
    contact = held(contact, by)
    changed = put(
        contact,
        on=on,
        at_start=at_start,
        who=who,
        email=email,
        about=about,
        answer=answer,
    )
    if changed:
        after = {"on": on.isoformat(), "at_start": at_start}
        record(Kind.REGIONAL_CONTACT_CHANGED, by=by.person, programme=by.programme, target=contact, after=after)
    return contact


@transaction.atomic
def add_expert(*, by: Membership, name: str, organisation: str, helps_with: Mapping[str, str]) -> Expert:
    """Somebody from outside who helps."""
    expert = Expert(programme=by.programme)
    put(expert, name=name, organisation=organisation, helps_with=helps_with)
    record(Kind.EXPERT_ADDED, by=by.person, programme=by.programme, target=expert)
    return expert


@transaction.atomic
def describe_expert(
    *, expert: Expert, by: Membership, name: str, organisation: str, helps_with: Mapping[str, str]
) -> Expert:
    """Tells anew who it is and with what they help."""
    expert = held(expert, by)
    if put(expert, name=name, organisation=organisation, helps_with=helps_with):
        record(Kind.EXPERT_CHANGED, by=by.person, programme=by.programme, target=expert)
    return expert
