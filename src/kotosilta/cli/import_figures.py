"""`kotosilta import-figures`: reads the official figures that come with the product into the database."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE


def run(options: argparse.Namespace) -> int:
    """Says whether anything had to be read."""
    result = prepare_database(force=options.force)
    sentence = (
        gettext("%(series)s series were read.")
        if result.imported
        else gettext("All %(series)s series were there already.")
    )
    print(sentence % {"series": result.series})
    return DONE
