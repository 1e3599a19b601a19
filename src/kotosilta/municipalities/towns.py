"""Which municipalities call themselves towns: the law knows no difference, but the names of their bodies do."""

from __future__ import annotations

from functools import lru_cache

from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import register_rows


def is_town(municipality: Municipality) -> bool:
    """Whether it calls itself stad or kaupunki, as a municipality may decide by itself."""
    return municipality.code in _towns()


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(row["code"] for row in register_rows("towns.csv"))
