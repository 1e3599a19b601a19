"""What the room proves of the checklist, and what it asks for next."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.followup import changes
from kotosilta.followup.checklist import evidence
from kotosilta.followup.due import due
from kotosilta.followup.tests.pages import arranged, everything
from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import Role
from tests.builders import a_condition, a_member, an_indicator

pytestmark = pytest.mark.django_db
MOST_QUERIES = 1


def proved(programme: Programme) -> dict[str, Strength]:
    return {each.item + each.facet: each.strength for each in evidence(programme)}


def asked(membership: Membership, on: date) -> dict[str, str]:
    return {each.address: in_words(each.sentence, "en") for each in due(membership, on)}


def test_nothing_is_proved_before_anything_is_recorded(programme: Programme) -> None:
    assert proved(programme) == {}


def test_all_points_of_the_follow_up_are_fulfilled_by_what_is_recorded(programme: Programme, kim: Membership) -> None:
    everything(kim)

    assert proved(programme) == dict.fromkeys(["C6.2", "C6.7", "C6.8", "C6.9", "C6.10a", "C6.10b"], Strength.FULFILLED)


def test_a_plan_is_enough_for_the_follow_up_before_there_are_values(programme: Programme, kim: Membership) -> None:
    an_indicator(kim)
    assert proved(programme)["C6.2"] is Strength.BEGUN

    arranged(kim)

    assert proved(programme)["C6.2"] is Strength.FULFILLED


def test_a_condition_of_which_nobody_says_how_it_is_decided_is_half(programme: Programme, kim: Membership) -> None:
    a_condition(kim, decided={})
    assert "C6.10b" not in proved(programme)

    a_condition(kim)

    assert proved(programme)["C6.10b"] is Strength.BEGUN


def test_how_the_room_stands_is_asked_in_one_question(
    programme: Programme, kim: Membership, django_assert_max_num_queries: object
) -> None:
    everything(kim)

    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        list(evidence(programme))


def test_before_the_decision_only_what_is_to_be_agreed_on_is_asked_for(programme: Programme, kim: Membership) -> None:
    programme.state = State.PREPARATION
    kim.programme = programme
    assert asked(kim, date(2028, 1, 10)) == {}
    an_indicator(kim)

    assert sorted(asked(kim, date(2028, 1, 10))) == ["follow-up/#conditions", "follow-up/plan/"]


def test_afterwards_values_reports_and_conditions_are_asked_for(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    kim.programme = programme
    second = an_indicator(kim, title={"sv": "En till"})

    found = asked(kim, date(2030, 1, 10))

    assert found[f"follow-up/conditions/{rows['condition'].pk}/met/"].startswith("A condition seems to be met: En för")
    assert found["follow-up/values/"] == "Note the value of: Möten (and 1 more)"
    assert found["follow-up/rounds/new/"] == "Open the round of reports on 2029."
    assert found["follow-up/reports/new/"] == "Write and hand over the report on 2029."
    changes.note_met(
        condition=rows["condition"], by=kim, met_on=date(2028, 1, 1), outcome="", follows={}, today=date(2028, 1, 2)
    )
    assert "decide whether to update" in " ".join(asked(kim, date(2030, 1, 10)).values())
    assert second.pk


def test_a_programme_that_is_to_be_updated_is_told_at_home(programme: Programme, kim: Membership) -> None:
    condition = a_condition(kim, situation={"sv": "Lagen ändras"})
    day = {"met_on": date(2028, 1, 1), "today": date(2028, 1, 2)}
    changes.note_met(condition=condition, by=kim, outcome="update", follows={}, **day)

    assert "The programme is to be updated: Lagen ändras" in asked(kim, date(2028, 1, 10)).values()


def test_while_a_round_is_open_measures_without_a_report_are_asked_for(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    kim.programme = programme
    assert "follow-up/measures/" not in asked(kim, date(2028, 1, 10))
    rows["told"].delete()

    found = asked(kim, date(2028, 1, 10))

    assert found["follow-up/measures/"] == "Measures without a report on 2027: 1"
    assert found[f"follow-up/reports/{rows['report'].pk}/"] == "Write and hand over the report on 2027."


def test_whoever_only_reads_is_asked_for_nothing(programme: Programme, kim: Membership) -> None:
    everything(kim)

    assert asked(a_member(programme, Role.VIEWER), date(2030, 1, 10)) == {}
