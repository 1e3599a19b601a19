"""The catalogue of indicators on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from kotosilta.cli.tests.conftest import Run
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.situation.models import SourceStanding


def test_the_catalogue_is_printed_with_what_of_it_is_offered(run: Run) -> None:
    code, printed, err = run("indicators", "--json", "--lang", "fi")

    listed = {each["key"]: each for each in json.loads(printed)}
    assert (code, err) == (0, "")
    assert list(listed) == list(catalogue())
    assert listed["foreign_language_share"]["offered"] is True
    assert listed["employment_rate"] | {"offered": False, "confirmed_here": False} == listed["employment_rate"]
    assert listed["employment_rate"]["queries"] == [
        {"table": "142h", "content": "M536", "label": "", "choices": {}},
    ]
    assert listed["employment_rate"]["denominator"] == "20–64-vuotiaat asukkaat"
    assert listed["racist_offences"]["month_of_publication"] == "unknown"


def test_people_get_a_table(run: Run) -> None:
    code, table, _ = run("indicators", "--lang", "en")

    rows = table.splitlines()
    assert code == 0
    assert len(rows) == 1 + len(catalogue())
    assert rows[1].split()[:4] == ["foreign_language_share", "C3.4", "L", "2026-11-25"]
    assert rows[-1].split()[:5] == ["people_guided", "C3.13", "L", "not", "yet"]


def test_what_a_check_has_found_is_said_with_its_day(run: Run) -> None:
    run("indicators")
    found = SourceStanding(table="142h", checked_at=datetime(2026, 11, 25, 12, tzinfo=UTC))
    found.confirmed = ["employment_rate"]
    found.save()

    _, printed, _ = run("indicators", "--json", "--lang", "en")
    _, table, _ = run("indicators", "--lang", "en")

    listed = {each["key"]: each for each in json.loads(printed)}
    known = {"codes_found_on": "2026-11-25", "figures_here": False, "figures_since": None, "offered": True}
    assert listed["employment_rate"] | known == listed["employment_rate"]
    assert any(
        row.split()[:5] == ["employment_rate", "C3.6", "all", "checked", "2026-11-25"] for row in table.splitlines()
    )
