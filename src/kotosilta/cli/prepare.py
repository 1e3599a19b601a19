"""`kotosilta prepare`: makes the data folder ready for the service."""

from __future__ import annotations

import argparse

from kotosilta.cli.preparation import prepare
from kotosilta.cli.refusals import DONE


def run(options: argparse.Namespace) -> int:
    """Says nothing when all went well, so that it can stand in scripts."""
    prepare()
    return DONE
