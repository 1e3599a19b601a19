"""Rounds of reports are opened and changed."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.followup import rules
from kotosilta.followup.models import Round
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason


@transaction.atomic
def open_round(*, by: Membership, year: int, opens: date, closes: date) -> Round:
    """From when until when reports on a year are asked for."""
    made = Round(programme=by.programme)
    _describe(made, by, year, opens, closes)
    record(Kind.ROUND_OPENED, by=by.person, programme=by.programme, target=made, after=_what_matters(made))
    return made


@transaction.atomic
def describe_round(*, round_: Round, by: Membership, year: int, opens: date, closes: date) -> Round:
    """Other days for a round; links that were sent hold until it closes now."""
    round_ = held(round_, by)
    before = _what_matters(round_)
    if _describe(round_, by, year, opens, closes):
        after = _what_matters(round_)
        record(Kind.ROUND_CHANGED, by=by.person, programme=by.programme, target=round_, before=before, after=after)
    return round_


def _describe(round_: Round, by: Membership, year: int, opens: date, closes: date) -> bool:
    programme = by.programme
    if refusal := rules.why_not_round(
        year=year, opens=opens, closes=closes, first_year=programme.first_year, last_year=programme.last_year
    ):
        raise NotPossible(refusal[1], field=refusal[0])
    try:
        with transaction.atomic():
            return bool(put(round_, year=year, opens=opens, closes=closes))
    except IntegrityError as taken:
        reason = Reason("There is a round on %(year)s already. Change that one.", {"year": str(year)})
        raise NotPossible(reason, field="year") from taken


def _what_matters(round_: Round) -> dict[str, object]:
    return {"opens": round_.opens.isoformat(), "closes": round_.closes.isoformat()}
