"""Reads `KOTOSILTA_*`: typed, secrets also from files, all mistakes reported together instead of one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kotosilta.reasons import Reason

PREFIX = "KOTOSILTA_"
TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})
Value = TypeVar("Value")


@dataclass(frozen=True)
class Declared:
    """One setting, as the reference describes it. `about` is a sentence of the message catalogues."""

    name: str
    kind: Reason
    default: str
    about: str
    secret: bool = False


class Environment:
    """Typed reading; a value that cannot be used leaves the default in place and a sentence in `problems`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.declared: list[Declared] = []
        self.problems: list[Reason] = []

    def text(self, name: str, default: str, about: str) -> str:
        return self._read(Declared(name, Reason("text"), default, about), default, str)

    def flag(self, name: str, about: str) -> bool:
        """Off unless it is switched on."""
        return self._read(Declared(name, Reason("1 or 0"), "0", about), False, _flag)

    def number(self, name: str, default: int, lowest: int, highest: int, about: str) -> int:
        def within(text: str) -> int:
            if not lowest <= int(text) <= highest:
                raise ValueError
            return int(text)

        kind = Reason("whole number %(lowest)s to %(highest)s", {"lowest": lowest, "highest": highest})
        return self._read(Declared(name, kind, str(default), about), default, within)

    def choice(self, name: str, options: tuple[str, ...], about: str) -> str:
        """One of the options, or "" where nothing was chosen."""

        def chosen(text: str) -> str:
            if text not in options:
                raise ValueError
            return text

        kind = Reason("one of: %(options)s", {"options": ", ".join(options)})
        return self._read(Declared(name, kind, "", about), "", chosen)

    def names(self, name: str, default: tuple[str, ...], about: str) -> tuple[str, ...]:
        def parted(text: str) -> tuple[str, ...]:
            return tuple(part.strip() for part in text.split(",") if part.strip())

        return self._read(
            Declared(name, Reason("names with commas between"), ",".join(default), about), default, parted
        )

    def folder(self, name: str, default: Path, shown_default: str, about: str) -> Path:
        """`shown_default` stands in the reference, where a path of somebody's machine would mislead."""
        return self._read(Declared(name, Reason("folder"), shown_default, about), default, _folder)

    def secret(self, name: str, about: str) -> str:
        """A secret, or with `_FILE` after its name the file that holds it."""
        given = self._read(Declared(name, Reason("secret text"), "", about, secret=True), "", str)
        path = self._variables.get(f"{PREFIX}{name}_FILE")
        if not path:
            return given
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            values = {"name": f"{PREFIX}{name}_FILE", "file": path}
            self.problems.append(Reason("%(name)s names the file %(file)s, which cannot be read.", values))
            return given

    def unknown(self) -> list[str]:
        """Variables with our prefix that mean nothing: misspelt ones, which would otherwise be ignored in silence."""
        known = {f"{PREFIX}{each.name}" for each in self.declared}
        secret_files = {f"{PREFIX}{each.name}_FILE" for each in self.declared if each.secret}
        return sorted(name for name in self._variables if name.startswith(PREFIX) and name not in known | secret_files)

    def _read(self, declared: Declared, default: Value, convert: Callable[[str], Value]) -> Value:
        self.declared.append(declared)
        name = PREFIX + declared.name
        given = self._variables.get(name, "").strip()
        if not given:
            return default
        try:
            return convert(given)
        except (ValueError, RuntimeError):  # RuntimeError: "~somebody" who has no home
            values = {"name": name, "value": given, "kind": declared.kind}
            self.problems.append(Reason("%(name)s is “%(value)s”, but has to be: %(kind)s.", values))
            return default


def _flag(text: str) -> bool:
    if text.lower() not in TRUE | FALSE:
        raise ValueError
    return text.lower() in TRUE


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()
