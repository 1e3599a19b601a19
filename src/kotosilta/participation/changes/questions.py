"""A question is written, opened, closed, and told the end of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.language.translated import Translated
from kotosilta.participation.models import OpenQuestion
from kotosilta.participation.rules import why_not_asked, why_not_until
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason


@transaction.atomic
def add_question(
    *, by: Membership, question: str, text: Mapping[str, str], closes_on: date, today: date
) -> OpenQuestion:
    """A question under one of the guiding questions, which waits to be opened."""
    _check(by, text, closes_on, today)
    asked = OpenQuestion(programme=by.programme)
    put(asked, question=question, text=text, closes_on=closes_on)
    record(Kind.OPEN_QUESTION_ADDED, by=by.person, programme=by.programme, target=asked)
    return asked


@transaction.atomic
def change_question(
    *, asked: OpenQuestion, by: Membership, question: str, text: Mapping[str, str], closes_on: date, today: date
) -> OpenQuestion:
    """Writes it anew; one that has answers keeps its words, since they answered those."""
    asked = held(asked, by)
    if closes_on != asked.closes_on:
        _check_day(closes_on, today)
    before = asked.text
    if reason := why_not_asked(_texts(before.rewritten(text)), by.programme.languages):
        raise NotPossible(reason, field="text")
    if changed := put(asked, question=question, text=text, closes_on=closes_on):
        if "text" in changed and _reworded(before, asked.text) and asked.answers.exists():
            raise NotPossible(
                Reason("There are answers to these words already. Ask a new question instead; you may add languages."),
                field="text",
            )
        after = {"changed": sorted(changed)}
        record(Kind.OPEN_QUESTION_CHANGED, by=by.person, programme=by.programme, target=asked, after=after)
    return asked


@transaction.atomic
def open_question(*, asked: OpenQuestion, by: Membership, today: date) -> OpenQuestion:
    """From now on it can be answered by whoever has its address; also again, after it was closed by hand."""
    asked = held(asked, by)
    if asked.is_open(today):
        return asked
    _check_day(asked.closes_on, today)
    put(asked, opened_on=asked.opened_on or today, closed_on=None)
    record(Kind.OPEN_QUESTION_OPENED, by=by.person, programme=by.programme, target=asked)
    return asked


@transaction.atomic
def close_question(*, asked: OpenQuestion, by: Membership, today: date) -> OpenQuestion:
    """It takes no more answers; those that came stay."""
    asked = held(asked, by)
    if asked.is_open(today):
        put(asked, closed_on=today)
        record(Kind.OPEN_QUESTION_CLOSED, by=by.person, programme=by.programme, target=asked)
    return asked


@transaction.atomic
def write_outcome(*, asked: OpenQuestion, by: Membership, outcome: Mapping[str, str]) -> OpenQuestion:
    """What the answers led to, for those who gave them."""
    asked = held(asked, by)
    if put(asked, outcome=outcome):
        record(Kind.OPEN_QUESTION_OUTCOME, by=by.person, programme=by.programme, target=asked)
    return asked


def _check(by: Membership, text: Mapping[str, str], closes_on: date, today: date) -> None:
    if reason := why_not_asked(text, by.programme.languages):
        raise NotPossible(reason, field="text")
    _check_day(closes_on, today)


def _check_day(closes_on: date, today: date) -> None:
    if reason := why_not_until(closes_on, today):
        raise NotPossible(reason, field="closes_on")


def _texts(text: Translated) -> dict[str, str]:
    return {language: wording.text for language, wording in text}


def _reworded(before: Translated, after: Translated) -> bool:
    """Whether a language that was there reads otherwise now; a language more does not change what was asked."""
    return any(after.text_in(language) != wording.text for language, wording in before)
