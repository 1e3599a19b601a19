"""The content of the situation picture loads, fits together, is whole in three languages, and refuses what does not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from kotosilta.content import guidance
from kotosilta.content.catalogue import GuidingQuestion, Request
from kotosilta.content.guidance import (
    example_indicators,
    finding_texts,
    guiding_questions,
    indicators,
    methods,
    places,
    requests,
    requests_for,
    sentences,
    sources,
)
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.tests.test_checklist import ONLY_ON_THE_MAINLAND
from kotosilta.content.text import LANGUAGES, Language, Text

LOADERS: Mapping[str, Callable[[], object]] = {
    "sources.toml": sources,
    "methods.toml": methods,
    "indicators.toml": indicators,
    "requests.toml": requests,
    "guiding_questions.toml": guiding_questions,
    "findings.toml": finding_texts,
    "sentences.toml": sentences,
    "example_indicators.toml": example_indicators,
}
# Figures and words of each finding, as `situation/rules.py` and `rules_elsewhere.py` give them.
CHANGE = {"first", "last", "change", "first_year", "last_year"}
DISTANCE = {"own", "median", "difference", "year"}
FINDINGS = {
    "largest_change.rise": CHANGE,
    "largest_change.fall": CHANGE,
    "largest_change.noise": CHANGE,
    "largest_distance.above": DISTANCE,
    "largest_distance.below": DISTANCE,
    "largest_distance.noise": DISTANCE,
    "largest_change.elsewhere": CHANGE | {"indicator"},
    "largest_change.elsewhere_unsure": CHANGE | {"indicator"},
    "largest_distance.elsewhere": DISTANCE | {"indicator"},
    "largest_distance.expected_above": {"own", "expected", "difference", "year", "indicator"},
    "largest_distance.expected_below": {"own", "expected", "difference", "year", "indicator"},
    "fastest_growth.forecast": {"first", "last", "low", "high", "first_year", "last_year"},
    "fastest_growth.forecast_population": {"first", "last", "low", "high", "first_year", "last_year"},
    "fastest_growth.rise": {"first", "last", "times", "first_year", "last_year"},
    "missing_data.by_origin": set(),
    "missing_data.gap": {"first_year", "last_year"},
}
SENTENCES = {
    "share_now": {"municipality", "year", "share"},
    "few_people": {"years"},
    "few_people_mean": {"year", "latest", "first_year", "last_year", "mean"},
    "share_now_persons": {"municipality", "year", "share", "persons"},
    "persons_known": {"year", "persons"},
    "share_change": {"first_year", "last_year", "first", "last", "change"},
    "share_change_noise": {"first_year", "last_year", "first", "last"},
    "beside_region_country": {"year_region", "region", "region_share", "year_country", "country_share"},
    "beside_country": {"year_country", "country_share"},
    "population_now": {"municipality", "year", "population"},
    "turnout_now": {"municipality", "year", "turnout"},
    "candidates_now": {"municipality", "year", "candidates"},
    "ecec_now": {"municipality", "children", "foreign"},
    "ecec_none": {"municipality", "children"},
    "ecec_all": {"municipality", "children"},
    "ecec_share": {"share"},
    "history_span": {"first_year", "last_year", "last"},
    "history_one_year": {"last_year", "last"},
    "not_carried": set(),
    "year_not_stated": set(),
    "series_gap": {"first_year", "last_year"},
    "compared_above": {"own", "median", "difference"},
    "compared_below": {"own", "median", "difference"},
    "compared_noise": {"own", "median", "difference"},
    "dots_interval": {"year", "own", "low", "high"},
    "dots_rounding": {"year", "own"},
    "no_ranking": set(),
    "no_judgement": set(),
    "base_of_another_year": {"year"},
    "funnel_inside": {"year", "own", "country"},
    "funnel_above": {"year", "own", "country"},
    "funnel_below": {"year", "own", "country"},
    "funnel_explained": set(),
    "map_said": {"year", "own"},
    "by_sex": {"year", "women", "men"},
    "pyramid_said": {"year", "women_age", "women", "men_age", "men"},
    "revised": {"area", "year", "before", "day"},
    **{
        f"missing_{kind}": {"area", "years"}
        for kind in ("secret", "hidden", "not_available", "not_applicable", "under_half")
    },
    "forecast_expected": {"municipality", "year", "value", "low", "high"},
    "forecast_then": {"year", "value", "low", "high"},
    "forecast_population_expected": {"municipality", "year", "value", "low", "high"},
    "forecast_population_then": {"year", "value", "low", "high"},
    "forecast_base": {"year", "value"},
    "forecast_base_estimated": {"year", "value", "known"},
    "forecast_population_base": {"year", "value"},
    "forecast_missed": {"first", "last", "horizon", "error", "n"},
    "forecast_missed_later": {"first", "last", "horizon", "error", "n"},
    "forecast_missed_in_one_year": {"first", "then", "error", "n"},
    "forecast_with_own": {"year", "value", "added", "total", "low", "high"},
    "forecast_intervals": set(),
    "forecast_population_intervals": set(),
    "forecast_two_ways": set(),
    "forecast_gap": {"first_year", "last_year"},
}
# Characters that a text of that name may have; a field that is not here is a short title or name.
LONGEST = {"body": 2600, "missing": 480, "explanation": 480, "definition": 340, "sentence": 340, "attribution": 130}
LONGEST |= {"reading_advice": 360, "why": 360, "takes": 360, "pitfalls": 340, "subject": 120, "question": 200}
LONGEST |= {"ask_yourselves": 220, "so_what": 200, "plain_sentence": 260, "source": 160, "name": 90, "interval": 60}
LONGEST |= {"source_aland": 160, "used_for": 140}
LONGEST_TITLE = 90
EACH_QUESTION = pytest.mark.parametrize("question", guiding_questions(), ids=lambda question: question.id)


def _texts_in(value: object, name: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts_in(getattr(value, field), field)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts_in(each, name)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts_in(each, name)


def _all_texts() -> list[tuple[str, Text]]:
    return [found for load in LOADERS.values() for found in _texts_in(load(), "plain_sentence")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_whole_and_of_sane_length_in_each_language(language: Language) -> None:
    found = [(name, text.in_language(language)) for name, text in _all_texts()]

    assert [text for _, text in found if not text or text != text.strip() or "  " in text] == []
    assert [text for name, text in found if len(text) > LONGEST.get(name, LONGEST_TITLE)] == []


def test_texts_are_written_anew_in_each_language() -> None:
    # Names such as those of registers may be alike; whole sentences may not.
    copied = [
        text for _, text in _all_texts() if len(text.sv) > 60 and len({text.sv, text.fi, text.en}) < len(LANGUAGES)
    ]

    assert copied == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_have_the_places_of_the_rules_and_the_sentences_those_they_are_filled_with(language: Language) -> None:
    findings = {key: places(text.sentence.in_language(language)) for key, text in finding_texts().items()}
    plain = {key: places(text.in_language(language)) for key, text in sentences().items()}

    # Swedish says "i Närpes" but "på Kökar"; Finnish and English have the bare name.
    name = "in_municipality" if language == "sv" else "municipality"
    assert findings == FINDINGS
    assert plain == {
        key: {name if place == "municipality" else place for place in wanted} for key, wanted in SENTENCES.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_come_from_figures_and_not_from_the_wording(language: Language) -> None:
    worded = [text.in_language(language) for key, text in sentences().items() if key != "year_not_stated"]
    for text in finding_texts().values():
        worded += [each.in_language(language) for each in (text.title, text.sentence, text.so_what) if each]

    assert [text for text in worded if re.search(r"\d", re.sub(r"\{\w+\}", "", text))] == []
    assert re.findall(r"\d+", sentences()["year_not_stated"].in_language(language)) == ["2024"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_end_in_a_question_and_doubtful_ones_say_so(language: Language) -> None:
    asked = [text.so_what.in_language(language) for text in finding_texts().values() if text.so_what]
    doubt = {"sv": "slump och avrundning", "fi": "sattumasta ja pyöristyksestä", "en": "chance and rounding"}[language]
    doubtful = {key for key, text in finding_texts().items() if doubt in text.sentence.in_language(language)}

    assert len(asked) == len(FINDINGS)
    assert [text for text in asked if not text.endswith("?")] == []
    assert doubtful == {"largest_change.noise", "largest_distance.noise"}


@EACH_QUESTION
def test_each_question_gives_the_group_something_to_talk_about_and_somebody_to_ask(question: GuidingQuestion) -> None:
    assert 2 <= len(question.ask_yourselves) <= 4
    assert [each.sv for each in (question.question, *question.ask_yourselves) if "?" not in each.sv] == []
    assert len(requests_for(question, on_aland=False)) >= 2
    assert requests_for(question, on_aland=True) != ()


@EACH_QUESTION
def test_each_question_shows_just_the_indicators_that_name_it(question: GuidingQuestion) -> None:
    naming = {key for key, each in indicators().items() if question.id in each.questions}

    assert {*question.indicators, *question.history} == naming


def test_every_indicator_stands_under_one_question_and_every_request_is_used() -> None:
    asked = {key for question in guiding_questions() for key in question.requests}

    assert [key for key, each in indicators().items() if len(each.questions) != 1] == []
    assert requests().keys() == asked | {each.request for each in example_indicators() if each.request}


def test_requests_for_the_other_side_are_left_out() -> None:
    (who,) = (each for each in guiding_questions() if each.id == "C3.9")

    assert {each.key for each in requests_for(who, on_aland=False)} - {
        each.key for each in requests_for(who, on_aland=True)
    } == {"municipal_places"}
    assert "aland_places" in {each.key for each in requests_for(who, on_aland=True)}


def test_nothing_that_is_read_on_aland_names_authorities_of_the_mainland() -> None:
    read_there = [text for each in requests().values() if each.where != "mainland" for text in _texts_in(each, "")]
    read_there += [text for load in (guiding_questions, example_indicators) for text in _texts_in(load(), "")]

    named = [text for _, text in read_there if re.search(ONLY_ON_THE_MAINLAND, f"{text.sv} {text.fi} {text.en}")]

    assert named == []


@pytest.mark.parametrize("request_", requests().values(), ids=lambda each: each.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_letter_says_whom_it_is_for_and_from_and_asks_for_no_single_person(
    request_: Request, language: Language
) -> None:
    body = request_.body.in_language(language)
    nobody_by_name = {"sv": r"enskil|vad du heter", "fi": r"yksittäi|nimeäsi", "en": r"individual|single|your name"}

    assert places(body) == {"municipality", "receiver", "sender"}
    assert places(request_.subject.in_language(language)) == {"municipality"}
    assert body.startswith("{receiver}")
    assert body.endswith("{sender}")
    assert re.search(nobody_by_name[language], body)


def test_a_baseline_is_dated_and_of_today() -> None:
    given = {each.id: each.baseline_indicator for each in example_indicators() if each.baseline_indicator}

    assert given == {"I1": "foreign_language_share", "I7b": "turnout"}


def _forget() -> None:
    for name in dir(guidance):
        clear = getattr(getattr(guidance, name), "cache_clear", None)
        if clear:
            clear()


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str, str], None]]:
    """Changes the first place of a copied content file; what was read before is forgotten, and again afterwards."""
    folder = tmp_path / "files"
    shutil.copytree(files_root, folder)
    monkeypatch.setattr("kotosilta.content.load.files_root", folder)

    def change(file: str, before: str, after: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")

    _forget()
    yield change
    _forget()


@pytest.mark.parametrize("file", LOADERS)
def test_a_damaged_file_is_named(changed: Callable[[str, str, str], None], file: str) -> None:
    changed(file, "sv = ", "sv = = ")

    with pytest.raises(ContentError, match=re.escape(file)):
        LOADERS[file]()


@pytest.mark.parametrize("file", LOADERS)
def test_a_missing_language_is_named(changed: Callable[[str, str, str], None], file: str) -> None:
    changed(file, "fi = ", "no = ")

    with pytest.raises(ContentError, match=rf"{re.escape(file)}.*(no|fi)"):
        LOADERS[file]()


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("indicators.toml", 'source = "statfin_159t"', 'source = "hearsay"', "foreign_language_share.*hearsay"),
        ("indicators.toml", 'questions = ["C3.4"]', 'questions = ["C3.3"]', r"foreign_language_share.*C3\.3"),
        ("indicators.toml", 'examples = ["I1"]', 'examples = ["I12"]', "foreign_language_share.*I12"),
        ("indicators.toml", 'key = "population"', 'key = "turnout"', "every key once"),
        ("guiding_questions.toml", 'id = "C3.5"', 'id = "C3.6"', r"C3\.4–C3\.13 in order"),
        ("guiding_questions.toml", '"population"]', '"happiness"]', r"C3\.4.*happiness"),
        ("guiding_questions.toml", '"population"]', '"tertiary_share"]', r"C3\.4.*tertiary_share"),
        ("guiding_questions.toml", 'history = ["in_migrants"', 'history = ["turnout"', r"C3\.9.*turnout"),
        ("guiding_questions.toml", '"asub_figures"', '"oracle"', r"C3\.4.*oracle"),
        ("requests.toml", 'letter = "own"', 'letter = "love"', "early_education.*love"),
        ("requests.toml", "– {municipality}", "– {town}", "statistics_population.*town"),
        ("requests.toml", 'receiver_role = "statistics_office"\n', "", "statistics_population.*receiver"),
        ("example_indicators.toml", 'id = "I3a"', 'id = "I3"', "I1–I11 in order"),
        ("example_indicators.toml", 'source_kind = "M2"', 'source_kind = "M8"', "I1.*M8"),
        ("example_indicators.toml", 'indicator = "turnout"', 'indicator = "ecec_children"', "I7b.*ecec_children"),
        ("example_indicators.toml", 'indicator = "turnout"', 'indicator = "turnout_history"', "I7b.*turnout_history"),
        ("example_indicators.toml", 'request = "own_services"', 'request = "ours"', "I9.*ours"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(
    changed: Callable[[str, str, str], None], file: str, before: str, after: str, said: str
) -> None:
    changed(file, before, after)

    with pytest.raises(ContentError, match=rf"{re.escape(file)}.*{said}"):
        LOADERS[file]()
