"""`kotosilta import-figures`: reads the official figures that come with the product, or one table from its source."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import progress, progress_ends
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.reasons import Reason


def run(options: argparse.Namespace) -> int:
    """Says whether anything had to be read."""
    result = prepare_database(force=options.force)
    if options.from_source:
        print(_from_source(options.from_source, options.language))
        return DONE
    sentence = (
        gettext("%(series)s series were read.")
        if result.imported
        else gettext("All %(series)s series were there already.")
    )
    print(sentence % {"series": result.series})
    return DONE


def _from_source(key: str, language: str) -> str:
    from kotosilta.language.said import in_words
    from kotosilta.situation.retrieving import last_good_day, retrieve
    from kotosilta.statistics.sources.trouble import SourceTrouble

    try:
        came = retrieve(key, tell=lambda reason: progress(in_words(reason, language)))
    except SourceTrouble as error:
        day = last_good_day(key)
        kept = Reason("%(why)s Nothing was changed.", {"why": error.reason})
        if day:
            values = {"why": error.reason, "day": day}
            kept = Reason("%(why)s The figures that are here stay in use; they were retrieved: %(day)s.", values)
        raise type(error)(kept) from error
    finally:
        progress_ends()
    sentence = (
        gettext(
            "Table %(table)s was read: %(values)s values, %(missing)s cells without a value, published %(updated)s."
        )
        if came.new
        else gettext("Table %(table)s says what it said before: %(values)s values, published %(updated)s.")
    )
    return sentence % {"table": key, "values": came.values, "missing": came.missing, "updated": came.updated or "–"}
