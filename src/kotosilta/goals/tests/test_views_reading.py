"""The pages of the room as they are read: the one table, its gaps, and how much they ask the database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.goals.models import Measure
from kotosilta.goals.tests.pages import at, everything, pages_of, text_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from tests.builders import (
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_member,
    an_indicator,
    many_measures,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


LANGUAGES = ("sv", "fi", "en")


MOST_QUERIES = 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language_and_is_indexed_nowhere(
    client: Any, programme: Programme, kim: Membership, language: str
) -> None:
    for path in pages_of(everything(kim)):
        response = client.get(at(programme, path, language))

        assert response.status_code == 200, path
        assert response.headers["X-Robots-Tag"] == "noindex", path


def test_table_tells_goal_measures_and_indicators_from_finding_to_target(
    client: Any, programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)

    text = text_of(client.get(at(programme)))

    for told in (
        "Grannar känner varandra",
        "Grannar möts sällan",
        "Målseminariet",
        "3.11.2026",
        "Goda befolkningsrelationer",
        "En kommun där alla hittar hem",
        "Språkvänner",
        "Fritidssektorn",
        "Byaföreningarna",
        "2027–2028",
        "Möten över språkgränser",
        "Enkäten",
        "20,5\u00a0%",
        "24\u00a0%",
        "50\u00a0% (2030)",
    ):
        assert told in text, told
    for kind in ("goal", "measure", "indicator", "reading"):
        assert f'id="{kind}-{rows[kind].pk}"' in text
    assert f"/situation/findings/{rows['finding'].pk}/" in text
    assert f"/thread/goal/{rows['goal'].pk}/" in text
    assert 'class="gap"' not in text


def test_table_is_read_in_finnish_and_says_which_words_are_swedish(
    client: Any, programme: Programme, kim: Membership
) -> None:
    everything(kim)

    text = text_of(client.get(at(programme, "", "fi")))

    assert "Naapurit tuntevat toisensa" in text
    assert '<span lang="sv">Språkvänner</span>' in text
    assert "20,5\u00a0%" in text


def test_room_without_goals_says_where_to_begin_and_offers_findings(
    client: Any, programme: Programme, kim: Membership
) -> None:
    finding = a_finding(kim, text={"sv": "Väntetiderna växer"})

    text = text_of(client.get(at(programme, "", "en")))

    assert "No goals yet." in text
    assert "Väntetiderna växer" in text
    assert f"/goals/new/?finding={finding.pk}" in text


def test_gaps_are_one_tap_from_their_mending(client: Any, programme: Programme, kim: Membership) -> None:
    goal = a_goal(kim, now={})
    measure = a_measure(kim, goal, begins=None)
    indicator = an_indicator(kim, goal, source={}, interval="", target=None)
    bare = a_goal(kim)
    room = at(programme)

    text = text_of(client.get(room))

    for mending in (
        f"{goal.pk}/#id_now-help",
        f"{goal.pk}/#id_findings_0",
        f"{bare.pk}/measures/new/",
        f"{bare.pk}/indicators/new/",
        f"measures/{measure.pk}/#id_owner",
        f"measures/{measure.pk}/#id_begins",
        f"indicators/{indicator.pk}/#id_source_kind",
        f"indicators/{indicator.pk}/#id_interval_0",
        f"indicators/{indicator.pk}/baseline/",
        f"indicators/{indicator.pk}/#id_target",
    ):
        assert f'class="gap" href="{room}{mending}"' in text, mending
        page, _, anchor = mending.partition("#")
        form = text_of(client.get(at(programme, page)))
        assert not anchor or f'id="{anchor}"' in form or anchor == "id_findings_0", mending
    assert f'href="#goal-{goal.pk}"' in text


def test_reader_without_the_right_sees_the_gaps_but_no_way_to_write(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim)
    a_measure(kim, goal)
    client.force_login(a_member(programme, Role.VIEWER).person)

    for path in ("", "?order"):
        text = text_of(client.get(at(programme, path)))

        assert '<span class="gap">' in text
        assert "/goals/new/" not in text
        assert "/move/" not in text
        assert f'/goals/{goal.pk}/"' not in text


def test_odd_aim_is_told_in_the_table_and_on_its_page(client: Any, programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim, direction="down")
    a_baseline(kim, indicator, value=Decimal(40))

    for path in ("", f"indicators/{indicator.pk}/"):
        text = text_of(client.get(at(programme, path, "en")))
        assert "The value should fall, but the target is above the baseline." in text, path


def test_measure_after_its_last_day_is_late_until_it_is_done(
    client: Any, programme: Programme, kim: Membership
) -> None:
    dates = {"begins": date(2025, 1, 1), "ends": date(2025, 6, 30)}
    measure = a_measure(kim, **dates)
    assert 'data-state="late"' in text_of(client.get(at(programme)))

    Measure.objects.of(programme).filter(pk=measure.pk).update(state="done")
    assert 'data-state="late"' not in text_of(client.get(at(programme)))


@pytest.mark.parametrize("rows", [1, 3])
def test_table_asks_the_same_number_of_questions_however_long_it_is(
    client: Any, programme: Programme, kim: Membership, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        everything(kim)
        a_goal(kim, theme="b")

    with django_assert_num_queries(14):
        client.get(at(programme))


@pytest.mark.parametrize("rows", [1, 3])
def test_no_page_asks_more_than_it_may(
    client: Any, programme: Programme, kim: Membership, rows: int, django_assert_max_num_queries: Any
) -> None:
    made = [everything(kim) for _ in range(rows)]

    for path in pages_of(made[0]):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(at(programme, path))


def test_table_of_150_measures_stays_within_its_questions(
    client: Any, programme: Programme, kim: Membership, django_assert_max_num_queries: Any
) -> None:
    many_measures(kim)

    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(at(programme))

    assert text_of(response).count('id="measure-') == 150
