"""What the room's page shows of the timeline: the phases with their states, or those that are proposed; the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.content.process import PlannedPhase
from kotosilta.language.said import in_words
from kotosilta.process import rules
from kotosilta.process.drawing import NARROW, WIDE, Lane, Picture, picture
from kotosilta.process.models import Phase
from kotosilta.process.proposals import planned, plans_left
from kotosilta.process.rules import Fit, Standing
from kotosilta.process.shown import written
from kotosilta.programmes.models import Programme, State
from kotosilta.programmes.rooms import room
from kotosilta.reasons import Reason
from kotosilta.web.page import page_language

MARKS = {
    Standing.DONE: "fulfilled",
    Standing.LATE: "late",
    Standing.UNDER_WAY: "begun",
    Standing.AHEAD: "nothing",
}
BEFORE_THE_DECISION = frozenset({State.PREPARATION, State.DECISION})
WANTS_ADVICE = frozenset({Standing.LATE, Standing.UNDER_WAY})


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """A phase, one's own or proposed. `pk` is 0 for a proposed one; `place` is the room that it belongs to."""

    pk: int
    title: SafeString | str
    days: str
    standing: str
    mark: str
    word: str
    advice: str
    place: str
    place_name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is there, or what is proposed; what there is to say about it, and whether it can be (re)counted."""

    phases: tuple[PhaseShown, ...]
    is_proposal: bool
    says: str
    is_trouble: bool
    can_count: bool
    pictures: tuple[Picture, Picture] | None
    told: str


def timeline_of(programme: Programme, decision: date | None, today: date) -> Timeline:
    """The programme's phases; where there are none before the decision, those that are counted back from it."""
    phases = list(Phase.objects.of(programme))
    plans = plans_left([phase for phase in phases if phase.key])
    reason = rules.why_not_count_back(decision, today, plans) if decision else None
    if phases:
        return _own(phases, decision, today, may_count=decision is not None and reason is None)
    if programme.state not in BEFORE_THE_DECISION:
        return Timeline((), False, "", False, False, None, "")
    if decision is None or reason:
        return Timeline((), False, in_words(reason) if reason else "", reason is not None, False, None, "")
    return _proposed(rules.phases_back_from(decision, today, plans), decision, today)


def _own(phases: Sequence[Phase], decision: date | None, today: date, *, may_count: bool) -> Timeline:
    words = _standing_words()
    shown, lanes = [], []
    for phase in phases:
        state = rules.standing(begins=phase.begins, ends=phase.ends, done_on=phase.done_on, today=today)
        word = words[state] if phase.done_on is None else f"{words[state]} {written(phase.done_on)}"
        shown.append(_phase(phase.pk, phase.title.html(), phase.begins, phase.ends, planned(phase.key), state, word))
        behind = "" if state is Standing.AHEAD else words[state]
        lanes.append(Lane(str(phase.title), behind, phase.begins, phase.ends, state))
    says = _gap([phase for phase in phases if phase.key and phase.done_on is None], decision, may_count=may_count)
    return Timeline(
        phases=tuple(shown),
        is_proposal=False,
        says=in_words(says) if says else "",
        is_trouble=says is not None,
        can_count=may_count and says is not None,
        pictures=_pictures(lanes, decision, today),
        told=_told(lanes, decision),
    )


def _proposed(table: rules.Timetable, decision: date, today: date) -> Timeline:
    shown, lanes = [], []
    for each in table.stretches:
        known = planned(each.key)
        assert known is not None, "what is counted back comes from the planned phases"
        title = known.title.in_language(page_language())
        shown.append(_phase(0, title, each.begins, each.ends, known, Standing.AHEAD, ""))
        lanes.append(Lane(title, "", each.begins, each.ends, "proposed"))
    return Timeline(
        phases=tuple(shown),
        is_proposal=True,
        says=in_words(table.says),
        is_trouble=table.fit is Fit.TOO_SHORT,
        can_count=True,
        pictures=_pictures(lanes, decision, today),
        told=_told(lanes, decision),
    )


def _gap(open_phases: Sequence[Phase], decision: date | None, *, may_count: bool) -> Reason | None:
    """Whether the phases that were taken over still lead to the decision."""
    if decision is None or not open_phases:
        return None
    values = {"decision": decision, "last": max(phase.ends for phase in open_phases)}
    if values["last"] == decision:
        return None
    if not may_count:
        return Reason("The decision is on %(decision)s, but the phases lead to %(last)s.", values)
    return Reason(
        "The decision is on %(decision)s, but the phases lead to %(last)s. They can be counted back anew: those that "
        "are done stay as they are.",
        values,
    )


def _phase(
    pk: int, title: SafeString | str, begins: date, ends: date, known: PlannedPhase | None, state: Standing, word: str
) -> PhaseShown:
    return PhaseShown(
        pk=pk,
        title=title,
        days=f"{written(begins)}–{written(ends)}" if begins != ends else written(ends),
        standing=state.value,
        mark=MARKS[state],
        word=word,
        advice=known.advice.in_language(page_language()) if known and (not pk or state in WANTS_ADVICE) else "",
        place=room(known.room).address if known and known.room != "process" else "",
        place_name=in_words(room(known.room).name) if known else "",
    )


def _standing_words() -> dict[Standing, str]:
    return {
        Standing.DONE: gettext("done"),
        Standing.LATE: gettext("late"),
        Standing.UNDER_WAY: gettext("under way"),
        Standing.AHEAD: gettext("ahead"),
    }


def _pictures(lanes: Sequence[Lane], decision: date | None, today: date) -> tuple[Picture, Picture]:
    """Wide and narrow."""
    on = gettext("Decision %(day)s") % {"day": written(decision)} if decision else ""
    wide, narrow = (
        picture(
            lanes,
            width=width,
            today=today,
            decision=decision,
            words=(gettext("Today"), on),
            month=lambda day: date_format(day, "N"),
        )
        for width in (WIDE, NARROW)
    )
    return wide, narrow


def _told(lanes: Sequence[Lane], decision: date | None) -> str:
    """The picture in words; the list below it says the same phase by phase."""
    values = {
        "count": len(lanes),
        "first": written(min(lane.begins for lane in lanes)),
        "last": written(max(lane.ends for lane in lanes)),
    }
    told = gettext("Timeline of %(count)d phases from %(first)s to %(last)s.") % values
    return told + " " + gettext("Decision on %(day)s.") % {"day": written(decision)} if decision else told
