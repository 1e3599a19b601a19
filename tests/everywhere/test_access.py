"""Every address is called as everybody, in the own and in another programme, with every method, and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from conftest import JudgingClient
from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import SENTENCES, Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.cli.permissions import reference
from kotosilta.programmes.addresses import METHODS
from kotosilta.programmes.models import Programme
from kotosilta.programmes.permissions import EVERYBODY, OPERATOR, SIGNED_OUT, STRANGER, Address, Answer, all_addresses
from kotosilta.programmes.roles import Role
from kotosilta.web.access import Door
from tests.builders import a_member, a_person, a_programme, coordinator_of
from tests.everywhere.samples import SAMPLES, Sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]

ADDRESSES = all_addresses()
OF_A_PROGRAMME = [each for each in ADDRESSES if each.access.door is Door.PROGRAMME]
SENDING = [each for each in ADDRESSES if "POST" in each.methods]
ROOT = Path(__file__).parents[2]
GONE = 410
BY_NAME = {"ids": lambda address: address.name}


@dataclass
class Ground:
    """Two programmes, everybody who may call, and the programme that a stranger comes from."""

    own: Programme
    other: Programme
    clients: Mapping[str, Client]


@pytest.fixture
def ground() -> Ground:
    own, other = a_programme("narpes"), a_programme("vaasa")
    people: dict[str, Person] = {
        STRANGER: coordinator_of(other).person,
        OPERATOR: a_person(is_operator=True),
        Role.COORDINATOR: coordinator_of(own).person,
    }
    people |= {role.value: a_member(own, role).person for role in Role if role is not Role.COORDINATOR}
    clients = {who: JudgingClient() for who in EVERYBODY}
    for who, person in people.items():
        clients[who].force_login(person)
    return Ground(own, other, clients)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def called(
    address: Address, method: str, client: Client, programme: Programme, sample: Sample, **data: Any
) -> HttpResponse:
    places = dict(sample.values) | ({"programme": programme.slug} if address.access.door is Door.PROGRAMME else {})
    with override("sv"):
        path = reverse(address.name, kwargs=places)
    return client.get(path) if method == "GET" else client.post(path, dict(sample.data) | data)


def answer_of(response: HttpResponse) -> Answer:
    """What somebody got, in the words of the table."""
    refused = {403: Answer.FORBIDDEN, 404: Answer.NOT_FOUND, 405: Answer.WRONG_VERB}
    if answer := refused.get(response.status_code):
        return answer
    to = urlsplit(response.headers.get("Location", ""))
    if to.path == "/sv/sign-in/" and to.query.startswith("next="):
        return Answer.SIGN_IN
    assert response.status_code < 400 or response.status_code == GONE, f"answered {response.status_code}"
    return Answer.OPENS


def test_every_address_has_a_name_and_a_sample_and_no_sample_is_left_over() -> None:
    names = [address.name for address in ADDRESSES]

    assert [address.route for address in ADDRESSES if not address.name or address.name.endswith(":")] == []
    assert sorted(set(names)) == sorted(names)
    assert sorted(SAMPLES) == sorted(names)


@pytest.mark.parametrize("address", ADDRESSES, **BY_NAME)
def test_an_address_answers_everybody_as_declared(ground: Ground, address: Address) -> None:
    sample = SAMPLES[address.name](ground.own)
    answers, declared = {}, {}
    for method in METHODS:
        for who in EVERYBODY:
            with undone():
                answers[who, method] = answer_of(called(address, method, ground.clients[who], ground.own, sample))
            declared[who, method] = address.answer(method, who)

    assert answers == declared


@pytest.mark.parametrize("address", OF_A_PROGRAMME, **BY_NAME)
def test_an_address_tells_nothing_of_another_programme_not_even_to_a_coordinator(
    ground: Ground, address: Address
) -> None:
    theirs = SAMPLES[address.name](ground.other)
    names_a_row = any(isinstance(value, int) for value in theirs.values.values())
    coordinator = ground.clients[Role.COORDINATOR]

    for method in METHODS:
        with undone():
            assert called(address, method, coordinator, ground.other, theirs).status_code == 404
    for method in address.methods if names_a_row else ():
        with undone():
            assert called(address, method, coordinator, ground.own, theirs).status_code == 404


@pytest.mark.parametrize("address", SENDING, **BY_NAME)
def test_what_is_sent_and_succeeds_leaves_an_event_in_the_trail(ground: Ground, address: Address) -> None:
    sample = SAMPLES[address.name](ground.own)
    if sample.why_not:
        return
    before = AuditEvent.objects.count()

    response = called(address, "POST", ground.clients[_somebody_who_may(address)], ground.own, sample)

    assert response.status_code in {302, 303}, "the sample of this address does not succeed"
    assert answer_of(response) is Answer.OPENS
    events = AuditEvent.objects.order_by("pk")[before:]
    assert events
    for event in events:
        assert _places(SENTENCES[Kind(event.kind)].message) <= _told_by(event), (
            f"{event.kind} does not fill its sentence"
        )


def _places(message: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", message))


def _told_by(event: AuditEvent) -> set[str]:
    """The places of a sentence that an event fills, see `audit.telling`."""
    target = {"target"} if event.target else set()
    return {"actor", *target, *(f"after_{each}" for each in event.after), *(f"before_{each}" for each in event.before)}


@pytest.mark.parametrize("address", OF_A_PROGRAMME, **BY_NAME)
def test_a_form_refuses_the_rows_of_another_programme(ground: Ground, address: Address) -> None:
    ours, theirs = SAMPLES[address.name](ground.own), SAMPLES[address.name](ground.other)
    before = AuditEvent.objects.count()

    for name in ours.rows:
        foreign = {name: theirs.data[name]}
        response = called(address, "POST", ground.clients[Role.COORDINATOR], ground.own, ours, **foreign)
        assert response.status_code == 200, f"{name} took the row of another programme"

    assert AuditEvent.objects.count() == before


def _somebody_who_may(address: Address) -> str:
    return {
        Door.PUBLIC: SIGNED_OUT if address.name != "account_logout" else STRANGER,
        Door.LINK: SIGNED_OUT,
        Door.SIGNED_IN: STRANGER,
        Door.OPERATOR: OPERATOR,
        Door.PROGRAMME: Role.COORDINATOR,
    }[address.access.door]


def test_the_reference_of_addresses_is_up_to_date() -> None:
    page = ROOT / "docs" / "reference" / "access.md"

    assert page.read_text(encoding="utf-8") == reference(), "write it anew: kotosilta permissions --reference"
