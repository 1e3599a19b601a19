"""The parser of the command line, and how it says that something was written wrongly."""

from __future__ import annotations

import argparse
from datetime import date
from typing import NoReturn

HIGHEST_PORT = 65535


class Misused(Exception):
    """The command line cannot be read; `command` is what to ask for help."""

    def __init__(self, message: str, command: str) -> None:
        super().__init__(message)
        self.command = command


class Parser(argparse.ArgumentParser):
    """Python's parser with our way of saying that something was written wrongly."""

    def error(self, message: str) -> NoReturn:
        raise Misused(message, self.prog)


def day(text: str) -> date:
    """Reads a day as 2020-01-01; ValueError makes the parser say what is wrong with which option."""
    return date.fromisoformat(text)


def port(text: str) -> str:
    """Checks a port; ValueError makes the parser say what is wrong with which option."""
    if not text.isdecimal() or not 1 <= int(text) <= HIGHEST_PORT:
        raise ValueError
    return text
