"""Turns an event of the trail into the sentence that people read."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext

from kotosilta.audit.kinds import SENTENCES, Kind
from kotosilta.audit.models import AuditEvent


def told(event: AuditEvent, *, actor: str = "") -> str:
    """What happened, in the active language; names are those of the time. An event of a kind unknown today says so.

    `actor` takes the place of the name of that time: sample people are called by their role in the reader's language.
    """
    try:
        sentence = SENTENCES[Kind(event.kind)]
    except ValueError:
        return gettext("%(actor)s did something that this version has no words for (%(kind)s).") % {
            "actor": actor or event.actor,
            "kind": event.kind,
        }
    values = {
        "actor": actor or event.actor or gettext("The service"),
        "target": event.target,
        **{f"after_{name}": value for name, value in event.after.items()},
        **{f"before_{name}": value for name, value in event.before.items()},
    }
    return gettext(sentence.message) % defaultdict(str, values)
