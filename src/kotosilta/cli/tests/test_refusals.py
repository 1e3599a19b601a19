"""Trouble of the machine becomes a sentence and a code; what nobody thought of keeps its traceback."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.db.transaction import atomic
from pytest_django.fixtures import Settings

import kotosilta
from kotosilta.cli.refusals import exit_code, refusal
from kotosilta.cli.tests.conftest import Run
from kotosilta.reasons import NotPossible, Reason, WrongInput
from kotosilta.situation.models import ObservedSeries
from tests.service import command, environment

DISK_FULL = "The disk is full. Nothing half-written was left behind; make room and try again."


def _said(error: BaseException) -> str | None:
    reason = refusal(error)
    return reason.message % dict(reason.values) if reason else None


def test_a_refusal_keeps_its_own_sentence_and_wrong_input_its_own_code() -> None:
    assert _said(NotPossible(Reason("Not now."))) == "Not now."
    assert exit_code(NotPossible(Reason("Not now."))) == 1
    assert exit_code(WrongInput(Reason("Not so."))) == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said(number: int) -> None:
    assert _said(OSError(number, "No space left on device", "/data/x")) == DISK_FULL


def test_a_file_that_cannot_be_used_is_named_with_the_reason() -> None:
    assert (
        _said(PermissionError(errno.EACCES, "Permission denied", "/data/x"))
        == "/data/x cannot be used: Permission denied."
    )


@pytest.mark.parametrize("error", [OSError("no file in it"), ValueError("a defect"), OperationalError("no such table")])
def test_a_defect_is_no_refusal(error: Exception) -> None:
    assert refusal(error) is None


def test_a_database_that_is_none_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "kotosilta.sqlite3").write_bytes(b"this is no database, whatever its name says " * 100)

    done = subprocess.run(command("prepare"), env=environment(data), capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The database file is damaged. Keep it, and restore the newest copy that you have.\n"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite says it")
@pytest.mark.django_db
def test_a_database_that_cannot_grow_is_said_as_a_full_disk() -> None:
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages + 1}")
        try:
            with pytest.raises(OperationalError) as full, atomic():
                ObservedSeries.objects.create(indicator="x", group="x", area="x", packed="x" * 10_000_000)
        finally:
            cursor.execute("PRAGMA max_page_count=1073741823")

    assert _said(full.value) == DISK_FULL


def test_a_data_folder_that_cannot_be_written_is_said(run: Run, settings: Settings) -> None:
    settings.DATA = Path("/proc/kotosilta")

    code, out, err = run("prepare")

    assert (code, out) == (1, "")
    assert err.startswith("The data folder /proc/kotosilta cannot be written: No such file or directory.")


def test_a_damaged_snapshot_is_named_and_nothing_of_it_is_read(tmp_path: Path) -> None:
    package = Path(kotosilta.__file__).parent
    copy = Path(shutil.copytree(package, tmp_path / "kotosilta", ignore=shutil.ignore_patterns("tests", "fonts")))
    file = copy / "situation" / "snapshot" / "foreign_language_share_2020_2025.csv"
    file.write_text(file.read_text().replace("2025", "2026", 1))
    data = tmp_path / "data"

    done = subprocess.run(
        command("prepare"), env=environment(data, PYTHONPATH=str(tmp_path)), capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert file.name in done.stderr
    with sqlite3.connect(data / "kotosilta.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM situation_observedseries").fetchone() == (0,)
    assert not (data / "static").exists()
