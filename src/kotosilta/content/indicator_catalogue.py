"""The catalogue of indicators: what could be known, from which table, how certain that is, and what may be offered."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Literal

import msgspec

from kotosilta.content.catalogue import Indicator, SeriesBreak, Source
from kotosilta.content.guidance import EXAMPLES, QUESTIONS, indicators, named_by_key, requests, sources, which_exist
from kotosilta.content.load import ContentError, load_toml
from kotosilta.content.text import Text
from kotosilta.reasons import Reason

SHIPPED, OPEN, ASKED = "indicators_facts.toml", "indicators_open.toml", "indicators_asked.toml"
WORDS, FURTHER_SOURCES = "indicators_words.toml", "indicators_sources.toml"
UNVERIFIED = "unverified"
UNKNOWN = "unknown"
Month = Annotated[int, msgspec.Meta(ge=1, le=12)]


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is taken out of a table: `table` is a key of the registry of source tables.

    `content` is the source's code, "unknown" where it has to be read from the metadata; `label` then is the published
    name to look for, if that is known. `choices` are the codes wanted (`*` for all), by the registry's variables.
    """

    table: str
    content: str = ""
    label: str = ""
    choices: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a series is made, and where it is had from.

    `counted` is the numerator and `base` the denominator, a key of `indicators_words.toml` (empty for a plain count),
    as are `derivation`, `disclosure` (what the source hides) and `breaks`. `published` is the usual month. `level` is
    the smallest area that is known to be there. `direction` says which way is wanted, where everybody agrees on that.
    `verified` is the day on which the series was compared with recorded or shipped data, or "unverified". `request`
    is the ready text to ask with.
    """

    counted: Text
    base: str = ""
    direction: Literal["up", "down", "none"]
    derivation: str
    disclosure: str
    interval: Literal["year", "month", "election", "other", "unknown"]
    published: Month | Literal["unknown"]
    level: Literal["municipality", "polling_district", "constituency", "region", "country", "unknown"]
    access: Literal["pxweb", "rest", "by_hand", "request", "own"]
    verified: Annotated[str, msgspec.Meta(pattern=rf"^(\d{{4}}-\d{{2}}-\d{{2}}|{UNVERIFIED})$")]
    queries: tuple[Query, ...] = ()
    breaks: tuple[str, ...] = ()
    request: str | None = None


class Catalogued(Indicator, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An indicator with all that the catalogue says of it."""

    facts: Facts

    @property
    def is_verified(self) -> bool:
        return self.facts.verified != UNVERIFIED


class _Break(Text, frozen=True, forbid_unknown_fields=True, kw_only=True):
    year: int


class CatalogueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What several series have in common, by key: denominators, derivations, rules of disclosure, breaks."""

    base: dict[str, Text]
    derivation: dict[str, Text]
    disclosure: dict[str, Text]
    breaks: dict[str, _Break] = msgspec.field(name="break")


class _Facts(msgspec.Struct, forbid_unknown_fields=True):
    facts: dict[str, Facts]


class _Further(msgspec.Struct, forbid_unknown_fields=True):
    indicator: tuple[Catalogued, ...]


class _Sources(msgspec.Struct, forbid_unknown_fields=True):
    source: tuple[Source, ...]


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Catalogued]:
    """All indicators by key: first those that come with the product, then open tables, then what has to be asked for.

    Raises ContentError for a file that does not fit, or that names what does not exist.
    """
    shipped = load_toml(SHIPPED, _Facts).facts
    which_exist(SHIPPED, "facts", shipped, indicators())
    which_exist(SHIPPED, "facts", indicators(), shipped)
    every = [
        *(
            (SHIPPED, Catalogued(**msgspec.structs.asdict(each), facts=shipped[key]))
            for key, each in indicators().items()
        ),
        *((file, each) for file in (OPEN, ASKED) for each in load_toml(file, _Further).indicator),
    ]
    for file, each in every:
        _check(file, each)
    return named_by_key(OPEN, tuple(_with_breaks(each) for _, each in every))


@lru_cache(maxsize=1)
def catalogue_sources() -> Mapping[str, Source]:
    """The sources of the shipped figures, and after them those that the rest of the catalogue is had from."""
    further = named_by_key(FURTHER_SOURCES, load_toml(FURTHER_SOURCES, _Sources).source)
    return {**sources(), **further}


@lru_cache(maxsize=1)
def catalogue_words() -> CatalogueWords:
    return load_toml(WORDS, CatalogueWords)


def is_offered(indicator: Catalogued, confirmed: Container[str]) -> bool:
    """Whether a coordinator may be offered it: verified by us, or confirmed on this installation by an import.

    What nobody has seen figures of is listed in the catalogue, and nowhere else.
    """
    return indicator.is_verified or indicator.key in confirmed


def offered(confirmed: Container[str]) -> Mapping[str, Catalogued]:
    """The indicators that may be offered, in the order of the catalogue; `confirmed` are keys (see `is_offered`)."""
    return {key: each for key, each in catalogue().items() if is_offered(each, confirmed)}


def _with_breaks(indicator: Catalogued) -> Catalogued:
    """With the shared breaks beside its own, so that whoever draws a series need not know where they were written."""
    shared = ((catalogue_words().breaks[key]) for key in indicator.facts.breaks)
    breaks = tuple(SeriesBreak(each.year, Text(each.sv, each.fi, each.en)) for each in shared)
    return msgspec.structs.replace(indicator, breaks=indicator.breaks + breaks)


def _check(file: str, each: Catalogued) -> None:
    words, facts = catalogue_words(), each.facts
    known: tuple[tuple[Iterable[str], Iterable[str]], ...] = (
        ([each.source], catalogue_sources()),
        (each.questions, QUESTIONS),
        (each.examples, EXAMPLES),
        ([facts.base] if facts.base else [], words.base),
        ([facts.derivation], words.derivation),
        ([facts.disclosure], words.disclosure),
        (facts.breaks, words.breaks),
        ([facts.request] if facts.request else [], requests()),
    )
    for names, there in known:
        which_exist(file, each.key, names, there)
    fetched = facts.access in ("pxweb", "rest")
    if fetched != bool(facts.queries) or not (fetched or facts.request):
        raise ContentError(
            Reason(
                "The content file %(file)s does not fit: %(entry)s needs %(expected)s",
                {"file": file, "entry": each.key, "expected": "queries if it is fetched, otherwise a request"},
            )
        )
