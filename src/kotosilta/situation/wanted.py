"""Which indicators of the catalogue are taken from which table of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.conf import settings

from kotosilta.content.indicator_catalogue import UNKNOWN, catalogue
from kotosilta.content.load import files_root
from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.sources.registry import Gives, KnownTable, Registry, read_registry

REGISTRY = "source_tables.toml"
# Ways of deriving that leave a published figure what it is; other indicators follow from these, or are counted here.
TAKEN_AS_THEY_ARE = frozenset({"as_published", "carried"})
MEAN = "mean_of_twelve_months"


def registry() -> Registry:
    """The registry of source tables with the operator's own entries, and what the catalogue asks of each table."""
    bases = {"pxweb1": settings.PXWEB_BASE, "pxweb2": settings.PXWEB_BASE, "sotkanet": settings.SOTKANET_BASE}
    own = Path(settings.SOURCE_TABLES) if settings.SOURCE_TABLES else None
    known = read_registry(files_root / REGISTRY, own, bases=bases)
    return msgspec.structs.replace(known, table=tuple(_with_wishes(table) for table in known.table))


def useful_table(known: Registry, key: str) -> KnownTable:
    """The table of that name; WrongInput, with the names of those that give something, when it gives nothing."""
    table = known.named(key)
    if not table.gives:
        names = ", ".join(each.key for each in known.table if each.gives)
        raise WrongInput(
            Reason(
                "Table %(key)s gives no figures that the situation picture uses. These do: %(names)s.",
                {"key": key, "names": names},
            )
        )
    return table


def _with_wishes(table: KnownTable) -> KnownTable:
    named = {gives.indicator for gives in table.gives}
    wishes = tuple(gives for gives in _wishes(table) if gives.indicator not in named)
    return msgspec.structs.replace(table, gives=table.gives + wishes)


def _wishes(table: KnownTable) -> Iterator[Gives]:
    """What the queries of the catalogue ask of a table, as far as its variables are known."""
    for each in catalogue().values():
        if each.facts.derivation not in {*TAKEN_AS_THEY_ARE, MEAN}:
            continue
        for query in each.facts.queries:
            if query.table == table.key and set(query.choices) <= set(table.variables):
                yield Gives(
                    indicator=each.key,
                    source=each.source,
                    content="" if query.content == UNKNOWN else query.content,
                    label=query.label,
                    choices=query.choices,
                    average=each.facts.derivation == MEAN,
                )
