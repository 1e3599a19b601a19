"""What the programme knows on top of the forecast is laid on it, shown apart, and claims no source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.content.load import number_styles
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.models import Membership
from kotosilta.publishing.text import plain
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Measured, OwnFigure
from kotosilta.situation.reading import picture_of
from kotosilta.situation.room.scenario import Scenario, scenario_of
from kotosilta.situation.room.values import Value
from kotosilta.situation.tests.room.pages import at, opened_in, text_of
from tests.builders import a_figure, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

EXPECTED = "C3.9"
FIGURE = {
    "title_sv": "Kommunplatser",
    "value": "40",
    "measured": "persons",
    "unit": "",
    "hidden_below": "5",
    "on": "2028",
    "part": "",
    "group": "O",
    "definition_sv": "Enligt avtal",
    "source": "Avtalet",
    "source_kind": "",
    "question": EXPECTED,
}


def on_top(by: Membership, persons: str, on: date = date(2028, 6, 30), **more: Any) -> OwnFigure:
    """Persons whom the forecast does not know of."""
    return a_figure(by, EXPECTED, value=Value(Decimal(persons)), on=on, on_top=True, **more)


def scenario(by: Membership, code: str = "545") -> Scenario:
    municipality = by_code(code)
    return scenario_of(by.programme, municipality, picture_of(municipality), "en")


def sentences(found: Scenario) -> list[str]:
    return [plain(each, number_styles()["en"]) for each in found.sentences]


def test_what_is_known_is_added_to_the_forecast_and_its_interval_for_the_years_that_follow(kim: Membership) -> None:
    on_top(kim, "100")
    on_top(kim, "-40", on=date(2033, 1, 1))

    first, second = sentences(scenario(kim))

    assert first == (
        "2030: the forecast is 3,060. With what you know on top (+100) it is 3,160, "
        "in eight cases out of ten between 2,660 and 3,770."
    )
    assert "(+60)" in second


def test_nothing_known_says_nothing(kim: Membership) -> None:
    a_figure(kim, EXPECTED)

    assert scenario(kim) == Scenario(forecast=True, titles=[], sentences=())


def test_what_was_there_when_the_forecast_begins_is_in_it_already(kim: Membership) -> None:
    on_top(kim, "500", on=date(2025, 12, 31))

    assert all("(0)" in each for each in sentences(scenario(kim)))


def test_there_are_never_fewer_than_none(kim: Membership) -> None:
    on_top(kim, "-90000")

    assert "it is 0, in eight cases out of ten between 0 and 0." in sentences(scenario(kim))[0]


def test_where_there_is_no_forecast_nothing_is_added(kim: Membership) -> None:
    on_top(kim, "30")

    assert scenario_of(kim.programme, by_code("318"), picture_of(by_code("318")), "en").sentences == ()


def test_removed_figures_do_not_count(kim: Membership, client: Any) -> None:
    figure = on_top(kim, "100")
    client.post(at(kim.programme, f"figures/{figure.pk}/remove/"))

    assert scenario(kim).titles == []


def test_another_programmes_figures_do_not_count(kim: Membership) -> None:
    on_top(coordinator_of(a_programme()), "100")

    assert scenario(kim).titles == []


@pytest.mark.parametrize(("question", "measured"), [("C3.7", Measured.PERSONS), (EXPECTED, Measured.PERCENT)])
def test_only_persons_who_are_expected_can_come_on_top(kim: Membership, question: str, measured: str) -> None:
    with pytest.raises(NotPossible) as refused:
        a_figure(kim, question, measured=measured, on_top=True)

    assert refused.value.field == "on_top"


def test_the_page_shows_it_apart_from_the_official_figures(kim: Membership, client: Any) -> None:
    on_top(kim, "100", title={"sv": "Kommunplatser enligt avtal"})

    page = client.get(at(kim.programme, f"questions/{EXPECTED}/")).content.decode()
    official, _, apart = page.partition('<section class="part" id="on-top"')

    assert 'id="forecast_foreign_language"' in official
    assert "(+100)" in apart
    assert "(+100)" not in official
    assert "Kommunplatser enligt avtal" in apart


def test_other_questions_have_no_scenario(kim: Membership, client: Any) -> None:
    assert 'id="on-top"' not in client.get(at(kim.programme, "questions/C3.7/")).content.decode()


def test_the_form_asks_only_under_the_question_of_how_many_are_expected(kim: Membership, client: Any) -> None:
    asked, other = (
        client.get(at(kim.programme, f"questions/{question}/figures/new/")).content.decode()
        for question in (EXPECTED, "C3.7")
    )

    assert 'type="checkbox" name="on_top"' in asked
    assert 'type="checkbox" name="on_top"' not in other


def test_what_was_ticked_is_kept_and_can_be_taken_back(kim: Membership, client: Any) -> None:
    sent = FIGURE | {"on_top": "on"}
    client.post(at(kim.programme, f"questions/{EXPECTED}/figures/new/"), sent)
    figure = OwnFigure.objects.of(kim.programme).get()
    assert (figure.on_top, figure.value) == (True, Decimal(40))

    address = at(kim.programme, f"figures/{figure.pk}/")
    page = client.get(address)
    assert "checked" in page.content.decode().partition('name="on_top"')[2].partition(">")[0]
    client.post(address, FIGURE | opened_in(page))
    figure.refresh_from_db()

    assert figure.on_top is False


def test_a_share_cannot_be_ticked_and_comes_back_with_what_was_typed(kim: Membership, client: Any) -> None:
    response = client.post(
        at(kim.programme, f"questions/{EXPECTED}/figures/new/", "en"), FIGURE | {"on_top": "on", "measured": "percent"}
    )

    assert response.status_code == 200
    assert "can come on top of the forecast" in text_of(response)
    assert "Kommunplatser" in text_of(response)
    assert not OwnFigure.objects.of(kim.programme).exists()
