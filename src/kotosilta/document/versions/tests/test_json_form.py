"""The JSON of a document keeps to its description, and says the same as the text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kotosilta.document.models import Section
from kotosilta.document.versions.drafts import named_file, working_files
from kotosilta.document.versions.files import kept_in_language
from kotosilta.document.versions.reading import sealed_file
from kotosilta.document.versions.tests.json_form import DESCRIBED, Paragraph, Picture, read
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    TODAY,
    a_baseline,
    a_decision,
    a_finding,
    a_goal,
    a_measure,
    a_reading,
    a_version,
    an_indicator,
    an_organisation,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "document-json.md"


@pytest.fixture
def full(kim: Membership) -> Programme:
    """A programme with a written element, one that is left out, and a goal with everything that hangs on it."""
    programme = kim.programme
    Section.across_programmes.create(
        programme=programme, element="D1", text=Translated.of(sv="Strategin leder.", fi="Strategia ohjaa.")
    )
    Section.across_programmes.create(
        programme=programme, element="D8", left_out=True, left_out_reason=Translated.of(sv="Ingen berörs.")
    )
    goal = a_goal(kim, change={"sv": "Fler möts"}, findings=[a_finding(kim, text={"sv": "Få möten"})])
    a_measure(kim, goal, title={"sv": "Språkvänner"}, owner=an_organisation(kim, name="Fritiden", taking="in"))
    indicator = an_indicator(kim, goal, title={"sv": "Möten"}, target=Decimal("50.5"))
    a_baseline(kim, indicator, value=Decimal(20))
    a_reading(kim, indicator, value=Decimal("24.5"))
    return programme


def test_the_page_of_reference_describes_every_field() -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    described = {
        name: re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
        for name, part in re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", page, re.MULTILINE | re.DOTALL)
    }

    assert described == {name: list(each.__struct_fields__) for name, each in DESCRIBED.items()}


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_a_sealed_version_keeps_to_the_form(kim: Membership, full: Programme, language: str) -> None:
    version = a_decision(kim, a_version(kim, "Till fullmäktige"), note={"sv": "Enhälligt."}).version
    row = sealed_file(version, language, "json")
    assert row is not None

    found = read(bytes(row.content))

    assert (found.state, found.language, found.date) == ("sealed", language, TODAY)
    assert found.version is not None
    assert (found.version.name, found.version.sealed_on) == ("Till fullmäktige", TODAY)
    assert [(each.section, each.outcome, each.note) for each in found.decisions] == [("§ 12", "approved", "Enhälligt.")]
    assert [each.id for each in found.elements] == [f"D{number}" for number in range(1, 11)]
    assert found.programme.period == (full.first_year, full.last_year)


def test_the_elements_have_their_text_their_figures_and_why_they_are_left_out(kim: Membership, full: Programme) -> None:
    elements = {each.id: each for each in read(working_files(full, "sv", ["json"], TODAY)["json"]).elements}

    said = [each.text for each in elements["D1"].blocks if isinstance(each, Paragraph)]
    assert "Strategin leder." in said
    assert (elements["D8"].left_out, elements["D8"].blocks) == ("Ingen berörs.", [])
    assert elements["D1"].left_out is None
    assert any(isinstance(each, Picture) for each in elements["D2"].blocks)
    shares = [each for each in elements["D2"].figures if each.value is not None]
    assert all(each.source and each.year and each.number for each in shares)
    assert shares


def test_the_goals_stand_as_values_with_measures_and_indicators(kim: Membership, full: Programme) -> None:
    (goal,) = read(working_files(full, "sv", ["json"], TODAY)["json"]).goals

    (measure,), (indicator,) = goal.measures, goal.indicators
    assert (goal.change, goal.by_year, goal.findings) == ("Fler möts", 2030, ["Få möten"])
    assert (measure.title, measure.owner, measure.begins) == ("Språkvänner", "Fritiden", date(2027, 1, 1))
    assert indicator.baseline is not None
    assert indicator.target is not None
    assert (indicator.baseline.value, indicator.target.value) == (20, 50.5)
    assert [each.value for each in indicator.values] == [24.5]


def test_a_version_that_nobody_has_approved_and_the_text_of_today_say_what_they_are(
    kim: Membership, full: Programme
) -> None:
    version = a_version(kim, "Före hörandet")
    kept = kept_in_language(version, "sv")
    assert kept is not None

    named, working = read(named_file(version, kept, "json")), read(working_files(full, "sv", ["json"], TODAY)["json"])

    assert named.version is not None
    assert (named.state, named.version.name, named.version.sealed_on) == ("named", "Före hörandet", None)
    assert (working.state, working.version) == ("working", None)
    assert named.elements == working.elements
