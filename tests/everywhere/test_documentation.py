"""What the documents promise is there: the files they lead to, and a reason for every dependency."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for place in ("*.md", "docs/**/*.md", "changes/*.md", "tools/**/*.md") for path in ROOT.glob(place)
)
DECISIONS = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_NAME_OF_REQUIREMENT = re.compile(r"[a-z0-9-]+")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_pictures_of_a_document_lead_to_files(document: Path) -> None:
    targets = _LINK.findall(document.read_text(encoding="utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_dependency_has_its_reason_and_no_other_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    required = [
        *project["project"]["dependencies"],
        *(name for group in project["dependency-groups"].values() for name in group),
    ]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z0-9-]+)`", page, re.MULTILINE)

    assert sorted(explained) == sorted(
        {match[0] for name in required if (match := _NAME_OF_REQUIREMENT.match(name.lower()))}
    )


def test_decisions_are_numbered_without_a_gap_and_all_listed() -> None:
    listed = re.findall(
        r"\[(\d{4})\]\((\S+)\)", (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    )

    assert [name for _, name in listed] == DECISIONS
    assert [number for number, _ in listed] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
