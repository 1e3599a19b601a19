"""`kotosilta add-person`: opens an account for somebody, with or without a place in a programme."""

from __future__ import annotations

import argparse
from gettext import gettext

from django.db import transaction

from kotosilta.accounts.changes import open_account
from kotosilta.cli.addresses import mail_address
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.programmes.changes import add_member
from kotosilta.programmes.models import Programme
from kotosilta.programmes.roles import Role
from kotosilta.reasons import Reason, WrongInput


def run(options: argparse.Namespace) -> int:
    """They sign in with a code by mail. An account that is there already stays as it is."""
    address = mail_address(options.email)
    prepare_database()
    with transaction.atomic():
        person = open_account(email=address, name=options.name, language=options.language)
        if options.programme:
            add_member(programme=_programme(options.programme), by=None, person=person, role=Role(options.role))
    print(gettext("%(address)s has an account.") % {"address": person.email})
    return DONE


def _programme(slug: str) -> Programme:
    programme = Programme.objects.filter(slug=slug).first()
    if programme is None:
        raise WrongInput(Reason("There is no programme “%(slug)s”.", {"slug": slug}))
    return programme
