"""The built editor is the one that its sources make: built again after each change, small enough, with its licences."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[4]
FRONTEND = ROOT / "frontend"
STATIC = Path(__file__).parents[1] / "static" / "document"
LARGEST = 120_000


def test_the_committed_editor_was_built_from_the_committed_sources() -> None:
    names = [
        "build.js",
        "package-lock.json",
        "package.json",
        *(f"src/{each.name}" for each in (FRONTEND / "src").iterdir()),
    ]
    digest = sha256()
    for name in sorted(names):
        digest.update(f"{name}\0".encode() + (FRONTEND / name).read_bytes() + b"\0")
    head = (STATIC / "editor.js").read_text(encoding="utf-8").split("\n", 1)[0]

    assert f"sources {digest.hexdigest()})" in head, "build it again: make frontend"


def test_the_editor_is_small_enough_for_a_slow_line() -> None:
    assert len(gzip.compress((STATIC / "editor.js").read_bytes(), 9)) < LARGEST


def test_the_licence_of_everything_in_it_stands_beside_it() -> None:
    licences = (STATIC / "editor.licences.txt").read_text(encoding="utf-8")

    for name in ("markdown-it", "prosemirror-model", "prosemirror-view", "w3c-keyname", "orderedmap"):
        assert re.search(rf"^{name} [\d.]+ \(MIT\)$", licences, re.MULTILINE), name


def test_the_lock_names_no_address_of_a_registry() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
