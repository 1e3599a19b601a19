"""The content of the situation picture: what is shown and asked for, in which words, checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import Literal, Protocol, TypeVar

import msgspec

from kotosilta.content.catalogue import (
    ExampleIndicator,
    FindingText,
    GuidingQuestion,
    Indicator,
    Method,
    Request,
    Source,
)
from kotosilta.content.load import ContentError, load_toml
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.reasons import Reason

QUESTIONS = tuple(f"C3.{number}" for number in range(4, 14))
EXAMPLES = ("I1", "I2", "I3a", "I3b", "I4", "I5", "I6", "I7a", "I7b", "I8", "I9", "I10", "I11")
SOURCE_KINDS = tuple(f"M{number}" for number in range(1, 8))
REQUEST_PLACES = frozenset({"municipality", "receiver", "sender"})


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=_Keyed)


class _Indicators(msgspec.Struct, forbid_unknown_fields=True):
    indicator: tuple[Indicator, ...]


class _Sources(msgspec.Struct, forbid_unknown_fields=True):
    source: tuple[Source, ...]


class _Methods(msgspec.Struct, forbid_unknown_fields=True):
    method: tuple[Method, ...]


class _Questions(msgspec.Struct, forbid_unknown_fields=True):
    question: tuple[GuidingQuestion, ...]


class _Asking(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A request as the file has it: what is asked for, and the name of the letter it is put into."""

    key: str
    title: Text
    receiver_role: str | None = None
    receiver: Text | None = None
    where: Literal["everywhere", "mainland", "aland"] = "everywhere"
    letter: str
    why: Text
    subject: Text
    asks: Text
    takes: Text


class _Requests(msgspec.Struct, forbid_unknown_fields=True):
    letter: dict[str, Text]
    request: tuple[_Asking, ...]


class _Examples(msgspec.Struct, forbid_unknown_fields=True):
    example: tuple[ExampleIndicator, ...]


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Who published the figures, by key. As all functions here it raises ContentError for a file that does not fit."""
    return named_by_key("sources.toml", load_toml("sources.toml", _Sources).source)


@lru_cache(maxsize=1)
def methods() -> Mapping[str, Method]:
    """How derived figures are made, by key."""
    return named_by_key("methods.toml", load_toml("methods.toml", _Methods).method)


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """The official series that are shown, by key; each names a source, guiding questions and examples that exist."""
    file = "indicators.toml"
    found = named_by_key(file, load_toml(file, _Indicators).indicator)
    for each in found.values():
        which_exist(file, each.key, [each.source], sources())
        which_exist(file, each.key, each.questions, QUESTIONS)
        which_exist(file, each.key, each.examples, EXAMPLES)
    return found


@lru_cache(maxsize=1)
def requests() -> Mapping[str, Request]:
    """The ready requests, by key; each has one receiver and only places that are filled."""
    file = "requests.toml"
    content = load_toml(file, _Requests)
    for asking in content.request:
        which_exist(file, asking.key, [asking.letter], content.letter)
    found = named_by_key(file, tuple(_written(each, content.letter[each.letter]) for each in content.request))
    for each in found.values():
        if (each.receiver_role is None) == (each.receiver is None):
            raise _does_not_fit(file, each.key, "one of receiver_role and receiver")
        for text in (each.subject, each.body):
            for language in LANGUAGES:
                which_exist(file, each.key, places(text.in_language(language)), REQUEST_PLACES)
    return found


@lru_cache(maxsize=1)
def guiding_questions() -> tuple[GuidingQuestion, ...]:
    """C3.4 to C3.13 in order; what is shown as today's picture is not history, and the other way round."""
    file = "guiding_questions.toml"
    found = load_toml(file, _Questions).question
    if tuple(each.id for each in found) != QUESTIONS:
        raise _does_not_fit(file, "question", f"the questions {QUESTIONS[0]}–{QUESTIONS[-1]} in order")
    of_today = {key for key, each in indicators().items() if not each.history}
    for each in found:
        which_exist(file, each.id, each.indicators, of_today)
        which_exist(file, each.id, each.history, indicators().keys() - of_today)
        which_exist(file, each.id, each.requests, requests())
    return found


def requests_for(question: GuidingQuestion, *, on_aland: bool) -> tuple[Request, ...]:
    """The question's requests that concern a municipality of the mainland or of Åland, in the file's order."""
    return tuple(each for key in question.requests if (each := requests()[key]).concerns(on_aland=on_aland))


@lru_cache(maxsize=1)
def finding_texts() -> Mapping[str, FindingText]:
    """The words of suggested findings, by `kind.variant`."""
    return load_toml("findings.toml", dict[str, FindingText])


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, Text]:
    """Plain sentences about a series, by key, with {name} places."""
    return load_toml("sentences.toml", dict[str, Text])


@lru_cache(maxsize=1)
def example_indicators() -> tuple[ExampleIndicator, ...]:
    """The checklist's indicators I1 to I11 in order; a baseline is never an old series or one without a year."""
    file = "example_indicators.toml"
    found = load_toml(file, _Examples).example
    if tuple(each.id for each in found) != EXAMPLES:
        raise _does_not_fit(file, "example", f"the indicators {EXAMPLES[0]}–{EXAMPLES[-1]} in order")
    baselines = {key for key, each in indicators().items() if each.year_known and not each.history}
    for each in found:
        which_exist(file, each.id, [each.source_kind], SOURCE_KINDS)
        which_exist(file, each.id, [each.baseline_indicator] if each.baseline_indicator else [], baselines)
        which_exist(file, each.id, [each.request] if each.request else [], requests())
    return found


def _written(asking: _Asking, letter: Text) -> Request:
    bodies = (
        letter.in_language(each).strip().replace("{asks}", asking.asks.in_language(each).strip()) for each in LANGUAGES
    )
    return Request(
        key=asking.key,
        title=asking.title,
        receiver_role=asking.receiver_role,
        receiver=asking.receiver,
        where=asking.where,
        why=asking.why,
        subject=asking.subject,
        body=Text(*bodies),
        takes=asking.takes,
    )


def places(template: str) -> frozenset[str]:
    """The names of the {places} of a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def named_by_key(file: str, entries: tuple[Entry, ...]) -> Mapping[str, Entry]:
    """The entries of a content file by their key; ContentError where one stands there twice."""
    found = {each.key: each for each in entries}
    if len(found) < len(entries):
        raise _does_not_fit(file, "key", "every key once")
    return found


def which_exist(file: str, entry: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuses names that do not exist with a ContentError that says where they stand."""
    for unknown in sorted(set(names) - set(known)):
        why = Reason(
            "In the content file %(file)s, %(entry)s names %(unknown)s, which does not exist",
            {"file": file, "entry": entry, "unknown": unknown},
        )
        raise ContentError(why)


def _does_not_fit(file: str, entry: str, expected: str) -> ContentError:
    return ContentError(
        Reason(
            "The content file %(file)s does not fit: %(entry)s needs %(expected)s",
            {"file": file, "entry": entry, "expected": expected},
        )
    )
