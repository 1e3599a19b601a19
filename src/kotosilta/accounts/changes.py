"""Everything that happens to a person's own account."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record


@transaction.atomic
def settle_person(*, person: Person, name: str, language: str) -> Person:
    """A person's own name and the language of the messages they get."""
    before = {"language": person.language}
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    record(Kind.PERSON_SETTLED, by=person, target=person, before=before, after={"language": language})
    return person


@transaction.atomic
def join(*, email: str, name: str, language: str) -> Person:
    """A new account for somebody who has shown that the address is theirs."""
    person = Person.objects.create_user(email, name=name, language=language)
    EmailAddress.objects.filter(user=person).update(verified=True)
    record(Kind.PERSON_JOINED, by=person, target=person)
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
