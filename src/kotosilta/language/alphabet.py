"""The order of names that Swedish and Finnish readers expect."""

from __future__ import annotations

_LAST = str.maketrans("åäö", "{|}")


def alphabetical(name: str) -> str:
    """Sort key by which å, ä and ö come last."""
    return name.casefold().translate(_LAST)
