"""Makes the data folder ready: database, official figures, static files. Safe to repeat and to start twice at once."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands.collectstatic import Command as CollectStatic
from django.core.management import call_command
from django.utils import timezone
from whitenoise.storage import CompressedManifestStaticFilesStorage

from kotosilta import __version__
from kotosilta.cli.output import progress, progress_ends
from kotosilta.demo.making import make_samples
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.importing import ImportResult, import_snapshot

PATIENCE_IN_SECONDS = 120
FINGERPRINT = "prepared-from"


def prepare() -> None:
    """Everything the service needs before it starts."""
    with _one_at_a_time():
        _database(force=False)
        _samples()
        _static_files()


def prepare_database(*, force: bool = False) -> ImportResult:
    """The database with the official figures alone: what commands need that print or write files."""
    with _one_at_a_time():
        return _database(force=force)


def _samples() -> None:
    """The sample programmes of a demo."""
    if settings.DEMO:
        progress(gettext("Writing the sample programmes …"))
        make_samples(on=timezone.localdate())
        progress_ends()


def _database(*, force: bool) -> ImportResult:
    progress(gettext("Preparing the database …"))
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("clearsessions")
    progress(gettext("Reading the official figures …"))
    result = import_snapshot(force=force)
    progress_ends()
    return result


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Holds the lock of the data folder; another start waits until the first has finished, then finds all done."""
    lock = _data_folder() / "prepare.lock"
    with lock.open("w") as stream:
        until = time.monotonic() + PATIENCE_IN_SECONDS
        while not _locked(stream.fileno()):
            if time.monotonic() > until:
                raise NotPossible(
                    Reason("Another start has been preparing %(folder)s for very long.", {"folder": lock.parent})
                )
            progress(gettext("Waiting for another start to finish preparing …"))
            time.sleep(0.1)
        yield


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _data_folder() -> Path:
    folder: Path = settings.DATA
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "prepare.lock").touch()
    except OSError as error:
        raise NotPossible(
            Reason(
                "The data folder %(folder)s cannot be written: %(why)s. Choose another with KOTOSILTA_DATA.",
                {"folder": folder, "why": error.strerror},
            )
        ) from error
    return folder


def _static_files() -> None:
    """Collects and compresses into a new folder that takes the old one's place when it is whole."""
    target = Path(settings.STATIC_ROOT)
    fingerprint = _fingerprint()
    known = target / FINGERPRINT
    if known.is_file() and known.read_text() == fingerprint:
        return
    progress(gettext("Collecting the static files …"))
    fresh, old = target.with_name("static.new"), target.with_name("static.old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        collect = CollectStatic()
        collect.storage = CompressedManifestStaticFilesStorage(location=fresh)
        call_command(collect, interactive=False, verbosity=0)
        (fresh / FINGERPRINT).write_text(fingerprint)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    progress_ends()


def _fingerprint() -> str:
    """Changes when a static file of the product does, or the product itself."""
    files = [
        f"{path} {(stat := Path(storage.path(path)).stat()).st_size} {stat.st_mtime_ns}"
        for finder in get_finders()
        for path, storage in finder.list([])
    ]
    return hashlib.sha256("\n".join([__version__, *sorted(files)]).encode()).hexdigest()
