"""Has LibreOffice open a Word file, so that somebody else than our own writer says that it is one."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from tests.checks.pdf_ua import pages

SECONDS_AT_MOST = 180


def pages_in_libreoffice(path: Path) -> int:
    """How many pages the Word file has there."""
    return pages(converted_to_pdf(path))


def opens_in_libreoffice(path: Path) -> bool:
    """Whether LibreOffice can read the file at all."""
    return converted_to_pdf(path).stat().st_size > 0


def converted_to_pdf(path: Path) -> Path:
    """The PDF that LibreOffice makes of it, in a new folder beside the file. AssertionError when it makes none."""
    (made,) = all_converted_to_pdf([path])
    return made


def all_converted_to_pdf(paths: list[Path]) -> list[Path]:
    """Many files in one run, which is far quicker; all of one folder. AssertionError names those that failed."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-", dir=paths[0].parent))
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=SECONDS_AT_MOST + 5 * len(paths),
        check=False,
    )
    made = [folder / f"{path.stem}.pdf" for path in paths]
    missing = [path.name for path in made if not path.exists()]
    if missing:
        raise AssertionError(f"LibreOffice made no {', '.join(missing)}: {done.stdout} {done.stderr}")
    return made


@lru_cache(maxsize=1)
def _profile() -> Path:
    """Settings of this process alone: two LibreOffices with the same ones would refuse each other."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-profile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
