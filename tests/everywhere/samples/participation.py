"""Addresses of the open questions: of those who ask, and of the door without an account."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from kotosilta.participation import changes
from kotosilta.participation.models import Answer, OpenQuestion
from kotosilta.programmes.models import Programme
from tests.builders import an_answer, an_open_question, coordinator_of
from tests.everywhere.samples import Sample, plain, sample

plain("participation:room")
NO_EVENT = "an answer leaves no event: when it came would tell who it was"


def _asked(programme: Programme, *, opened: bool = True) -> OpenQuestion:
    return an_open_question(coordinator_of(programme), opened=opened, today=timezone.localdate())


def _answer(programme: Programme) -> Answer:
    return an_answer(coordinator_of(programme), _asked(programme), today=timezone.localdate())


def _question() -> dict[str, str]:
    closes_on = timezone.localdate() + timedelta(days=30)
    return {"text_sv": "Hur bor du?", "question": "C3.7", "closes_on": closes_on.isoformat()}


@sample("participation:add_question")
def _add(_programme: Programme) -> Sample:
    return Sample(data=_question())


@sample("participation:question")
def _look(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme).pk})


@sample("participation:edit_question")
def _edit(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme).pk}, _question())


@sample("participation:open_question")
def _open(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme, opened=False).pk})


@sample("participation:close_question")
def _close(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme).pk})


@sample("participation:write_outcome")
def _tell(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme).pk}, {"outcome_sv": "Vi öppnade ett språkkafé."})


@sample("participation:remove_question")
def _remove(programme: Programme) -> Sample:
    return Sample({"pk": _asked(programme).pk})


@sample("participation:take_up")
def _take_up(programme: Programme) -> Sample:
    return Sample({"pk": _answer(programme).pk}, {"text_sv": "Jag behöver en språkkurs"})


@sample("participation:leave_out")
def _leave_out(programme: Programme) -> Sample:
    return Sample({"pk": _answer(programme).pk}, {"why": "unrelated"})


@sample("participation:put_back")
def _put_back(programme: Programme) -> Sample:
    answer = _answer(programme)
    changes.leave_out(answer=answer, by=coordinator_of(programme), why="double")
    return Sample({"pk": answer.pk})


@sample("take_part:question")
def _door(programme: Programme) -> Sample:
    return Sample({"key": _asked(programme).key})


@sample("take_part:answer")
def _answered(programme: Programme) -> Sample:
    return Sample({"key": _asked(programme).key, "language": "ar"}, {"answer": "سلام"}, why_not=NO_EVENT)


@sample("take_part:thanks")
def _thanks(programme: Programme) -> Sample:
    return Sample({"key": _asked(programme).key, "language": "uk"})
