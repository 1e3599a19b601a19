"""`kotosilta statistics check-sources`: what has moved at the sources of official figures."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import note, print_json, progress, progress_ends
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE, PARTLY
from kotosilta.language.said import in_words
from kotosilta.situation.retrieving import check_sources


def check(options: argparse.Namespace) -> int:
    """0 when nothing has moved, 3 when something has; without a network it is refused with a sentence (1)."""
    prepare_database()
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
    unclear = [
        {"table": each.table, "indicator": indicator, "sentence": in_words(why, options.language)}
        for each in comparison.looked
        for indicator, why in each.unclear
    ]
    if options.json:
        confirmed = {each.table: each.indicators for each in comparison.looked if each.indicators}
        tables = comparison.tables
        print_json({"tables": tables, "moved": moved, "confirmed": confirmed, "unclear": unclear})
        return PARTLY if moved else DONE
    for each in moved:
        print(each["sentence"])
    if not moved:
        print(gettext("Nothing has moved: %(tables)s tables are as they were.") % {"tables": comparison.tables})
    for each in unclear:
        note(each["sentence"])
    return PARTLY if moved else DONE
