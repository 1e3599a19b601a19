"""Everything that happens to a person's own account."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from kotosilta.accounts.models import Person, PersonalLink
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record

NOBODY = "closed@closed.invalid"  # a name that no mail server will ever have (RFC 2606)


@transaction.atomic
def settle_person(*, person: Person, name: str, language: str) -> Person:
    """A person's own name and the language of the messages they get."""
    before = {"language": person.language}
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    record(Kind.PERSON_SETTLED, by=person, target=person, before=before, after={"language": language})
    return person


@transaction.atomic
def open_account(*, email: str, language: str, name: str = "") -> Person:
    """The account of an address; a new one opens only to who reads the mail of the address."""
    person = Person.objects.filter(email=email.lower()).first()
    if person is None:
        person = Person.objects.create_user(email, language=language, name=name)
        record(Kind.PERSON_JOINED, by=None, target=person)
    return person


@transaction.atomic
def make_operator(*, email: str, language: str) -> Person:
    """Lets somebody see to the installation; what they may do in programmes does not change."""
    person = Person.objects.filter(email=email.lower()).first()
    person = person or Person.objects.create_user(email, language=language)
    if not person.is_operator:
        person.is_operator = True
        person.save(update_fields=["is_operator"])
        record(Kind.PERSON_MADE_OPERATOR, by=None, target=person)
    return person


@transaction.atomic
def erase(*, person: Person, by: Person | None, now: datetime) -> Person:
    """Leaves of an account only its number: nobody gets into it any more, and nothing in it tells who it was.

    What they were in programmes ends before: see `programmes.leaving`.
    """
    address = person.email
    EmailAddress.objects.filter(user=person).delete()
    PersonalLink.objects.filter(email=address).update(withdrawn_at=now, email=NOBODY)
    person.email, person.name, person.language = f"{person.pk}.{NOBODY}", "", settings.LANGUAGE_CODE
    person.is_active = person.is_operator = False
    person.closed_at = now
    person.set_unusable_password()
    person.save()
    record(Kind.PERSON_CLOSED, by=by, target=person)
    return person
