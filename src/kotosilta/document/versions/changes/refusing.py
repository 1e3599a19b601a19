"""How a change refuses: with the field that the reason stands beside."""

from __future__ import annotations

from kotosilta.document.versions.rules import Refusal
from kotosilta.reasons import NotPossible


def check(refusal: Refusal | None) -> None:
    """Raises NotPossible where a rule has given a refusal."""
    if refusal:
        raise NotPossible(refusal[1], field=refusal[0])
