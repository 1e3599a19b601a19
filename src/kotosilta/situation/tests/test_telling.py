"""The situation picture in words: honest about years, persons, small counts, merged municipalities and noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from kotosilta.charts.spec import BarChart, LineChart
from kotosilta.content.guidance import guiding_questions, indicators
from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import Figure, FigureKind
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import picture_of, pictures_of
from kotosilta.situation.telling import BY_GROUP, Look, QuestionTold, Shown, tell, tell_findings, tell_indicator
from kotosilta.situation.telling.sentences import as_text, compared, filled, persons_known, share_change, share_now
from kotosilta.statistics.derive import POPULATION, SHARE

TODAY = date(2026, 11, 24)
OF_EVERY_KIND = (
    "helsinki", "narpes", "sottunga", "mantyharju", "pargas", "rovaniemi",
    "inari", "raseborg", "mariehamn", "kauniainen", "kaskinen", "espoo",
)  # fmt: skip
CHILDREN = "ecec_foreign_language_children"

pytestmark = pytest.mark.usefixtures("official_figures")


def _picture(slug: str) -> Picture:
    return picture_of(by_slug(slug))


def _said(content: Inlines, language: str = "en") -> str:
    return as_text(content, number_styles()[language]).replace("\u00a0", " ")


def _shown(told: Iterable[QuestionTold]) -> Iterator[Shown]:
    for question in told:
        yield from (*question.shown, *question.history)


def _texts(told: tuple[QuestionTold, ...]) -> Iterator[Inlines]:
    for shown in _shown(told):
        yield from (*shown.sentences, *shown.notes, (shown.table.caption, *shown.table.header))
        yield from (cell for row in shown.table.rows for cell in row)
        if shown.chart:
            yield (shown.chart.title, shown.chart.description)
    for question in told:
        yield from question.not_carried
        for ready in question.requests:
            yield (ready.title, ready.receiver, ready.why, ready.takes, ready.subject, ready.body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", OF_EVERY_KIND)
def test_every_question_is_told_and_no_text_is_left_unfinished(slug: str, language: str) -> None:
    told = tell(_picture(slug), language, TODAY)

    assert [each.question for each in told] == list(guiding_questions())
    for content in _texts(told):
        said = _said(content, language)
        assert said
        assert not re.search(r"[{}]|None|\(\s*\)|%\(|\bnan\b", said), said
    assert told == tell(_picture(slug), language, TODAY)


@pytest.mark.parametrize("slug", OF_EVERY_KIND)
def test_old_series_are_history_and_never_today_s_picture(slug: str) -> None:
    for question in tell(_picture(slug), "en", TODAY):
        assert not any(shown.indicator.history for shown in question.shown)
        for shown in question.history:
            assert shown.indicator.history
            assert all(figure.year and figure.year <= 2012 for figure in _figures(shown))
            assert _said(shown.sentences[0]).startswith("Old figure")


@pytest.mark.parametrize("slug", OF_EVERY_KIND)
def test_what_is_said_of_today_is_never_older_than_the_series_of_today(slug: str) -> None:
    for question in tell(_picture(slug), "en", TODAY):
        for shown in question.shown:
            figures = [part for content in shown.sentences for part in content if isinstance(part, Figure)]
            assert all(figure.year is None or figure.year >= 2020 for figure in figures)


def test_the_gap_of_the_share_is_marked_in_the_drawing_and_said_in_a_note() -> None:
    shown = _indicator("narpes", SHARE)

    assert isinstance(shown.chart, LineChart)
    assert [(gap.first_year, gap.last_year) for gap in shown.chart.gaps] == [(2013, 2019)]
    assert "There are no figures here for the years 2013–2019." in " ".join(_said(note) for note in shown.notes)


def test_lines_that_stop_say_so() -> None:
    shown = _indicator("narpes", SHARE)

    assert isinstance(shown.chart, LineChart)
    own, region, country = shown.chart.lines
    assert (own.label, region.label, country.label) == ("Närpes", "Ostrobothnia", "Whole country")
    assert (own.ends_because, region.ends_because, country.ends_because) == (
        "",
        "figures to 2022",
        "figures to 2024",
    )
    notes = [_said(note) for note in shown.notes]
    assert any(note.startswith("Ostrobothnia: The line ends in 2022") for note in notes)
    assert any(note.startswith("Whole country: The line of the whole country ends in 2024") for note in notes)


def test_counts_have_no_region_and_country_beside_them() -> None:
    shown = _indicator("narpes", POPULATION)

    assert isinstance(shown.chart, LineChart)
    assert [line.label for line in shown.chart.lines] == ["Närpes"]


def test_the_table_of_a_series_begins_with_the_newest_year_and_names_what_is_missing() -> None:
    table = _indicator("narpes", SHARE).table

    assert table.header == ("Year", "Närpes", "Ostrobothnia", "Whole country")
    assert [_said(cell) for cell in table.rows[0]] == ["2025", "22.5%", "missing", "missing"]
    years = [int(_said(row[0])) for row in table.rows]
    assert years == sorted(years, reverse=True)
    assert [_said(cell) for cell in table.rows[years.index(2015)]][1] == "missing"


def test_persons_are_only_told_for_a_year_whose_population_is_known() -> None:
    picture = _picture("narpes")

    assert all(not (isinstance(part, Figure) and part.kind is FigureKind.ABOUT) for part in share_now(picture, "en"))
    assert _said(persons_known(picture, "en")).startswith("At the end of 2022 they were about 1,870 persons.")

    until_2022 = replace(
        picture,
        own={
            **picture.own,
            SHARE: replace(picture.own[SHARE], observations=picture.own[SHARE].observations[:-3]),
        },
    )
    assert _said(share_now(until_2022, "en")).endswith("at the end of 2022. That is about 1,870 persons.")


def test_few_persons_are_only_said_to_be_under_ten() -> None:
    assert "under 10 persons" in _said(persons_known(_picture("sottunga"), "en"))


def test_differences_within_noise_are_said_to_be_so() -> None:
    picture = _picture("sottunga")

    assert "cannot be told from chance" in _said(share_change(picture, "en"))
    assert "cannot be told from chance" not in _said(share_change(_picture("espoo"), "en"))
    assert "median of the comparable municipalities" in _said(compared(picture, "en"))


def test_small_counts_of_children_are_a_range_and_give_no_share() -> None:
    small = next(
        picture
        for picture in pictures_of(all_municipalities())
        if (series := picture.own.get(CHILDREN)) and series.latest and series.latest.value == 1
    )
    shown = tell_indicator(small, CHILDREN, "en")

    assert shown is not None
    assert "Of them 1–4 had a foreign mother tongue." in _said(shown.sentences[0])
    assert shown.chart is None
    assert [_said(cell) for cell in shown.table.rows[0]][2:] == ["1–4", "missing"]


def test_early_education_says_that_the_file_states_no_year() -> None:
    shown = _indicator("narpes", CHILDREN)

    assert "The file states no year; the figures are from about 2024." in _said(shown.sentences[-1])
    assert isinstance(shown.chart, BarChart)
    assert [bar.label for bar in shown.chart.bars] == ["Närpes", "Whole country"]


def test_all_children_are_told_with_the_foreign_language_ones_and_alone_where_those_cannot_be_carried() -> None:
    together = {shown.indicator.key for shown in _shown(tell(_picture("narpes"), "en", TODAY))}
    alone = {shown.indicator.key: shown for shown in _shown(tell(_picture("mantyharju"), "en", TODAY))}

    assert together >= {CHILDREN}
    assert "ecec_children" not in together
    assert CHILDREN not in alone
    assert "cannot be counted for today's municipality" in _said(alone["ecec_children"].sentences[0])


def test_a_merged_municipality_is_told_what_could_not_be_put_together() -> None:
    told = tell(_picture("mantyharju"), "en", TODAY)
    said = " ".join(_said(content) for question in told for content in question.not_carried)

    assert "Turnout in municipal elections 1992–2012. The figures are for municipalities that have since merged" in said
    assert not [content for question in tell(_picture("narpes"), "en", TODAY) for content in question.not_carried]


def test_aland_has_no_figures_of_early_education_and_elections_and_tells_none() -> None:
    keys = {shown.indicator.key for shown in _shown(tell(_picture("mariehamn"), "sv", TODAY))}

    assert not keys & {CHILDREN, "ecec_children", "turnout", "candidates"}
    assert SHARE in keys


def test_an_election_has_a_table_of_women_and_men() -> None:
    shown = _indicator("narpes", "turnout")

    assert shown.chart is None
    assert shown.table.header == ("Group", "2021")
    assert [_said(row[0]) for row in shown.table.rows] == ["All", "Women", "Men"]


def test_the_other_sources_of_a_series_are_named_with_their_years() -> None:
    notes = [_said(note) for note in _indicator("narpes", SHARE).notes]

    assert "1990–2012: Source: Statistics Finland (CC BY 4.0) and THL, Sotkanet.fi" in notes


@pytest.mark.parametrize("key", ["no_such_indicator", "turnout/female", ""])
def test_an_indicator_that_does_not_exist_tells_nothing(key: str) -> None:
    assert tell_indicator(_picture("narpes"), key, "sv") is None


def test_every_indicator_of_the_content_is_told_somewhere() -> None:
    told = {
        shown.indicator.key
        for slug in ("narpes", "mantyharju", "turku")
        for shown in _shown(tell(_picture(slug), "en", TODAY, Look(BY_GROUP)))
        if shown.sentences or shown.closer
    }

    assert told == set(indicators())


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_told_with_their_figures(language: str) -> None:
    for picture in pictures_of(all_municipalities()):
        for told in tell_findings(picture, language):
            figures = [part for part in told.sentence if isinstance(part, Figure)]
            assert set(figures) <= set(told.finding.figures.values())
            assert told.title
            assert "{" not in _said(told.sentence, language)


def test_a_sentence_keeps_its_figures_and_fails_for_a_place_without_a_value() -> None:
    figure = next(part for part in share_now(_picture("narpes"), "sv") if isinstance(part, Figure))

    assert filled("a {x} b {y}", {"x": figure, "y": "z"}) == ("a ", figure, " b ", "z")
    with pytest.raises(KeyError):
        filled("{x}", {})


def _indicator(slug: str, key: str) -> Shown:
    shown = tell_indicator(_picture(slug), key, "en")
    assert shown is not None
    return shown


def _figures(shown: Shown) -> list[Figure]:
    cells = (cell for row in shown.table.rows for cell in row)
    return [part for content in (*shown.sentences, *cells) for part in content if isinstance(part, Figure)]
