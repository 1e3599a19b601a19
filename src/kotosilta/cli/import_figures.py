"""`kotosilta import-figures`: reads the official figures that come with the product, or tables from their sources."""

from __future__ import annotations

import argparse
from gettext import gettext
from typing import TYPE_CHECKING

from kotosilta.cli.output import note, progress, progress_ends
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE, PARTLY, REFUSED
from kotosilta.reasons import NotPossible, Reason

if TYPE_CHECKING:
    from kotosilta.situation.retrieving import Retrieved

EVERY_TABLE = "all"


def run(options: argparse.Namespace) -> int:
    """Says whether anything had to be read. Of several tables some may come (3), or none (1)."""
    result = prepare_database(force=options.force)
    if options.from_source == EVERY_TABLE:
        return _every_table(options.language)
    if options.from_source:
        return _one_table(options.from_source, options.language)
    sentence = (
        gettext("%(series)s series were read.")
        if result.imported
        else gettext("All %(series)s series were there already.")
    )
    print(sentence % {"series": result.series})
    return DONE


def _one_table(key: str, language: str) -> int:
    from kotosilta.language.said import in_words
    from kotosilta.situation.retrieving import retrieve
    from kotosilta.statistics.sources.trouble import SourceTrouble

    try:
        came = retrieve(key, tell=lambda reason: progress(in_words(reason, language)))
    except SourceTrouble as error:
        raise type(error)(_what_stays(key, error)) from error
    finally:
        progress_ends()
    _tell(key, came, language)
    return PARTLY if came.left_out else DONE


def _every_table(language: str) -> int:
    """One table that fails does not keep the others from coming."""
    from kotosilta.language.said import in_words
    from kotosilta.situation.retrieving import retrieve_all

    try:
        outcomes = retrieve_all(tell=lambda reason: progress(in_words(reason, language)))
    finally:
        progress_ends()
    for each in outcomes:
        if each.came is not None:
            _tell(each.table, each.came, language)
        elif each.trouble is not None:
            note(in_words(_what_stays(each.table, each.trouble), language))
    came = [each.came for each in outcomes if each.came is not None]
    print(gettext("%(came)s of %(tables)s tables came.") % {"came": len(came), "tables": len(outcomes)})
    if not came:
        return REFUSED
    return DONE if len(came) == len(outcomes) and not any(each.left_out for each in came) else PARTLY


def _what_stays(key: str, error: NotPossible) -> Reason:
    from kotosilta.situation.retrieving import last_good_day

    if day := last_good_day(key):
        values = {"why": error.reason, "day": day}
        return Reason("%(why)s The figures that are here stay in use; they were retrieved: %(day)s.", values)
    return Reason("%(why)s Nothing was changed.", {"why": error.reason})


def _tell(key: str, came: Retrieved, language: str) -> None:
    from kotosilta.language.said import in_words

    sentence = (
        gettext(
            "Table %(table)s was read: %(values)s values, %(missing)s cells without a value, published %(updated)s."
        )
        if came.new
        else gettext("Table %(table)s says what it said before: %(values)s values, published %(updated)s.")
    )
    print(sentence % {"table": key, "values": came.values, "missing": came.missing, "updated": came.updated or "–"})
    for reason in came.left_out:
        note(in_words(Reason("Left out: %(why)s", {"why": reason}), language))
