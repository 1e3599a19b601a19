"""The command speaks the language of `--lang`, else the environment's, else English."""

from __future__ import annotations

import argparse
import ast
import inspect

import polib
import pytest

from kotosilta.cli.main import main
from kotosilta.cli.tests.conftest import Run
from kotosilta.cli.words import LOCALE, PHRASES_OF_ARGPARSE, language_asked


@pytest.mark.parametrize(
    ("line", "variables", "language"),
    [
        ("", {}, "en"),
        ("draft --lang sv", {}, "sv"),
        ("draft --lang=fi,sv", {}, "fi"),
        ("draft --lang xx,fi", {}, "fi"),
        ("draft --lang xx", {"LANG": "sv_FI.UTF-8"}, "sv"),
        ("draft --lang", {"LANG": "sv_FI.UTF-8"}, "sv"),
        ("draft --lang=", {"LANG": "sv_FI.UTF-8"}, "sv"),
        ("", {"LANG": "fi_FI.UTF-8"}, "fi"),
        ("", {"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_SE"}, "sv"),
        ("", {"LC_MESSAGES": "sv_SE", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ("", {"LC_ALL": "en_GB.UTF-8", "LANGUAGE": "et:fi:sv"}, "fi"),
        ("", {"LANG": "C.UTF-8"}, "en"),
        ("", {"LANG": "POSIX"}, "en"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {"LANGUAGE": "", "LANG": "sv"}, "sv"),
    ],
)
def test_the_language_is_the_first_one_asked_for_that_is_spoken(
    line: str, variables: dict[str, str], language: str
) -> None:
    assert language_asked(line.split(), variables) == language


def test_the_phrases_of_the_parser_are_those_that_python_says() -> None:
    said = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert [phrase for phrase in PHRASES_OF_ARGPARSE if phrase not in said] == []


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_help_is_in_the_language_of_the_environment(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}_FI.UTF-8")

    with pytest.raises(SystemExit) as ended:
        main(["draft", "--help"])

    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for sentence in ("usage: ", "options", "show this help message and exit", "name of the files of a joint draft"):
        assert said_in(language, sentence).strip() in shown


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_wrong_use_is_said_in_the_language_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}_FI.UTF-8")
    why = said_in(language, "the following arguments are required: %s") % "--out"
    hint = said_in(language, "How to use it: %(command)s --help") % {"command": "kotosilta draft"}

    assert run("draft", "--all") == (2, "", f"kotosilta draft: {why}\n{hint}\n")


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_refusal_is_in_the_language_of_the_draft(run: Run, language: str) -> None:
    sentence = said_in(language, "There is no municipality called “%(text)s”, and no name that is near to it.")

    refused = run("draft", "--municipality", "Nowhereville", "--lang", language, "--out", "/nowhere")

    assert refused == (2, "", sentence % {"text": "Nowhereville"} + "\n")


def said_in(language: str, sentence: str) -> str:
    """The sentence as the catalogue of that language says it."""
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    found = next((str(entry.msgstr) for entry in compiled if entry.msgid == sentence), "")
    assert found, sentence
    assert language == "en" or found != sentence
    return found
