"""`kotosilta people`: everybody with an account, what they do here, and when they were last seen."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.accounts.models import Person
from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.programmes.models import Membership


def run(options: argparse.Namespace) -> int:
    """In the order in which they came."""
    prepare_database()
    people = [_described(person) for person in Person.objects.order_by("pk")]
    if options.json:
        print_json(people)
        return DONE
    header = (gettext("address"), gettext("name"), gettext("operator"), gettext("last seen"), gettext("programmes"))
    print_table(header, [_row(each) for each in people])
    return DONE


def _described(person: Person) -> dict[str, object]:
    memberships = Membership.across_programmes.filter(person=person, ended_at=None).select_related("programme")
    return {
        "address": person.email,
        "name": person.called(),
        "language": person.language,
        "operator": person.is_operator,
        "active": person.is_active,
        "joined": person.joined_at.date().isoformat(),
        "last_seen": person.last_login.date().isoformat() if person.last_login else None,
        "programmes": [{"slug": each.programme.slug, "role": each.role} for each in memberships],
    }


def _row(person: dict[str, object]) -> tuple[str, ...]:
    programmes = ", ".join(f"{each['slug']} ({each['role']})" for each in person["programmes"])  # type: ignore[attr-defined]
    operator = gettext("yes") if person["operator"] else ""
    return str(person["address"]), str(person["name"]), operator, str(person["last_seen"] or "–"), programmes
