"""Rules for every committed file: sizes, and what must never stand in one."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 60, 120
LONGEST_TEST_FILE = 600  # a test file is read case by case
# Put together here so that this file does not name what it looks for.
HOSTS = [
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("registry", ".npmjs"),
        ("npmjs", ".com"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
    )
]
FOLDERS_OF_A_MACHINE = re.compile("/(?:" + "|".join(("work/" + "main", "work/" + "shared", "root/" + r"\.")) + ")")
NOT_OURS = ("LICENSE", "docs/domain/", "tests/vendor/")


@lru_cache(maxsize=1)
def committed() -> tuple[Path, ...]:
    """All files git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


def _texts() -> Iterator[tuple[str, str]]:
    for path in committed():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(NOT_OURS):
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _python() -> list[Path]:
    return [path for path in committed() if path.suffix == ".py"]


def test_no_file_names_the_host_of_a_package_registry_or_a_folder_of_some_machine() -> None:
    found = [
        (name, word)
        for name, text in _texts()
        for word in (*(host for host in HOSTS if host in text), *FOLDERS_OF_A_MACHINE.findall(text))
    ]

    assert found == []


def test_files_stay_short_enough_to_be_read() -> None:
    assert [
        (path.relative_to(ROOT).as_posix(), lines)
        for path in _python()
        if "migrations" not in path.parts
        and (lines := path.read_text().count("\n")) > (LONGEST_TEST_FILE if "tests" in path.parts else LONGEST_FILE)
    ] == []


def test_functions_stay_short_enough_to_be_understood() -> None:
    assert [
        (path.relative_to(ROOT).as_posix(), node.name)
        for path in _python()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ] == []


def test_templates_stay_short_and_hold_no_style_or_script_of_their_own() -> None:
    faults = []
    for path in committed():
        if path.suffix != ".html":
            continue
        text = path.read_text()
        own = re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", text)
        if text.count("\n") > LONGEST_TEMPLATE or own:
            faults.append((path.relative_to(ROOT).as_posix(), text.count("\n"), own))

    assert faults == []


def test_every_module_says_in_its_first_line_why_it_exists() -> None:
    assert [
        path.relative_to(ROOT).as_posix()
        for path in _python()
        if path.name != "__init__.py" and not (ast.get_docstring(ast.parse(path.read_text())) or "").strip()
    ] == []
