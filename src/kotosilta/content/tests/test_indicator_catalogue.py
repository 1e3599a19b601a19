"""The catalogue of indicators is whole, never mixes groups, invents nothing, and offers only what has figures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kotosilta.content import guidance, indicator_catalogue
from kotosilta.content.guidance import EXAMPLES, QUESTIONS, example_indicators, indicators, requests, sources
from kotosilta.content.indicator_catalogue import (
    UNKNOWN,
    Catalogued,
    catalogue,
    catalogue_sources,
    catalogue_words,
    is_offered,
    offered,
)
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.text import LANGUAGES, Language, Text
from kotosilta.statistics.sources.registry import read_registry

FILES = (
    "indicators_facts.toml",
    "indicators_open.toml",
    "indicators_asked.toml",
    "indicators_words.toml",
    "indicators_sources.toml",
)
EACH = pytest.mark.parametrize("each", catalogue().values(), ids=lambda each: each.key)
LONGEST = {"title": 90, "definition": 340, "counted": 90, "reading_advice": 360, "why": 360}
# Words that only one criterion may be described with: a series that says another's mixes them.
ONLY_OF = {
    "B": r"born abroad|another country than Finland",
    "L": r"mother tongue|foreign language",
    "C": r"citizen|permit",
    "O": r"background|origin",
}


def _texts(each: Catalogued) -> Iterator[tuple[str, Text]]:
    yield "title", each.title
    yield "definition", each.definition
    yield "counted", each.facts.counted
    if each.reading_advice:
        yield "reading_advice", each.reading_advice
    yield from (("why", known.why) for known in each.breaks)


def test_there_are_enough_of_them_and_those_of_the_product_come_first_and_unchanged() -> None:
    shipped = list(catalogue().values())[: len(indicators())]

    assert len(catalogue()) >= 40
    assert [each.key for each in shipped] == list(indicators())
    for each in shipped:
        known = indicators()[each.key]
        assert all(getattr(each, name) == getattr(known, name) for name in known.__struct_fields__)


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_whole_and_of_sane_length(each: Catalogued, language: Language) -> None:
    for name, text in _texts(each):
        said = text.in_language(language)
        assert said.strip() == said != ""
        assert len(said) <= LONGEST[name], f"{each.key}.{name}"


def test_what_is_new_has_advice_on_how_to_read_it() -> None:
    assert [key for key, each in catalogue().items() if not each.reading_advice and not each.history] == []


@EACH
def test_a_text_is_written_anew_in_each_language(each: Catalogued) -> None:
    copied = [name for name, text in _texts(each) if len({text.sv, text.fi, text.en}) < len(LANGUAGES)]

    assert copied == []


@pytest.mark.parametrize("each", [each for each in catalogue().values() if each.criterion in ONLY_OF])
def test_a_group_is_named_by_its_own_criterion_and_by_no_other(each: Catalogued) -> None:
    said = f"{each.title.en} {each.facts.counted.en}"

    assert re.search(ONLY_OF[each.criterion], f"{said} {each.definition.en}")
    others = [other for other, words in ONLY_OF.items() if other != each.criterion and re.search(words, said)]
    # Foreign background is divided by place of birth: that is one classification and not two groups.
    assert others == (["B"] if each.key == "background_by_place_of_birth" else [])


@EACH
def test_each_serves_a_guiding_question(each: Catalogued) -> None:
    assert len(each.questions) == 1
    assert set(each.questions) <= set(QUESTIONS)


def test_every_guiding_question_and_every_example_is_served() -> None:
    every = catalogue().values()

    assert {question for each in every for question in each.questions} == set(QUESTIONS)
    assert {example for each in every for example in each.examples} == set(EXAMPLES)


def test_the_criterion_of_an_example_is_one_that_the_checklist_lets_choose() -> None:
    allowed = {
        "I1": "BLCO", "I2": "L", "I3a": "OB", "I3b": "C", "I4": "BLCO", "I5": "OL", "I6": "LO",
        "I7a": "LCO", "I7b": "CLO", "I10": "L",
    }  # fmt: skip
    mixed = [
        each.key
        for each in catalogue().values()
        for example in each.examples
        if each.criterion != "all" and each.criterion not in allowed[example]
    ]

    assert mixed == []


def test_a_share_says_out_of_what_and_a_plain_count_does_not() -> None:
    without = {key for key, each in catalogue().items() if each.unit == "percent" and not each.facts.base}
    counts_with = {key for key, each in catalogue().items() if each.unit == "persons" and each.facts.base}

    assert without == set()
    assert counts_with == set()


def test_every_word_and_every_source_is_used() -> None:
    every, words = catalogue().values(), catalogue_words()

    assert {each.facts.base for each in every} - {""} == words.base.keys()
    assert {each.facts.derivation for each in every} == words.derivation.keys()
    assert {each.facts.disclosure for each in every} == words.disclosure.keys()
    assert {key for each in every for key in each.facts.breaks} == words.breaks.keys()
    assert {each.source for each in every} >= catalogue_sources().keys() - sources().keys()


def test_shared_breaks_stand_beside_a_series_with_year_and_reason() -> None:
    (known,) = catalogue()["unemployed_jobseekers"].breaks

    assert known.year == 2025
    assert known.why.en.startswith("The employment authorities took over")


def test_what_cannot_be_fetched_can_be_asked_for() -> None:
    by_other_means = [each for each in catalogue().values() if not each.facts.queries]

    assert [each.key for each in by_other_means if each.facts.request not in requests()] == []
    assert [each.key for each in by_other_means if each.is_verified and not each.history] == []


def test_an_example_and_its_indicator_are_asked_for_with_the_same_text() -> None:
    asked = {each.id: each.request for each in example_indicators()}
    differing = [
        each.key
        for each in catalogue().values()
        for example in each.examples
        if each.facts.request and each.facts.access != "pxweb" and asked[example] != each.facts.request
    ]

    assert differing == []


def test_choices_use_the_variables_of_the_registry_where_the_table_stands_in_it() -> None:
    registry = {each.key: each for each in read_registry(files_root / "source_tables.toml").table}
    unknown = [
        (key, query.table, variable)
        for key, each in catalogue().items()
        for query in each.facts.queries
        if query.table in registry
        for variable in query.choices
        if variable not in registry[query.table].variables
    ]

    assert unknown == []


def test_the_registry_gives_only_series_that_the_catalogue_has_under_a_source_that_is_known() -> None:
    gives = [each for table in read_registry(files_root / "source_tables.toml").table for each in table.gives]

    assert [each.indicator for each in gives if each.indicator not in catalogue()] == []
    assert [each.source for each in gives if each.source not in catalogue_sources()] == []


def test_codes_and_months_that_are_not_known_are_called_unknown() -> None:
    contents = {query.content for each in catalogue().values() for query in each.facts.queries}
    months = {each.facts.published for each in catalogue().values()}

    # All that `data-sources.md` has: no code and no month beside these was ever seen.
    assert contents == {
        "",
        UNKNOWN,
        "vaesto_kieli_ulk_p",
        "M410",
        "M162",
        "M536",
        "M509",
        "TYOTTOMATLOPUSSA",
        "TYOTOSUUS",
    }
    assert months == {4, UNKNOWN}


def test_an_unverified_indicator_is_offered_only_where_figures_of_it_are_here() -> None:
    rate, share = catalogue()["employment_rate"], catalogue()["foreign_language_share"]

    assert not is_offered(rate, frozenset())
    assert is_offered(rate, {"employment_rate"})
    assert is_offered(share, frozenset())
    assert list(offered(())) == list(indicators())
    assert list(offered({"employment_rate"})) == [*indicators(), "employment_rate"]


def _forget() -> None:
    for module in (guidance, indicator_catalogue):
        for name in dir(module):
            clear = getattr(getattr(module, name), "cache_clear", None)
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


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("before", "after"), [("sv = ", "sv = = "), ("fi = ", "no = ")])
def test_a_damaged_file_is_named(changed: Callable[[str, str, str], None], file: str, before: str, after: str) -> None:
    changed(file, before, after)

    with pytest.raises(ContentError, match=re.escape(file)):
        catalogue()


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("indicators_facts.toml", "[facts.turnout]", "[facts.happiness]", "happiness"),
        ("indicators_facts.toml", 'base = "residents"', 'base = "everybody"', "foreign_language_share.*everybody"),
        ("indicators_facts.toml", 'verified = "2026-11-25"', 'verified = "surely"', "verified"),
        ("indicators_facts.toml", "published = 4", "published = 13", "published"),
        ("indicators_open.toml", 'source = "statfin_11ra"', 'source = "hearsay"', "foreign_citizens.*hearsay"),
        ("indicators_open.toml", 'criterion = "C"', 'criterion = "BC"', "criterion"),
        ("indicators_open.toml", 'unit = "persons"', 'unit = "souls"', "unit"),
        ("indicators_open.toml", 'questions = ["C3.4"]', 'questions = ["C3.3"]', r"foreign_citizens.*C3\.3"),
        ("indicators_open.toml", 'examples = ["I1"]', 'examples = ["I12"]', "foreign_citizens.*I12"),
        ("indicators_open.toml", 'key = "born_abroad"', 'key = "population"', "every key once"),
        ("indicators_open.toml", 'breaks = ["temporary_protection"]', 'breaks = ["storm"]', "foreign_citizens.*storm"),
        ("indicators_open.toml", 'access = "pxweb"', 'access = "by_hand"', "foreign_citizens.*queries"),
        ("indicators_asked.toml", 'request = "employment_jobseekers"', 'request = "ours"', "long_term.*ours"),
        ("indicators_asked.toml", 'request = "employment_jobseekers"', "", "long_term.*a request"),
        ("indicators_asked.toml", 'derivation = "mean_of_twelve_months"', 'derivation = "magic"', "long_term.*magic"),
        ("indicators_asked.toml", 'disclosure = "as_delivered"', 'disclosure = "none"', "long_term.*none"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(
    changed: Callable[[str, str, str], None], file: str, before: str, after: str, said: str
) -> None:
    changed(file, before, after)

    with pytest.raises(ContentError, match=rf"{re.escape(file)}.*{said}"):
        catalogue()
