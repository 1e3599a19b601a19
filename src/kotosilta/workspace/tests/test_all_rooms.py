"""A programme whose seven rooms all hold something: its pages ask few questions, and its state says what is next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kotosilta.goals.models import Indicator
from kotosilta.programmes.changes import move_on
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.workspace.reading import covered, covered_and_due
from kotosilta.workspace.tests.held import Held, hold_something
from kotosilta.workspace.tests.reading import at, text_of
from tests.builders import (
    TODAY,
    a_communication_step,
    a_condition,
    a_contact,
    a_group,
    a_member,
    a_programme,
    a_publication,
    a_section,
    a_source_use,
    a_task,
    a_version,
    an_answer,
    an_invitation,
    an_open_question,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
MOST_QUERIES = 20
LOOKING_ACROSS = ("", "checklist/", "checklist/C6.2/", "thread/", "history/", "details/", "people/")
FIRST_PAGES = (
    *("process/", "cooperation/", "situation/", "goals/", "document/", "document/D2/", "document/versions/"),
    *("follow-up/", "follow-up/values/", "follow-up/measures/", "communication/", "communication/publishing/"),
    "participation/",
)
LATE = date(2028, 2, 1)


def fill(programme: Programme, times: int = 1) -> Held:
    """`times` rows of everything that pages across the rooms ask about."""
    by, held = coordinator_of(programme), hold_something(programme, measures=times)
    a_group(by)
    refers = (held.finding, "finding"), (held.own_figure, "own"), (held.indicator, "indicator"), (held.goal, "thread")
    for number in range(times):
        a_section(by, f"D{number + 1}", {"sv": "\n\n".join(f"[[{kind}:{row.pk}]]" for row, kind in refers)})
        a_contact(programme)
        a_contact(programme, at_start=False)
        an_invitation(by)
        a_task(by)
        an_answer(by, an_open_question(by))
        a_version(by)
        a_condition(by, indicator=held.indicator, passes="above", limit="1")
        a_communication_step(by, due_on=TODAY)
    a_publication(by)
    a_source_use(by, state="asked", on=TODAY)
    return held


def decided(programme: Programme) -> Membership:
    """The coordinator of the programme, which is carried out now."""
    by = coordinator_of(programme)
    for state in (State.DECISION, State.DECIDED):
        move_on(programme=programme, by=by, to=state, on=TODAY)
    return coordinator_of(Programme.objects.get(pk=programme.pk))


@pytest.mark.parametrize("path", [*LOOKING_ACROSS, *FIRST_PAGES])
def test_a_page_asks_few_questions_and_as_many_for_one_row_as_for_three(
    client: Any, path: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for times in (1, 3):
        programme = a_programme("kaskinen", sample=True)
        fill(programme, times)
        client.force_login(coordinator_of(programme).person)
        client.get(at(programme, path))
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(at(programme, path))
        counts.append(len(asked.captured_queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("state", [State.PREPARATION, State.DECIDED])
@pytest.mark.parametrize("role", Role)
def test_the_home_asks_few_questions_whoever_looks_and_whenever(
    client: Any, role: Role, state: State, django_assert_max_num_queries: Any
) -> None:
    programme = a_programme("narpes", "kaskinen")
    fill(programme)
    Programme.objects.filter(pk=programme.pk).update(state=state)
    client.force_login(a_member(programme, role).person)
    client.get(at(programme))

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(at(programme))


def test_how_far_everything_is_takes_two_questions_for_each_room_at_most(django_assert_max_num_queries: Any) -> None:
    programme = a_programme("narpes", "kaskinen")
    fill(programme, 3)
    covered(programme)

    with django_assert_max_num_queries(14):
        covered(Programme.objects.get(pk=programme.pk))


def test_the_home_shows_how_far_the_later_rooms_are(client: Any) -> None:
    programme = a_programme("narpes")
    client.force_login(coordinator_of(programme).person)
    states = []
    for _ in range(2):
        page = client.get(at(programme)).content.decode()
        rooms = page.partition('class="room-states"')[2].partition("</ol>")[0].split("<li>")[1:]
        states.append([room.partition('data-state="')[2].partition('"')[0] for room in rooms])
        if len(states) == 1:
            fill(programme)

    assert states[0][4:] == ["nothing", "nothing", "nothing"]
    assert states[1][4:] == ["begun", "begun", "begun"]


def test_once_it_is_decided_the_follow_up_is_next_and_what_prepared_the_decision_comes_last() -> None:
    programme = a_programme("narpes")
    held = fill(programme)
    Indicator.across_programmes.filter(pk=held.indicator.pk).update(interval="year")
    before = covered_and_due(coordinator_of(programme), TODAY + timedelta(days=60))[1]

    _, due = covered_and_due(decided(programme), LATE)
    rooms = [each.address.partition("/")[0] for each in due]

    assert "situation" in {each.address.partition("/")[0] for each in before}
    assert "situation" not in rooms
    assert "follow-up/indicators" in " ".join(each.address for each in due)
    undated = [each.address.partition("/")[0] in {"process", "cooperation", "document"} for each in due if not each.on]
    assert undated == sorted(undated)


def test_in_a_closed_programme_nothing_waits_for_anybody(client: Any) -> None:
    programme = a_programme("narpes")
    fill(programme)
    move_on(programme=programme, by=decided(programme), to=State.CLOSED, on=date(programme.last_year + 1, 1, 2))
    by = coordinator_of(Programme.objects.get(pk=programme.pk))
    client.force_login(by.person)

    assert covered_and_due(by, LATE)[1] == ()
    assert "Inget väntar på dig" in text_of(client.get(at(programme)).content.decode())


def test_a_part_that_refers_to_something_removed_is_named_among_what_is_next() -> None:
    programme = a_programme("narpes")
    held = fill(programme)
    by = coordinator_of(programme)

    def addresses() -> set[str]:
        return {each.address for each in covered_and_due(by, TODAY)[1] if "removed" in each.sentence.message}

    before = addresses()
    remove(row=held.own_figure, by=by, programme=programme)

    assert (before, addresses()) == (set(), {"document/D1/"})
