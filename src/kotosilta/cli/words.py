"""In which language the command speaks, and the sentences of Python's own argument parser in that language."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kotosilta.content.text import LANGUAGES
from kotosilta.reasons import Reason

LOCALE = Path(__file__).parent.parent / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order that gettext reads them
OTHERWISE = "en"


def gettext_noop(message: str) -> str:
    """Marks a sentence for the catalogues; it is translated where it is printed."""
    return message


PHRASES_OF_ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("expected one argument"),
    gettext_noop("one of the arguments %s is required"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
)


def language_asked(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """The first language of `--lang` that Kotosilta speaks, or that of the environment; English otherwise."""
    asked = _option("--lang", arguments)
    environment = next((variables[name] for name in VARIABLES if variables.get(name)), "")
    spoken = [tag.strip()[:2].lower() for tag in f"{asked},{environment.replace(':', ',')}".split(",")]
    return next((tag for tag in spoken if tag in LANGUAGES), OTHERWISE)


def speak(language: str) -> None:
    """Makes `gettext` (and with it the argument parser, and every command started from here) speak `language`."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("django", LOCALE)
    gettext.textdomain("django")


def said(reason: Reason) -> str:
    """A reason in the language of the command, for commands that run without Django."""
    values = {name: said(value) if isinstance(value, Reason) else value for name, value in reason.values.items()}
    return gettext.gettext(reason.message) % values


def _option(name: str, arguments: Sequence[str]) -> str:
    for place, argument in enumerate(arguments):
        if argument == name:
            return "".join(arguments[place + 1 : place + 2])
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return ""
