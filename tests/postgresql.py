"""A PostgreSQL server of Debian's for the time of tests: on a free port of this machine, with its own data folder."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "kotosilta"
SERVER_USER = "postgres"  # Debian's own; the server refuses to be run by root
PATIENCE_IN_SECONDS = 60
# Nothing here has to survive a power cut; this makes the tests about three times as fast.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The server's address with user, password and database; it is ended, and its folder removed, afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kotosilta-postgresql-"))
    server = None
    try:
        password, port = secrets.token_urlsafe(16), _free_port()
        _make_data_folder(folder, password)
        server = _started(folder, port)
        address = f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
        _wait_for(server, port, folder)
        yield address
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # ends it without waiting for those who are still connected
            server.wait(timeout=PATIENCE_IN_SECONDS)
        shutil.rmtree(folder)


def _make_data_folder(folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    if _is_root():
        for path in (folder, secret):
            shutil.chown(path, SERVER_USER, SERVER_USER)
    options = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync")
    _run("initdb", "-D", str(folder / "data"), "-U", USER, f"--pwfile={secret}", *options, cwd=folder)


def _started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    settings = (f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *CARELESS)
    words = [str(_program("postgres")), "-D", str(folder / "data")]
    for each in settings:
        words += ["-c", each]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(words, cwd=folder, stdout=log, stderr=log, **_as_whom())


def _wait_for(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE_IN_SECONDS
    while server.poll() is None and time.monotonic() < until:
        asked = [str(_program("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError((folder / "log").read_text())


def _run(program: str, *words: str, cwd: Path) -> None:
    done = subprocess.run([str(_program(program)), *words], cwd=cwd, check=False, capture_output=True, **_as_whom())
    if done.returncode:
        raise RuntimeError(done.stderr.decode())


def _program(name: str) -> Path:
    """Debian keeps the programs of each version in a folder of its own; the newest one serves."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = versions[-1] if versions else Path(shutil.which(name) or "")
    if not found.is_file():
        raise RuntimeError(f"There is no {name} on this machine. Type: sudo apt-get install postgresql")
    return found


def _as_whom() -> dict[str, object]:
    return {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []} if _is_root() else {}


def _is_root() -> bool:
    return os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
