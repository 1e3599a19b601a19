"""How a measurement is told: what, how much, and what it should stay under."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One figure with its unit and the limit it should stay under (None where nothing is promised)."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def over(self) -> bool:
        return self.limit is not None and self.value > self.limit


def tell(measured: Measured) -> Measured:
    """Prints the figure at once: some of them take minutes."""
    limit = "" if measured.limit is None else f"  (limit {measured.limit:g} {measured.unit})"
    mark = "OVER" if measured.over else "ok" if measured.limit is not None else "–"
    sys.stdout.write(f"{mark:>4}  {measured.value:10.2f} {measured.unit:<3}  {measured.what}{limit}\n")
    sys.stdout.flush()
    return measured


def percentile(values: list[float], share: float) -> float:
    """The value that `share` (0–1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
