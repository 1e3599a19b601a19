"""What has changed between two pictures: each kind of change by itself, and nothing where nothing has."""

from __future__ import annotations

from kotosilta.situation.frozen.differing import Change, Difference, SeriesChange, difference
from kotosilta.situation.frozen.kept import KeptConclusion, KeptFigure, KeptFinding, KeptForecast, KeptPlace, KeptVoice
from kotosilta.situation.tests.frozen.pictures import NARPES, SHARE, contents, series


def _voice(pk: int, question: str = "C3.7") -> KeptVoice:
    return KeptVoice(pk=pk, question=question, text={"sv": "Bussen"}, kind="counter", heard_on="2026-02-01")


def _figure(pk: int, value: str) -> KeptFigure:
    return KeptFigure(
        pk=pk,
        question="C3.7",
        title={"sv": "Kunder"},
        value=value,
        on="2025-12-31",
        measured="persons",
        group="L",
        source="Rådgivningen",
        definition={},
    )


def _only(found: Difference) -> SeriesChange:
    ((change,),) = [each.series for each in found.questions]
    return change


def test_nothing_is_different_between_a_picture_and_itself() -> None:
    picture = contents({NARPES: {SHARE: series((2025, 21.3))}}, voices=(_voice(1),))

    assert difference(picture, picture).is_anything is False


def test_a_revised_value_says_what_it_said_and_says_now_with_both_editions() -> None:
    before = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.3))}}, retrieved="2025-12-01")
    after = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.4))}}, retrieved="2026-06-10")

    change = _only(difference(before, after))

    ((was, now),) = change.revised
    assert (was.seen.year, was.seen.value, now.seen.value) == (2025, 21.3, 21.4)
    assert (was.retrieved, now.retrieved) == ("2025-12-01", "2026-06-10")
    assert (change.what, change.new, change.gone) == (Change.CHANGED, [], [])


def test_the_way_computers_count_is_no_revision() -> None:
    before = contents({NARPES: {SHARE: series((2025, 0.1 + 0.2))}})
    after = contents({NARPES: {SHARE: series((2025, 0.3), missing={2010: "not_available"})}})

    assert difference(before, after).questions == []


def test_new_years_new_series_and_those_that_are_gone_are_told_apart() -> None:
    before = contents({NARPES: {SHARE: series((2024, 20.9)), "population": series((2022, 9000.0))}})
    after = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.3)), "employment_rate": series((2024, 80.0))}})

    found = {each.key: each for under in difference(before, after).questions for each in under.series}

    assert [value.seen.year for value in found[SHARE].new] == [2025]
    assert (found["population"].what, [value.seen.year for value in found["population"].gone]) == (Change.GONE, [2022])
    assert found["employment_rate"].what is Change.NEW


def test_a_value_that_became_confidential_is_not_repeated() -> None:
    before = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.3))}})
    for why in ("secret", "hidden"):
        after = contents({NARPES: {SHARE: series((2024, 20.9), missing={2025: why})}})

        change = _only(difference(before, after))

        assert (change.hidden, change.gone, change.revised) == ([2025], [], [])


def test_a_value_that_is_only_not_there_any_more_says_what_it_said() -> None:
    before = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.3))}})
    after = contents({NARPES: {SHARE: series((2024, 20.9), missing={2025: "not_available"})}})

    change = _only(difference(before, after))

    assert [value.seen.value for value in change.gone] == [21.3]
    assert change.hidden == []


def test_only_the_own_areas_are_told_not_those_compared_with() -> None:
    places = (KeptPlace(code=NARPES, region="MK15", peers=("999",)),)
    before = contents({"999": {SHARE: series((2025, 1.0))}, "SSS": {SHARE: series((2025, 9.0))}}, places=places)
    after = contents({"999": {SHARE: series((2025, 2.0))}, "SSS": {SHARE: series((2025, 9.5))}}, places=places)

    assert _only(difference(before, after)).area == "SSS"


def test_findings_and_conclusions_come_go_and_are_written_anew() -> None:
    def finding(pk: int, text: str) -> KeptFinding:
        return KeptFinding(pk=pk, question="C3.7", text={"sv": text})

    def conclusion(text: str, facet: str = "") -> KeptConclusion:
        return KeptConclusion(question="C3.7", text={"sv": text}, facet=facet)

    before = contents(
        findings=(finding(1, "Ett"), finding(2, "Två"), finding(3, "Tre")), conclusions=(conclusion("Förr"),)
    )
    after = contents(
        findings=(finding(1, "Ett"), finding(2, "Två igen"), finding(4, "Fyra")),
        conclusions=(conclusion("Nu"), conclusion("Om a", "a")),
    )

    (under,) = difference(before, after).questions

    assert [(each.what, dict(each.after or each.before)["sv"]) for each in under.findings] == [
        (Change.CHANGED, "Två igen"),
        (Change.NEW, "Fyra"),
        (Change.GONE, "Tre"),
    ]
    assert [(each.what, each.facet) for each in under.conclusions] == [(Change.CHANGED, ""), (Change.NEW, "a")]


def test_what_a_finding_rests_on_is_no_other_finding() -> None:
    before = contents(findings=(KeptFinding(pk=1, question="C3.7", text={"sv": "Ett"}),))
    after = contents(findings=(KeptFinding(pk=1, question="C3.7", text={"sv": "Ett"}, important=True),))

    assert difference(before, after).questions == []


def test_voices_are_counted_as_they_come_and_go() -> None:
    before, after = contents(voices=(_voice(1), _voice(2))), contents(voices=(_voice(2), _voice(3), _voice(4)))

    (under,) = difference(before, after).questions

    assert under.voices == (2, 1)


def test_an_own_figure_says_both_values() -> None:
    (under,) = difference(contents(figures=(_figure(1, "120"),)), contents(figures=(_figure(1, "130"),))).questions

    ((before, after),) = [each.figures for each in under.figures]
    assert before is not None
    assert after is not None
    assert (before.value, after.value) == ("120", "130")


def test_a_forecast_is_compared_where_both_look_to_the_same_year() -> None:
    def forecast(origin: int, *points: tuple[int, float]) -> KeptForecast:
        bounds = tuple((year, value, value - 50, value + 50) for year, value in points)
        return KeptForecast(area=NARPES, group="foreign_language", origin=origin, base=1000.0, points=bounds)

    before = contents(forecasts=(forecast(2025, (2030, 2400.0), (2035, 2800.0)),))
    after = contents(forecasts=(forecast(2026, (2030, 2500.0), (2036, 2900.0)),))

    (under,) = difference(before, after).questions

    assert [(each.year, each.before, each.after) for each in under.forecasts] == [(2030, 2400.0, 2500.0)]


def test_municipalities_that_joined_and_left_are_named_and_their_figures_are_no_news() -> None:
    before = contents({NARPES: {SHARE: series((2025, 21.3))}})
    after = contents({"231": {SHARE: series((2025, 30.0))}}, places=(KeptPlace(code="231", region="MK15"),))

    found = difference(before, after)

    assert (found.joined, found.left, found.questions) == (["231"], [NARPES], [])


def test_an_indicator_that_the_catalogue_no_longer_has_is_still_told() -> None:
    before = contents({NARPES: {"of_long_ago": series((1990, 1.0))}})
    after = contents({NARPES: {"of_long_ago": series((1990, 2.0))}})

    assert _only(difference(before, after)).key == "of_long_ago"
