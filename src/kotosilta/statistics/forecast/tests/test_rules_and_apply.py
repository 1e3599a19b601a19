"""From observations to rules, and from rules to the forecast of one municipality or the reason why there is none."""

from __future__ import annotations

import msgspec
import pytest

from kotosilta.figures import Observation
from kotosilta.statistics.derive import SHARE
from kotosilta.statistics.forecast.apply import Forecast, NoForecast, outlook_of
from kotosilta.statistics.forecast.rules import Rules, learn
from kotosilta.statistics.forecast.tests.series import a_country, an_observation

SIZES = {f"{number:03}": 100.0 + number for number in range(40)}
COUNTRY = a_country(SIZES)
SMALL = a_country({"700": 5.0})


@pytest.fixture(scope="module")
def rules() -> Rules:
    learnt = learn(COUNTRY)
    assert learnt
    return learnt


def _of(area: str, observations: list[Observation]) -> list[Observation]:
    return [seen for seen in observations if seen.area == area]


def test_the_forecast_goes_on_as_all_have_grown(rules: Rules) -> None:
    group, people = outlook_of("007", _of("007", COUNTRY), rules)

    assert isinstance(group, Forecast)
    assert isinstance(people, Forecast)
    assert (group.origin, people.origin) == (2025, 2022)
    assert [point.year for point in group.points] == [2030, 2035]
    assert [point.year for point in people.points] == [2027, 2032]
    assert group.points[0].value == pytest.approx(107 * 1.05**40)
    assert people.points[1].value == pytest.approx(10700)


def test_persons_of_years_without_a_population_are_the_share_of_the_population_continued(rules: Rules) -> None:
    group, people = outlook_of("007", _of("007", COUNTRY), rules)

    assert isinstance(group, Forecast)
    assert isinstance(people, Forecast)
    assert dict(group.estimated) == pytest.approx({year: 107 * 1.05 ** (year - 1990) for year in (2023, 2024, 2025)})
    assert people.estimated == ()


def test_how_wrong_it_was_before_is_told_with_its_years(rules: Rules) -> None:
    group, people = outlook_of("007", _of("007", COUNTRY), rules)

    assert isinstance(group, Forecast)
    assert isinstance(people, Forecast)
    assert [(each.first, each.last) for each in group.points[0].missed] == [(2004, 2007), (2020, 2020)]
    assert [(each.first, each.last) for each in group.points[1].missed] == [(2010, 2012)]
    assert [each.error for each in people.points[0].missed] == [pytest.approx(0)]


def test_rules_are_kept_and_read_again_as_they_were(rules: Rules) -> None:
    kept = msgspec.to_builtins(rules, str_keys=True)

    assert msgspec.convert(kept, Rules, strict=False) == rules


def test_a_group_of_under_fifty_gets_no_forecast_but_its_municipality_does(rules: Rules) -> None:
    group, people = outlook_of("700", SMALL, rules)

    assert isinstance(group, NoForecast)
    assert group.key == "small_group"
    assert group.reason.values == {"count": "50"}
    assert isinstance(people, Forecast)


def test_a_short_series_gets_no_forecast(rules: Rules) -> None:
    short = [seen for seen in _of("007", COUNTRY) if seen.year and seen.year >= 2022]

    group, people = outlook_of("007", short, rules)

    assert isinstance(group, NoForecast)
    assert isinstance(people, NoForecast)
    assert (group.key, people.key) == ("short_series", "short_series")


def test_nothing_known_gets_no_forecast(rules: Rules) -> None:
    for known in ([], [an_observation(SHARE, "007", 2025, 3.0)]):
        group, people = outlook_of("007", known, rules)
        assert isinstance(group, NoForecast)
        assert isinstance(people, NoForecast)
        assert (group.key, people.key) == ("no_data", "no_data")


def test_a_municipality_whose_newest_share_is_missing_gets_no_forecast_of_the_group(rules: Rules) -> None:
    without = [seen for seen in _of("007", COUNTRY) if seen.year != 2025]

    group, people = outlook_of("007", without, rules)

    assert isinstance(group, NoForecast)
    assert group.reason.values == {"year": "2025"}
    assert isinstance(people, Forecast)


def test_where_nothing_shows_how_wrong_it_might_be_there_is_no_forecast(rules: Rules) -> None:
    untried = msgspec.structs.replace(
        rules,
        population=msgspec.structs.replace(
            rules.population, rules=tuple(msgspec.structs.replace(each, spreads={}) for each in rules.population.rules)
        ),
    )

    group, people = outlook_of("007", _of("007", COUNTRY), untried)

    assert isinstance(group, Forecast)
    assert isinstance(people, NoForecast)
    assert people.key == "no_record"


def test_without_rules_there_is_no_forecast() -> None:
    assert [each.key for each in outlook_of("007", COUNTRY, None) if isinstance(each, NoForecast)] == [
        "not_imported"
    ] * 2


def test_from_nothing_nothing_is_learnt() -> None:
    assert learn([]) is None


def test_other_areas_and_groups_are_not_learnt_from(rules: Rules) -> None:
    strange = [an_observation(SHARE, area, 2025, 99.0) for area in ("SSS", "MK15")]

    assert learn([*COUNTRY, *strange]) == rules
