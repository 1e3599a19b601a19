"""Suggested findings: what they say, when they hold back, and that they only rest on figures of today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.figures import Observation
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.situation.comparing.peers import comparable_to
from kotosilta.situation.outlook import METHOD
from kotosilta.situation.picture import FindingKind, Picture, Series, SuggestedFinding
from kotosilta.situation.reading import pictures_of
from kotosilta.situation.rules import suggest, suggest_from_share
from kotosilta.situation.tests.recomputing import recompute

SHARE = "foreign_language_share"
CHANGE = ({"first", "last", "change"}, {"first_year", "last_year"})
DISTANCE = ({"own", "median", "difference"}, {"year"})
FORECAST = ({"first", "last", "low", "high"}, {"first_year", "last_year"})
NAMES = {
    **{f"largest_change.{each}": CHANGE for each in ("rise", "fall", "noise", "elsewhere", "elsewhere_unsure")},
    **{f"largest_distance.{each}": DISTANCE for each in ("above", "below", "noise", "elsewhere")},
    "fastest_growth.rise": ({"first", "last", "times"}, {"first_year", "last_year"}),
    "fastest_growth.forecast": FORECAST,
    "fastest_growth.forecast_population": FORECAST,
}


def _seen(area: str, year: int, value: float, indicator: str = SHARE) -> Observation:
    return Observation(f"{indicator}/total/{area}/{year}", indicator, "total", area, year, value, "statfin_159t")


def _picture(shares: dict[int, float], population: int, *, others: float = 5.0) -> Picture:
    turku = by_slug("turku")
    own = {
        SHARE: Series(SHARE, "total", "853", tuple(_seen("853", year, value) for year, value in shares.items())),
        "population": Series("population", "total", "853", (_seen("853", 2022, population, "population"),)),
    }
    last = max(shares)
    comparable = tuple(_seen(each.code, last, others) for each in comparable_to(turku))
    return Picture(turku, own, {}, {}, {SHARE: comparable})


def _by_kind(picture: Picture) -> dict[FindingKind, SuggestedFinding]:
    return {finding.kind: finding for finding in reversed(suggest(picture))}


@pytest.mark.parametrize(
    ("last", "population", "variant"),
    [(6.2, 60_000, "rise"), (1.2, 60_000, "fall"), (3.7, 60_000, "noise"), (6.2, 110, "noise"), (3.6, 60_000, "noise")],
)
def test_the_largest_change_is_called_so_only_beyond_noise(last: float, population: int, variant: str) -> None:
    finding = _by_kind(_picture({2020: 3.6, 2025: last}, population))[FindingKind.LARGEST_CHANGE]

    assert (finding.variant, finding.within_noise) == (variant, variant == "noise")
    assert finding.figures["change"].value == pytest.approx(last - 3.6)


@pytest.mark.parametrize(("others", "variant"), [(3.0, "above"), (9.0, "below"), (6.2, "noise")])
def test_the_distance_is_from_the_median_of_comparable_municipalities(others: float, variant: str) -> None:
    finding = _by_kind(_picture({2020: 3.6, 2025: 6.2}, 60_000, others=others))[FindingKind.LARGEST_DISTANCE]

    assert (finding.variant, finding.figures["median"].value) == (variant, others)


def test_the_fastest_growth_is_the_year_that_grew_most_times() -> None:
    finding = _by_kind(_picture({2020: 3.0, 2021: 3.1, 2022: 4.5, 2023: 5.6}, 60_000))[FindingKind.FASTEST_GROWTH]

    assert finding.words == {"first_year": "2021", "last_year": "2022"}
    assert finding.figures["times"].value == pytest.approx(4.5 / 3.1)


@pytest.mark.parametrize(("shares", "population"), [({2020: 1.0, 2021: 3.0}, 900), ({2020: 0.0, 2021: 3.0}, 60_000)])
def test_no_growth_is_suggested_from_too_small_a_base(shares: dict[int, float], population: int) -> None:
    assert FindingKind.FASTEST_GROWTH not in _by_kind(_picture(shares, population))


def test_history_suggests_nothing_about_today() -> None:
    found = suggest(_picture({2010: 1.0, 2012: 5.0}, 60_000))

    assert {finding.kind for finding in found} <= {FindingKind.MISSING_DATA}


def test_the_years_without_figures_are_named() -> None:
    found = suggest(_picture({2012: 1.0, 2020: 5.0}, 60_000))

    (gap,) = (finding for finding in found if finding.variant == "gap")
    assert gap.words == {"first_year": "2013", "last_year": "2019"}


@given(
    values=st.lists(st.integers(0, 600).map(lambda tenths: tenths / 10), min_size=1, max_size=6),
    population=st.integers(0, 700_000),
)
def test_any_series_gives_one_to_six_findings_and_the_same_ones_twice(values: list[float], population: int) -> None:
    picture = _picture(dict(zip(range(2020, 2026), values, strict=False)), population)

    found = suggest(picture)

    assert 1 <= len(found) <= 6
    assert found == suggest(picture)
    assert 1 <= len(suggest_from_share(picture)) <= 4


@pytest.mark.usefixtures("official_figures")
def test_every_municipality_gets_findings_with_figures_that_can_be_recomputed() -> None:
    for picture in pictures_of(all_municipalities()):
        found = suggest(picture)
        assert 1 <= len(found) <= 6
        assert len({(finding.kind, finding.variant) for finding in found}) == len(found)
        for finding in found:
            figures, words = NAMES.get(f"{finding.kind}.{finding.variant}", (set(), set(finding.words)))
            assert (set(finding.figures), set(finding.words)) == (figures, words)
            for figure in finding.figures.values():
                assert figure.year is not None
                assert figure.year >= 2020
                if figure.method in METHOD.values():  # the future is in no file
                    continue
                again = recompute(figure.indicator, figure.method, figure.observations)
                assert figure.value == pytest.approx(again)


@pytest.mark.usefixtures("official_figures")
def test_a_change_of_two_people_in_the_smallest_municipality_is_noise() -> None:
    (sottunga,) = pictures_of([by_slug("sottunga")])

    assert _by_kind(sottunga)[FindingKind.LARGEST_CHANGE].within_noise
