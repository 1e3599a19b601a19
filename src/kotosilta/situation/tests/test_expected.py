"""Expected and actual out of series: constructed cells with answers that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kotosilta.charts.draw import dot_plot
from kotosilta.charts.spec import DotPlot
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.load import number_styles
from kotosilta.content.standardised import standardised
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import Observation, written
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.expected import expected_here
from kotosilta.situation.picture import COUNTRY, Picture, Series
from kotosilta.situation.telling.expected import expected_and_actual, why_not_expected
from kotosilta.situation.telling.sentences import as_text
from kotosilta.statistics.standardise import Verdict

WHAT = standardised()["employed_by_age_and_sex"]
INDICATOR = "residents_by_activity"
AGES = ("20-24", "60-64")
# In the country half of the young and four of five older ones are employed, women and men alike.
NATIONAL = {
    f"{sex}.{age}": (100_000, 50_000 if age == "20-24" else 80_000) for sex in ("female", "male") for age in AGES
}
Counts = Mapping[str, tuple[float | None, float | None]]


def _series(area: str, group: str, value: float | None, year: int) -> Series:
    name = f"{INDICATOR}/{group}/{area}/{year}"
    seen = (Observation(name, INDICATOR, group, area, year, value, "statfin"),) if value is not None else ()
    return Series(INDICATOR, group, area, seen, missing={} if seen else {year: "secret"})


def _area(area: str, counts: Counts, year: int) -> dict[str, Series]:
    found = {}
    for group, (people, employed) in counts.items():
        found[f"{INDICATOR}/{group}"] = _series(area, group, people, year)
        found[f"{INDICATOR}/employed.{group}"] = _series(area, f"employed.{group}", employed, year)
    # Totals and other ages, which are no cells: they must not be counted a second time.
    found[f"{INDICATOR}/female"] = _series(area, "female", 5_000_000, year)
    found[f"{INDICATOR}/female.15-19"] = _series(area, "female.15-19", 700_000, year)
    found[f"{INDICATOR}/female.20-64"] = _series(area, "female.20-64", 3_000_000, year)
    found[f"{INDICATOR}/female.85-"] = _series(area, "female.85-", 700_000, year)
    return found


def _picture(own: Counts, *, year: int = 2024, national: Counts = NATIONAL, national_year: int = 2024) -> Picture:
    return Picture(by_slug("narpes"), _area("545", own, year), {}, _area(COUNTRY, national, national_year), {})


def _own(employed: tuple[float | None, float | None]) -> Counts:
    """200 young women and 300 older men: 0.5 × 200 + 0.8 × 300 = 340 expected."""
    return {"female.20-24": (200, employed[0]), "male.60-64": (300, employed[1])}


def test_the_cells_are_read_out_of_the_series() -> None:
    here = expected_here(_picture(_own((80, 227))), WHAT)
    assert here is not None
    assert (here.found.expected, here.found.observed, here.found.population) == (pytest.approx(340), 307, 500)
    assert (here.own.value, here.expected.value) == (pytest.approx(61.4), pytest.approx(68.0))
    assert here.difference.value == pytest.approx(-6.6)
    assert (here.year, here.found.verdict) == (2024, Verdict.BELOW)
    low, high = here.bounds
    assert low.value < 61.4 < high.value < 68.0
    assert f"{INDICATOR}/female.20-24/545/2024" in here.observations
    assert f"{INDICATOR}/employed.male.60-64/{COUNTRY}/2024" in here.observations


def test_without_an_import_there_is_nothing() -> None:
    assert expected_here(Picture(by_slug("narpes"), {}, {}, {}, {}), WHAT) is None
    assert expected_and_actual(Picture(by_slug("narpes"), {}, {}, {}, {}), catalogue()["employment_rate"], "sv") is None


def test_years_that_only_one_of_them_has_are_not_compared() -> None:
    assert expected_here(_picture(_own((80, 227)), year=2024, national_year=2023), WHAT) is None


def test_a_hidden_cell_of_many_people_makes_it_not_comparable() -> None:
    picture = _picture(_own((None, 227)))
    here = expected_here(picture, WHAT)
    assert here is not None
    assert (here.found.verdict, here.covered.value) == (Verdict.NOT_COMPARABLE, pytest.approx(60))
    assert expected_and_actual(picture, catalogue()["employment_rate"], "sv") is None
    (why,) = why_not_expected(picture, catalogue()["employment_rate"], "en")
    assert "only 60.0% of the people could be compared" in as_text(why, number_styles()["en"])


def test_cells_whose_people_are_hidden_count_as_not_covered() -> None:
    own = {**_own((80, 227)), "male.20-24": (None, None), "female.60-64": (None, None)}
    here = expected_here(_picture(own), WHAT)
    assert here is not None
    assert here.covered.value == pytest.approx(100 * 500 / 518)


def test_a_small_group_is_said_to_be_one() -> None:
    picture = _picture({"female.20-24": (40, 20)})
    assert expected_and_actual(picture, catalogue()["employment_rate"], "sv") is None
    for language in LANGUAGES:
        (why,) = why_not_expected(picture, catalogue()["employment_rate"], language)
        assert "{" not in as_text(why, number_styles()[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("employed", "verdict"), [((80, 227), "below"), ((130, 265), "above"), ((100, 242), "not_distinguishable")]
)
def test_it_is_told_in_every_language_without_a_cause_or_a_mark(
    language: str, employed: tuple[float, float], verdict: str
) -> None:
    picture = _picture(_own(employed))
    told = expected_and_actual(picture, catalogue()["employment_rate"], language)
    here = expected_here(picture, WHAT)
    assert told is not None
    assert here is not None
    assert here.found.verdict == verdict
    style = number_styles()[language]
    said = as_text(told.sentences[0], style)
    assert written(here.own, style) in said
    assert written(here.expected, style) in said
    text = said + " ".join(as_text(note, style) for note in told.notes)
    assert not {"because", "better", "worse", "bättre", "sämre", "parempi", "huonompi"} & set(text.lower().split())
    assert told.table.rows[0][0] == (picture.municipality.name.in_language(language),)
    assert isinstance(told.chart, DotPlot)
    assert "<svg" in dot_plot(told.chart, style, 640).screen
