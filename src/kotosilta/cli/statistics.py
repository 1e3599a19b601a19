"""`kotosilta statistics`: makes tidy CSV of JSON-stat and PX files, says what is in them, and compares the sources."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from gettext import gettext
from pathlib import Path

from kotosilta.cli.output import note, print_json, progress, progress_ends
from kotosilta.cli.refusals import DONE
from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.described import described
from kotosilta.statistics.reading import holding_of
from kotosilta.statistics.tidy import lines


def run(options: argparse.Namespace) -> int:
    """Does what was asked for; only `check-sources` needs settings and a database, where it notes what it has found."""
    if options.action == "check-sources":
        from kotosilta.cli.sources import check

        return check(options)
    if options.action == "describe":
        print_json(described(holding_of(options.file)))
        return DONE
    progress(gettext("Reading %(file)s …") % {"file": options.file})
    try:
        some = lines(holding_of(options.file))
    finally:
        progress_ends()
    if options.out is None:
        _print(some)
    else:
        _write(some, options.file, options.out)
        note(gettext("Written: %(file)s") % {"file": options.out})
    return DONE


def _print(some: Iterator[str]) -> None:
    # CSV is always UTF-8 with LF, whatever the terminal or the system would make of it.
    sys.stdout.flush()
    for each in some:
        sys.stdout.buffer.write(each.encode())
    sys.stdout.buffer.flush()


def _write(some: Iterator[str], source: Path, out: Path) -> None:
    """All or nothing: the file appears, or takes the place of an older one, when it is whole."""
    if out.exists() and out.samefile(source):
        raise WrongInput(Reason("%(file)s would be written over itself. Choose another name.", {"file": out}))
    with tempfile.NamedTemporaryFile("wb", dir=out.parent, prefix=f".{out.name}.", delete=False) as half:
        try:
            for at, each in enumerate(some):
                half.write(each.encode())
                progress(gettext("Writing %(file)s, part %(part)s …") % {"file": out, "part": at})
            half.flush()
            Path(half.name).chmod(0o666 & ~_umask())
            Path(half.name).replace(out)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise
        finally:
            progress_ends()


def _umask() -> int:
    """What the system takes away from the rights of new files; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
