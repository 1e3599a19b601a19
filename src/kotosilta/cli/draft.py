"""`kotosilta draft`: first drafts of programmes as files, for some municipalities or for all of them."""

from __future__ import annotations

import argparse
from gettext import gettext
from pathlib import Path

from django.utils import timezone

from kotosilta.cli.drafting import Made, Wishes, export_all, export_one
from kotosilta.cli.naming import municipality_named
from kotosilta.cli.output import note, print_json, progress, progress_ends
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE, PARTLY, REFUSED
from kotosilta.document.formats import checked_formats, checked_languages
from kotosilta.document.order import draft_order
from kotosilta.municipalities.register import all_municipalities
from kotosilta.reasons import Reason, WrongInput


def run(options: argparse.Namespace) -> int:
    """Prints the files that were written. 3 when some of many drafts could not be made."""
    wishes = _wishes(options)
    if options.all:
        return _all(wishes, as_json=options.json)
    codes = [municipality_named(name).code for name in options.municipality]
    draft_order(codes, period=wishes.period, edition=wishes.edition, name=wishes.name, today=wishes.on)
    prepare_database()
    _print([str(path) for path in export_one(codes, wishes)], as_json=options.json)
    return DONE


def _wishes(options: argparse.Namespace) -> Wishes:
    if options.all and options.name:
        raise WrongInput(Reason("--name is for one joint draft and cannot be used with --all."), field="name")
    if not options.out.strip():
        raise WrongInput(Reason("Give the name of a folder after --out."), field="out")
    return Wishes(
        languages=checked_languages(options.lang.split(",")),
        formats=checked_formats(options.format.split(",")),
        out=Path(options.out),
        period=options.period,
        edition=options.edition,
        name=options.name,
        force=options.force,
        trace=options.trace,
        on=timezone.localdate(),
        language=options.language,
    )


def _all(wishes: Wishes, *, as_json: bool) -> int:
    municipalities = all_municipalities()
    # What is wrong with the wishes is wrong for every draft: it is said once, before anything is made.
    draft_order([municipalities[0].code], period=wishes.period, edition=wishes.edition, name=None, today=wishes.on)
    prepare_database()
    done: list[Made] = []
    for made in export_all([each.code for each in municipalities], wishes):
        done.append(made)
        progress(f"{len(done)}/{len(municipalities)} {made.name}")
    progress_ends()
    failed = [made for made in done if made.why_not]
    _print([str(path) for made in done for path in made.paths], as_json=as_json)
    for made in failed:
        note(f"{made.name} ({made.code}): {made.why_not}")
    if not failed:
        return DONE
    counted = gettext("%(failed)s of %(all)s drafts could not be made.") % {"failed": len(failed), "all": len(done)}
    note(counted)
    return PARTLY if len(failed) < len(done) else REFUSED


def _print(paths: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({"files": paths})
        return
    for path in paths:
        print(path)
