"""What the text proves of the checklist, and what waits."""

from __future__ import annotations

import pytest

from kotosilta.document import changes
from kotosilta.document.checklist import evidence
from kotosilta.document.due import due
from kotosilta.document.texts import ELEMENTS
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import TODAY, a_finding, a_goal, a_member, a_programme, a_section, coordinator_of

pytestmark = pytest.mark.django_db
BOTH = {"sv": "Text.", "fi": "Teksti."}


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme("narpes"))


def strengths(kim: Membership) -> dict[tuple[str, str], Strength]:
    return {(each.item, each.facet): each.strength for each in evidence(kim.programme)}


def paths(member: Membership) -> list[str]:
    return [each.address for each in due(member, TODAY)]


def test_nothing_is_proved_by_nothing(kim: Membership) -> None:
    assert strengths(kim) == {}


def test_a_text_in_every_language_fulfils_its_element(kim: Membership) -> None:
    a_section(kim, "D1", BOTH)

    assert strengths(kim) == {("C5.1", ""): Strength.BEGUN, ("D1", ""): Strength.FULFILLED}


def test_a_text_in_one_language_is_a_beginning(kim: Membership) -> None:
    a_section(kim, "D1", {"sv": "Text."})

    assert strengths(kim) == {("D1", ""): Strength.BEGUN}


def test_the_parts_of_an_element_are_those_that_are_ticked_or_referred_to(kim: Membership) -> None:
    a_section(
        kim, "D2", {each: f"{text} [[chart:foreign_language_share@545]]" for each, text in BOTH.items()}, facets=["b"]
    )
    found = strengths(kim)

    assert [found["D2", facet] for facet in "abc"] == [Strength.FULFILLED, Strength.FULFILLED, Strength.BEGUN]


def test_what_is_left_out_with_a_reason_is_fulfilled_with_its_parts(kim: Membership) -> None:
    changes.leave_out(by=kim, element="D8", reason={"sv": "Ingen har fått skydd här."})
    found = strengths(kim)

    assert {strength for (item, _), strength in found.items() if item == "D8"} == {Strength.FULFILLED}
    assert ("D8", "c") in found


def test_a_document_that_is_written_throughout_fulfils_everything_about_it(kim: Membership) -> None:
    edition = edition_of(kim.programme)
    for element in ELEMENTS:
        a_section(kim, element, BOTH, facets=[facet.id for facet in edition.item(element).facets])

    assert set(strengths(kim).values()) == {Strength.FULFILLED}
    assert paths(kim) == []


def test_the_first_part_that_nobody_has_written_waits_once_there_are_goals(kim: Membership) -> None:
    assert paths(kim) == []
    a_goal(kim)
    assert paths(kim) == ["document/D1/"]


def test_a_text_that_is_older_than_its_original_waits(kim: Membership) -> None:
    a_section(kim, "D1", BOTH)
    a_section(kim, "D1", {"sv": "Ny text."})

    assert paths(kim) == ["document/D1/", "document/D2/"]


def test_a_reference_that_leads_nowhere_waits_first(kim: Membership) -> None:
    finding = a_finding(kim)
    a_section(kim, "D1", BOTH)
    a_section(kim, "D2", {"sv": f"[[finding:{finding.pk}]]"})
    remove(row=finding, by=kim, programme=kim.programme)

    assert paths(kim)[0] == "document/D2/"


def test_nothing_waits_for_those_who_do_not_write(kim: Membership) -> None:
    a_goal(kim)

    assert paths(a_member(kim.programme, Role.MEMBER)) == []
