"""How far the cooperation of a programme is, in one question to the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, F, Q, Value, When
from django.db.models.functions import Cast, TruncDate

from kotosilta.cooperation.models import Group, Invitation, Meeting, Organisation, ResidentsWay, Taking
from kotosilta.cooperation.rules import Coverage, Standing, coverage
from kotosilta.cooperation.sectors import RESIDENTS, sector_groups, sectors
from kotosilta.language.translated import Translated
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme

_WITH_RESIDENTS, _TOLD = "with residents", "told"
_DESCRIBED, _EXPLAINED = "described", "explained"
_NO_WORD = Value("", output_field=CharField())
NOTHING = Translated()


@dataclass(frozen=True, slots=True)
class OrganisationKept:
    """An organisation, without its name."""

    pk: int
    sector: str
    taking: str


@dataclass(frozen=True, slots=True)
class MeetingKept:
    """A meeting, without its texts; `told` says whether somebody has written up what came of it."""

    pk: int
    on: date
    with_residents: bool
    told: bool


@dataclass(frozen=True, slots=True)
class GroupKept:
    """The group, without its texts: whether it has a name or a task, and whether both task and time are written."""

    kind: str
    described: bool
    explained: bool
    appointed_on: date | None
    ready_by: date | None
    ready_agreed_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation without an answer, by its organisation."""

    organisation: int
    name: Translated
    sent_on: date


@dataclass(frozen=True, slots=True)
class Kept:
    """What is recorded in the room. `ways` are the days since when residents take part, None for one not begun."""

    group: GroupKept | None
    organisations: Sequence[OrganisationKept]
    meetings: Sequence[MeetingKept]
    ways: Sequence[date | None]
    waiting: Sequence[Waiting]

    def taking_part(self, item: str = "") -> int:
        """How many organisations take part, under one point of the checklist or under all."""
        return sum(each.taking == Taking.IN and each.sector.startswith(item) for each in self.organisations)

    @property
    def ways_begun(self) -> int:
        return sum(since is not None for since in self.ways)

    @property
    def meetings_with_residents(self) -> int:
        return sum(each.with_residents for each in self.meetings)


@once_in_a_look
def kept_in(programme: Programme) -> Kept:
    """Everything that the checklist and the list of what is next ask about."""
    found: dict[str, list[_Row]] = defaultdict(list)
    first, *others = _parts(programme)
    for what, *rest in first.union(*others, all=True):
        found[what].append(_Row(*rest))
    for rows in found.values():
        rows.sort(key=lambda row: row.pk)
    return Kept(
        group=next((_group(row) for row in found["group"]), None),
        organisations=[OrganisationKept(row.pk, row.key, row.state) for row in found["organisation"]],
        meetings=[
            MeetingKept(row.pk, row.day, row.key == _WITH_RESIDENTS, row.state == _TOLD)
            for row in found["meeting"]
            if row.day
        ],
        ways=[row.day for row in found["way"]],
        waiting=[Waiting(row.pk, row.name, row.day) for row in found["waiting"] if row.day],
    )


def covered(
    programme: Programme, takings: Iterable[tuple[str, str]], *, with_residents: bool
) -> Mapping[str, Coverage]:
    """Every sector with its standing, from pairs of sector and taking.

    Residents are in without an organisation of theirs too, and are not left out for any reason.
    """
    ids = [each.id for each in sectors(sector_groups(edition_of(programme)))]
    counted = [pair for pair in takings if pair != (RESIDENTS, Standing.LEFT_OUT)]
    residents = [(RESIDENTS, Standing.IN)] if with_residents else []
    return coverage(ids, [*counted, *residents])


def covered_by(programme: Programme, kept: Kept) -> Mapping[str, Coverage]:
    """Every sector with its standing."""
    takings = [(each.sector, each.taking) for each in kept.organisations]
    return covered(programme, takings, with_residents=bool(kept.ways_begun or kept.meetings_with_residents))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in the shape that all kinds share."""

    pk: int
    key: str
    state: str
    name: Translated
    day: date | None
    ready: date | None
    agreed: date | None


def _group(row: _Row) -> GroupKept:
    described, explained = row.state in {_DESCRIBED, _EXPLAINED}, row.state == _EXPLAINED
    return GroupKept(row.key, described, explained, row.day, row.ready, row.agreed)


def _parts(programme: Programme) -> Iterator[Any]:
    explained = ~Q(task=NOTHING) & ~Q(time_needed=NOTHING)
    described = When(~Q(name=NOTHING) | ~Q(task=NOTHING), then=Value(_DESCRIBED))
    yield _rows(
        Group.objects.of(programme),
        "group",
        key=F("kind"),
        state=Case(When(explained, then=Value(_EXPLAINED)), described, default=_NO_WORD, output_field=CharField()),
        day=F("appointed_on"),
        ready=F("ready_by"),
        agreed=F("ready_agreed_on"),
    )
    yield _rows(Organisation.objects.of(programme), "organisation", key=F("sector"), state=F("taking"))
    yield _rows(
        Meeting.objects.of(programme),
        "meeting",
        key=_word(_WITH_RESIDENTS, Q(residents_took_part=True)),
        state=_word(_TOLD, ~Q(notes=NOTHING) | ~Q(decisions=NOTHING)),
        day=F("on"),
    )
    yield _rows(ResidentsWay.objects.of(programme), "way", day=F("since"))
    yield _rows(
        Invitation.objects.of(programme).waiting(),
        "waiting",
        pk=F("contact__organisation"),
        name=F("contact__organisation__name"),
        day=TruncDate("sent_at"),
    )


def _word(word: str, when: Q) -> Case:
    return Case(When(when, then=Value(word)), default=_NO_WORD, output_field=CharField())


def _rows(rows: Any, what: str, **columns: Any) -> Any:
    """The rows in the shape that all share, without an order of their own."""
    no_day = Cast(Value(None), DateField())
    shape: dict[str, Any] = {
        "pk": F("pk"),
        "key": _NO_WORD,
        "state": _NO_WORD,
        "name": Value(NOTHING, output_field=Group._meta.get_field("name")),
        "day": no_day,
        "ready": no_day,
        "agreed": no_day,
    }
    kept = {f"kept_{name}": value for name, value in (shape | columns).items()}
    kept = {"kept_what": Value(what, output_field=CharField())} | kept
    return rows.order_by().annotate(**kept).values_list(*kept)
