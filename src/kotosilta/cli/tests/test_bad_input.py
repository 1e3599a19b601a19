"""Whatever a command is given: a sentence, the right exit code, nothing written, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from kotosilta.cli.tests.conftest import Run

DRAFT = ("draft", "--lang", "en")
NARPES = (*DRAFT, "--municipality", "narpes")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            (*DRAFT, "--municipality", "Narpess"),
            "There is no municipality called “Narpess”. Did you mean: Närpes – Närpiö (545)?",
        ),
        ((*DRAFT, "--municipality", "20"), "Codes of municipalities have three digits. Write 020 for Akaa."),
        ((*DRAFT, "--municipality", ""), "Give the name or the code of a municipality."),
        ((*DRAFT, "--municipality", "x" * 10_000), "The name of a municipality has at most 100 characters."),
        (
            (*DRAFT, "--municipality", "<b>\u202eqqq</b>"),
            "There is no municipality called “qqq”, and no name that is near to it.",
        ),
        (
            ("draft", "--municipality", "narpes", "--lang", "en,ru"),
            "There are no drafts in the language “ru”. There are: sv, fi, en.",
        ),
        ((*NARPES, "--format", "odt"), "There are no drafts in the format “odt”. There are: docx, pdf, html."),
        ((*NARPES, "--edition", "1999"), "There is no checklist edition 1999. There are: 2023, 2025."),
        (
            (*NARPES, "--period", "2030-2027"),
            "The period ends in 2027, before it begins in 2030. Write the earlier year first.",
        ),
        (
            (*NARPES, "--period", "2027-2066"),
            "The period 2027–2066 is 40 years long. A programme covers at most 10 years.",
        ),
        ((*DRAFT, "--all", "--name", "x"), "--name is for one joint draft and cannot be used with --all."),
        (
            (*DRAFT, "--all", "--period", "2030-2027"),
            "The period ends in 2027, before it begins in 2030. Write the earlier year first.",
        ),
    ],
)
def test_input_that_cannot_be_used_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    out = tmp_path / "out"

    assert run(*words, "--out", out) == (2, "", sentence + "\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "command", "sentence"),
    [
        ((), "kotosilta", "the following arguments are required: COMMAND"),
        (("draft", "--out", "x"), "kotosilta draft", "one of the arguments --municipality --all is required"),
        (("draft", "--all"), "kotosilta draft", "the following arguments are required: --out"),
        (
            ("draft", "--all", "--municipality", "narpes", "--out", "x"),
            "kotosilta draft",
            "argument --municipality: not allowed with argument --all",
        ),
        (("draft", "--munic", "narpes", "--all", "--out", "x"), "kotosilta", "unrecognized arguments: --munic narpes"),
        (("serve", "--port", "99999"), "kotosilta serve", "argument --port: invalid port value: '99999'"),
        (("serve", "--port", "http"), "kotosilta serve", "argument --port: invalid port value: 'http'"),
        (("draft", "--all", "--out"), "kotosilta draft", "argument --out: expected one argument"),
    ],
)
def test_a_command_that_is_written_wrongly_says_how_it_is_written(
    run: Run, words: tuple[str, ...], command: str, sentence: str
) -> None:
    assert run(*words) == (2, "", f"{command}: {sentence}\nHow to use it: {command} --help\n")


def test_an_unknown_command_is_told_which_ones_there_are(run: Run) -> None:
    code, out, err = run("paint")

    assert (code, out) == (2, "")
    assert err.startswith("kotosilta: argument COMMAND: invalid choice: 'paint' (choose from 'draft', 'situation',")


def test_files_that_are_there_are_not_written_over_without_force(run: Run, tmp_path: Path) -> None:
    words = (*NARPES, "--format", "html", "--out", tmp_path)
    file = tmp_path / "narpes.en.html"
    file.write_text("mine")

    assert run(*words)[:2] == (1, "")
    assert file.read_text() == "mine"
    assert run(*words, "--force") == (0, f"{file}\n", "")
    assert file.read_text().startswith("<!doctype html>")


def test_no_folder_is_refused_instead_of_writing_into_the_present_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*NARPES, "--out", "") == (2, "", "Give the name of a folder after --out.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["/proc/kotosilta", "/dev/null", "/dev/null/x"])
def test_a_folder_that_cannot_be_written_is_refused(run: Run, out: str) -> None:
    code, files, err = run(*NARPES, "--format", "html", "--out", out)

    assert (code, files) == (1, "")
    assert out in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["situation", "draft"])
def test_a_former_municipality_is_followed_and_it_is_said_what_became_of_it(
    run: Run, tmp_path: Path, command: str
) -> None:
    more = ("--format", "html", "--out", tmp_path) if command == "draft" else ()

    code, _, err = run(command, "--municipality", "Nauvo", "--lang", "en", *more)

    assert (code, err) == (0, "“Nauvo” ended as a municipality in 2009. This is about Pargas – Parainen (445).\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("checklist", "--edition", "1999"), "There is no checklist edition 1999. There are: 2023, 2025."),
        (("checklist", "--profile", "moon"), "There is no checklist profile moon. There are: aland."),
        (
            ("situation", "--municipality", "qqq"),
            "There is no municipality called “qqq”, and no name that is near to it.",
        ),
        (("municipalities", "qqqqqq"), "No municipality has a name that is near to this."),
        (("municipalities", "\u202e<script>"), "No municipality has a name that is near to this."),
    ],
)
def test_the_other_commands_refuse_as_clearly(run: Run, words: tuple[str, ...], sentence: str) -> None:
    assert run(*words) == (2, "", sentence + "\n")
