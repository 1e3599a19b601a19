"""Indicators and their values on their pages: proposed, changed before they are saved, refused in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.tests.pages import at, opened_in, text_of
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_baseline,
    a_goal,
    a_programme,
    an_indicator,
    an_organisation,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


def test_new_indicator_begins_with_a_choice_of_figures_and_examples(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim)

    text = text_of(client.get(at(programme, f"{goal.pk}/indicators/new/")))

    assert "22,5\u00a0% (2025)" in text
    assert 'href="?from=545.foreign_language_share"' in text
    assert 'href="?from=I10"' in text
    assert "ecec_" not in text


def test_an_official_series_finds_its_goal_before_it_becomes_an_indicator(
    client: Any, programme: Programme, kim: Membership
) -> None:
    address = at(programme, "indicators/from/545.foreign_language_share/")
    assert at(programme, "new/") in text_of(client.get(address))

    goal = a_goal(kim)
    text = text_of(client.get(address))

    assert f'href="{at(programme, f"{goal.pk}/indicators/new/")}?from=545.foreign_language_share"' in text


@pytest.mark.parametrize("official", ["091.turnout", "545.ecec_children", "545.nothing", "turnout", "545.<b>"])
def test_a_series_that_cannot_be_a_baseline_here_is_not_found(
    client: Any, programme: Programme, kim: Membership, official: str
) -> None:
    assert client.get(at(programme, f"indicators/from/{official}/")).status_code == 404


def test_official_series_fills_the_form_and_then_the_baseline(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim)
    address = at(programme, f"{goal.pk}/indicators/new/?from=545.foreign_language_share")
    page = text_of(client.get(address))
    assert "Andel invånare med ett främmande språk som modersmål" in page
    assert '<option value="545.foreign_language_share" selected>' in page
    assert '<option value="M2" selected>' in page
    assert 'value="31.12.2030"' in page

    sent = {"title_sv": "Andel", "measured": "percent", "official": "545.foreign_language_share"}
    response = client.post(address, sent | {"source_sv": "Statistikcentralen", "interval": "year"})

    indicator = Indicator.objects.of(programme).get()
    assert (indicator.official, indicator.official_of) == ("foreign_language_share", "545")
    assert response.headers["Location"] == at(programme, f"indicators/{indicator.pk}/baseline/")
    proposal = text_of(client.get(response.headers["Location"]))
    assert 'value="22,5"' in proposal
    assert 'value="31.12.2025"' in proposal
    assert "22,5\u00a0% (2025)" in proposal
    assert Reading.objects.of(programme).count() == 0


def test_proposed_baseline_is_kept_when_somebody_saves_it(client: Any, programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim, official="foreign_language_share", official_of="545")
    address = at(programme, f"indicators/{indicator.pk}/baseline/")

    client.post(address, {"value": "22,5", "read_on": "31.12.2025", "source": "Statistikcentralen"})

    reading = Reading.objects.of(programme).get()
    assert (reading.value, reading.on, reading.baseline) == (Decimal("22.5"), date(2025, 12, 31), True)
    assert "22,5\u00a0% <span" in text_of(client.get(at(programme)))


def test_example_tells_what_to_mind_and_can_be_changed_before_it_is_saved(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim)
    address = at(programme, f"{goal.pk}/indicators/new/?from=I3b", "fi")
    page = text_of(client.get(address))
    assert "Pitkäaikaistyöttömyys" in page
    assert 'value="down" id="id_direction_1" checked' in page
    assert '<p class="note">' in page

    client.post(address, {"title_fi": "Työttömyys", "measured": "percent", "example": "I3b", "target": "12,5"})

    indicator = Indicator.objects.of(programme).get()
    assert (str(indicator.title), indicator.example, indicator.target) == ("Työttömyys", "I3b", Decimal("12.5"))


def test_joint_programme_chooses_of_which_municipality_the_figures_are(client: Any) -> None:
    programme = a_programme("narpes", "vaasa")
    by = coordinator_of(programme)
    client.force_login(by.person)
    goal = a_goal(by)

    text = text_of(client.get(at(programme, f"{goal.pk}/indicators/new/?from=I1")))
    chosen = text_of(client.get(at(programme, f"{goal.pk}/indicators/new/", "fi")))

    assert '<option value="" selected>' in text
    assert "Närpes: Andel" in text
    assert "Vaasa: Vieraskielisten osuus asukkaista" in chosen


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"target_on": "31.12.2024"}, "The target has to come later."),
        ({"target": "120"}, "A share lies between 0 and 100 %."),
        ({"measured": "other"}, "Write what is counted"),
        ({"target": "mycket"}, "Write only the number"),
        ({"target": "1.234", "measured": "percent"}, "at most 2 decimals"),
    ],
)
def test_impossible_target_is_refused_in_words_and_nothing_is_lost(
    client: Any, programme: Programme, kim: Membership, sent: dict[str, str], told: str
) -> None:
    indicator = an_indicator(kim)
    a_baseline(kim, indicator)
    values = {"title_sv": "Skriven nu", "measured": "percent", "target": "30", "target_on": "31.12.2030"} | sent

    text = text_of(client.post(at(programme, f"indicators/{indicator.pk}/", "en"), values))

    assert told in text
    assert "Skriven nu" in text
    assert f'value="{sent.get("target", "30")}"' in text
    assert Indicator.objects.of(programme).get().title == indicator.title


def test_value_is_noted_and_stands_beside_its_baseline(client: Any, programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim, measured="other", own_unit={"sv": "kurser", "fi": "kurssia"}, target=Decimal(1500))
    a_baseline(kim, indicator, value=Decimal(7))
    address = at(programme, f"indicators/{indicator.pk}/values/new/")

    response = client.post(address, {"value": "1 250 kurser", "read_on": "30.6.2026", "source": "Institutet"})

    assert response.headers["Location"] == at(programme, f"#indicator-{indicator.pk}")
    assert "1\u00a0250\u00a0kurser" in text_of(client.get(at(programme)))
    assert "1\u00a0250\u00a0kurssia" in text_of(client.get(at(programme, "", "fi")))
    again = text_of(client.post(address, {"value": "9", "read_on": "30.6.2026", "source": "Institutet"}))
    assert "30.6.2026" in again
    assert Reading.objects.of(programme).count() == 2


ON_ALAND = ("Utbud av undervisning i svenska", "medborgarinstitutet, läroanstalterna, AMS, föreningar")


@pytest.mark.parametrize(
    ("slugs", "on_aland"), [(("mariehamn",), True), (("mariehamn", "jomala"), True), (("mariehamn", "narpes"), False)]
)
def test_examples_are_those_of_aland_when_all_municipalities_are_there(
    client: Any, slugs: tuple[str, ...], on_aland: bool
) -> None:
    programme = a_programme(*slugs)
    by = coordinator_of(programme)
    client.force_login(by.person)
    address = at(programme, f"{a_goal(by).pk}/indicators/new/")

    choice, form = text_of(client.get(address)), text_of(client.get(f"{address}?from=I2"))

    for page in (choice, form):
        assert [words in page for words in ON_ALAND] == [on_aland, on_aland]


def test_who_reads_an_indicator_is_chosen_from_the_register(client: Any, programme: Programme, kim: Membership) -> None:
    indicator, owner = an_indicator(kim), an_organisation(kim, name="Fritidssektorn")
    address = at(programme, f"indicators/{indicator.pk}/")
    data = {"title_sv": "Möten", "measured": "percent", "owner": str(owner.pk)}

    client.post(address, data | opened_in(client.get(address)))

    indicator.refresh_from_db()
    assert indicator.owner == owner
    assert f'<option value="{owner.pk}" selected>Fritidssektorn' in text_of(client.get(address))


def test_value_that_is_only_roughly_known_is_kept_as_that(client: Any, programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim)
    address = at(programme, f"indicators/{indicator.pk}/values/new/", "fi")

    client.post(address, {"value": "n. 40", "read_on": "30.6.2026", "source": "Kysely"})
    hidden = text_of(client.post(address, {"value": "<5", "read_on": "30.7.2026", "source": "Kysely"}))

    reading = Reading.objects.of(programme).get()
    assert (reading.value, reading.about) == (Decimal(40), True)
    assert "noin 40" in text_of(client.get(at(programme, "", "fi")))
    assert 'value="noin 40"' in text_of(client.get(at(programme, f"values/{reading.pk}/", "fi")))
    assert 'value="&lt;5"' in hidden
