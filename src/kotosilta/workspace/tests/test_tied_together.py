"""What rooms say of themselves leads somewhere: every address of evidence, of what is next and of a mending opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.programmes.models import Programme
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import Finding
from kotosilta.workspace.places import mending_of
from kotosilta.workspace.reading import covered, covered_and_due
from kotosilta.workspace.rooms import due_in_rooms, evidence_of_rooms
from kotosilta.workspace.tests.held import Held, hold_something, said
from kotosilta.workspace.tests.reading import at
from kotosilta.workspace.thread import Missing
from kotosilta.workspace.thread_reading import read_thread
from tests.builders import (
    a_baseline,
    a_finding,
    a_goal,
    a_member,
    a_programme,
    a_reading,
    an_indicator,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes", "kaskinen")


@pytest.fixture
def held(programme: Programme) -> Held:
    return hold_something(programme)


def dead_links(client: Any, programme: Programme, paths: Iterable[str]) -> list[str]:
    """The paths whose page does not open, or does not have the place on it that they name."""
    pages: dict[str, str] = {}
    dead = []
    for path in sorted(set(paths)):
        page, _, anchor = path.partition("#")
        if page not in pages:
            answer = client.get(at(programme, page))
            pages[page] = answer.content.decode() if answer.status_code == 200 else ""
        if not pages[page] or (anchor and not re.search(rf'id="{re.escape(anchor)}"', pages[page])):
            dead.append(path)
    return dead


def test_every_piece_of_evidence_and_everything_that_is_next_leads_to_its_place(
    client: Any, programme: Programme, held: Held
) -> None:
    for role in (None, Role.EDITOR, Role.MEMBER):
        membership = a_member(programme, role) if role else coordinator_of(programme)
        client.force_login(membership.person)
        found, due = covered_and_due(membership, date(2027, 3, 1))
        paths = [each.address for row in found.rows for each in row.evidence] + [each.address for each in due]

        assert dead_links(client, programme, paths) == []


def test_what_is_next_in_a_fresh_programme_leads_to_its_place(client: Any, programme: Programme) -> None:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    due = list(due_in_rooms(membership, date(2026, 11, 24)))

    assert due
    assert dead_links(client, programme, [each.address for each in due]) == []


def test_every_piece_of_the_thread_leads_to_its_place_in_its_room(
    client: Any, programme: Programme, held: Held
) -> None:
    client.force_login(coordinator_of(programme).person)
    words = read_thread(programme).words

    # A value stands with its indicator, which every page of the room names.
    assert dead_links(client, programme, [its.place for its in words.values()]) == []


def test_every_piece_of_the_thread_has_a_link_to_the_thread_where_it_stands(
    client: Any, programme: Programme, held: Held
) -> None:
    client.force_login(coordinator_of(programme).person)
    stands = {
        f"voice/{held.voice.pk}/": "situation/questions/C3.7/",
        f"own_figure/{held.own_figure.pk}/": "situation/questions/C3.12/",
        "official/545.foreign_language_share/": "situation/questions/C3.4/?of=narpes",
        f"finding/{held.finding.pk}/": f"situation/findings/{held.finding.pk}/",
        f"goal/{held.goal.pk}/": "goals/",
        f"measure/{held.measure.pk}/": f"goals/measures/{held.measure.pk}/",
        f"indicator/{held.indicator.pk}/": f"goals/indicators/{held.indicator.pk}/",
    }

    for piece, page in stands.items():
        assert f'href="{at(programme, "thread/" + piece)}"' in client.get(at(programme, page)).content.decode()
        assert client.get(at(programme, "thread/" + piece)).status_code == 200


def test_the_thread_reaches_the_result_and_leads_back_from_it(client: Any, programme: Programme, held: Held) -> None:
    by = coordinator_of(programme)
    client.force_login(by.person)
    finding = a_finding(by)
    indicator = an_indicator(by, a_goal(by, findings=[finding]))
    a_baseline(by, indicator)
    a_reading(by, indicator, value=Decimal(32), read_on=date(2026, 6, 30))
    result = f"thread/result/{indicator.pk}/"

    onward = client.get(at(programme, f"thread/finding/{finding.pk}/")).content.decode()
    back = client.get(at(programme, result)).content.decode()

    assert f'href="{at(programme, result)}"' in onward
    assert f'href="{at(programme, f"thread/finding/{finding.pk}/")}"' in back
    assert f'href="{at(programme, f"follow-up/indicators/{indicator.pk}/")}"' in back
    page = client.get(at(programme, f"follow-up/indicators/{indicator.pk}/")).content.decode()
    assert f'href="{at(programme, result)}"' in page


def test_every_gap_is_one_tap_from_a_form_that_mends_it(client: Any, programme: Programme) -> None:
    client.force_login(coordinator_of(programme).person)
    Finding.across_programmes.create(programme=programme, question="C3.7", text=said("En slutsats"))
    goal = Goal.across_programmes.create(programme=programme, theme="b", change=said("Ett mål"))
    other = Goal.across_programmes.create(programme=programme, theme="b", change=said("Ett annat"))
    Measure.across_programmes.create(goal=goal, title=said("En åtgärd"))
    Indicator.across_programmes.create(goal=other, title=said("En mätare"))

    gaps = read_thread(programme).thread().gaps()

    assert {gap.missing for gap in gaps} == set(Missing)
    assert dead_links(client, programme, [mending_of(gap) for gap in gaps]) == []


def test_a_warning_leads_to_the_text_that_it_is_about(client: Any, programme: Programme) -> None:
    client.force_login(coordinator_of(programme).person)
    goal = Goal.across_programmes.create(programme=programme, theme="b", change=said("Rådgivning enligt 10 §"))
    Measure.across_programmes.create(goal=goal, title=said("Rådgivning i kommunhuset"))
    warnings = covered(programme).warnings

    assert {each.principle for each in warnings} == {"P2", "P3", "P4", "P5", "P6"}
    assert dead_links(client, programme, [each.address for each in warnings]) == []


def test_evidence_names_points_that_the_checklist_has(programme: Programme, held: Held) -> None:
    found = covered(programme)
    known = {row.point for row in found.rows}

    assert {(each.item, each.facet) for each in evidence_of_rooms(programme)} <= known
