"""The room says how imports stand: what is being fetched, what came last, what went wrong and what is safe."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from kotosilta.language.days import written_date
from kotosilta.reasons import Reason
from kotosilta.situation import source_standing
from kotosilta.situation.models import SourceStanding
from kotosilta.situation.room.imports import COMMAND, imports_told

pytestmark = pytest.mark.django_db


def told() -> tuple[list[str], str]:
    with override("en"):
        found = imports_told("en")
    return list(found.sentences), found.command


def today() -> str:
    return written_date(timezone.localdate(), "en")


def test_before_anything_was_fetched_it_says_so_and_names_the_command() -> None:
    assert told() == (["So far only the official figures that came with the product are here."], COMMAND)


def test_while_a_table_is_fetched_it_says_how_far_that_is() -> None:
    source_standing.begun("142h")
    source_standing.heard_of("142h", 3, 12)

    sentences, command = told()

    assert sentences[0].startswith("Table 142h is being fetched just now: part 3 of 12, since ")
    assert command == ""


def test_a_command_that_was_killed_is_not_said_to_run_for_ever() -> None:
    source_standing.begun("142h")
    SourceStanding.objects.update(told_at=timezone.now() - timedelta(hours=1))

    assert told()[1] == COMMAND


def test_trouble_is_said_with_what_stays_until_the_table_has_come() -> None:
    source_standing.succeeded("159t")
    source_standing.failed("142h", Reason("%(host)s asks us to wait (429).", {"host": "pxdata.stat.fi"}))

    last, trouble = told()[0]
    assert last == f"Official figures of 1 table have been fetched here, last on {today()}."
    assert trouble.startswith(f"Table 142h could not be fetched on {today()}. pxdata.stat.fi asks us to wait (429). ")
    assert trouble.endswith("What was here before stays in use.")

    source_standing.succeeded("142h")

    assert told()[0] == [f"Official figures of 2 tables have been fetched here, last on {today()}."]


def test_it_is_one_question_to_the_database() -> None:
    for table in ("1", "2", "3"):
        source_standing.succeeded(table)
    with CaptureQueriesContext(connection) as asked:
        told()
    assert len(asked) == 1
