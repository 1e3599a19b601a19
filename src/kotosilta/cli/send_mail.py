"""`kotosilta send-mail`: sends what waits in the outbox, once or for as long as the service runs."""

from __future__ import annotations

import argparse
import logging
import os
import time
from dataclasses import asdict
from gettext import gettext

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from kotosilta.cli.output import note, print_json
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE, PARTLY
from kotosilta.cli.remind import address_of
from kotosilta.followup.changes import remind
from kotosilta.notices.outbox import send_waiting
from kotosilta.reasons import NotPossible, Reason

PAUSE_IN_SECONDS = 3  # somebody waits for a code
PAUSE_BETWEEN_LOOKS_IN_SECONDS = 3600.0  # what is to be reported changes by the day
logger = logging.getLogger(__name__)


def run(options: argparse.Namespace) -> int:
    """0 when nothing waits any more, 3 when something could not be sent."""
    if not settings.MAIL_SERVER:
        raise NotPossible(Reason("No mail server is set (KOTOSILTA_MAIL_SERVER). Messages stay in the outbox."))
    if options.parent:
        _keep_on(options.parent)
        return DONE
    prepare_database()
    result = send_waiting(now=timezone.now())
    if options.json:
        print_json(asdict(result))
    else:
        print(gettext("Sent: %(sent)s. Waiting: %(waiting)s. Given up: %(given_up)s.") % asdict(result))
    if result.waiting or result.given_up:
        note(gettext("What could not be sent stays in the outbox and is tried again."))
        return PARTLY
    return DONE


def _keep_on(parent: int) -> None:
    """Until the process that started this one is gone. A database that does not answer is asked again in a moment."""
    looked_at = -PAUSE_BETWEEN_LOOKS_IN_SECONDS
    while os.getppid() == parent:
        try:
            send_waiting(now=timezone.now())
            if time.monotonic() - looked_at >= PAUSE_BETWEEN_LOOKS_IN_SECONDS:
                _look_who_has_to_report()
                looked_at = time.monotonic()
        except DatabaseError:
            logger.exception("notice.sender_failed")
            connection.close()
        time.sleep(PAUSE_IN_SECONDS)


def _look_who_has_to_report() -> None:
    """Posts what is due, each letter once however often this looks. A defect here must not keep other mail waiting."""
    try:
        remind(now=timezone.now(), address_of=address_of)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("reminder.failed")
