"""What is standardised names series that exist, in all languages, and says nothing of causes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kotosilta.content import load
from kotosilta.content import standardised as content
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.text import LANGUAGES


def test_every_comparison_names_indicators_of_one_table() -> None:
    for each in content.standardised().values():
        counted = {each.persons.indicator, each.having.indicator}
        tables = {query.table for key in counted for query in catalogue()[key].facts.queries}
        assert len(tables) == 1, each.key
        variables = {name for key in counted for query in catalogue()[key].facts.queries for name in query.choices}
        assert set(each.by) <= variables, each.key


def test_sentences_promise_no_cause_and_give_no_mark() -> None:
    for text in content.words_of_expected().values():
        assert not {"beror", "johtuu", "due", "bättre", "parempi", "better"} & set(
            text.in_language("sv").lower().split()
        )
        assert all(text.in_language(language) for language in LANGUAGES)


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = tmp_path / "files"
    shutil.copytree(files_root, copy)
    monkeypatch.setattr(load, "files_root", copy)
    content._file.cache_clear()
    yield copy / content.FILE
    content._file.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('stands_under = "employment_rate"', 'stands_under = "nothing_such"', "nothing_such"),
        ("{expected}", "{expcted}", "expcted"),
        ("[sentence.too_small]", "[sentence.too_large]", "too_large"),
        ('by = ["sex", "age"]', "by = []", "by"),
    ],
)
def test_a_file_that_does_not_fit_is_named(damaged: Path, old: str, new: str, named: str) -> None:
    damaged.write_text(damaged.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=named):
        content.standardised()
