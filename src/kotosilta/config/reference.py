"""The reference of all settings as a page of the documentation, written from their declarations."""

from __future__ import annotations

from kotosilta.config.env import PREFIX, Declared, Environment
from kotosilta.reasons import Reason

HEAD = """# Settings

Every setting is an environment variable. Written by `kotosilta check-settings --reference`: change the declarations in
`src/kotosilta/config/settings.py`, not this page. A secret may also be given as a file, with `_FILE` after its name.

| Variable | Kind | Default | About |
| --- | --- | --- | --- |
"""


def reference(environment: Environment) -> str:
    """Markdown in English, one row per setting in the order of their declaration."""
    return HEAD + "".join(_row(each) for each in environment.declared)


def _row(declared: Declared) -> str:
    cells = (f"`{PREFIX}{declared.name}`", _in_english(declared.kind), declared.default or "–", declared.about)
    return "".join(f"| {cell} " for cell in cells) + "|\n"


def _in_english(kind: Reason) -> str:
    return kind.message % dict(kind.values)
