"""A draft becomes a programme: everything is taken over, nothing is typed again, and a wish survives the sign-in."""

from __future__ import annotations

from typing import Any

import pytest

from kotosilta.municipalities.register import by_slug
from kotosilta.programmes.models import Membership, Programme
from kotosilta.situation.models import Finding
from kotosilta.workspace.beginning import usual_title
from kotosilta.workspace.reading import covered
from kotosilta.workspace.tests.held import hold_something
from kotosilta.workspace.tests.reading import at, text_of
from tests.builders import a_person, a_programme, coordinator_of

pytestmark = pytest.mark.django_db
JOINT = {"municipality": ["narpes", "kaskinen"], "from": "2028", "to": "2031"}


def test_a_draft_becomes_a_programme_with_one_tap(client: Any, official_figures: None) -> None:
    person = a_person()
    client.force_login(person)
    draft = client.get("/sv/draft/narpes/?with=kaskinen&from=2028&to=2031").content.decode()
    assert 'name="municipality" value="kaskinen"' in draft

    answer = client.post("/sv/programmes/begin/", JOINT)

    programme = Programme.objects.get()
    assert (answer.status_code, answer.url) == (303, at(programme))
    assert (programme.municipality_codes(), programme.period) == (["231", "545"], "2028–2031")
    assert programme.languages == ["fi", "sv"]
    assert programme.title.text_in("sv") == "Kaskö, Närpes: gemensamt program för integrationsfrämjande"
    assert coordinator_of(programme).person == person
    assert not Finding.objects.of(programme).exists()


def test_the_button_pressed_twice_makes_one_programme(client: Any) -> None:
    client.force_login(a_person())

    first, second = (client.post("/sv/programmes/begin/", JOINT) for _ in range(2))

    assert first.url == second.url
    assert Programme.objects.count() == 1


def test_somebody_elses_programme_of_the_same_municipality_is_no_obstacle(client: Any) -> None:
    a_programme("narpes", "kaskinen", first_year=2028, last_year=2031)
    client.force_login(a_person())

    client.post("/sv/programmes/begin/", JOINT)

    assert Programme.objects.count() == 2


def test_whoever_is_signed_out_is_led_through_the_sign_in_to_the_same_wish(client: Any, official_figures: None) -> None:
    draft = client.get("/fi/draft/narpes/?with=kaskinen&from=2028&to=2031").content.decode()
    wish = "/fi/programmes/begin/?municipality=narpes&municipality=kaskinen&from=2028&to=2031"
    assert f'href="{wish.replace("&", "&amp;")}"' in draft
    assert "next=" in client.get(wish).url

    client.force_login(a_person())
    page = client.get(wish).content.decode()

    assert "2028–2031" in page
    assert "Kaskinen, Närpiö" in text_of(page)
    assert 'name="municipality" value="narpes"' in page


def test_a_wish_sent_after_the_session_had_ended_is_shown_again_after_the_sign_in(client: Any) -> None:
    assert client.post("/sv/programmes/begin/", JOINT).status_code == 302
    person, session = a_person(), dict(client.session)
    client.force_login(person)
    renewed = client.session
    renewed.update({name: value for name, value in session.items() if name == "kept"})
    renewed.save()

    page = client.get("/sv/programmes/begin/").content.decode()

    assert "2028–2031" in page
    assert Programme.objects.count() == 0


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"municipality": "atlantis"},
        {"municipality": "narpes", "from": "2030", "to": "2027"},
        {"municipality": "narpes", "from": "x", "to": "<b>"},
        {"municipality": ["narpes"] * 2, "from": "1900", "to": "1903"},
    ],
)
def test_a_wish_that_cannot_be_used_is_told_and_begins_nothing(client: Any, wish: dict[str, object]) -> None:
    client.force_login(a_person())

    answer = client.post("/sv/programmes/begin/", wish)

    assert answer.status_code == 422
    assert client.get("/sv/programmes/begin/", wish).status_code == 200
    assert not Programme.objects.exists()


def test_a_language_that_the_draft_was_made_in_is_taken_over(client: Any) -> None:
    client.force_login(a_person())

    client.post("/sv/programmes/begin/", {"municipality": "rovaniemi", "from": "2027", "to": "2030", "language": "sv"})

    assert Programme.objects.get().languages == ["fi", "sv"]


@pytest.mark.parametrize(
    ("slugs", "sv", "fi"),
    [
        (["narpes"], "Närpes: program för integrationsfrämjande", "Närpiö: kotoutumisen edistämisen ohjelma"),
        (
            ["narpes", "kaskinen", "kristinestad", "malax", "korsnas"],
            "Närpes, Kaskö, Kristinestad och 2 andra: gemensamt program för integrationsfrämjande",
            "Närpiö, Kaskinen, Kristiinankaupunki ja 2 muuta: yhteinen kotoutumisen edistämisen ohjelma",
        ),
    ],
)
def test_the_usual_title_names_the_municipalities(slugs: list[str], sv: str, fi: str) -> None:
    title = usual_title([by_slug(each) for each in slugs], ["sv", "fi"])

    assert (title.text_in("sv"), title.text_in("fi")) == (sv, fi)


@pytest.mark.parametrize("slugs", [["narpes"], ["narpes", "kaskinen"]])
def test_a_fresh_programme_fulfils_exactly_what_its_creation_recorded(slugs: list[str], official_figures: None) -> None:
    programme = a_programme(*slugs)

    rows = covered(programme).rows

    assert [row.point for row in rows if row.reached.settled] == [("C1.7", "")]
    assert not covered(programme).warnings


def test_my_programmes_are_listed_with_what_comes_next_in_as_many_questions_for_one_as_for_three(
    client: Any, django_assert_max_num_queries: Any
) -> None:
    person, counts = a_person(), []
    client.force_login(person)
    for number in (1, 2, 3):
        hold_something(a_programme("narpes", by=person, first_year=2026 + number))
        if number != 2:
            with django_assert_max_num_queries(12) as asked:
                page = client.get("/sv/programmes/").content.decode()
            counts.append(len(asked.captured_queries))

    assert counts[0] == counts[1]
    assert page.count("Lägesbilden") == 3
    assert page.count("31 januari 2027") == 3


def test_a_programme_that_i_left_is_not_listed(client: Any) -> None:
    programme = a_programme("narpes")
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    Membership.objects.of(programme).update(ended_at="2026-11-24T00:00:00Z")

    assert at(programme) not in client.get("/sv/programmes/").content.decode()
