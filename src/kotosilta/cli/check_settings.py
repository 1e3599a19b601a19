"""`kotosilta check-settings`: says what keeps the service from starting, and prints the reference of all settings."""

from __future__ import annotations

import argparse
import os
from gettext import gettext

from django.conf import settings

from kotosilta.cli.output import note, print_json, print_table
from kotosilta.cli.refusals import DONE, REFUSED
from kotosilta.config.env import PREFIX, Declared, Environment
from kotosilta.config.reference import reference
from kotosilta.config.safety import reasons_not_to_start
from kotosilta.language.said import in_words


def run(options: argparse.Namespace) -> int:
    """0 when the service may start, 1 with every reason when it may not."""
    environment: Environment = settings.ENVIRONMENT
    if options.reference:
        print(reference(environment), end="")
        return DONE
    rows = [[PREFIX + each.name, _origin(each), gettext(each.about)] for each in environment.declared]
    reasons = [in_words(reason, options.language) for reason in reasons_not_to_start()]
    if options.json:
        shown = [dict(zip(("name", "from", "about"), row, strict=True)) for row in rows]
        print_json({"settings": shown, "reasons_not_to_start": reasons})
    else:
        print_table([gettext("setting"), gettext("from"), gettext("about")], rows)
    for sentence in reasons:
        note(sentence)
    return REFUSED if reasons else DONE


def _origin(declared: Declared) -> str:
    """Where the value comes from; never the value itself, which may be a secret."""
    name = PREFIX + declared.name
    given = os.environ.get(name) or (declared.secret and os.environ.get(f"{name}_FILE"))
    return gettext("environment") if given else gettext("default")
