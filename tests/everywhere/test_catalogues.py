"""The interface is complete in Swedish, Finnish and English, and its catalogues are those of the code as it stands."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "kotosilta"
LANGUAGES = ("sv", "fi", "en")
# What a sentence has filled in, and the marks around it: a translation has all of them and no others.
PLACE = re.compile(r"%\([a-z_]+\)[a-z]|%[sr]|\{[a-z_]+\}|<[^>]+>")

# Which arguments of a call are sentences (and a word on where they stand).
SENTENCES = dict.fromkeys(("Reason", "gettext", "gettext_lazy", "gettext_noop", "_"), (0,)) | dict.fromkeys(
    ("ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"), (0, 1)
)


def _catalogue(language: str, package: Path = PACKAGE) -> polib.POFile:
    return polib.pofile(str(package / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_in_every_language(language: str) -> None:
    catalogue = _catalogue(language)

    assert [entry.msgid for entry in catalogue if entry.obsolete or entry.fuzzy or not entry.translated()] == []
    assert len(catalogue) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_of_their_sentences(language: str) -> None:
    wrong = [said for entry in _catalogue(language) for asked, said in _pairs(entry) if _places(said) != _places(asked)]

    assert wrong == []


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each wording with the sentence it stands for; the singular may say "one" where the plural has a number."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    one, many = entry.msgstr_plural[0], entry.msgstr_plural[1]
    return [
        (entry.msgid if _places(one) == _places(entry.msgid) else entry.msgid_plural, one),
        (entry.msgid_plural, many),
    ]


def _places(text: str) -> Counter[str]:
    return Counter(PLACE.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_source_says(language: str) -> None:
    compiled = polib.mofile(str(PACKAGE / "locale" / language / "LC_MESSAGES" / "django.mo"))

    assert _said(compiled) == _said(_catalogue(language))


def _said(catalogue: Iterable[polib.POEntry]) -> set[tuple[str | None, str, str, tuple[str, ...]]]:
    return {(each.msgctxt, each.msgid, each.msgstr, tuple(each.msgstr_plural.values())) for each in catalogue}


def test_english_says_what_the_code_says() -> None:
    changed = [said for entry in _catalogue("en") for asked, said in _pairs(entry) if said != asked]

    assert changed == []


def test_every_sentence_in_the_code_can_be_collected() -> None:
    """xgettext takes literals only; what stands in a field (`each.about`) was marked where it was written."""
    lost = [
        f"{path.relative_to(PACKAGE)}:{call.lineno} {ast.unparse(call)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "tests" not in path.parts
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and not _collected(call)
    ]

    assert lost == []


def _collected(call: ast.Call) -> bool:
    places = SENTENCES.get(ast.unparse(call.func), ())
    return all(isinstance(call.args[place], (ast.Constant, ast.Attribute)) for place in places)


def test_the_catalogues_hold_exactly_the_sentences_of_the_code(tmp_path: Path) -> None:
    package = Path(shutil.copytree(PACKAGE, tmp_path / "kotosilta", ignore=shutil.ignore_patterns("snapshot", "fonts")))
    subprocess.run(
        # -P: the package has rooms that are called as modules of Python are (statistics).
        [sys.executable, "-P", "-m", "django", "makemessages", "-l", "sv"],
        cwd=package,
        check=True,
        capture_output=True,
        env=_environment(tmp_path),
    )

    collected = {(entry.msgctxt, entry.msgid) for entry in _catalogue("sv", package)}
    assert collected == {(entry.msgctxt, entry.msgid) for entry in _catalogue("sv")}


def _environment(folder: Path) -> dict[str, str]:
    """Collects from the copy: the settings' own locale folder is next to the copied package."""
    return {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(folder),
        "DJANGO_SETTINGS_MODULE": "kotosilta.config.settings",
        "KOTOSILTA_DEMO": "1",
        "KOTOSILTA_DATA": str(folder / "data"),
    }
