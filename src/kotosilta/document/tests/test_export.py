"""Files of a draft: all or none, never over others, and a sentence for everything that stands in the way."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kotosilta.document.export import export
from kotosilta.document.tests.drafts import TODAY, an_order
from kotosilta.reasons import NotPossible, WrongInput
from kotosilta.situation.reading import pictures_of

pytestmark = pytest.mark.usefixtures("official_figures")


def _export(
    out: Path,
    *,
    languages: Sequence[str] = ("sv",),
    formats: Sequence[str] = ("html",),
    force: bool = False,
    trace: bool = False,
) -> list[str]:
    order = an_order("Närpes")
    pictures = pictures_of(order.municipalities)
    written = export(order, pictures, languages=languages, formats=formats, out=out, force=force, trace=trace, on=TODAY)
    assert all(path.parent == out and path.stat().st_size > 0 for path in written)
    return [path.name for path in written]


def _refusal(out: Path, *, force: bool = False) -> str:
    with pytest.raises(NotPossible) as refused:
        _export(out, languages=("sv", "fi"), force=force)
    assert refused.value.field == "out"
    return str(refused.value)


def _files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_language_and_format_is_written_under_its_name(tmp_path: Path) -> None:
    names = _export(tmp_path / "new" / "folder", languages=("sv", "fi"), formats=("docx", "pdf", "html"), trace=True)

    assert names == [
        "narpes.sv.docx",
        "narpes.sv.pdf",
        "narpes.sv.html",
        "narpes.sv.trace.json",
        "narpes.fi.docx",
        "narpes.fi.pdf",
        "narpes.fi.html",
        "narpes.fi.trace.json",
    ]
    assert _files_in(tmp_path / "new" / "folder") == sorted(names)


def test_the_same_draft_gives_the_same_files(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        _export(tmp_path / folder, formats=("docx", "pdf", "html"), trace=True)

    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_files_that_exist_are_kept_unless_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "narpes.fi.html").write_text("written by hand", encoding="utf-8")

    assert "narpes.fi.html" in _refusal(tmp_path)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["written by hand"]

    _export(tmp_path, languages=("sv", "fi"), force=True)
    assert "written by hand" not in (tmp_path / "narpes.fi.html").read_text(encoding="utf-8")


def test_a_folder_of_the_name_of_a_file_is_refused_even_when_forced(tmp_path: Path) -> None:
    (tmp_path / "narpes.fi.html").mkdir()

    assert "narpes.fi.html" in _refusal(tmp_path, force=True)
    assert _files_in(tmp_path) == ["narpes.fi.html"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")

    assert "is not a folder" in _refusal(tmp_path / "out")
    assert "out" in _refusal(tmp_path / "out" / "below")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EACCES, "not allowed to write"),
        (errno.EROFS, "not allowed to write"),
        (errno.EIO, "Nothing could be written"),
        (errno.ENOENT, "does not exist and cannot be made"),
        (errno.ENOTDIR, "is not a folder"),
        (errno.ENAMETOOLONG, "is too long"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    # The operating system is the edge here: it refuses the second file half-way.
    monkeypatch.setattr(os, "fsync", _failing_the_second_time(OSError(code, os.strerror(code))))

    refused = _refusal(tmp_path)
    assert words in refused
    # The system speaks English whatever the language of the sentence.
    assert os.strerror(code) not in refused
    assert _files_in(tmp_path) == []


def test_a_full_disk_leaves_the_old_files_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "narpes.sv.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _failing_the_second_time(OSError(errno.ENOSPC, "full")))

    assert "The disk is full" in _refusal(tmp_path, force=True)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_that_nobody_can_write_to_is_refused() -> None:
    refused = _refusal(Path("/proc/self/drafts"))

    assert "/proc/self/drafts" in refused


@pytest.mark.parametrize(
    ("languages", "formats", "field"),
    [(["se"], ["pdf"], "language"), (["sv"], ["odt"], "format"), ([], ["pdf"], "language"), (["sv"], [""], "format")],
)
def test_unknown_languages_and_formats_are_refused_before_anything_is_made(
    tmp_path: Path, languages: list[str], formats: list[str], field: str
) -> None:
    with pytest.raises(WrongInput) as refused:
        _export(tmp_path / "out", languages=languages, formats=formats)

    assert refused.value.field == field
    assert ("sv, fi, en" in str(refused.value)) == (field == "language")
    assert not (tmp_path / "out").exists()


def test_languages_and_formats_may_be_written_in_capitals(tmp_path: Path) -> None:
    assert _export(tmp_path, languages=["SV"], formats=["HTML"]) == ["narpes.sv.html"]


def test_a_language_named_twice_is_written_once(tmp_path: Path) -> None:
    assert _export(tmp_path, languages=("sv", " sv", "sv")) == ["narpes.sv.html"]


def _failing_the_second_time(error: OSError) -> Callable[[int], None]:
    calls: list[int] = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise error

    return fsync
