"""The pages of the room: opened, read, written in, taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.followup.models import Arrangement, Condition, MeasureReport, Round, YearReport
from kotosilta.followup.tests.pages import at, everything, opened_in, pages_of, text_of
from kotosilta.goals.models import Reading
from kotosilta.notices.models import Message
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import ObservedRevision
from tests.builders import (
    NOW,
    a_baseline,
    a_condition,
    a_goal,
    a_measure,
    a_measure_report,
    a_member,
    a_reading,
    an_indicator,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
MOST_QUERIES = 20


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_page_opens_in_every_language(client: Any, programme: Programme, kim: Membership, language: str) -> None:
    for path in pages_of(everything(kim)):
        assert client.get(at(programme, path, language)).status_code == 200, path


def test_a_fresh_room_says_what_would_stand_there(client: Any, programme: Programme, kim: Membership) -> None:
    for path in ("", "year/", "measures/", "values/"):
        assert 'class="empty"' in text_of(client.get(at(programme, path)))


def test_a_reader_sees_the_room_without_anything_to_press(client: Any, programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    client.force_login(a_member(programme, Role.VIEWER).person)

    for path in ("", "year/", "measures/", f"indicators/{rows['indicator'].pk}/", f"reports/{rows['report'].pk}/"):
        page = text_of(client.get(at(programme, path)))
        assert "button main" not in page
        assert client.get(at(programme, path)).status_code == 200
    assert client.get(at(programme, "values/")).status_code == 403


def test_a_page_asks_the_same_number_of_questions_however_many_goals_there_are(
    client: Any, programme: Programme, kim: Membership, django_assert_max_num_queries: Any
) -> None:
    rows = everything(kim)
    paths = ["", "year/", "measures/", "values/", f"reports/{rows['report'].pk}/", f"rounds/{rows['round'].pk}/"]

    def counts() -> list[int]:
        found = []
        for path in paths:
            with django_assert_max_num_queries(MOST_QUERIES) as asked:
                assert client.get(at(programme, path)).status_code == 200
            found.append(len(asked.captured_queries))
        return found

    first = counts()
    for _ in range(3):
        goal = a_goal(kim)
        indicator = an_indicator(kim, goal, owner=rows["owner"])
        a_baseline(kim, indicator)
        a_reading(kim, indicator)
        a_measure_report(kim, a_measure(kim, goal, owner=rows["owner"]))
        a_condition(kim)
    assert counts() == first


def test_the_room_shows_values_beside_baseline_and_target_and_what_seems_met(
    client: Any, programme: Programme, kim: Membership
) -> None:
    everything(kim)

    page = text_of(client.get(at(programme, "", "en"))).replace("\u00a0", " ")

    assert all(each in page for each in ("41%", "45%", "55%", "Closer to the target"))
    assert "The condition seems to be met: the latest value is 45% (2025)." in page


def test_a_goal_whose_indicator_stands_still_is_pointed_out(client: Any, programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    for year in (2026, 2027):
        a_reading(kim, rows["indicator"], value=Decimal(45), read_on=date(year, 12, 31), on=date(2028, 1, 1))

    assert "has hardly moved over its last three values" in text_of(client.get(at(programme, "", "en")))


def test_who_follows_up_is_told_and_stands_in_the_room(client: Any, programme: Programme, kim: Membership) -> None:
    data = {"who_sv": "Koordinatorn", "who_fi": "Koordinaattori", "receiver_sv": "Alla", "month": "3"}

    response = client.post(at(programme, "plan/"), data | opened_in(client.get(at(programme, "plan/"))))

    assert response.headers["Location"] == at(programme, "#plan")
    assert Arrangement.objects.of(programme).get().month == 3
    assert "Koordinaattori" in text_of(client.get(at(programme, "", "fi")))


def test_a_proposal_is_taken_over_with_one_tap_and_not_offered_again(
    client: Any, programme: Programme, kim: Membership
) -> None:
    response = client.post(at(programme, "conditions/take/council/"))

    condition = Condition.objects.of(programme).get()
    assert response.headers["Location"] == at(programme, f"#condition-{condition.pk}")
    page = text_of(client.get(at(programme)))
    assert "conditions/take/council/" not in page
    assert "conditions/take/law/" in page
    client.post(at(programme, "conditions/take/council/"))
    assert Condition.objects.of(programme).count() == 1


def test_a_condition_is_noted_as_met_and_taken_back(client: Any, programme: Programme, kim: Membership) -> None:
    condition = a_condition(kim)
    path = f"conditions/{condition.pk}/met/"

    client.post(at(programme, path), {"met_on": "1.10.2026", "outcome": "update", "follows_sv": "Fullmäktige beslöt."})

    assert "Fullmäktige beslöt." in text_of(client.get(at(programme)))
    client.post(at(programme, f"conditions/{condition.pk}/not-met/"))
    assert Condition.objects.of(programme).get().met_on is None


@pytest.mark.parametrize(
    ("typed", "number", "about"),
    [("45,5", "45.5", False), ("n. 40", "40", True), ("ca 40", "40", True), ("noin 40 %", "40", True)],
)
def test_a_value_is_understood_as_people_write_it(
    client: Any, programme: Programme, kim: Membership, typed: str, number: str, about: bool
) -> None:
    indicator = an_indicator(kim)
    data = {"value": typed, "read_on": "30.6.2026", "source": "Enkäten"}

    client.post(at(programme, f"indicators/{indicator.pk}/new/"), data)

    reading = Reading.objects.of(programme).get()
    assert (reading.value, reading.about) == (Decimal(number), about)
    shown = text_of(client.get(at(programme, f"indicators/{indicator.pk}/")))
    assert ("cirka 40" in shown) is about


def test_a_value_whose_source_has_revised_it_since_says_what_it_said_before(kim: Membership, client: Any) -> None:
    indicator = an_indicator(kim, official="foreign_language_share", official_of="545")
    a_baseline(kim, indicator, read_on=date(2025, 12, 31))
    known = {"indicator": "foreign_language_share", "group": "total", "area": "545", "source": "statfin_159t"}
    for year in (2024, 2025):  # of the earlier year there is no value here
        ObservedRevision.objects.create(**known, year=year, value=21.1, revised_at=NOW)

    page = text_of(client.get(at(kim.programme, f"indicators/{indicator.pk}/", "en")))

    assert "The source has revised the value for 2025: until 24/11/2026 it said 21.1" in page
    assert "revised the value for 2024" not in page


def test_an_official_figure_is_taken_over_with_its_day_and_source(
    client: Any, programme: Programme, kim: Membership
) -> None:
    indicator = an_indicator(kim, official="foreign_language_share", official_of="545")
    a_baseline(kim, indicator, read_on=date(2020, 12, 31))
    address = at(programme, f"indicators/{indicator.pk}/")
    assert f"{address}official/" in text_of(client.get(address))

    client.post(f"{address}official/")

    newest = Reading.objects.of(programme).last()
    assert (newest.on, newest.source != "") == (date(2025, 12, 31), True)
    assert f"{address}official/" not in text_of(client.get(address))
    client.post(f"{address}official/")
    assert Reading.objects.of(programme).count() == 2


def test_the_values_of_a_year_are_noted_in_one_form(client: Any, programme: Programme, kim: Membership) -> None:
    first, second = an_indicator(kim), an_indicator(kim)
    data = {
        f"value_{first.pk}": "41",
        f"read_on_{first.pk}": "30.6.2026",
        f"source_{first.pk}": "Enkäten",
        f"value_{second.pk}": "",
        f"read_on_{second.pk}": "30.6.2026",
        f"source_{second.pk}": "Enkäten",
    }

    response = client.post(at(programme, "values/"), data)

    assert response.status_code == 303
    assert [(each.indicator, each.value) for each in Reading.objects.of(programme)] == [(first, Decimal(41))]


def test_two_people_who_report_on_the_same_measure_choose(client: Any, programme: Programme, kim: Membership) -> None:
    measure = a_measure(kim)
    address = at(programme, f"measures/{measure.pk}/")
    opened = opened_in(client.get(address))
    client.post(address, {"state": "under_way", "happened_sv": "Den första."} | opened)

    text = text_of(client.post(address, {"state": "done", "happened_sv": "Den andra."} | opened))

    assert "Den första." in text
    assert "Den andra.</textarea>" in text
    assert MeasureReport.objects.of(programme).get().happened.text_in("sv") == "Den första."


def test_a_round_is_opened_and_its_mails_are_sent_from_its_page(
    in_january: Any, client: Any, programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)
    MeasureReport.objects.of(programme).delete()
    address = at(programme, f"rounds/{rows['round'].pk}/")
    assert "Fritidssektorn" in text_of(client.get(address))

    client.post(f"{address}ask/")
    client.post(f"{address}ask/")

    assert Message.objects.count() == 1
    client.post(at(programme, "rounds/new/"), {"year": "2028", "opens": "1.12.2028", "closes": "31.1.2029"})
    assert [each.year for each in Round.objects.of(programme)] == [2027, 2028]


def test_a_report_is_begun_written_and_handed_over(
    in_january: Any, client: Any, programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)
    path = f"reports/{rows['report'].pk}/"
    data = {"summary_sv": "Året i korthet."} | opened_in(client.get(at(programme, f"{path}write/")))
    client.post(at(programme, f"{path}write/"), data)
    assert "Året i korthet." in text_of(client.get(at(programme, path)))

    client.post(at(programme, f"{path}hand-over/"), {"body": rows["body"].pk, "handed_over_on": "10.1.2028"})

    report = YearReport.objects.of(programme).get()
    assert (report.handed_over_on, report.body) == (date(2028, 1, 10), rows["body"])
    client.post(at(programme, f"{path}remove/"))
    assert YearReport.objects.of(programme).exists()


def test_the_calendar_tells_what_is_late_and_what_comes(
    in_january: Any, client: Any, programme: Programme, kim: Membership
) -> None:
    everything(kim)

    page = text_of(client.get(at(programme, "year/", "en")))

    late, coming = page.split('id="month-1"')
    assert "31/12/2026" in late
    assert "31/1/2028" in coming
    assert "31/12/2028" in coming
