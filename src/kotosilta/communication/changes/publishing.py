"""What everybody can read is written, published, and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.communication import rules
from kotosilta.communication.models import Page, Publication, column_of
from kotosilta.communication.publishing import ready_of
from kotosilta.cooperation.models import Contact, Meeting
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible, Reason


@transaction.atomic
def write_public_text(
    *,
    by: Membership,
    brief: Mapping[str, str],
    contact: Mapping[str, str],
    contact_email: str,
    meetings: Sequence[Meeting],
) -> Publication:
    """The one-minute version, the role that one can turn to, and the meetings that residents are told of."""
    if contact_email and (reason := rules.why_not_contact(belongs_to_somebody=_is_of_a_person(contact_email, by))):
        raise NotPossible(reason, field="contact_email")
    known = Meeting.objects.of(by.programme).filter(pk__in=[each.pk for each in meetings])
    if known.count() != len(meetings):
        raise NotPossible(Reason("One of these meetings is no longer there. Choose again."), field="meetings")
    publication = _held(by)
    changed = put(publication, brief=brief, contact=contact, contact_email=contact_email)
    before = set(publication.meetings.values_list("pk", flat=True))
    publication.meetings.set(meetings)
    if changed or before != {each.pk for each in meetings}:
        record(Kind.PUBLIC_TEXT_WRITTEN, by=by.person, programme=by.programme, target=publication)
    return publication


@transaction.atomic
def publish(*, page: Page, by: Membership, now: datetime) -> Publication:
    """From now on everybody can read the page; one that is published already keeps its day."""
    publication = _held(by)
    if reason := rules.why_not_publish(page.value, ready_of(by.programme, publication)):
        raise NotPossible(reason)
    if publication.since(page) is None:
        put(publication, **{column_of(page): now})
        after = {"page": page.value, "called": str(page.label)}
        record(Kind.PUBLISHED, by=by.person, programme=by.programme, target=publication, after=after)
    return publication


@transaction.atomic
def take_off(*, page: Page, by: Membership) -> Publication:
    """Nobody outside can read the page any more. Without the programme's page none of the others is seen either."""
    publication = _held(by)
    if publication.since(page) is not None:
        put(publication, **{column_of(page): None})
        after = {"page": page.value, "called": str(page.label)}
        record(Kind.UNPUBLISHED, by=by.person, programme=by.programme, target=publication, after=after)
    return publication


def _held(by: Membership) -> Publication:
    found: Publication
    found, _ = Publication.across_programmes.select_for_update().get_or_create(programme=by.programme)
    return found


def _is_of_a_person(address: str, by: Membership) -> bool:
    return (
        Contact.objects.of(by.programme).filter(email__iexact=address).exists()
        or Person.objects.filter(email__iexact=address).exists()
    )
