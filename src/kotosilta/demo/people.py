"""The sample people of a demo: one for each role, called by the role and by no invented name."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils.translation import override

from kotosilta.accounts.models import Person
from kotosilta.language.said import in_words
from kotosilta.programmes.roles import GRANTS, Role
from kotosilta.reasons import Reason

OPERATOR = "operator"
OPERATOR_NAME, OPERATOR_ABOUT = Reason("Operator"), Reason("Runs the installation, but takes part in no programme.")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One tap that signs in as a sample person."""

    name: str
    about: str
    address: str


def person_for(role: Role | str) -> Person:
    """The sample person who has this role in the demo (or is its `operator`), made when there is none yet."""
    key = OPERATOR if role == OPERATOR else Role(role).value
    name = OPERATOR_NAME.message if role == OPERATOR else _source(Role(role))
    person, fresh = Person.objects.get_or_create(
        email=f"{key}@demo.invalid", defaults={"sample_as": name, "is_operator": role == OPERATOR, "password": "!"}
    )
    if fresh:
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


def shortcuts() -> list[Shortcut]:
    """A tap for each role, in the order of the roles, and for the operator."""
    roles = [Shortcut(str(role.label), in_words(GRANTS[role].says), _address(role)) for role in Role]
    return [*roles, Shortcut(in_words(OPERATOR_NAME), in_words(OPERATOR_ABOUT), _address(OPERATOR))]


def _address(role: str) -> str:
    return reverse("demo:enter", args=[role])


def _source(role: Role) -> str:
    """The role's name as it stands in the source, from which the catalogues translate it."""
    with override(None):
        return str(role.label)
