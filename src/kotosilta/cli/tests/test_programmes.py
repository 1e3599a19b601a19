"""What the commands say about programmes: which there are, and how far each point of the checklist is in one."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from kotosilta.cli.tests.conftest import Run
from kotosilta.programmes import changes
from kotosilta.programmes.edition import edition_of
from kotosilta.workspace.tests.held import hold_something
from tests.builders import a_programme, coordinator_of

pytestmark = pytest.mark.django_db


def test_programmes_are_listed_with_what_tells_them_apart(run: Run) -> None:
    a_programme("narpes", sample=True)
    a_programme("kaskinen", "sottunga")

    code, table, err = run("programmes", "--lang", "sv")
    listed = json.loads(run("programmes", "--json", "--lang", "sv")[1])

    assert (code, err) == (0, "")
    assert [line.split()[0] for line in table.splitlines()[1:]] == ["kaskinen-and-others-2027", "narpes-2027"]
    assert [(each["slug"], each["sample"], each["state"]) for each in listed] == [
        ("kaskinen-and-others-2027", False, "preparation"),
        ("narpes-2027", True, "preparation"),
    ]
    assert [each["name"] for each in listed[0]["municipalities"]] == ["Kaskö", "Sottunga"]
    assert listed[1]["title"] == "Programmet"


def test_no_programmes_make_an_empty_list(run: Run) -> None:
    assert run("programmes", "--json")[:2] == (0, "[]\n")


def test_coverage_lists_every_id_and_facet_with_its_state_evidence_and_address(run: Run) -> None:
    programme = a_programme("narpes")
    hold_something(programme)
    changes.say(programme=programme, by=coordinator_of(programme), item="C6.8", facet="", state="done", note="Gruppen")

    code, out, err = run("coverage", "--programme", programme.slug, "--json", "--lang", "sv")

    found = json.loads(out)
    points = {(each["id"], each["facet"]): each for each in found["points"]}
    edition = edition_of(programme)
    expected = [(item.id, facet) for item in edition.items for facet in (None, *(each.id for each in item.facets))]
    assert (code, err) == (0, "")
    assert (found["programme"], found["edition"], found["profile"]) == (programme.slug, "2025", None)
    assert list(points) == expected
    assert {each["step"] for each in points.values()} >= {f"C{number}" for number in range(1, 8)}
    assert points["C1.7", None]["state"] == "fulfilled"
    assert points["C1.7", None]["evidence"][0]["strength"] == "fulfilled"
    assert points["C6.8", None]["said"] == {
        "state": "done",
        "note": "Gruppen",
        "by": coordinator_of(programme).person.called(),
    }
    assert points["C7.1", None]["state"] == "nothing"
    assert all(each["kind"] and each["title"] for each in points.values())


def test_the_addresses_of_coverage_open(run: Run) -> None:
    programme = a_programme("narpes")
    hold_something(programme)
    points = json.loads(run("coverage", "--programme", programme.slug, "--json", "--lang", "sv")[1])["points"]
    client = Client()
    client.force_login(coordinator_of(programme).person)

    addresses = {each["address"].partition("#")[0] for each in points}

    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_a_programme_of_aland_goes_by_the_profile_of_aland(run: Run) -> None:
    programme = a_programme("mariehamn", "jomala")

    found = json.loads(run("coverage", "--programme", programme.slug, "--json")[1])

    assert found["profile"] == "aland"


def test_coverage_is_a_table_for_people(run: Run) -> None:
    programme = a_programme("narpes")

    code, table, err = run("coverage", "--programme", programme.slug, "--lang", "en")

    assert code == 0
    assert err.startswith("1 of ")
    assert "C1.7" in table
    assert len(table.splitlines()) == 1 + sum(1 + len(item.facets) for item in edition_of(programme).items)


def test_a_programme_that_is_not_there_is_refused_with_a_hint(run: Run) -> None:
    code, out, err = run("coverage", "--programme", "nowhere" * 30, "--lang", "en")

    assert (code, out) == (2, "")
    assert "kotosilta programmes" in err
    assert len(err) < 250
