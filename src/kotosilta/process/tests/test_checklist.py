"""What the room's rows prove of the checklist, and what the list of next things asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from kotosilta.content.checklist import edition
from kotosilta.language.said import in_words
from kotosilta.municipalities.register import by_slug
from kotosilta.process import changes
from kotosilta.process.checklist import evidence
from kotosilta.process.due import due
from kotosilta.process.models import Body, Phase
from kotosilta.programmes.changes import add_municipality
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import (
    TODAY,
    a_body,
    a_body_meeting,
    a_contact,
    a_member,
    a_phase,
    a_programme,
    an_expert,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
DECISION = date(2027, 12, 13)


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def joint() -> Programme:
    return a_programme("narpes", "rovaniemi")


def found(programme: Programme) -> dict[str, Strength]:
    """How much is proven, by id and facet."""
    return {each.item + each.facet: each.strength for each in evidence(programme)}


def asked(programme: Programme, on: date = TODAY) -> list[str]:
    """What is next for the coordinator, in English."""
    with override("en"):
        return [in_words(each.sentence) for each in due(coordinator_of(programme), on)]


def set_up(programme: Programme, **more: Any) -> None:
    values: dict[str, Any] = {
        "authority": {},
        "responsible_role": {},
        "responsible_name": "",
        "responsible_email": "",
        "form": "",
        "part_of": {},
        "fellowship": "",
        "fellowship_reason": {},
    }
    changes.set_up(by=coordinator_of(programme), **(values | more))


def decide(programme: Programme, code: str = "", on: date = DECISION) -> Body:
    body = a_body(programme, code=code, kind="council", name={"sv": "Fullmäktige"})
    a_body_meeting(programme, body=body, on=on, purpose="decides")
    return body


def test_a_fresh_programme_proves_nothing_here(programme: Programme) -> None:
    assert found(programme) == {}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"authority": {"sv": "Bildningen"}}, {"C1.2": Strength.FULFILLED}),
        ({"responsible_role": {"sv": "koordinatorn"}}, {"C1.1": Strength.FULFILLED}),
        ({"responsible_name": "Anna"}, {"C1.1": Strength.FULFILLED}),
        ({"responsible_email": "anna@example.test"}, {}),
        ({"form": "separate"}, {"K2": Strength.FULFILLED}),
        ({"form": "part"}, {"K2": Strength.BEGUN}),
        ({"form": "part", "part_of": {"sv": "Strategin"}}, {"K2": Strength.FULFILLED}),
        ({"fellowship": "alone"}, {"C1.7": Strength.FULFILLED, "K3": Strength.FULFILLED}),
        ({"fellowship": "municipalities"}, {"C1.7": Strength.BEGUN, "K3": Strength.BEGUN}),
        ({"fellowship": "employment"}, {"C1.7": Strength.FULFILLED, "K3": Strength.FULFILLED}),
    ],
)
def test_the_setup_proves_what_it_says(
    programme: Programme, values: dict[str, Any], expected: dict[str, Strength]
) -> None:
    set_up(programme, **values)

    assert found(programme) == expected


def test_together_is_proven_by_a_second_municipality(joint: Programme) -> None:
    set_up(joint, fellowship="municipalities")

    assert found(joint) == {"C1.7": Strength.FULFILLED, "K3": Strength.FULFILLED}


def test_a_body_is_engaged_by_what_is_written_and_by_its_meetings(programme: Programme) -> None:
    body = a_body(programme, in_carrying_out={"sv": "Får en rapport."})
    written = found(programme)
    a_body_meeting(programme, body=body, purpose="decides")
    a_body_meeting(programme, body=body, on=date(2027, 3, 1), purpose="follows")

    assert written == {"C1.3c": Strength.FULFILLED}
    assert found(programme) == {
        "C1.3a": Strength.FULFILLED,
        "C1.3b": Strength.FULFILLED,
        "C1.3c": Strength.FULFILLED,
        "K1": Strength.BEGUN,
    }


def test_a_facet_is_begun_while_a_municipality_has_no_body_engaged_in_it(joint: Programme) -> None:
    a_body(joint, code="545", in_process={"sv": "Diskuterar utkastet."})
    one = found(joint)
    a_body(joint, code="698", in_process={"fi": "Käsittelee luonnoksen."})

    assert one == {"C1.3b": Strength.BEGUN}
    assert found(joint) == {"C1.3b": Strength.FULFILLED}


def test_what_was_removed_proves_nothing(programme: Programme) -> None:
    body = decide(programme)
    phase = a_phase(programme)
    for row in (body, phase):
        remove(row=row, by=coordinator_of(programme), programme=programme)

    assert found(programme) == {}


def test_the_timetable_is_proven_by_a_decision_day_in_each_municipality_and_phases(joint: Programme) -> None:
    steps = []
    decide(joint, "545")
    steps.append(found(joint)["K1"])
    decide(joint, "698", on=date(2027, 12, 20))
    steps.append(found(joint)["K1"])
    a_phase(joint)
    steps.append(found(joint)["K1"])

    assert steps == [Strength.BEGUN, Strength.BEGUN, Strength.FULFILLED]


def test_phases_without_a_decision_are_a_beginning(programme: Programme) -> None:
    a_phase(programme)

    assert found(programme) == {"K1": Strength.BEGUN}


def test_the_contact_at_the_start_is_made_with_every_regional_authority(joint: Programme) -> None:
    a_contact(joint, code="545")
    one = found(joint)
    a_contact(joint, code="698")

    assert one == {"C1.5": Strength.BEGUN}
    assert found(joint) == {"C1.5": Strength.FULFILLED}


def test_one_contact_is_enough_where_municipalities_share_their_authority() -> None:
    neighbours = a_programme("narpes", "kristinestad")

    a_contact(neighbours)

    assert found(neighbours) == {"C1.5": Strength.FULFILLED}


@pytest.mark.parametrize("on", [date(2025, 9, 1), date(2026, 9, 1)])
def test_an_authority_is_named_as_it_was_called_on_the_day(programme: Programme, on: date) -> None:
    contact = a_contact(programme, on=on)
    a_contact(programme, on=date(2026, 10, 1))

    (shown,) = evidence(programme)

    assert contact.authority in in_words(shown.sentence)


def test_advice_counts_when_it_has_an_answer(programme: Programme) -> None:
    a_contact(programme, at_start=False)
    asked_for = found(programme)
    a_contact(programme, at_start=False, answer={"sv": "Så här gjorde grannen."})

    assert asked_for == {"C1.4": Strength.BEGUN}
    assert found(programme) == {"C1.4": Strength.FULFILLED}


def test_help_from_outside_is_proven_by_an_expert(programme: Programme) -> None:
    an_expert(programme)

    assert found(programme) == {"C1.6": Strength.FULFILLED}


def test_everything_of_the_room_can_be_proven(programme: Programme) -> None:
    everything(programme)

    points = {
        item.id + facet
        for item in edition("2025").items
        if item.step == "C1"
        for facet in ([each.id for each in item.facets] or [""])
    }
    assert found(programme) == dict.fromkeys(points, Strength.FULFILLED)


def everything(programme: Programme) -> None:
    set_up(
        programme,
        authority={"sv": "Bildningen"},
        responsible_role={"sv": "koordinatorn"},
        form="separate",
        fellowship="alone",
    )
    council = decide(programme)
    a_body_meeting(programme, body=council, on=date(2027, 3, 1), purpose="follows")
    a_body(programme, in_carrying_out={"sv": "Får en rapport."})
    changes.count_back(by=coordinator_of(programme), decision=DECISION, on=TODAY)
    a_contact(programme)
    a_contact(programme, at_start=False, answer={"sv": "Så här gjorde grannen."})
    an_expert(programme)


def test_evidence_and_what_is_next_take_two_questions_each(joint: Programme, django_assert_num_queries: Any) -> None:
    for code in ("545", "698"):
        decide(joint, code)
        a_contact(joint, code=code)
    changes.count_back(by=coordinator_of(joint), decision=DECISION, on=TODAY)
    as_in_a_request = Membership.across_programmes.select_related("programme").prefetch_related("programme__parts")
    membership = as_in_a_request.get(pk=coordinator_of(joint).pk)

    with django_assert_num_queries(2):
        list(evidence(membership.programme))
    with django_assert_num_queries(2):
        list(due(membership, TODAY))


# What is next


def test_next_asks_for_the_beginnings_one_by_one(programme: Programme) -> None:
    assert asked(programme) == [
        "Note who is responsible for the process.",
        "Make contact at the start: Ostrobothnia Economic Development Centre.",
        "Note which body decides on the programme.",
    ]


def test_next_leads_on_from_what_is_there(programme: Programme) -> None:
    set_up(programme, responsible_name="Anna")
    a_contact(programme)
    body = a_body(programme, decides=True)
    dateless = asked(programme)
    a_body_meeting(programme, body=body, on=DECISION, purpose="decides")

    assert dateless == [
        "Note which authority coordinates the preparation.",
        "Note when the decision is made: Bildningsnämnden.",
    ]
    assert asked(programme)[1:] == ["Take over the phases that are counted back from the decision."]


def test_nothing_is_next_when_everything_is_there(programme: Programme) -> None:
    everything(programme)

    assert asked(programme) == []


def test_a_phase_is_late_from_the_day_after_its_end(programme: Programme) -> None:
    everything(programme)
    first = Phase.objects.of(programme).first()

    on_the_day = asked(programme, first.ends)
    found = list(due(coordinator_of(programme), first.ends + timedelta(days=1)))

    assert on_the_day == []
    assert [(each.address, each.on) for each in found] == [(f"process/#phase-{first.pk}", first.ends)]


def test_municipalities_of_a_joint_programme_are_named(joint: Programme) -> None:
    decide(joint, "545")
    a_body(joint, code="698", decides=True)
    one = asked(joint)
    joint2 = a_programme("inari", "rovaniemi")

    assert one[-2] == "Note when the decision is made: Rovaniemi."
    assert asked(joint2) == [
        "Note who is responsible for the process.",
        "Make contact at the start: Lapland Economic Development Centre.",
        "Note which body decides: Inari, Rovaniemi.",
    ]


def test_alone_with_others_is_pointed_out(programme: Programme) -> None:
    set_up(programme, authority={"sv": "x"}, responsible_name="Anna", form="separate", fellowship="alone")
    add_municipality(programme=programme, by=coordinator_of(programme), municipality=by_slug("kristinestad"))
    programme = Programme.objects.get(pk=programme.pk)

    assert found(programme)["C1.7"] is Strength.BEGUN
    assert asked(programme)[0].startswith("Several municipalities take part")


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MEMBER, Role.VIEWER])
def test_nothing_is_next_for_those_who_do_not_keep_the_room(programme: Programme, role: Role) -> None:
    assert list(due(a_member(programme, role), TODAY)) == []


def test_on_aland_the_government_is_approached() -> None:
    aland = a_programme("mariehamn", "jomala")

    assert "Make contact at the start: Government of Åland." in asked(aland)
