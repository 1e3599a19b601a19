"""`kotosilta remind`: posts the letters by which owners of measures and indicators are asked to report."""

from __future__ import annotations

import argparse
from gettext import gettext

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kotosilta.cli.output import note, print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.followup.changes import Letters, remind


def run(options: argparse.Namespace) -> int:
    """One line for each open round. Running it again posts nothing twice."""
    prepare_database()
    found = remind(now=timezone.now(), address_of=address_of, dry_run=options.dry_run)
    if options.json:
        print_json([_described(each) for each in found])
        return DONE
    if not found:
        note(gettext("No round of reports is open."))
        return DONE
    header = (gettext("programme"), gettext("year"), gettext("letters"), gettext("owners without an address"))
    print_table(header, [_cells(each) for each in found])
    if options.dry_run:
        note(gettext("Nothing has been posted: this was a look."))
    return DONE


def _cells(letters: Letters) -> tuple[str, str, str, str]:
    return letters.programme.slug, str(letters.year), str(letters.posted), str(letters.without_address)


def _described(letters: Letters) -> dict[str, object]:
    return {
        "programme": letters.programme.slug,
        "year": letters.year,
        "posted": letters.posted,
        "without_address": letters.without_address,
    }


def address_of(secret: str, language: str) -> str:
    """The whole address of a link; a letter that is sent by itself knows no request to take it from."""
    with override(language):
        return base_address() + reverse("reported:report", args=[secret])


def base_address() -> str:
    """Where people reach the service, without a slash at the end."""
    if settings.ADDRESS:
        return str(settings.ADDRESS).rstrip("/")
    host = next((each for each in settings.ALLOWED_HOSTS if not each.startswith(".")), "localhost")
    return f"http://{host}:{settings.PORT}" if settings.DEMO else f"https://{host}"
