"""`kotosilta dispose-trail`: removes events whose retention time is over; the trail says that it was done."""

from __future__ import annotations

import argparse
from gettext import gettext

from django.utils import timezone

from kotosilta.audit.trail import dispose
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE


def run(options: argparse.Namespace) -> int:
    """Events of the given day and later stay."""
    prepare_database()
    count = dispose(before=options.before, today=timezone.localdate())
    print(gettext("%(count)s events were removed from the trail.") % {"count": count})
    return DONE
