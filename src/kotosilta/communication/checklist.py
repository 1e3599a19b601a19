"""What the communication room has recorded of the checklist: C7.1–C7.8 and R1–R4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kotosilta.communication.models import Audience, Page, Stage
from kotosilta.communication.standing import Standing, Told, standing_of
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

ROOM = "communication/"
PUBLIC = f"{ROOM}#public"
READING = f"{ROOM}#further-reading"
FURTHER_READING = ("R1", "R2", "R3", "R4")
# What an open page tells, and to whom: everybody can read it, residents first of all.
TELLS: dict[str, tuple[Page, ...]] = {
    Stage.PROCESS: (Page.TAKE_PART,),
    Stage.CARRYING_OUT: (Page.GOALS, Page.DOCUMENT),
    Stage.FOLLOW_UP: (Page.FOLLOW_UP,),
    Audience.RESIDENTS: (Page.START,),
}


def evidence(programme: Programme) -> Iterator[Evidence]:
    """What has been told and what is published fulfils a point; what is only planned begins it."""
    standing = standing_of(programme)
    yield from _as_a_whole(standing)
    for point in (*Stage, *Audience):
        steps = [each for each in standing.steps if point in (each.stage, each.audience)]
        yield from _point(point.value, steps, [each for each in TELLS.get(point, ()) if each in standing.pages])
    there = Reason("There is a page with further reading.")
    for item in FURTHER_READING:
        yield Evidence(item, "", Strength.AVAILABLE, there, READING)


def _as_a_whole(standing: Standing) -> Iterator[Evidence]:
    """C7.1: the programme is communicated."""
    told = sum(each.done for each in standing.steps)
    if Page.START in standing.pages:
        yield Evidence("C7.1", "", Strength.FULFILLED, Reason("Everybody can read the programme's page."), PUBLIC)
    elif told:
        yield Evidence("C7.1", "", Strength.FULFILLED, _told(told, len(standing.steps)), ROOM)
    elif standing.steps:
        yield Evidence("C7.1", "", Strength.BEGUN, Reason("There is a plan, but nothing has been told yet."), ROOM)


def _point(item: str, steps: Sequence[Told], pages: Sequence[Page]) -> Iterator[Evidence]:
    told = sum(each.done for each in steps)
    if told:
        yield Evidence(item, "", Strength.FULFILLED, _told(told, len(steps)), ROOM)
    elif pages:
        published = Reason("Everybody can read: %(page)s.", {"page": pages[0].label})
        yield Evidence(item, "", Strength.FULFILLED, published, PUBLIC)
    elif steps:
        yield Evidence(item, "", Strength.BEGUN, Reason("Planned, but not told yet."), ROOM)


def _told(done: int, planned: int) -> Reason:
    return Reason("%(done)s of %(all)s planned steps have been told.", {"done": str(done), "all": str(planned)})
