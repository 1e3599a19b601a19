"""The basic details of a programme: changed by those who may, refused with a reason, undone with one tap."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kotosilta.language.said import in_words
from kotosilta.process.models import Body
from kotosilta.programmes.models import Membership, Part, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.workspace.deciding import lacks
from kotosilta.workspace.tests.reading import at, text_of
from tests.builders import a_body, a_goal, a_measure, a_member, a_programme, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes", "kaskinen")


@pytest.fixture
def coordinator(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def undo_on(page: str) -> str:
    """The address of the button that takes back what was just done."""
    return re.search(r'class="note good">.*?action="([^"]+)"', page, re.DOTALL)[1]  # type: ignore[index]


def test_title_period_and_languages_are_changed(client: Any, programme: Programme, coordinator: Membership) -> None:
    values = {"title_sv": "Tillsammans", "title_fi": "Yhdessä", "first_year": "2028", "last_year": "2031"}

    answer = client.post(at(programme, "details/settle/"), values | {"written_in": ["sv", "fi"]})

    programme.refresh_from_db()
    assert (answer.status_code, answer.url) == (303, at(programme, "details/"))
    assert (programme.period, programme.languages) == ("2028–2031", ["sv", "fi"])
    assert programme.title.text_in("fi") == "Yhdessä"
    assert "Yhdessä" in client.get(at(programme, "details/", "fi")).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_year": "2020"},
        {"last_year": "2040"},
        {"first_year": "nästa år"},
        {"written_in": []},
        {"written_in": ["xx"]},
        {"title_sv": "", "title_fi": ""},
        {"title_sv": "x" * 10_000},
    ],
)
def test_what_does_not_fit_is_refused_and_stays_as_it_was_typed(
    client: Any, programme: Programme, coordinator: Membership, wrong: dict[str, object]
) -> None:
    values = {"title_sv": "Nytt namn", "title_fi": "", "first_year": "2027", "last_year": "2030", "written_in": ["sv"]}

    page = client.post(at(programme, "details/settle/"), values | wrong).content.decode()

    assert 'role="alert"' in page
    assert ("Nytt namn" if "title_sv" not in wrong else str(wrong["title_sv"])) in page
    assert Programme.objects.get(pk=programme.pk).title == programme.title


def test_a_municipality_is_taken_in_by_name_out_with_one_tap_and_in_again_with_another(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    client.post(at(programme, "details/take-in/"), {"municipality": "Kristinestad"})
    assert programme.municipality_codes() == ["231", "287", "545"]

    client.post(at(programme, f"details/take-out/{Part.objects.of(programme).get(code='287').pk}/"))
    page = client.get(at(programme, "details/")).content.decode()
    assert Part.objects.of(programme).count() == 2
    client.post(undo_on(page))

    assert Part.objects.of(programme).filter(code="287").exists()


@pytest.mark.parametrize("named", ["Atlantis", "Närpes", "", "x" * 5000])
def test_a_municipality_that_cannot_be_taken_in_is_refused_beside_its_field(
    client: Any, programme: Programme, coordinator: Membership, named: str
) -> None:
    page = client.post(at(programme, "details/take-in/"), {"municipality": named}).content.decode()

    assert 'class="problem"' in page
    assert Part.objects.of(programme).count() == 2


def test_a_municipality_with_a_body_stays_until_the_body_is_removed_and_the_page_says_why(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    part = Part.objects.of(programme).get(code="231")
    body = Body.across_programmes.create(programme=programme, part=part, kind="council")

    page = text_of(client.post(at(programme, f"details/take-out/{part.pk}/"), follow=True).content.decode())
    assert Part.objects.of(programme).count() == 2
    assert "Kaskö" in page

    remove(row=body, by=coordinator, programme=programme)
    client.post(at(programme, f"details/take-out/{part.pk}/"))
    assert Part.objects.of(programme).count() == 1


def test_another_programmes_municipality_is_not_found(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    theirs = Part.objects.of(a_programme("narpes", "kaskinen")).first()

    assert client.post(at(programme, f"details/take-out/{theirs.pk}/")).status_code == 404


def test_a_programme_moves_on_and_back_and_no_further_than_it_may(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    a_goal(coordinator)
    client.post(at(programme, "details/move-on/decision/"))
    programme.refresh_from_db()
    assert programme.state == State.DECISION

    client.post(undo_on(client.get(at(programme, "details/")).content.decode()))
    programme.refresh_from_db()
    assert programme.state == State.PREPARATION

    client.post(at(programme, "details/move-on/closed/"))
    programme.refresh_from_db()
    assert programme.state == State.PREPARATION


def test_a_programme_with_nothing_to_decide_on_stays_in_preparation_and_the_page_says_why(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    page = client.get(at(programme, "details/", "en")).content.decode()
    answer = client.post(at(programme, "details/move-on/decision/", "en"), follow=True).content.decode()

    programme.refresh_from_db()
    assert programme.state == State.PREPARATION
    assert "move-on/decision/" not in page
    assert answer.count("There is nothing to decide on yet.") == 2  # in the note, and in the place of the button


@pytest.mark.parametrize("given", [a_goal, lambda by: a_body(by.programme, decides=True)])
def test_a_goal_or_a_body_that_decides_is_enough_to_go_to_decision(
    client: Any, programme: Programme, coordinator: Membership, given: Any
) -> None:
    given(coordinator)

    client.post(at(programme, "details/move-on/decision/"))

    programme.refresh_from_db()
    assert programme.state == State.DECISION


def test_what_a_decision_lacks_is_said_where_it_can_be_mended_and_only_while_it_is_prepared(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    def said() -> list[tuple[str, str]]:
        return [(in_words(each.reason, "en"), each.address) for each in lacks(Programme.objects.get(pk=programme.pk))]

    nobody = "No body is named that decides in this municipality: %s."
    assert said() == [
        ("No goal has been chosen yet.", "goals/"),
        (nobody % "Kaskinen", "process/"),
        (nobody % "Närpes", "process/"),
    ]

    a_goal(coordinator)
    measure = a_measure(coordinator)
    a_body(programme, code="231", decides=True)
    assert said() == [("Goals without a measure: 1.", "goals/"), (nobody % "Närpes", "process/")]
    page = client.get(at(programme, "details/")).content.decode()
    assert all(f'href="{at(programme, path)}"' in page for path in ("goals/", "process/"))

    remove(row=measure, by=coordinator, programme=programme)
    assert said()[0] == ("Goals without a measure: 2.", "goals/")

    client.post(at(programme, "details/move-on/decision/"))
    assert said() == []


def test_the_next_programme_begins_once_and_knows_the_one_before(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    first = client.post(at(programme, "details/begin-next/"))
    again = client.post(at(programme, "details/begin-next/"))

    following = Programme.objects.get(follows=programme)
    assert first.url == again.url == at(following)
    assert (following.period, following.municipality_codes()) == ("2031–2034", ["231", "545"])
    assert f'href="{at(programme)}"' in client.get(at(following, "details/")).content.decode()
    assert f'href="{at(following)}"' in client.get(at(programme, "details/")).content.decode()


def test_the_programme_before_is_chosen_among_ones_own_earlier_programmes(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    mine = a_programme("narpes", by=coordinator.person, first_year=2023, last_year=2026)
    strangers = a_programme("narpes", first_year=2023, last_year=2026)

    client.post(at(programme, "details/follows/"), {"follows": str(strangers.pk)})
    assert not Programme.objects.exclude(follows=None).exists()
    client.post(at(programme, "details/follows/"), {"follows": str(mine.pk)})

    assert Programme.objects.get(follows=mine) == programme


def test_a_programme_around_this_one_is_a_link_only_for_those_who_may_open_it(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    client.post(at(programme, "details/begin-next/"))
    following = Programme.objects.get(follows=programme)
    client.force_login(a_member(programme, Role.VIEWER).person)

    page = client.get(at(programme, "details/")).content.decode()

    assert str(following.title) in page
    assert f'href="{at(following)}"' not in page
