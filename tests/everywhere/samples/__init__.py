"""What every address is called with when all are called as everybody: values from real rows, and what a POST sends.

Each room has a file here. `@sample("process:setup")` stands above a function that gets a programme, makes the rows it
needs in it and returns a `Sample`. An address without one fails `test_access.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kotosilta.programmes.models import Programme


@dataclass(frozen=True)
class Sample:
    """How to call one address.

    `values` fill the places of the address (without the programme's own). `data` is what a POST sends that succeeds
    (answered by a redirect). `rows` names the fields of `data` that hold the id of a row of the programme: with the id
    of another programme's row the POST must be refused. Where a POST cannot succeed by itself, `why_not` says why.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    why_not: str = ""


Maker = Callable[[Programme], Sample]
SAMPLES: dict[str, Maker] = {}


def sample(name: str) -> Callable[[Maker], Maker]:
    """Registers how the address of this name is called."""

    def register(maker: Maker) -> Maker:
        assert name not in SAMPLES, f"{name} has two samples"
        SAMPLES[name] = maker
        return maker

    return register


def plain(*names: str) -> None:
    """Addresses that need no values, and take no POST that has to succeed."""
    for name in names:
        sample(name)(lambda _programme: Sample())


for module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(module.name)
