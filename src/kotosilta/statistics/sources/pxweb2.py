"""PxWebApi, version 2: the same tables by another interface, whose metadata are JSON-stat themselves.

Written from the specification of the interface; no server that the registry names speaks it yet.
"""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from kotosilta.statistics.sources.answers import decoded, table_read, usable
from kotosilta.statistics.sources.calls import Caller
from kotosilta.statistics.sources.limits import CAUTIOUS, Limits
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable, Selection
from kotosilta.statistics.sources.transport import Request
from kotosilta.statistics.sources.trouble import SourceTrouble
from kotosilta.statistics.table import Dimension, Texts

FORMAT = "outputFormat=json-stat2"


class _Config(msgspec.Struct, frozen=True, rename="camel"):
    max_data_cells: int
    max_calls_per_time_window: int
    time_window: float


class PxWeb2:
    """One server; tables are found by their id alone."""

    def __init__(self, caller: Caller, base: str) -> None:
        self.host = caller.host
        self._caller = caller
        self._root = base.rstrip("/")

    def limits(self) -> Limits:
        """Read from `/config`; a server that does not say it in a way that we understand gets cautious calls."""
        if not self._caller.knows_limits:
            self._caller.learn(self._limits_said())
        return self._caller.limits

    def table(self, place: str, language: str = "en") -> LiveTable:
        what = f"“{place}”"
        answer = self._caller.call(Request(self._address(place, "metadata", language)))
        table = table_read(usable(answer, self.host, what), self.host, what)
        return LiveTable(
            title=_first(table.title),
            variables=tuple(_variable(each) for each in table.dimensions),
            updated=table.updated,
        )

    def edition(self, place: str, live: LiveTable) -> str:  # noqa: ARG002  # its metadata say it
        return live.updated

    def data(self, place: str, selection: Selection) -> bytes:
        chosen = [{"variableCode": code, "valueCodes": list(values)} for code, values in selection.items()]
        request = Request(self._address(place, "data"), msgspec.json.encode({"selection": chosen}))
        return usable(self._caller.call(request), self.host, f"“{place}”")

    def _limits_said(self) -> Limits:
        answer = self._caller.call(Request(f"{self._root}/config"))
        try:
            said = decoded(usable(answer, self.host, "config"), _Config, self.host, "config")
        except SourceTrouble:
            return CAUTIOUS
        return Limits(max(said.max_calls_per_time_window, 1), max(said.time_window, 0.001), max(said.max_data_cells, 1))

    def _address(self, place: str, part: str, language: str = "en") -> str:
        return f"{self._root}/tables/{quote(place)}/{part}?lang={language}&{FORMAT}"


def _variable(dimension: Dimension) -> LiveVariable:
    return LiveVariable(
        code=dimension.id,
        text=_first(dimension.label) or dimension.id,
        codes=dimension.codes,
        texts=next(iter(dimension.labels.values()), ()),
    )


def _first(texts: Texts) -> str:
    return next(iter(texts.values()), "")
