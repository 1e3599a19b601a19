"""Addresses of the situation room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from kotosilta.programmes.models import Membership, Programme
from kotosilta.situation.room import changes
from kotosilta.situation.room.carrying import Carried
from kotosilta.situation.room.official import suggested_of
from kotosilta.situation.room.table_file import sheets_in
from kotosilta.statistics.similar import Trait
from tests.builders import a_comparison, a_figure, a_finding, a_frozen_picture, a_meeting, a_voice, coordinator_of
from tests.everywhere.removable import an_upload
from tests.everywhere.samples import Sample, plain, sample

plain("situation:overview", "situation:glance", "situation:glance_csv", "situation:pictures", "situation:comparison")

VOICE = {"text_sv": "Bussen går för sällan", "kind": "counter", "heard_on": "24.11.2026", "question": "C3.7"}
FIGURE = {
    "title_sv": "Kunder i rådgivningen",
    "value": "120",
    "measured": "persons",
    "hidden_below": "5",
    "on": "2025",
    "group": "L",
    "definition_sv": "Olika personer under året",
    "source": "Rådgivningen",
    "question": "C3.7",
}
FINDING = {"text_sv": "Vi når inte alla", "question": "C3.7"}


def _under_a_question(name: str, data: Mapping[str, Any] | None = None) -> None:
    sample(f"situation:{name}")(lambda _programme: Sample({"question": "C3.7"}, data or {}))


def _with_row(name: str, builder: Callable[[Membership], Any], data: Mapping[str, Any] | None = None) -> None:
    sample(f"situation:{name}")(lambda programme: Sample({"pk": builder(coordinator_of(programme)).pk}, data or {}))


def _compared(programme: Programme) -> Sample:
    """A programme that has chosen with whom it is compared."""
    a_comparison(coordinator_of(programme))
    return Sample()


_under_a_question("question")
_under_a_question("looked_at")
_under_a_question("conclusion", {"whole_sv": "Fler än förut."})
_under_a_question("add_figure", FIGURE)
_with_row("remove_voice", a_voice)
# The only municipality of a programme is not asked for, and whatever is sent in its place is not read.
_with_row("figure", a_figure, FIGURE)
_with_row("remove_figure", a_figure)
_with_row("remove_upload", an_upload)
_with_row("finding", a_finding)
_with_row("remove_finding", a_finding)
for _name in ("compare_anew", "compare_as_usual"):
    sample(f"situation:{_name}")(_compared)
_with_row("picture", a_frozen_picture)
_with_row("picture_changed", a_frozen_picture)
_with_row("picture_changed_csv", a_frozen_picture)


@sample("situation:not_looked_at")
def not_looked_at(programme: Programme) -> Sample:
    changes.look_at(question="C3.7", by=coordinator_of(programme))
    return Sample({"question": "C3.7"})


@sample("situation:add_voice")
def add_voice(programme: Programme) -> Sample:
    meeting = a_meeting(coordinator_of(programme))
    return Sample({"question": "C3.7"}, VOICE | {"meeting": meeting.pk}, rows=("meeting",))


@sample("situation:voice")
def voice(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_voice(by).pk}, VOICE | {"meeting": a_meeting(by).pk}, rows=("meeting",))


@sample("situation:freeze")
def freeze(_programme: Programme) -> Sample:
    return Sample(data={"name": "Inför mötet", "on": timezone.localdate().isoformat()})


@sample("situation:choose_file")
def choose_file(_programme: Programme) -> Sample:
    pasted = "Titel;Värde\nKunder i rådgivningen;120\n"
    return Sample({"question": "C3.7"}, {"pasted": pasted}, why_not="answers with the page that shows what was read")


@sample("situation:empty_table")
def empty_table(_programme: Programme) -> Sample:
    return Sample({"question": "C3.7", "kind": "xlsx"})


@sample("situation:take_in")
def take_in(_programme: Programme) -> Sample:
    carried = Carried("figures.csv", sheets_in("Titel;Värde\nKunder i rådgivningen;120\n".encode())).signed()
    where = {"sheet": "0", "first": "1", "headings": "1", "read_as": "0:1:1", "carried": carried}
    columns = {"column_0": "title", "column_1": "value", "language": "sv"}
    for_all = {"measured": "persons", "hidden_below": "5", "on": "2025", "group": "L", "source": "Rådgivningen"}
    return Sample({"question": "C3.7"}, where | columns | for_all | {"definition": "Olika personer under året"})


def _resting_on(by: Membership) -> dict[str, Any]:
    return FINDING | {"voices": a_voice(by).pk, "own_figures": a_figure(by).pk}


@sample("situation:add_finding")
def add_finding(programme: Programme) -> Sample:
    return Sample(data=_resting_on(coordinator_of(programme)), rows=("voices", "own_figures"))


@sample("situation:edit_finding")
def edit_finding(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_finding(by).pk}, _resting_on(by), rows=("voices", "own_figures"))


@sample("situation:take_up")
def take_up(programme: Programme) -> Sample:
    return Sample(_suggestion(programme), _resting_on(coordinator_of(programme)), rows=("voices", "own_figures"))


@sample("situation:dismiss")
def dismiss(programme: Programme) -> Sample:
    return Sample(_suggestion(programme), {"why": "Det beror på ett enda år."})


def _suggestion(programme: Programme) -> dict[str, str]:
    """A finding that a rule suggests for the programme's municipality."""
    suggested = [key for found in suggested_of(programme).values() for key in found]
    rule, _, code = suggested[0].partition("/")
    return {"code": code, "rule": rule}


@sample("situation:choose_comparison")
def choose_comparison(_programme: Programme) -> Sample:
    weights = dict.fromkeys((f"weight_{trait}" for trait in Trait), "3")
    return Sample(data={"kind": "chosen", "chosen": "Helsingfors", **weights})


@sample("situation:source")
def source(_programme: Programme) -> Sample:
    return Sample({"point": "C3.16a"}, {"state": "used"})
