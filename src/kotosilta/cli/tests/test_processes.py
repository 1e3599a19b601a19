"""The command as a process of its own: two starts at once, signals, pipes, a first start, all municipalities."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing
from email.message import Message
from pathlib import Path

import brotli

from kotosilta.cli.tests.conftest import Said
from tests.service import command, environment, running_service


def _ran(data: Path, *words: str, **variables: str) -> Said:
    done = subprocess.run(
        command(*words), env=environment(data, **variables), capture_output=True, text=True, timeout=300, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_a_prepared_demo_has_its_sample_programmes_and_prepares_them_once(prepared: Path) -> None:
    again = _ran(prepared, "prepare")
    code, listed, _ = _ran(prepared, "programmes", "--json")

    assert again == (0, "", "")
    assert code == 0
    assert [(each["slug"], each["sample"], each["state"]) for each in json.loads(listed)] == [
        ("narpes-and-others-2027", True, "decided"),
        ("pargas-2025", True, "decided"),
        ("raseborg-2027", True, "preparation"),
        ("rovaniemi-2027", True, "preparation"),
    ]


def test_an_installation_that_is_no_demo_has_no_samples(tmp_path: Path) -> None:
    real = {"KOTOSILTA_DEMO": "0", "KOTOSILTA_SECRET_KEY": "k" * 30 + "0123456789" * 3}

    prepared, (code, listed, _) = _ran(tmp_path, "prepare", **real), _ran(tmp_path, "programmes", "--json", **real)

    assert prepared[0] == code == 0
    assert json.loads(listed) == []


def _series(data: Path) -> int:
    with sqlite3.connect(data / "kotosilta.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM situation_observedseries").fetchone()[0])


def test_a_draft_is_written_before_anything_was_prepared(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"

    done = _ran(data, "draft", "--municipality", "narpes", "--lang", "sv", "--format", "html", "--out", str(out))

    assert done == (0, f"{out}/narpes.sv.html\n", "")


def test_two_starts_at_once_prepare_once_and_both_succeed(tmp_path: Path) -> None:
    settings = environment(tmp_path)
    both = [
        subprocess.Popen(command("prepare"), env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    said = [(process.communicate(timeout=120), process.returncode) for process in both]

    assert said == [(("", ""), 0)] * 2
    assert _series(tmp_path) == 8588
    assert (tmp_path / "static" / "staticfiles.json").is_file()
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("static.")]


def test_a_second_preparation_changes_nothing(prepared: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (prepared / "static").rglob("*")}

    assert _ran(prepared, "prepare") == (0, "", "")
    assert {path: path.stat().st_mtime_ns for path in (prepared / "static").rglob("*")} == before
    assert _series(prepared) == 8588


def test_static_files_are_collected_again_when_one_is_missing_from_what_was_prepared(prepared: Path) -> None:
    (prepared / "static" / "prepared-from").unlink()
    (prepared / "static" / "staticfiles.json").unlink()

    assert _ran(prepared, "prepare") == (0, "", "")
    assert (prepared / "static" / "staticfiles.json").is_file()


def test_the_service_answers_shares_its_port_with_nobody_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with running_service(tmp_path) as service:
        port = service.address.rpartition(":")[2]
        page, _ = _get(f"{service.address}/sv/")
        css = re.findall(r'href="(/static/[^"]+\.css)"', page.decode())
        style, headers = _get(service.address + css[0], "br")
        second = _ran(tmp_path / "other", "serve", "--demo", "--port", port)
        os.kill(service.process, signal.SIGTERM)
        ended = _ended(service.process)

    assert second[:2] == (1, "")
    assert second[2].startswith(f"127.0.0.1:{port} is taken already, perhaps by Kotosilta itself. Choose another port:")
    assert not (tmp_path / "other" / "kotosilta.sqlite3").exists()
    assert (headers["Content-Encoding"], "immutable" in headers["Cache-Control"]) == ("br", True)
    assert b"{" in brotli.decompress(style)
    assert ended < 10
    log = (tmp_path / "service.log").read_text().splitlines()
    assert [line.split() for line in log[1:]] == [
        [name, f"{service.address}/{code}/"] for code, name in (("sv", "Svenska"), ("fi", "Suomi"), ("en", "English"))
    ]


def test_a_defect_while_preparing_is_said_in_a_sentence(tmp_path: Path) -> None:
    # A database that somebody else has begun is what nobody has thought of.
    with closing(sqlite3.connect(tmp_path / "kotosilta.sqlite3")) as database:
        database.execute("create table django_migrations (other)")

    code, out, err = _ran(tmp_path, "serve", "--demo", "--port", "18733")

    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert err.endswith("Something went wrong inside Kotosilta. The log says what.\n")


def test_all_drafts_but_the_refused_ones_are_written(prepared: Path, tmp_path: Path) -> None:
    (tmp_path / "narpes.sv.html").write_text("mine")

    code, files, err = _ran(prepared, "draft", "--all", "--lang", "sv", "--format", "html", "--out", str(tmp_path))

    assert code == 3
    assert len(files.splitlines()) == 307
    assert sorted(files.splitlines()) == sorted(
        str(path) for path in tmp_path.iterdir() if path.name != "narpes.sv.html"
    )
    assert (tmp_path / "narpes.sv.html").read_text() == "mine"
    refused, counted = err.splitlines()
    assert refused.startswith("Närpes (545): ")
    assert "narpes.sv.html" in refused
    assert counted != ""


def test_an_interruption_ends_the_command_without_a_traceback(prepared: Path, tmp_path: Path) -> None:
    words = command("draft", "--all", "--lang", "sv", "--format", "html", "--out", str(tmp_path))
    # A suite that was started in the background ignores interruptions, and what it starts would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        words,
        env=environment(prepared),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    until = time.monotonic() + 60
    while not list(tmp_path.glob("*.html")) and time.monotonic() < until:
        time.sleep(0.05)

    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (130, "", "")
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".html"] == []


def test_whoever_reads_only_the_beginning_gets_no_complaint(prepared: Path) -> None:
    process = subprocess.Popen(
        command("municipalities", "--json"), env=environment(prepared), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 1


def _get(address: str, encoding: str = "identity") -> tuple[bytes, Message]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read(), answer.headers


def _ended(process: int) -> float:
    """Seconds until the process and all that it started are gone."""
    started = time.monotonic()
    os.waitpid(process, 0)
    return time.monotonic() - started
