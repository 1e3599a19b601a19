"""Closer looks: intervals, the funnel, groups, the map; never a ranking, and only what is really known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest

from kotosilta.charts.spec import AreaMap, DotPlot, FunnelPlot, GroupBars, LineChart, Pyramid, Role
from kotosilta.content.guidance import guiding_questions
from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.publishing.blocks import Inlines
from kotosilta.publishing.text import plain
from kotosilta.reasons import Reason
from kotosilta.situation.models import ObservedSeries
from kotosilta.situation.packing import packed
from kotosilta.situation.picture import PeerChoice, PeerKind, Picture, Series
from kotosilta.situation.reading import picture_of, pictures_of
from kotosilta.situation.revisions import Revision
from kotosilta.situation.shown import section_of
from kotosilta.situation.surroundings import Everywhere, Surroundings, surroundings_of
from kotosilta.situation.telling import BY_GROUP, EVERY_DRAWING, Closer, Look, look_at, tell, tell_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
TODAY = date(2026, 11, 25)
SHARE = "foreign_language_share"
PYRAMID = "residents_by_language_age_sex"


def _closer(slug: str, key: str = SHARE, language: str = "en") -> dict[str, Closer]:
    picture = picture_of(by_slug(slug))
    told = tell_indicator(picture, key, language, look_at(picture, EVERY_DRAWING))
    return {each.key: each for each in told.closer} if told else {}


def _said(content: Inlines, language: str = "en") -> str:
    return plain(content, number_styles()[language]).replace("\u00a0", " ")


def test_the_municipality_stands_first_then_those_like_it_and_the_country_last() -> None:
    chart = _closer("raseborg")["dots"].chart

    assert isinstance(chart, DotPlot)
    roles = [row.role for row in chart.rows]
    assert roles[0] is Role.OWN
    assert roles[-1] is Role.COUNTRY
    assert Counter(roles)[Role.PEER] == 7
    values = [row.figure.value for row in chart.rows if row.role is Role.PEER]
    assert values not in (sorted(values), sorted(values, reverse=True))


def test_a_dot_has_the_exact_interval_where_it_is_known_what_it_is_a_share_of() -> None:
    chart = _closer("sottunga")["dots"].chart
    assert isinstance(chart, DotPlot)

    own = chart.rows[0]

    assert own.low is not None
    assert own.high is not None
    # 3.0 % of 111 people, each bound with the rounding of half a tenth: 95 % Clopper–Pearson, from R's binom.test
    # for a whole count (3 of 111 gives 0.56 % to 7.70 %), between which and 4 of 111 it has to lie.
    assert 0.5 < own.low.value < 1.0
    assert 7.6 < own.high.value < 9.0
    assert own.low.method == "exact_interval"


def test_without_a_known_base_only_the_rounding_is_said() -> None:
    turku = picture_of(by_slug("turku"))
    assert turku.peers
    code = turku.peers.municipalities[0].code
    key = "employment_rate"
    own, other = (_series(key, area, {2024: value}) for area, value in (("853", 71.0), (code, 74.0)))
    peers = replace(turku.peers, series={code: {key: other}})
    told = tell_indicator(replace(turku, own={key: own}, peers=peers), key, "en", Look(frozenset({"dots"})))
    assert told

    (dots,) = told.closer

    assert "only the rounding is" in _said(dots.sentences[0])
    assert isinstance(dots.chart, DotPlot)
    assert [row.low for row in dots.chart.rows] == [None, None]
    assert dots.chart.interval_label == ""


def test_another_year_than_the_own_one_is_named() -> None:
    chart = _closer("raseborg")["dots"].chart

    assert isinstance(chart, DotPlot)
    assert chart.rows[-1].label == "Whole country (2024)"
    assert chart.rows[0].label == "Raseborg"


@pytest.mark.parametrize(
    ("slug", "said"),
    [("kotka", "inside chance"), ("turku", "more than chance explains"), ("mantyharju", "more than chance")],
)
def test_the_funnel_says_whether_the_difference_from_the_country_is_inside_chance(slug: str, said: str) -> None:
    funnel = _closer(slug)["funnel"]

    assert said in _said(funnel.sentences[0])
    assert isinstance(funnel.chart, FunnelPlot)
    assert len(funnel.chart.points) == 308
    assert Counter(point.role for point in funnel.chart.points) == {Role.OWN: 1, Role.PEER: 7, Role.COUNTRY: 300}
    assert {bool(point.label) for point in funnel.chart.points if point.role is Role.COUNTRY} == {False}
    assert all(limit.low_wide <= limit.low < limit.high <= limit.high_wide for limit in funnel.chart.limits)


def test_the_funnel_is_of_a_year_that_the_country_has_as_well() -> None:
    funnel = _closer("raseborg")["funnel"]

    assert "In 2024 the share was" in _said(funnel.sentences[0])
    assert any("the population of 2022" in _said(note) for note in funnel.notes)


def test_elections_are_shown_by_sex() -> None:
    groups = _closer("raseborg", "turnout")["groups"]

    assert isinstance(groups.chart, GroupBars)
    assert [group.label for group in groups.chart.groups] == ["Women", "Men"]
    assert _said(groups.sentences[0]) == "In 2021: women 58.0%, men 53.3%."


def test_turku_has_an_age_pyramid_by_language_and_no_other_municipality_as_shipped() -> None:
    pyramid = _closer("turku", PYRAMID)["pyramid"]

    assert isinstance(pyramid.chart, Pyramid)
    assert pyramid.chart.rows[0].label == "0–4"
    assert pyramid.chart.rows[-1].label == "85 and over"
    assert len(pyramid.table.rows) == len(pyramid.chart.rows) == 18
    assert _closer("raseborg", PYRAMID) == {}


def test_lines_of_those_beside_are_thin_and_each_is_named() -> None:
    chart = _closer("raseborg")["similar"].chart

    assert isinstance(chart, LineChart)
    assert [line.role for line in chart.lines] == [Role.OWN, *[Role.PEER] * 7]
    assert all(line.label for line in chart.lines)


def test_a_whole_group_stands_as_one_area() -> None:
    raseborg = by_slug("raseborg")
    picture = picture_of(raseborg, PeerChoice(PeerKind.GROUP))
    told = tell_indicator(picture, SHARE, "en", look_at(picture, EVERY_DRAWING))
    assert told
    dots = next(each for each in told.closer if each.key == "dots").chart

    assert isinstance(dots, DotPlot)
    assert [row.role for row in dots.rows].count(Role.PEER) <= 1


def test_the_map_names_the_own_municipality_and_those_beside_it() -> None:
    told = _closer("raseborg")["map"]

    assert isinstance(told.chart, AreaMap)
    assert {area.code for area in told.chart.areas} == {each.code for each in all_municipalities()}
    assert len([area for area in told.chart.areas if area.label]) == 8
    assert sum(int(str(row[1][0])) for row in told.table.rows) == 308


def test_breaks_are_marked_in_the_drawing_and_explained_in_the_notes() -> None:
    told = tell_indicator(picture_of(by_slug("narpes")), SHARE, "en")

    assert told
    assert isinstance(told.chart, LineChart)
    assert [(mark.year, mark.label) for mark in told.chart.marks] == [(2023, "break in the series")]
    assert any(_said(note).startswith("2023: Since this year people under temporary protection") for note in told.notes)


def test_what_a_value_said_before_stands_in_a_note() -> None:
    picture = picture_of(by_slug("narpes"))
    latest = picture.own[SHARE].latest
    assert latest
    before = Revision(replace(latest, value=21.9), "2025", date(2026, 11, 3), 1)
    told = tell_indicator(picture, SHARE, "en", Look(around=Surroundings({}, {latest.id: before})))

    assert told
    (note,) = (_said(each) for each in told.notes if "changed the value" in _said(each))
    assert note == "Närpes, 2025: the source has changed the value. Earlier it was 21.9%; it changed here on 3/11/2026."


@pytest.mark.parametrize(
    ("kind", "cell", "note"),
    [
        ("secret", "confidential", "keeps the figure confidential"),
        ("hidden", "hidden", "source's rule hides it"),
        ("not_available", "missing", "has no figure"),
        ("not_applicable", "does not apply", "does not apply"),
        ("under_half", "less than half", "less than half a unit"),
    ],
)
def test_each_kind_of_missing_is_said_in_the_table_and_in_a_note(kind: str, cell: str, note: str) -> None:
    picture = picture_of(by_slug("narpes"))
    series = replace(picture.own[SHARE], missing={2026: kind})
    told = tell_indicator(replace(picture, own={SHARE: series}), SHARE, "en")

    assert told
    assert [_said(each) for each in told.table.rows[0]][:2] == ["2026", cell]
    assert any(note in _said(each) for each in told.notes)


def test_years_of_the_same_kind_of_missing_are_put_together() -> None:
    picture = picture_of(by_slug("narpes"))
    series = replace(picture.own[SHARE], missing=dict.fromkeys((2014, 2015, 2016, 2018), "secret"))
    told = tell_indicator(replace(picture, own={SHARE: series}), SHARE, "en")

    assert told
    assert any("(2014–2016, 2018)" in _said(each) for each in told.notes)


def test_nobody_beside_and_nothing_known_draw_nothing() -> None:
    alone = replace(picture_of(by_slug("narpes")), peers=None, region={}, country={}, wellbeing={})
    look = Look(EVERY_DRAWING, Surroundings({2025: Everywhere(2025, {}, {})}))

    told = tell_indicator(alone, SHARE, "en", look)

    assert told
    assert told.closer == ()
    assert tell_indicator(replace(alone, own={}), SHARE, "en", look) is None


def test_every_question_of_every_municipality_is_told_without_an_empty_chart_frame() -> None:
    look = Look(EVERY_DRAWING - {"map", "funnel", "dots"})
    for picture, language in zip(pictures_of(all_municipalities()), cycle(LANGUAGES), strict=False):
        for told in tell(picture, language, TODAY, look):
            assert told.shown or told.elsewhere or told.requests, (picture.municipality.slug, told.question.id)
            for shown in (*told.shown, *told.history):
                assert shown.table.rows, (picture.municipality.slug, shown.indicator.key)
                assert shown.chart is None or shown.chart.description
                for closer in shown.closer:
                    assert closer.sentences
                    assert closer.table.rows
            for each in told.elsewhere:
                assert each.title
                assert each.source
                assert each.way
                assert each.request or each.by_hand or each.command, each.key


def test_every_municipality_is_in_the_funnel_and_among_the_dots() -> None:
    every = pictures_of(all_municipalities())
    around = surroundings_of(every[0], everywhere=True)
    for picture in every:
        told = tell_indicator(picture, SHARE, "sv", Look(frozenset({"dots", "funnel"}), around))
        assert told
        assert [each.key for each in told.closer] == ["dots", "funnel"], picture.municipality.slug


@pytest.mark.parametrize("slug", ["helsinki", "sottunga", "raseborg", "turku", "mantta-vilppula"])
@pytest.mark.parametrize("question", [each.id for each in guiding_questions()])
def test_every_drawing_of_a_question_can_be_made(slug: str, question: str) -> None:
    picture = picture_of(by_slug(slug))

    section = section_of(picture, question, "fi", TODAY, look_at(picture, EVERY_DRAWING))

    for shown in (*section.shown, *section.forecasts):
        assert not shown.wide or "<svg" in shown.wide
        for each in shown.closer:
            assert each.wide.count("<svg") == each.narrow.count("<svg") == 1
            assert "<table" in each.table


def _series(key: str, area: str, values: dict[int, float]) -> Series:
    seen = (
        Observation(f"{key}/total/{area}/{year}", key, "total", area, year, value, "key_figures")
        for year, value in values.items()
    )
    return Series(key, "total", area, tuple(seen))


def test_a_figure_of_an_interval_names_the_share_and_its_base() -> None:
    chart = _closer("raseborg")["dots"].chart
    assert isinstance(chart, DotPlot)
    low = chart.rows[0].low

    assert isinstance(low, Figure)
    assert low.observations == ("foreign_language_share/total/710/2025", "population/total/710/2022")


def test_series_that_the_source_hides_whole_are_said_to_be_so() -> None:
    picture = picture_of(by_slug("sottunga"))
    hidden = Series("turnout", "total", "766", (), None, {2021: "hidden"})
    told = tell(replace(picture, left_out={"turnout": hidden}), "en", TODAY)

    ways = {each.key: each.way for question in told for each in question.elsewhere}

    assert ways["turnout"] == "Sottunga: the number is so small that the source's rule hides it (2021)."


def test_those_beside_are_said_in_the_words_of_the_comparison() -> None:
    picture = picture_of(by_slug("narpes"))
    assert picture.peers
    renamed: Picture = replace(picture, peers=replace(picture.peers, said=Reason("Compared with neighbours.")))
    told = tell_indicator(renamed, SHARE, "en", Look(frozenset({"similar"})))

    assert told
    assert _said(told.closer[0].sentences[0]) == "Compared with neighbours."


def test_a_stored_series_of_which_all_is_hidden_says_so_and_is_no_merger() -> None:
    ObservedSeries.objects.create(
        indicator="employment_rate", group="total", area="766", packed=packed([], {2024: "secret"})
    )
    picture = picture_of(by_slug("sottunga"))

    told = tell(picture, "en", TODAY, look_at(picture, BY_GROUP))

    ways = {each.key: each.way for question in told for each in question.elsewhere}
    assert ways["employment_rate"] == "Sottunga: the source keeps the figure confidential (2024)."
    assert "employment_rate" not in picture.not_carried
