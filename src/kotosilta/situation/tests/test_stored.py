"""Series are kept small and opened late: nothing is lost, and nothing is opened that nobody asks for."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.confirmed import confirmed_here
from kotosilta.situation.models import ObservedSeries
from kotosilta.situation.packing import Kept, kept, packed, unpacked
from kotosilta.situation.picture import COUNTRY, Series
from kotosilta.situation.reading import picture_of
from kotosilta.situation.stored import stored_series, stored_totals
from kotosilta.situation.tests.test_glance import NARPES, RATE, keep

GROUP = "female"


def seen(year: int | None, value: float, *, preliminary: bool = False) -> Observation:
    at = "undated" if year is None else year
    inputs = (f"a/total/001/{at}", f"b/total/002/{at}")
    return Observation(
        f"{RATE}/total/545/{at}", RATE, "total", "545", year, value, "source", inputs, "sum", preliminary
    )


def opening(indicator: str, group: str, area: str, stored: Kept) -> Series:
    return Series(indicator, group, area, stored.observations(indicator, group, area), None, stored.missing)


def test_packing_keeps_what_is_preliminary_and_why_something_is_missing() -> None:
    years = (seen(2022, 1.5), seen(2023, 0.0), seen(2024, 2.25, preliminary=True))

    stored = packed(years, {2021: "secret", 2019: "hidden"})

    again = kept(json.dumps(stored))
    assert again.observations(RATE, "total", "545") == years == unpacked(RATE, "total", "545", stored)
    assert again.missing == {2019: "hidden", 2021: "secret"}
    assert list(stored.get("missing", {})) == ["2019", "2021"]


def test_packing_keeps_a_figure_without_a_year() -> None:
    stored = packed([seen(None, 3.0)])

    assert unpacked(RATE, "total", "545", stored) == (seen(None, 3.0),)
    assert "missing" not in stored
    assert "preliminary" not in stored


def test_a_year_is_found_and_a_year_without_a_figure_is_not() -> None:
    series = kept(json.dumps(packed([seen(2022, 1.0), seen(2023, 2.0)])))

    assert series.at(2022) == series.points[0]
    assert series.at(2024) is None


@pytest.mark.django_db
def test_a_series_is_opened_once_and_only_when_it_is_asked_for() -> None:
    keep(RATE, NARPES, [(2024, 70.0)])
    keep("unemployment_rate", NARPES, [(2024, 7.0)])
    opened: list[str] = []

    def noted(indicator: str, group: str, area: str, stored: Kept) -> Series:
        opened.append(indicator)
        return opening(indicator, group, area, stored)

    series = stored_series([NARPES], [], noted)[NARPES]
    assert RATE in series
    assert opened == []
    assert series[RATE] is series[RATE]
    assert opened == [RATE]
    with pytest.raises(KeyError):
        series["no_such_indicator"]


@pytest.mark.django_db
def test_groups_come_along_for_the_own_areas_and_not_for_those_beside() -> None:
    for area in (NARPES, "091"):
        keep(RATE, area, [(2024, 70.0)])
        ObservedSeries.objects.create(indicator=RATE, group=GROUP, area=area, packed=packed([]))

    with CaptureQueriesContext(connection) as asked:
        series = stored_series([NARPES], ["091", NARPES, "no"], opening)

    assert len(asked) == 1
    assert {key for key in series[NARPES] if key.startswith(RATE)} == {RATE, f"{RATE}/{GROUP}"}
    assert {key for key in series["091"] if key.startswith(RATE)} == {RATE}
    assert len(series["no"]) == 0
    assert {*stored_totals([NARPES], [RATE], opening)[NARPES]} == {RATE}


@pytest.mark.usefixtures("official_figures")
def test_what_is_hidden_is_not_taken_for_what_could_not_be_carried() -> None:
    keep(RATE, NARPES, [], {2024: "secret"})
    ObservedSeries.objects.create(indicator="unemployment_rate", group="total", area=NARPES, packed=packed([]))

    picture = picture_of(by_slug("narpes"))

    assert RATE not in picture.own
    assert "unemployment_rate" not in picture.own
    assert "unemployment_rate" in picture.not_carried
    assert RATE not in picture.not_carried


@pytest.mark.usefixtures("official_figures")
def test_figures_of_the_country_confirm_only_what_has_no_others_by_its_nature() -> None:
    of_the_country = next(key for key, each in catalogue().items() if each.facts.level == "country")
    for key in (RATE, of_the_country):
        keep(key, COUNTRY, [(2024, 70.0)])

    assert confirmed_here() == {of_the_country}


@pytest.mark.usefixtures("official_figures")
def test_a_page_may_leave_out_the_groups_of_larger_areas_and_nothing_else() -> None:
    whole, lean = picture_of(by_slug("narpes")), picture_of(by_slug("narpes"), own_groups_only=True)

    assert lean.own == whole.own
    assert lean.peers == whole.peers
    for side in ("region", "country", "wellbeing"):
        full = getattr(whole, side)
        assert dict(getattr(lean, side)) == {key: full[key] for key in full if "/" not in key}
