"""`kotosilta close-account`: closes somebody's account and erases their name and address, as they have asked."""

from __future__ import annotations

import argparse
from gettext import gettext

from django.utils import timezone

from kotosilta.accounts.models import Person
from kotosilta.cli.addresses import mail_address
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.programmes.leaving import close_account
from kotosilta.reasons import Reason, WrongInput


def run(options: argparse.Namespace) -> int:
    """What they wrote in programmes stays, without their name."""
    address = mail_address(options.email)
    prepare_database()
    person = Person.objects.filter(email=address).first()
    if person is None:
        raise WrongInput(Reason("Nobody has an account with the address %(address)s.", {"address": address}))
    close_account(person=person, by=None, now=timezone.now())
    print(gettext("The account of %(address)s has been closed.") % {"address": address})
    return DONE
