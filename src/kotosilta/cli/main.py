"""Entry of the command: reads the line, loads the one command that was asked for, turns trouble into sentences."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from gettext import gettext

from kotosilta.cli.arguments import command_line
from kotosilta.cli.parser import Misused
from kotosilta.cli.refusals import INTERRUPTED, REFUSED, WRONG, exit_code, refusal
from kotosilta.cli.words import language_asked, said, speak
from kotosilta.reasons import Reason

SETTINGS_AS_OPTIONS = ("demo", "host", "port")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 refused, 2 wrong use or input, 3 part done."""
    line = list(sys.argv[1:] if arguments is None else arguments)
    language = language_asked(line, os.environ)
    speak(language)
    try:
        return _run(command_line().parse_args(line), language)
    except Misused as misused:
        hint = gettext("How to use it: %(command)s --help") % {"command": misused.command}
        print(f"{misused.command}: {misused}\n{hint}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough; Python must not complain about that once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _run(options: argparse.Namespace, language: str) -> int:
    for name in SETTINGS_AS_OPTIONS:
        if given := getattr(options, name, None):
            os.environ[f"KOTOSILTA_{name.upper()}"] = given
    alone = getattr(options, "without_database", False)
    if not alone:
        _load_django(language)
    # Loading a command takes the better part of a second, so only the one that was asked for is loaded.
    command = importlib.import_module(f"kotosilta.cli.{options.command.replace('-', '_')}")
    try:
        options.language = language
        return int(command.run(options))
    except Exception as error:
        # The border of the command: what has a reason is said as a sentence, everything else rises as it is.
        reason = refusal(error)
        if reason is None:
            raise
        print(said(reason) if alone else _in_words(reason, language), file=sys.stderr)
        return exit_code(error)


def _in_words(reason: Reason, language: str) -> str:
    from kotosilta.language.said import in_words

    return in_words(reason, language)


def _load_django(language: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kotosilta.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(language)


if __name__ == "__main__":
    sys.exit(main())
