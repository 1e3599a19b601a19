"""The PxWeb API, version 1: Statistics Finland, the integration indicators, the Helsinki region.

Query and answer as in Statistics Finland's guide to the interface; what is not written there is marked in the registry.
"""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.answers import decoded, unreadable, usable
from kotosilta.statistics.sources.calls import Caller
from kotosilta.statistics.sources.limits import CAUTIOUS, Limits
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable, Selection
from kotosilta.statistics.sources.transport import Request
from kotosilta.statistics.sources.trouble import SourceTrouble

LANGUAGE = "en"  # nothing of the words is shown, and codes are the same in all languages; names may be looked up


class _Variable(msgspec.Struct, frozen=True, rename="camel"):
    code: str
    text: str = ""
    values: tuple[str, ...] | None = None
    value_texts: tuple[str, ...] | None = None
    elimination: bool = False


class _Table(msgspec.Struct, frozen=True):
    variables: tuple[_Variable, ...]
    title: str = ""


class _Listed(msgspec.Struct, frozen=True):
    id: str
    updated: str = ""


class _Config(msgspec.Struct, frozen=True, rename="camel"):
    max_cells: int
    max_calls: int
    time_window: float


class PxWeb1:
    """One database of a PxWeb server."""

    def __init__(self, caller: Caller, base: str, database: str) -> None:
        self.host = caller.host
        self._caller = caller
        self._base = base.rstrip("/")
        self._database = quote(database)

    def limits(self) -> Limits:
        """Read from `?config`; a server that does not say it in a way that we understand gets cautious calls."""
        if not self._caller.knows_limits:
            self._caller.learn(self._limits_said())
        return self._caller.limits

    def table(self, place: str, language: str = LANGUAGE) -> LiveTable:
        """The metadata, which have no time of update: `edition` asks for that."""
        what = f"“{place}”"
        answer = self._caller.call(Request(self._address(place, language)))
        said = decoded(usable(answer, self.host, what), _Table, self.host, what)
        variables = tuple(self._variable(each, what) for each in said.variables)
        return LiveTable(title=said.title, variables=variables)

    def edition(self, place: str, live: LiveTable) -> str:  # noqa: ARG002  # its metadata say nothing of it
        """The time in the listing of the folder; it only tells editions apart, so it is no trouble without one."""
        folder, _, name = place.rpartition("/")
        try:
            answer = self._caller.call(Request(self._address(folder)))
            listed = decoded(usable(answer, self.host, folder), tuple[_Listed, ...], self.host, folder)
        except SourceTrouble:
            return ""
        same = {name, name.removesuffix(".px"), f"{name}.px"}
        return next((each.updated for each in listed if each.id in same), "")

    def data(self, place: str, selection: Selection) -> bytes:
        """Every variable is asked for by its codes, so that nothing is left to the server's own choice."""
        query = [
            {"code": code, "selection": {"filter": "item", "values": list(values)}}
            for code, values in selection.items()
        ]
        body = msgspec.json.encode({"query": query, "response": {"format": "json-stat2"}})
        answer = self._caller.call(Request(self._address(place), body))
        return usable(answer, self.host, f"“{place}”")

    def _variable(self, said: _Variable, what: str) -> LiveVariable:
        if said.values is None:
            why = Reason("It gives no codes for the variable “%(variable)s”.", {"variable": said.code})
            raise unreadable(self.host, what, why)
        return LiveVariable(
            code=said.code,
            text=said.text,
            codes=said.values,
            texts=said.value_texts or (),
            may_be_left_out=said.elimination,
        )

    def _limits_said(self) -> Limits:
        answer = self._caller.call(Request(f"{self._address('')}?config"))
        try:
            said = decoded(usable(answer, self.host, "?config"), _Config, self.host, "?config")
        except SourceTrouble:
            return CAUTIOUS
        return Limits(max(said.max_calls, 1), max(said.time_window, 0.001), max(said.max_cells, 1))

    def _address(self, place: str, language: str = LANGUAGE) -> str:
        return "/".join(filter(None, (self._base, language, self._database, quote(place))))
