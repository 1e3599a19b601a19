"""`kotosilta export`: the document of a programme as files, as it was sealed or as it is now."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from gettext import gettext
from pathlib import Path

from django.utils import timezone

from kotosilta.cli.naming import programme_named
from kotosilta.cli.output import note, print_json
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.document.folder import refuse_others, write_all
from kotosilta.document.models import Version
from kotosilta.document.versions.exporting import Wanted, wanted
from kotosilta.language.days import written_date
from kotosilta.reasons import Reason, WrongInput


def run(options: argparse.Namespace) -> int:
    """Prints the files that were written, and says which text they hold."""
    if not options.out.strip():
        raise WrongInput(Reason("Give the name of a folder after --out."), field="out")
    prepare_database()
    out, asked = Path(options.out), options.lang
    these = wanted(
        programme_named(options.programme),
        version=options.version,
        languages=asked.split(",") if asked is not None else None,
        formats=options.format.split(","),
    )
    paths = [out / each for each in these.names()]
    refuse_others(out, paths, force=options.force)
    write_all(out, these.contents(timezone.localdate()))
    _print([str(each) for each in paths], these, options)
    return DONE


def _print(paths: Sequence[str], these: Wanted, options: argparse.Namespace) -> None:
    if options.json:
        name = these.version.name if these.version else None
        print_json({"programme": these.programme.slug, "text": these.text, "version": name, "files": paths})
        return
    for path in paths:
        print(path)
    note(_which(these.version, options.language))


def _which(version: Version | None, language: str) -> str:
    if version is None:
        return gettext("These files hold the text as it is now. They say that it is a draft.")
    if version.sealed_at is None:
        sentence = gettext("These files hold the version “%(name)s”, which nobody has approved.")
        return sentence % {"name": version.name}
    values = {"name": version.name, "day": written_date(timezone.localdate(version.sealed_at), language)}
    return gettext("These files hold the version “%(name)s” as it was sealed on %(day)s.") % values
