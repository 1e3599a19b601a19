"""Reads what the checklist and the list of what is next ask of this room, in two questions to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.process.models import Expert, MeetingPurpose, RegionalContact
from kotosilta.process.proposals import decision_days
from kotosilta.process.rules import decision_day, engaged_in
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Part, Programme

Row = Mapping[str, Any]
TEXTS = {"a": "in_timetable", "b": "in_process", "c": "in_carrying_out"}  # by facet of C1.3


@dataclass(frozen=True, slots=True)
class Met:
    """A day on which the programme comes up in a body."""

    on: date
    purpose: str

    @property
    def decides(self) -> bool:
        return self.purpose == MeetingPurpose.DECIDES


@dataclass(frozen=True, slots=True)
class Takes:
    """A body that takes part: whether it decides, of which facets of C1.3 something is written, and its meetings."""

    pk: int
    name: Translated
    decides: bool
    written: frozenset[str]
    meetings: tuple[Met, ...]

    @property
    def engaged(self) -> frozenset[str]:
        return engaged_in(written=self.written, purposes=[met.purpose for met in self.meetings])


@dataclass(frozen=True, slots=True)
class Taking:
    """A municipality of the programme with its bodies; whether its regional authority was approached at the start."""

    pk: int  # of the municipality's part in the programme
    municipality: Municipality
    bodies: tuple[Takes, ...]
    approached: bool

    @property
    def deciding(self) -> tuple[Takes, ...]:
        return tuple(body for body in self.bodies if body.decides)

    @property
    def decisions(self) -> tuple[date, ...]:
        """The days on which it decides on the programme."""
        return tuple(met.on for body in self.deciding for met in body.meetings if met.decides)


@dataclass(frozen=True, slots=True)
class Planned:
    """A phase as far as it says what is next."""

    pk: int
    key: str
    title: Translated
    begins: date
    ends: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Contacts:
    """Days of contact with regional authorities: the first at the start, and in which municipality; the last advice."""

    approached_on: date | None
    approached_in: str  # code
    asked_on: date | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Who leads, in which form and with whom; the phases; whether experts help; what authorities were asked."""

    authority: Translated
    role: Translated
    name: str
    form: str
    part_of: Translated
    fellowship: str
    phases: tuple[Planned, ...]
    has_experts: bool
    contacts: Contacts


@once_in_a_look
def takings_of(programme: Programme) -> tuple[Taking, ...]:
    """Every municipality with its bodies and their meetings, by code."""
    at_start = RegionalContact.objects.of(programme).filter(part=OuterRef("pk"), at_start=True)
    body = ("pk", "removed_at", "name", "decides", *TEXTS.values())
    met = ("on", "purpose", "removed_at")
    names = (
        "pk",
        "code",
        *(f"bodies__{each}" for each in body),
        *(f"bodies__meetings__{each}" for each in met),
        "approached",
    )
    rows = list(
        Part.objects.of(programme)
        .annotate(approached=Exists(at_start))
        .order_by("code", "bodies__pk", "bodies__meetings__on")
        .values(*names)
    )
    return tuple(_taking(code, [row for row in rows if row["code"] == code]) for code in _once(rows, "code"))


def _taking(code: str, rows: Sequence[Row]) -> Taking:
    of_bodies = [row for row in rows if row["bodies__pk"] and row["bodies__removed_at"] is None]
    bodies = tuple(
        _takes([row for row in of_bodies if row["bodies__pk"] == pk]) for pk in _once(of_bodies, "bodies__pk")
    )
    return Taking(rows[0]["pk"], by_code(code), bodies, bool(rows[0]["approached"]))


def _takes(rows: Sequence[Row]) -> Takes:
    first = rows[0]
    return Takes(
        pk=first["bodies__pk"],
        name=first["bodies__name"],
        decides=first["bodies__decides"],
        written=frozenset(facet for facet, field in TEXTS.items() if first[f"bodies__{field}"]),
        meetings=tuple(
            Met(row["bodies__meetings__on"], row["bodies__meetings__purpose"])
            for row in rows
            if row["bodies__meetings__on"] and row["bodies__meetings__removed_at"] is None
        ),
    )


@once_in_a_look
def frame_of(programme: Programme) -> Frame:
    """The programme's setup and phases, and what it has asked of regional authorities."""
    setup = ("authority", "responsible_role", "responsible_name", "form", "part_of", "fellowship")
    phase = ("pk", "key", "title", "begins", "ends", "done_on", "removed_at")
    contacts = _contacts(programme)
    rows = list(
        Programme.objects.filter(pk=programme.pk)
        .annotate(has_experts=Exists(Expert.objects.of(programme)), **contacts)
        .order_by("phases__begins", "phases__pk")
        .values(*(f"setup__{each}" for each in setup), *(f"phases__{each}" for each in phase), "has_experts", *contacts)
    )
    first = rows[0]
    return Frame(
        authority=first["setup__authority"] or Translated(),
        role=first["setup__responsible_role"] or Translated(),
        name=first["setup__responsible_name"] or "",
        form=first["setup__form"] or "",
        part_of=first["setup__part_of"] or Translated(),
        fellowship=first["setup__fellowship"] or "",
        phases=tuple(
            Planned(*(row[f"phases__{each}"] for each in phase[:-1]))
            for row in rows
            if row["phases__pk"] and row["phases__removed_at"] is None
        ),
        has_experts=first["has_experts"],
        contacts=Contacts(
            first["approached_on"], first["approached_in"] or "", first["advice_asked_on"], first["advice_given_on"]
        ),
    )


def _contacts(programme: Programme) -> dict[str, Subquery]:
    first = RegionalContact.objects.of(programme).filter(at_start=True).order_by("on", "pk")
    advice = RegionalContact.objects.of(programme).filter(at_start=False).order_by("-on", "-pk").values("on")
    return {
        "approached_on": Subquery(first.values("on")[:1]),
        "approached_in": Subquery(first.values("part__code")[:1]),
        "advice_asked_on": Subquery(advice[:1]),
        "advice_given_on": Subquery(advice.exclude(answer=Translated())[:1]),
    }


def decision_of(takings: Iterable[Taking]) -> date | None:
    """The day that the work is counted back from."""
    return decision_day(decision_days((each.municipality.code, day) for each in takings for day in each.decisions))


def _once(rows: Iterable[Row], name: str) -> list[Any]:
    """The values under the name, each once and in their order."""
    return list(dict.fromkeys(row[name] for row in rows))
