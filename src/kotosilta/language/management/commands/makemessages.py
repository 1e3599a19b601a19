"""Collects the sentences of the interface; the same sentences make the same catalogues, on whatever day and machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages

HEADER = """# Sentences of the interface ({language}). `make messages` collects them from the code and compiles them.
msgid ""
msgstr ""
"Project-Id-Version: kotosilta\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
WRITTEN_HEADER = re.compile(r'\A(?:#.*\n)*msgid ""\nmsgstr ""\n(?:".*"\n)*')


class Command(makemessages.Command):
    """Django's command with one keyword more, no guesses, no dates, and English that follows the code."""

    xgettext_options: list[str] = [*makemessages.Command.xgettext_options, "--keyword=Reason"]  # noqa: RUF012 (Django's)
    msgmerge_options: list[str] = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]  # noqa: RUF012

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads the product only, not its tests, and writes one line per sentence without line numbers."""
        options["ignore_patterns"] = [*options["ignore_patterns"], "tests"]
        options |= {"no_wrap": True, "no_obsolete": True, "add_location": "file", "no_location": False}
        super().handle(*args, **options)

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Writes the catalogue of a language with a header in which nothing changes from one day to the next."""
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / "django.po"
        if locale == "en":
            subprocess.run(["msgen", "--no-wrap", f"--output-file={catalogue}", catalogue], check=True)  # noqa: S603, S607
        text = WRITTEN_HEADER.sub("", catalogue.read_text(encoding="utf-8"), count=1)
        catalogue.write_text(HEADER.format(language=locale) + text, encoding="utf-8")
