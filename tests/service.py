"""The real service on a free port of this machine, with a data folder of its own, for browser tests and pictures."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_IN_SECONDS = 60


@dataclass(frozen=True)
class Service:
    """A running service: its address, its main process and its data folder."""

    address: str
    process: int
    data: Path


def environment(data: Path, **more: str) -> dict[str, str]:
    """The variables under which a demo with its own data folder runs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KOTOSILTA_")}
    return kept | {"KOTOSILTA_DEMO": "1", "KOTOSILTA_DATA": str(data)} | more


def command(*words: str) -> list[str]:
    """The console command as a list for `subprocess`, run by this very Python."""
    return [sys.executable, "-m", "kotosilta.cli.main", *words]


@contextmanager
def running_service(data: Path, **more: str) -> Iterator[Service]:
    """Prepares the data folder, starts the service, waits until it answers, and ends it by its own process id."""
    port = _free_port()
    settings = environment(data, KOTOSILTA_PORT=str(port), **more)
    subprocess.run(command("prepare"), env=settings, check=True, capture_output=True)
    log = (data / "service.log").open("wb")
    process = subprocess.Popen(command("serve", "--demo"), env=settings, stdout=log, stderr=log)
    try:
        service = Service(f"http://127.0.0.1:{port}", process.pid, data)
        _wait_for(service, process)
        yield service
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(service: Service, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{service.address}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError((service.data / "service.log").read_text())
