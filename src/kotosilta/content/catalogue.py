"""Typed shapes of the content files that several rooms read; a file that does not fit does not load."""

from __future__ import annotations

from typing import Literal

import msgspec

from kotosilta.content.text import Text


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One official series the snapshot holds (file `indicators.toml`).

    `history` marks figures too old to describe today: they are only shown folded, with their age.
    `questions` are the guiding questions C3.4–C3.13 it stands under, `examples` the checklist's indicators I1–I11 it
    serves.
    `criterion` is B, L, C or O (never mixed), "all" for all residents. `breaks` are (year, why).
    """

    key: str
    title: Text
    definition: Text
    unit: Literal["percent", "persons", "ratio", "number"]
    criterion: Literal["B", "L", "C", "O", "all"]
    source: str  # key of sources.toml
    table: str  # the source's own table or indicator id
    questions: tuple[str, ...]
    examples: tuple[str, ...] = ()
    history: bool = False
    year_known: bool = True
    reading_advice: Text | None = None
    breaks: tuple[SeriesBreak, ...] = ()


class SeriesBreak(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    why: Text


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes figures and under which licence (file `sources.toml`). `attribution` stands beside every figure.

    `table` is set where all its figures come from one table; `used_for` says what a source gives that has no series
    of its own.
    """

    key: str
    name: Text
    attribution: Text
    licence: str
    address: str
    retrieved: str  # year or date as known
    published: str | None = None
    table: str = ""
    used_for: Text | None = None


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A ready request for figures or knowledge that no open source has for a municipality (file `requests.toml`).

    Either `receiver_role` is a role of `authorities.csv`, resolved to the municipality's own authority by name, or
    `receiver` is a plain text; never both. `subject` and `body` have the places {municipality}, {receiver}, {sender}
    and no others. `where` says whether it concerns the mainland or Åland only.
    """

    key: str
    title: Text
    receiver_role: str | None = None
    receiver: Text | None = None
    where: Literal["everywhere", "mainland", "aland"] = "everywhere"
    why: Text  # what the answer is good for and who else may have it
    subject: Text
    body: Text
    takes: Text  # roughly how long and whether it costs, as far as is known; never invented

    def concerns(self, *, on_aland: bool) -> bool:
        """Whether it is for a municipality of Åland, or of the mainland; the other's receiver does not exist there."""
        return self.where in ("everywhere", "aland" if on_aland else "mainland")


class FindingText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a suggested finding is worded (file `findings.toml`, by `kind.variant` of `situation/rules.py`).

    `sentence` has the finding's figures and words as {name} places; `so_what` is a question to talk about.
    """

    title: Text
    sentence: Text
    so_what: Text | None = None


class GuidingQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A guiding question C3.4–C3.13 (file `guiding_questions.toml`).

    `indicators` stand as today's picture, `history` folded below; `missing` says in a sentence what no open source
    tells; `requests` are keys of `requests.toml`; `ask_yourselves` are sub-questions to talk about in the group.
    """

    id: str
    title: Text
    question: Text
    short: Text
    indicators: tuple[str, ...]
    history: tuple[str, ...]
    missing: Text
    requests: tuple[str, ...]
    ask_yourselves: tuple[Text, ...]


class ExampleIndicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the checklist's example indicators I1–I11 (I3a, I3b, I7a, I7b apart); file `example_indicators.toml`.

    `title_aland` and `source_aland` take the place of the others on Åland.
    """

    id: str
    title: Text
    definition: Text
    source: Text
    interval: Text
    pitfalls: Text
    source_kind: str  # M1–M7
    baseline_indicator: str | None = None  # key of indicators.toml when the snapshot can give a baseline
    request: str | None = None
    title_aland: Text | None = None
    source_aland: Text | None = None

    def title_for(self, *, on_aland: bool) -> Text:
        """What it is called; `on_aland` where all municipalities that it is for are there."""
        return self.title_aland or self.title if on_aland else self.title

    def source_for(self, *, on_aland: bool) -> Text:
        """Where its values are found."""
        return self.source_aland or self.source if on_aland else self.source


class GlossaryTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the field with its explanation (file `glossary.toml`); `key` is stable and used by pages."""

    key: str
    term: Text
    explanation: Text


class Method(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a derived figure is made (file `methods.toml`); `key` stands in traces."""

    key: str
    title: Text
    explanation: Text
