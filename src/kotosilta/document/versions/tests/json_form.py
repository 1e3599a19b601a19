"""The JSON of a document as strict types, the way docs/reference/document-json.md describes it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """Every field is there, and no other."""


class Municipality(Strict):
    code: str
    slug: str
    name: str


class Programme(Strict):
    slug: str
    title: str
    municipalities: list[Municipality]
    period: tuple[int, int]
    edition: str
    sample: bool


class Situation(Strict):
    name: str
    on: date
    digest: str


class Version(Strict):
    name: str
    made_on: date
    sealed_on: date | None
    situation: Situation | None


class DecidedBy(Strict):
    code: str
    name: str


class Decision(Strict):
    municipality: DecidedBy
    body: str
    on: date
    section: str
    outcome: Literal["approved", "approved_changed", "returned", "rejected"]
    note: str | None


class Figure(Strict):
    number: str
    value: float | None
    area: str
    indicator: str
    year: int | None
    source: str
    observations: list[str]
    method: str | None


class Heading(Strict, tag="heading", tag_field="kind"):
    level: int
    text: str


class Paragraph(Strict, tag="paragraph", tag_field="kind"):
    role: str
    text: str


class List(Strict, tag="list", tag_field="kind"):
    items: list[str]


class Table(Strict, tag="table", tag_field="kind"):
    caption: str
    header: list[str]
    rows: list[list[str]]


class Picture(Strict, tag="picture", tag_field="kind"):
    caption: str
    text: str


class Note(Strict, tag="note", tag_field="kind"):
    label: str
    blocks: list[Heading | Paragraph | List | Table | Picture]


class Element(Strict):
    id: str
    title: str
    left_out: str | None
    blocks: list[Heading | Paragraph | List | Table | Picture | Note]
    figures: list[Figure]


class Measure(Strict):
    title: str
    owner: str | None
    partners: list[str]
    begins: date | None
    ends: date | None
    state: Literal["planned", "under_way", "done", "stopped"]


class Reading(Strict):
    value: float
    on: date
    source: str


class Target(Strict):
    value: float
    on: date | None


class Indicator(Strict):
    title: str
    definition: str
    source: str
    measured: str
    unit: str | None
    interval: str | None
    baseline: Reading | None
    target: Target | None
    values: list[Reading]


class Goal(Strict):
    change: str
    now: str
    wanted: str
    by_year: int | None
    findings: list[str]
    measures: list[Measure]
    indicators: list[Indicator]


class Document(Strict):
    schema: Literal["kotosilta-document-1"]
    state: Literal["sealed", "named", "working"]
    language: str
    date: date
    title: str
    programme: Programme
    version: Version | None
    decisions: list[Decision]
    elements: list[Element]
    goals: list[Goal]


DESCRIBED: dict[str, Any] = {
    each.__name__.lower(): each
    for each in (
        *(Document, Programme, Municipality, Version, Situation, Decision, Element, Figure),
        *(Goal, Measure, Indicator, Reading),
    )
}


def read(content: bytes) -> Document:
    """The file, strictly: an unknown or missing field, or another kind of value, is an error."""
    return msgspec.json.decode(content, type=Document)
