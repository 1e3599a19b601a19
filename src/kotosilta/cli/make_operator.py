"""`kotosilta make-operator`: lets somebody see to the installation; opens an account where there is none."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.accounts.changes import make_operator
from kotosilta.cli.addresses import mail_address
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE


def run(options: argparse.Namespace) -> int:
    """They sign in with a code by mail like everybody else."""
    address = mail_address(options.email)
    prepare_database()
    person = make_operator(email=address, language=options.language)
    print(gettext("%(address)s is an operator now.") % {"address": person.email})
    return DONE
