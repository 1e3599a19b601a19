"""The glossary explains exactly the terms of the field's word list, in three languages and few words."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kotosilta.content.glossary import term, terms
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.text import LANGUAGES, Language

WORD_LIST = Path(__file__).parent / "glossary.csv"
LONGEST_NAME = 65
LONGEST_EXPLANATION = 250

# Where the display name is not the word list's own name without its bracketed remark.
NAMED_OTHERWISE = {
    "integration programme (old sense, planning document)": "former statutory integration programme",
    "indicator": "statistical indicator",  # the goal's indicator has the plain name
    "finska/svenska som andraspråk (S2)": "finska eller svenska som andraspråk",
    "suomi/ruotsi toisena kielenä (S2)": "suomi tai ruotsi toisena kielenä",
    "Finnish/Swedish as a second language": "Finnish or Swedish as a second language",
    "Easy Finnish / Easy Swedish": "Easy Finnish and Easy Swedish",
    "selkeä (virka)kieli": "selkeä virkakieli",
    "sameernas hembygdsområde": "samernas hembygdsområde",  # mended spelling
}


def _display_name(listed: str) -> str:
    return NAMED_OTHERWISE.get(listed, re.sub(r" \([^)]*\)", "", listed))


def _word_list() -> list[dict[str, str]]:
    with WORD_LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_glossary_has_the_terms_of_the_word_list_in_its_order() -> None:
    listed = [tuple(_display_name(row[f"term_{language}"]) for language in LANGUAGES) for row in _word_list()]

    assert [tuple(found.term.in_language(language) for language in LANGUAGES) for found in terms()] == listed


def test_names_that_differ_from_the_word_list_are_all_in_use() -> None:
    listed = {row[f"term_{language}"] for row in _word_list() for language in LANGUAGES}

    assert listed >= NAMED_OTHERWISE.keys()


def test_keys_are_unique_and_made_of_plain_words() -> None:
    keys = Counter(found.key for found in terms())

    assert [key for key, times in keys.items() if times > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z]+(_[a-z]+)*", key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_have_the_same_name_in_a_language(language: Language) -> None:
    names = Counter(found.term.in_language(language).casefold() for found in terms())

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_one_short_term_and_explanations_one_or_two_sentences(language: Language) -> None:
    names = [found.term.in_language(language) for found in terms()]
    explanations = [found.explanation.in_language(language) for found in terms()]

    assert [name for name in names if not 0 < len(name) <= LONGEST_NAME or re.search(r"[()/;]|^\s|\s$", name)] == []
    assert [text for text in explanations if not text.endswith(".") or len(text) > LONGEST_EXPLANATION] == []
    assert [text for text in explanations if len(re.findall(r"[a-zåäö0-9§)]\. (?=[A-ZÅÄÖ])", text)) > 1] == []


def test_explanations_are_written_anew_in_each_language() -> None:
    definitions = {row["definition_en"] for row in _word_list()}

    assert [found.key for found in terms() if len(set(_explanations(found.key))) < len(LANGUAGES)] == []
    assert [found.key for found in terms() if found.explanation.en in definitions] == []


def _explanations(key: str) -> list[str]:
    return [term(key).explanation.in_language(language) for language in LANGUAGES]


def test_term_is_found_by_its_key_and_refused_when_there_is_none() -> None:
    assert term("wellbeing_services_county").term.fi == "hyvinvointialue"
    with pytest.raises(KeyError):
        term("toimintasuunnitelma")


def test_terms_name_the_file_when_it_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (files_root / "glossary.toml").read_text(encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(whole.replace("explanation.fi = ", "# ", 1), encoding="utf-8")
    monkeypatch.setattr("kotosilta.content.load.files_root", tmp_path)
    terms.cache_clear()

    with pytest.raises(ContentError, match=r"glossary\.toml.*explanation"):
        terms()
