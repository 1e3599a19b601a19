"""Addresses that look across the rooms of a programme, and those before any."""

from __future__ import annotations

from kotosilta.municipalities.register import by_slug
from kotosilta.programmes import changes
from kotosilta.programmes.models import Programme, State
from kotosilta.programmes.undo import remove
from tests.builders import a_finding, a_goal, a_programme, coordinator_of
from tests.everywhere.removable import MAKERS, Maker, a_saying
from tests.everywhere.samples import Sample, plain, sample

plain(
    "workspace:home",
    "workspace:checklist",
    "workspace:thread",
    "workspace:details",
    "workspace:history",
    "front:mine",
)


@sample("front:begin")
def begin(_programme: Programme) -> Sample:
    return Sample(data={"municipality": "korsnas", "from": "2028", "to": "2031"})


@sample("workspace:point")
def point(_programme: Programme) -> Sample:
    return Sample({"item": "C1.1"})


@sample("workspace:say")
def say(_programme: Programme) -> Sample:
    return Sample({"item": "C1.1"}, {"state": "done", "note": "Protokoll § 00"})


@sample("workspace:say_of_part")
def say_of_part(_programme: Programme) -> Sample:
    return Sample({"item": "C1.3", "facet": "a"}, {"state": "begun", "note": "Protokoll § 00"})


@sample("workspace:take_back")
def take_back(programme: Programme) -> Sample:
    return Sample({"pk": a_saying(coordinator_of(programme)).pk})


@sample("workspace:thread_of")
def thread_of(programme: Programme) -> Sample:
    return Sample({"kind": "finding", "key": a_finding(coordinator_of(programme)).pk})


@sample("workspace:settle")
def settle(_programme: Programme) -> Sample:
    years = {"first_year": "2028", "last_year": "2031"}
    return Sample(data={"title_sv": "Programmet", "written_in": ["sv", "fi"]} | years)


@sample("workspace:take_in")
def take_in(_programme: Programme) -> Sample:
    return Sample(data={"municipality": "Korsnäs"})


@sample("workspace:take_out")
def take_out(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": changes.add_municipality(programme=programme, by=by, municipality=by_slug("korsnas")).pk})


@sample("workspace:take_in_again")
def take_in_again(_programme: Programme) -> Sample:
    return Sample({"code": by_slug("korsnas").code})


@sample("workspace:move_to_preparation")
def back_to_preparation(programme: Programme) -> Sample:
    _in_state(programme, State.DECISION)
    return Sample()


@sample("workspace:move_to_decision")
def on_to_decision(programme: Programme) -> Sample:
    a_goal(coordinator_of(programme))
    return Sample()


@sample("workspace:move_to_decided")
def on_to_decided(programme: Programme) -> Sample:
    _in_state(programme, State.DECISION)
    return Sample()


@sample("workspace:move_to_closed")
def on_to_closed(programme: Programme) -> Sample:
    _in_state(programme, State.DECIDED)
    by = coordinator_of(programme)
    later = a_programme("korsnas", by=by.person, first_year=2031, last_year=2034)
    changes.put_after(programme=later, by=coordinator_of(later), earlier=programme)
    return Sample()


def _in_state(programme: Programme, state: State) -> None:
    Programme.objects.filter(pk=programme.pk).update(state=state)


@sample("workspace:follows")
def follows(programme: Programme) -> Sample:
    earlier = a_programme("korsnas", by=coordinator_of(programme).person, first_year=2023, last_year=2026)
    return Sample(data={"follows": earlier.pk}, rows=("follows",))


@sample("workspace:begin_next")
def begin_next(_programme: Programme) -> Sample:
    return Sample()


def _brought_back(kind: str, maker: Maker) -> None:
    def removed(programme: Programme) -> Sample:
        by = coordinator_of(programme)
        row = maker(by)
        remove(row=row, by=by, programme=programme)
        return Sample({"pk": row.pk})

    sample(f"workspace:undo_{kind}")(removed)


for kind, maker in MAKERS.items():
    _brought_back(kind, maker)
