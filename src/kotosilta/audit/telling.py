"""Turns an event of the trail into the sentence that people read."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from django.conf import settings
from django.utils.translation import get_language, gettext

from kotosilta.audit.kinds import SENTENCES, Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.language.days import written_date

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def told(event: AuditEvent, *, actor: str = "") -> str:
    """What happened, in the active language; names are those of the time. An event of a kind unknown today says so.

    `actor` takes the place of the name of that time: sample people are called by their role in the reader's language.
    """
    actor = actor or event.actor or (gettext("A former user") if event.person else gettext("The service"))
    try:
        sentence = SENTENCES[Kind(event.kind)]
    except ValueError:
        return gettext("%(actor)s did something that this version has no words for (%(kind)s).") % {
            "actor": actor,
            "kind": event.kind,
        }
    values = {
        "actor": actor,
        "target": event.target or gettext("a former user"),
        **{f"after_{name}": value for name, value in event.after.items()},
        **{f"before_{name}": value for name, value in event.before.items()},
    }
    return gettext(sentence.message) % defaultdict(str, {name: _readable(value) for name, value in values.items()})


def _readable(value: object) -> object:
    """Days stand in the trail as 2026-11-24; people read them as they write them."""
    return _DAY.sub(_written, value) if isinstance(value, str) else value


def _written(found: re.Match[str]) -> str:
    try:
        return written_date(date.fromisoformat(found[0]), get_language() or settings.LANGUAGE_CODE)
    except ValueError:
        return found[0]
