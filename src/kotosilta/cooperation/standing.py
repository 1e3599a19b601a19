"""How far the cooperation of a programme is, in two questions to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, F, Q, Value, When
from django.db.models.functions import Cast

from kotosilta.cooperation.models import Group, Meeting, Organisation, ResidentsWay, Taking
from kotosilta.cooperation.rules import Coverage, Standing, coverage
from kotosilta.cooperation.sectors import RESIDENTS, sector_groups, sectors
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme

_WITH_RESIDENTS, _TOLD = "with residents", "told"
_NOTHING = Value("", output_field=CharField())


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
class Kept:
    """What is recorded in the room. `ways` are the days since when residents take part, None for one not begun."""

    group: Group | None
    organisations: Sequence[OrganisationKept]
    meetings: Sequence[MeetingKept]
    ways: Sequence[date | None]

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
    organisations = _rows(Organisation.objects.of(programme), "organisation", key=F("sector"), state=F("taking"))
    meetings = _rows(
        Meeting.objects.of(programme),
        "meeting",
        key=_word(_WITH_RESIDENTS, Q(residents_took_part=True)),
        state=_word(_TOLD, ~Q(notes={}) | ~Q(decisions={})),
        day=F("on"),
    )
    ways = _rows(ResidentsWay.objects.of(programme), "way", day=F("since"))
    return _gathered(Group.objects.of(programme).first(), organisations.union(meetings, ways, all=True))


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


def _word(word: str, when: Q) -> Case:
    return Case(When(when, then=Value(word)), default=_NOTHING, output_field=CharField())


def _rows(rows: Any, what: str, *, key: Any = _NOTHING, state: Any = _NOTHING, day: Any = None) -> Any:
    """The rows in the shape that all share, without an order of their own."""
    shape = {
        "kept_what": Value(what, output_field=CharField()),
        "kept_pk": F("pk"),
        "kept_key": key,
        "kept_state": state,
        "kept_day": day or Cast(Value(None), DateField()),
    }
    return rows.order_by().annotate(**shape).values_list(*shape)


def _gathered(group: Group | None, rows: Iterable[tuple[str, int, str, str, date | None]]) -> Kept:
    organisations, meetings, ways = [], [], []
    for what, pk, key, state, day in sorted(rows, key=lambda row: row[1]):
        if what == "organisation":
            organisations.append(OrganisationKept(pk, key, state))
        elif what == "way":
            ways.append(day)
        elif day:
            meetings.append(MeetingKept(pk, day, key == _WITH_RESIDENTS, state == _TOLD))
    return Kept(group, organisations, meetings, ways)
