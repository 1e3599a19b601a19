"""The registry of source tables: where they are and what their variables and codes are called, old names and new.

It is one content file that an operator can override with a file of the same shape, without a release.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kotosilta.reasons import Reason, WrongInput


class Server(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A server of figures: its interface and the address that everything else stands under."""

    key: str
    api: Literal["pxweb1", "pxweb2", "sotkanet"]
    base: str


class KnownVariable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A variable under the code that was last seen, and under others that it has had or may get (`*` for any signs).

    `codes` names the values that are used, each with its code and older ones: the name is also what a group is called
    here ("total" is no group). `all_codes` are all that were seen, where that is known, so that new ones are noticed.
    `classes` puts single years of age together, so many to a class. `sums` says which groups another is the sum of
    (`*`: all that have no other place), so that what is hidden in one of them is not given away by the others.
    """

    code: str
    also: tuple[str, ...] = ()
    codes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    all_codes: tuple[str, ...] = ()
    classes: int = 0
    sums: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Gives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series of ours that the table gives: for these values (variable → value, by our names), from this source.

    `content` is the code of what is counted where `where` does not name it, and `label` its published name. `choices`
    are values (our names, or codes; `*` for all) that become a group each. `per` makes a percentage: the same with
    these values is the base. `divisor` changes the unit. `average` takes the mean of the months or quarters of each
    year that is whole. What only `fills` takes the place of no figure that another source has.
    """

    indicator: str
    source: str
    where: dict[str, str] = msgspec.field(default_factory=dict)
    content: str = ""
    label: str = ""
    choices: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    per: dict[str, str] = msgspec.field(default_factory=dict)
    divisor: float = 1.0
    average: bool = False
    fills: bool = False


class KnownTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table by our own name: the server, the places where it may be (the one last seen comes first), its variables.

    `area` and `time` name those of the variables that hold areas and periods; a table without areas is about the whole
    country. `every_municipality` says that it has all of today's, or those of the day of `division` where that is set.
    `verified` is the day on which the entry was last compared with real metadata, or "unverified".
    """

    key: str
    server: str
    places: tuple[str, ...]
    verified: Annotated[str, msgspec.Meta(pattern=r"^(unverified|\d{4}-\d{2}-\d{2})$")]
    database: str = ""
    area: str = ""
    time: str = ""
    variables: dict[str, KnownVariable] = msgspec.field(default_factory=dict)
    gives: tuple[Gives, ...] = ()
    every_municipality: bool = True
    division: date | None = None


class Registry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All servers and tables. `divisions` are the days whose municipalities are the same as today's."""

    divisions: tuple[date, ...] = ()
    server: tuple[Server, ...] = ()
    table: tuple[KnownTable, ...] = ()

    def server_of(self, table: KnownTable) -> Server:
        return next(each for each in self.server if each.key == table.server)

    def named(self, key: str) -> KnownTable:
        """The table of that name; WrongInput, with the names that there are, when there is none."""
        for table in self.table:
            if table.key == key:
                return table
        names = ", ".join(table.key for table in self.table)
        raise WrongInput(
            Reason("There is no table “%(key)s” in the registry. There are: %(names)s.", {"key": key, "names": names})
        )


def read_registry(shipped: Path, overriding: Path | None = None, *, bases: dict[str, str] | None = None) -> Registry:
    """The shipped registry; entries of the operator's file take the place of those of the same name.

    `bases` are addresses that take the place of those of all servers with that interface (`pxweb1`, `sotkanet`): a
    mirror, or the stand-in of tests. WrongInput names the file and the place in it that cannot be used.
    """
    registry = _read(shipped)
    if overriding is not None:
        registry = _overridden(registry, _read(overriding))
    for table in registry.table:
        _check(table, registry, overriding or shipped)
    given = bases or {}
    servers = tuple(
        msgspec.structs.replace(server, base=given.get(server.api) or server.base) for server in registry.server
    )
    return msgspec.structs.replace(registry, server=servers)


def _read(path: Path) -> Registry:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Registry)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        values = {"file": path, "why": str(error)}
        raise WrongInput(Reason("The registry of source tables %(file)s cannot be used: %(why)s", values)) from error


def _overridden(shipped: Registry, own: Registry) -> Registry:
    servers = {each.key: each for each in (*shipped.server, *own.server)}
    tables = {each.key: each for each in (*shipped.table, *own.table)}
    return Registry(own.divisions or shipped.divisions, tuple(servers.values()), tuple(tables.values()))


def _check(table: KnownTable, registry: Registry, path: Path) -> None:
    """What a table names has to be there; a mistake in the file must not first be met in the middle of an import."""
    named = [name for name in (table.area, table.time) if name]
    named += [variable for gives in table.gives for variable in (*gives.where, *gives.per, *gives.choices)]
    missing = [name for name in named if name not in table.variables]
    missing += [
        value
        for gives in table.gives
        for variable, value in (*gives.where.items(), *gives.per.items())
        if variable in table.variables and value not in table.variables[variable].codes
    ]
    if table.server not in {each.key for each in registry.server}:
        missing.append(table.server)
    if not table.places:
        missing.append("places")
    if missing:
        values = {"file": path, "table": table.key, "name": missing[0]}
        raise WrongInput(Reason("The registry of source tables %(file)s: table “%(table)s” lacks “%(name)s”.", values))
