"""What operators do by command: people, their rights, the outbox, the audit trail."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.cli.arguments import ROLES
from kotosilta.cli.tests.conftest import Run
from kotosilta.notices.models import Message
from kotosilta.notices.outbox import post
from kotosilta.notices.tests.mail_server import running_mail_server
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import May, Role
from tests.builders import a_member, a_person, a_programme
from tests.service import command, environment, running_service

pytestmark = pytest.mark.django_db


def test_an_operator_is_made_once_and_signs_in_like_everybody_else(run: Run) -> None:
    said = [run("make-operator", "Anna@Example.test", "--lang", "en") for _ in range(2)]

    assert said == [(0, "anna@example.test is an operator now.\n", "")] * 2
    person = Person.objects.get()
    assert (person.is_operator, person.has_usable_password()) == (True, False)
    assert AuditEvent.objects.filter(kind=Kind.PERSON_MADE_OPERATOR).count() == 1


def test_somebody_with_an_account_becomes_operator_and_stays_what_they_were(run: Run) -> None:
    person = a_person(name="Anna")

    run("make-operator", person.email)

    person.refresh_from_db()
    assert (person.is_operator, person.name) == (True, "Anna")


def test_what_is_no_address_makes_nobody_operator(run: Run) -> None:
    code, _, said = run("make-operator", "anna", "--lang", "en")

    assert (code, said) == (2, "“anna” is no mail address.\n")
    assert Person.objects.count() == 0


def test_the_first_coordinator_gets_an_account_and_begins_by_themselves(run: Run) -> None:
    code, out, _ = run("add-person", "Anna@Example.test", "--name", "Anna", "--lang", "sv")

    person = Person.objects.get()
    assert (code, person.email, person.name, person.language) == (0, "anna@example.test", "Anna", "sv")
    assert AuditEvent.objects.get().kind == Kind.PERSON_JOINED
    assert "anna@example.test" in out


def test_somebody_takes_over_when_no_coordinator_is_left(run: Run) -> None:
    programme = a_programme()
    person = a_person()

    assert run("add-person", person.email, "--programme", programme.slug)[0] == 0
    assert Membership.objects.of(programme).get(person=person).role == Role.COORDINATOR


def test_an_account_is_closed_on_request(run: Run) -> None:
    member = a_member(a_programme(), Role.EDITOR)
    address = member.person.email

    done = run("close-account", address.upper(), "--lang", "en")
    again = run("close-account", address, "--lang", "en")

    assert done == (0, f"The account of {address} has been closed.\n", "")
    assert again == (2, "", f"Nobody has an account with the address {address}.\n")
    member.refresh_from_db()
    assert (member.ended_at is None, member.person.is_active) == (False, False)


def test_the_account_of_the_only_coordinator_is_not_closed(run: Run) -> None:
    programme = a_programme()
    person = Person.objects.get()

    done = run("close-account", person.email, "--lang", "en")

    sentence = f"Nobody else coordinates “{programme.title}”. Make somebody else coordinator first.\n"
    assert done == (1, "", sentence)
    person.refresh_from_db()
    assert person.is_active


def test_nobody_is_added_when_there_is_no_such_programme(run: Run) -> None:
    code, _, said = run("add-person", "anna@example.test", "--programme", "nowhere-2027", "--lang", "en")

    assert (code, said) == (2, "There is no programme “nowhere-2027”.\n")
    assert Person.objects.count() == 0


def test_roles_of_the_command_are_those_of_programmes() -> None:
    assert list(ROLES) == Role.values


def test_people_are_listed_with_what_they_do(run: Run) -> None:
    programme = a_programme()
    member = a_member(programme, Role.EDITOR)

    code, out, _ = run("people", "--json")

    listed = {each["address"]: each for each in json.loads(out)}
    assert code == 0
    assert listed[member.person.email]["programmes"] == [{"slug": programme.slug, "role": "editor"}]
    assert member.person.email in run("people")[1]


def test_permissions_are_printed_for_each_address_and_method(run: Run) -> None:
    code, out, _ = run("permissions", "--json")

    rows = {(row["address"], row["method"]): row for row in json.loads(out)}
    assert code == 0
    asked = rows["/<language>/programme/<slug:programme>/people/invite/", "POST"]
    assert (asked["door"], asked["permission"], asked["roles"]) == ("programme", May.MANAGE_PEOPLE, ["coordinator"])
    assert asked["answers"] == {
        "signed out": "sign in",
        "stranger": "404",
        "viewer": "403",
        "member": "403",
        "contributor": "403",
        "editor": "403",
        "coordinator": "opens",
        "operator": "404",
    }
    assert rows["/healthz", "GET"]["door"] == "public"
    assert ("/healthz", "POST") not in rows


def test_waiting_messages_are_sent_and_what_is_refused_keeps_waiting(run: Run, settings: Any) -> None:
    with running_mail_server() as server:
        settings.MAIL_SERVER = settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        server.refused.add("bo@example.test")
        for address in ("anna@example.test", "bo@example.test"):
            post(to=address, language="sv", subject="S", body="B")

        code, out, _ = run("send-mail", "--json")

    assert (code, json.loads(out)) == (3, {"sent": 1, "waiting": 1, "given_up": 0})
    assert [each["To"] for each in server.received] == ["anna@example.test"]


def test_sending_is_refused_while_no_mail_server_is_set(run: Run) -> None:
    post(to="anna@example.test", language="sv", subject="S", body="B")

    code, _, said = run("send-mail", "--lang", "en")

    assert (code, said) == (1, "No mail server is set (KOTOSILTA_MAIL_SERVER). Messages stay in the outbox.\n")
    assert Message.objects.get().tries == 0


def test_the_trail_is_disposed_of_by_command(run: Run) -> None:
    assert run("dispose-trail", "--before", "2020-01-01", "--lang", "en")[0] == 0
    assert AuditEvent.objects.get().kind == Kind.TRAIL_DISPOSED
    assert run("dispose-trail", "--before", "2199-01-01")[0] == 2
    assert run("dispose-trail", "--before", "yesterday")[0] == 2


def test_the_service_sends_what_waits_and_its_sender_ends_with_it(tmp_path: Path) -> None:
    with running_mail_server() as server:
        mail = {"KOTOSILTA_MAIL_SERVER": "127.0.0.1", "KOTOSILTA_MAIL_PORT": str(server.port)}
        with running_service(tmp_path, **mail) as service:
            _ask_for_a_code(service.address)
            assert _within_patience(lambda: bool(server.received))
            children = _children_of(service.process)
        assert [each["To"] for each in server.received] == ["nobody@example.test"]
        assert len(children) >= 2
        assert not [child for child in children if Path(f"/proc/{child}").exists()]


STARTS_A_SENDER_AND_IS_GONE = """
import os, subprocess, sys
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
print(subprocess.Popen([*sys.argv[1:], "--while", str(os.getpid())], **quiet).pid)
"""


def test_a_sender_whose_service_is_gone_ends_by_itself(tmp_path: Path) -> None:
    settings = environment(tmp_path, KOTOSILTA_MAIL_SERVER="127.0.0.1", KOTOSILTA_MAIL_PORT="1")
    subprocess.run(command("prepare"), env=settings, check=True)
    words = [sys.executable, "-c", STARTS_A_SENDER_AND_IS_GONE, *command("send-mail")]

    started = subprocess.run(words, env=settings, check=True, capture_output=True, text=True, timeout=60)

    sender = Path(f"/proc/{started.stdout.strip()}")
    assert _within_patience(lambda: not sender.exists())


def _within_patience(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)
    return is_so()


def _ask_for_a_code(address: str) -> None:
    """What a browser does: it opens the page, then sends its form."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{address}/sv/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    data = {"csrfmiddlewaretoken": token[1], "email": "nobody@example.test"}
    browser.open(f"{address}/sv/sign-in/", urllib.parse.urlencode(data).encode())


def _children_of(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]
