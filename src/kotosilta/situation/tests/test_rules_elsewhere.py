"""Findings looked for among all indicators and in the forecast: only beyond chance, or with the doubt said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kotosilta.figures import Observation
from kotosilta.municipalities.register import by_slug
from kotosilta.reasons import Reason
from kotosilta.situation.comparing.peers import comparable_to
from kotosilta.situation.outlook import outlook
from kotosilta.situation.picture import PeerKind, Peers, Picture, Series
from kotosilta.situation.reading import picture_of
from kotosilta.situation.room.official import key_of, resting_on, with_observations
from kotosilta.situation.rules import suggest
from kotosilta.situation.rules_elsewhere import (
    change_elsewhere,
    distance_elsewhere,
    distance_from_expected,
    growth_forecast,
)
from kotosilta.situation.telling.sentences import finding_told
from kotosilta.statistics.forecast.apply import Forecast

TURKU = by_slug("turku")


def _series(key: str, area: str, values: dict[int, float], method: str | None = None) -> Series:
    seen = (
        Observation(f"{key}/total/{area}/{year}", key, "total", area, year, value, "statfin_159t", (), method)
        for year, value in values.items()
    )
    return Series(key, "total", area, tuple(seen))


def _picture(*own: Series, peers: Peers | None = None) -> Picture:
    return Picture(TURKU, {each.indicator: each for each in own}, {}, {}, {}, peers=peers)


def test_the_largest_change_elsewhere_is_the_largest_in_proportion_and_beyond_chance() -> None:
    people = _series("population", "853", {2020: 190_000, 2024: 200_000})
    candidates = _series("candidates", "853", {2021: 400, 2025: 560})

    found = change_elsewhere(_picture(people, candidates))

    assert found is not None
    assert (found.variant, found.indicator, found.question) == ("elsewhere", "candidates", "C3.10")
    assert found.figures["change"].value == 160
    assert found.words == {"first_year": "2021", "last_year": "2025"}


@pytest.mark.parametrize(
    "values",
    [{2020: 111, 2022: 104}, {2010: 100, 2024: 9000}, {2024: 5000}, {2020: 0, 2024: 50}, {2020: 50, 2024: 50}],
    ids=["chance", "history", "one year", "from nothing", "the same"],
)
def test_chance_history_and_single_years_are_no_change(values: dict[int, float]) -> None:
    assert change_elsewhere(_picture(_series("candidates", "853", values))) is None


def test_what_was_worked_out_is_not_subtracted() -> None:
    merged = _series("population", "853", {2020: 1000, 2024: 5000}, method="merged_to_today")

    assert change_elsewhere(_picture(merged)) is None


def test_a_share_whose_base_is_not_known_is_said_with_its_doubt_and_only_when_large() -> None:
    key = "employment_rate"

    found = change_elsewhere(_picture(_series(key, "853", {2020: 60.0, 2024: 75.0})))
    assert found is not None
    assert found.variant == "elsewhere_unsure"
    assert change_elsewhere(_picture(_series(key, "853", {2020: 60.0, 2024: 63.0}))) is None


def test_what_is_certain_goes_before_what_is_not() -> None:
    people = _series("population", "853", {2020: 190_000, 2024: 200_000})
    rate = _series("employment_rate", "853", {2020: 30.0, 2024: 75.0})

    found = change_elsewhere(_picture(people, rate))

    assert found is not None
    assert found.indicator == "population"


def _peers(turnout: float, how_many: int = 7) -> Peers:
    others = comparable_to(TURKU)[:how_many]
    series = {each.code: {"turnout": _series("turnout", each.code, {2021: turnout})} for each in others}
    return Peers(PeerKind.SIMILAR, others, series, Reason("Similar municipalities."))


@pytest.mark.parametrize(("others", "how_many", "entitled"), [(56.0, 7, 1000), (40.0, 4, 100_000), (50.0, 7, 40)])
def test_a_distance_inside_chance_or_from_too_few_is_none(others: float, how_many: int, entitled: int) -> None:
    own = (_series("turnout", "853", {2021: 55.0}), _series("entitled_to_vote", "853", {2021: entitled}))

    assert distance_elsewhere(_picture(*own, peers=_peers(others, how_many))) is None


def test_a_distance_beyond_chance_is_said_with_the_median_of_similar_ones() -> None:
    own = (_series("turnout", "853", {2021: 55.0}), _series("entitled_to_vote", "853", {2021: 100_000}))
    picture = _picture(*own, peers=_peers(45.0))

    found = distance_elsewhere(picture)

    assert found is not None
    assert (found.indicator, found.figures["difference"].value) == ("turnout", 10.0)
    assert key_of(found, "853") == "largest_distance.elsewhere.turnout/853"
    assert found in suggest(picture)
    assert "Turnout in the municipal election" in str(finding_told(found, picture, "en").sentence)


def test_a_finding_keeps_the_observations_of_others_that_it_compares_with() -> None:
    own = (_series("turnout", "853", {2021: 55.0}), _series("entitled_to_vote", "853", {2021: 100_000}))
    found = distance_elsewhere(_picture(*own, peers=_peers(45.0)))
    assert found is not None

    (resting,) = resting_on(found, "853")

    assert (resting["municipality"], resting["indicator"], len(resting["observations"])) == ("853", "turnout", 8)
    chosen = [{"municipality": "853", "indicator": "turnout"}, {"municipality": "853", "indicator": "population"}]
    assert with_observations(chosen, [resting]) == [resting, chosen[1]]


@pytest.mark.usefixtures("official_figures")
def test_growth_is_forecast_only_where_the_likely_range_leaves_no_doubt_of_it() -> None:
    turku = picture_of(TURKU)
    found = growth_forecast(turku)
    forecast, _ = outlook(turku)
    assert found is not None
    assert isinstance(forecast, Forecast)

    assert (found.variant, found.question) == ("forecast", "C3.9")
    assert found.words == {"first_year": str(forecast.origin), "last_year": str(forecast.points[-1].year)}
    first, last, low, high = (found.figures[name].value for name in ("first", "last", "low", "high"))
    assert first < low < last < high
    assert growth_forecast(replace(turku, forecast_rules=None)) is None
    assert growth_forecast(picture_of(by_slug("sottunga"))) is None


def _cells(area: str, employed: float) -> dict[str, Series]:
    """A thousand women and men of one age class, so many of them employed; constructed, not published by anybody."""
    found = {}
    for sex in ("female", "male"):
        for part, value in (("", 1000.0), ("employed.", employed)):
            group = f"{part}{sex}.25-29" if part else f"{sex}.25-29"
            name = f"residents_by_activity/{group}"
            seen = Observation(f"{name}/{area}/2024", "residents_by_activity", group, area, 2024, value, "key_figures")
            found[name] = Series("residents_by_activity", group, area, (seen,))
    return found


@pytest.mark.parametrize(("employed", "variant"), [(850.0, "expected_above"), (650.0, "expected_below"), (705.0, None)])
def test_the_distance_from_what_is_expected_goes_first_when_it_is_beyond_chance(
    employed: float, variant: str | None
) -> None:
    picture = Picture(TURKU, _cells("853", employed), {}, _cells("SSS", 700.0), {})

    found = distance_from_expected(picture)

    assert (found.variant if found else None) == variant
    if found:
        assert found in suggest(picture)
        assert found.figures["expected"].value == pytest.approx(70.0)
        assert found.figures["difference"].value == pytest.approx(employed / 10 - 70)
        assert key_of(found, "853") == f"largest_distance.{variant}.employment_rate/853"
        (resting,) = resting_on(found, "853")
        assert resting["indicator"] == "employment_rate"
        assert finding_told(found, picture, "sv").sentence[0] == "Sysselsättningsgrad, 20–64 år, alla invånare"
