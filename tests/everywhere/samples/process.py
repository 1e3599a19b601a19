"""Addresses of the process room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kotosilta.process import changes
from kotosilta.process.views.phases import _signed
from kotosilta.programmes.models import Programme
from tests.builders import TODAY, a_body, a_body_meeting, a_contact, a_phase, an_expert, coordinator_of
from tests.everywhere.samples import Sample, plain, sample

plain("process:room")

BODY = {"kind": "committee", "name_sv": "Bildningsnämnden"}
BODY_MEETING = {"on": "1.3.2027", "purpose": "follows"}
PHASE = {"title_sv": "Lägesbild", "begins": "1.12.2026", "ends": "31.1.2027"}
CONTACT = {"on": "20.11.2026", "at_start": "on", "about_sv": "Vi har börjat."}
ADVICE = {"on": "20.11.2026", "about_sv": "Hur räknas målgruppen?"}
EXPERT = {"name": "Statistikteamet", "helps_with_sv": "Siffror"}


def _with_row(name: str, builder: Callable[[Programme], Any], data: Mapping[str, Any] | None = None) -> None:
    sample(f"process:{name}")(lambda programme: Sample({"pk": builder(programme).pk}, data or {}))


_with_row("add_body", lambda programme: programme.parts.get(), BODY)
_with_row("edit_body", a_body, BODY)
_with_row("remove_body", a_body)
_with_row("add_meeting", a_body, BODY_MEETING)
_with_row("edit_meeting", a_body_meeting, BODY_MEETING)
_with_row("remove_meeting", a_body_meeting)
_with_row("edit_phase", a_phase, PHASE)
_with_row("remove_phase", a_phase)
_with_row("finish_phase", a_phase)
_with_row("add_first_contact", lambda programme: programme.parts.get(), CONTACT)
_with_row("add_advice", lambda programme: programme.parts.get(), ADVICE)
_with_row("edit_contact", a_contact, ADVICE)
_with_row("remove_contact", a_contact)
_with_row("edit_expert", an_expert, EXPERT)
_with_row("remove_expert", an_expert)


@sample("process:setup")
def setup(_programme: Programme) -> Sample:
    return Sample(data={"authority_sv": "Bildning och välfärd", "form": "separate", "fellowship": "alone"})


@sample("process:take_up_bodies")
def take_up_bodies(_programme: Programme) -> Sample:
    return Sample()


@sample("process:add_phase")
def add_phase(_programme: Programme) -> Sample:
    return Sample(data=PHASE)


@sample("process:reopen_phase")
def reopen_phase(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    phase = a_phase(programme)
    changes.finish_phase(phase=phase, by=by, on=TODAY)
    return Sample({"pk": phase.pk})


@sample("process:count_back")
def count_back(programme: Programme) -> Sample:
    _a_decision(programme)
    return Sample()


@sample("process:put_back")
def put_back(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    counted = changes.count_back(by=by, decision=_a_decision(programme), on=TODAY)
    return Sample({"what": _signed(counted, programme)})


def _a_decision(programme: Programme) -> date:
    """The day on which the council decides."""
    council = a_body(programme, kind="council", decides=True)
    return a_body_meeting(programme, body=council, on=date(2027, 11, 29), purpose="decides").on


@sample("process:add_expert")
def add_expert(_programme: Programme) -> Sample:
    return Sample(data=EXPERT)


plain("process:questions")


@sample("process:question")
def question(_programme: Programme) -> Sample:
    return Sample({"question": "authority"}, {"authority_sv": "Bildning och välfärd"})
