"""How long the command needs for drafts, from a cold start to the last file."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.report import Measured
from tests.service import command, environment


def one_municipality(data: Path, out: Path) -> Iterator[Measured]:
    """Three languages and three formats of one municipality."""
    seconds = _timed(
        data, "--municipality", "Närpes", "--lang", "sv,fi,en", "--format", "docx,pdf,html", "--out", str(out)
    )
    yield Measured("draft of one municipality, 3 languages × 3 formats, cold", seconds, "s", 6)


def whole_country(data: Path, out: Path) -> Iterator[Measured]:
    """Every municipality by itself, in Swedish, as Word and PDF."""
    seconds = _timed(data, "--all", "--lang", "sv", "--format", "docx,pdf", "--out", str(out))
    yield Measured("drafts of the whole country, 308 × sv × docx and pdf", seconds, "s", 180)


def _timed(data: Path, *words: str) -> float:
    begun = time.perf_counter()
    subprocess.run(command("draft", *words), env=environment(data), check=True, capture_output=True)
    return time.perf_counter() - begun
