"""`kotosilta statistics check-sources`: what has moved at the sources of official figures."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import print_json, progress, progress_ends
from kotosilta.cli.refusals import DONE, PARTLY
from kotosilta.language.said import in_words
from kotosilta.situation.retrieving import check_sources


def check(options: argparse.Namespace) -> int:
    """0 when nothing has moved, 3 when something has; without a network it is refused with a sentence (1)."""
    try:
        comparison = check_sources(lambda reason: progress(in_words(reason, options.language)))
    finally:
        progress_ends()
    moved = [
        {
            "table": each.table,
            "kind": each.kind.value,
            "was": each.was,
            "now": each.now,
            "sentence": in_words(each.sentence, options.language),
        }
        for each in comparison.moved
    ]
    if options.json:
        print_json({"tables": comparison.tables, "moved": moved})
    elif moved:
        for each in moved:
            print(each["sentence"])
    else:
        print(gettext("Nothing has moved: %(tables)s tables are as they were.") % {"tables": comparison.tables})
    return PARTLY if moved else DONE
