"""What waits in the room of follow-up, for those who keep it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.followup.calendar import ROOM
from kotosilta.followup.models import Outcome
from kotosilta.followup.standing import Standing, standing_of
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

DECEMBER = 12


def due(membership: Membership, on: date) -> Iterator[Due]:
    """Conditions that are met, values and reports that are waited for; before the decision, what is to be agreed on."""
    if not membership.may(May.EDIT_FOLLOW_UP) or membership.programme.state == State.CLOSED:
        return
    standing = standing_of(membership.programme)
    yield from _conditions(standing)
    if membership.programme.state == State.DECIDED:
        yield from _values(standing, on)
        yield from _reports(standing, membership.programme, on)
    if standing.indicators:
        yield from _to_agree_on(standing)


def _conditions(standing: Standing) -> Iterator[Due]:
    for each in standing.conditions:
        path = f"{ROOM}conditions/{each.pk}/met/"
        if each.met_on and not each.outcome:
            sentence = Reason("A condition is met; decide whether to update: %(what)s", {"what": each.situation})
            yield Due(sentence, path, each.met_on)
        elif each.met_on and each.outcome == Outcome.UPDATE:
            yield Due(Reason("The programme is to be updated: %(what)s", {"what": each.situation}), path, each.met_on)
        elif each.seems_met:
            yield Due(Reason("A condition seems to be met: %(what)s", {"what": each.situation}), path)


def _values(standing: Standing, on: date) -> Iterator[Due]:
    """One by one as long as they are few; many are noted in one form."""
    waiting = [each for each in standing.indicators if each.due_on and each.due_on <= on]
    if not waiting:
        return
    first = min(waiting, key=lambda each: each.due_on or on)
    sentence = Reason("Note the value of: %(what)s", {"what": first.title})
    path = f"{ROOM}indicators/{first.pk}/new/"
    if len(waiting) > 1:
        values = {"sentence": sentence, "more": str(len(waiting) - 1)}
        sentence, path = Reason("%(sentence)s (and %(more)s more)", values), f"{ROOM}values/"
    yield Due(sentence, path, first.due_on)


def _reports(standing: Standing, programme: Programme, on: date) -> Iterator[Due]:
    open_round = standing.open_round(on)
    waiting = standing.unreported(open_round.year) if open_round else 0
    if open_round and waiting:
        values = {"count": str(waiting), "year": str(open_round.year)}
        yield Due(
            Reason("Measures without a report on %(year)s: %(count)s", values), f"{ROOM}measures/", open_round.closes
        )
    year = _year_to_report(programme, on)
    if year is None:
        return
    if year not in {each.year for each in standing.rounds}:
        yield Due(Reason("Open the round of reports on %(year)s.", {"year": str(year)}), f"{ROOM}rounds/new/")
    handed_over = {each.year for each in standing.reports if each.handed_over}
    if year < on.year and year not in handed_over:
        begun = next((each for each in standing.reports if each.year == year), None)
        path = f"{ROOM}reports/{begun.pk}/" if begun else f"{ROOM}reports/new/"
        yield Due(Reason("Write and hand over the report on %(year)s.", {"year": str(year)}), path)


def _year_to_report(programme: Programme, on: date) -> int | None:
    """The year that is over, or in December the one that is ending; None where it is none of the programme's."""
    year = on.year if on.month == DECEMBER else on.year - 1
    return year if programme.first_year <= year <= programme.last_year else None


def _to_agree_on(standing: Standing) -> Iterator[Due]:
    if not standing.who or not standing.receiver:
        yield Due(Reason("Agree on who follows up and to whom it is reported."), f"{ROOM}plan/")
    if not standing.conditions:
        yield Due(Reason("Agree on when the programme is updated early."), f"{ROOM}#conditions")
