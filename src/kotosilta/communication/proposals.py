"""Proposals for the plan, put into the programme's languages and onto its days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kotosilta.communication.models import Audience, Stage, Tongue
from kotosilta.communication.rules import Days, proposed_day
from kotosilta.content.communication import ProposedStep, proposed_steps
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.process.reading import decision_of, takings_of
from kotosilta.programmes.models import Programme

EASY = {"sv": Tongue.EASY_SWEDISH, "fi": Tongue.EASY_FINNISH}
OWN_LANGUAGES, EASY_LANGUAGE = "own", "easy"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be taken over with one tap; texts are by language."""

    key: str
    audience: Audience
    stage: Stage
    message: Mapping[str, str]
    channel: Mapping[str, str]
    who: Mapping[str, str]
    tongues: list[str]
    due_on: date | None


def days_of(programme: Programme) -> Days:
    """The days that the programme's proposals are counted from."""
    return Days(programme.begun_on, programme.first_year, decision_of(takings_of(programme)))


def proposals_for(
    programme: Programme, days: Days, today: date, fields: Collection[tuple[Audience, Stage]]
) -> list[Proposal]:
    """A proposal for each of these fields, in the order of the file."""
    return [
        proposal_of(each, programme, days, today)
        for each in proposed_steps()
        if (Audience(each.audience), Stage(each.stage)) in fields
    ]


def proposal_of(step: ProposedStep, programme: Programme, days: Days, today: date) -> Proposal:
    """One of them."""
    return Proposal(
        key=step.key,
        audience=Audience(step.audience),
        stage=Stage(step.stage),
        message=_texts(step.message, programme),
        channel=_texts(step.channel, programme),
        who=_texts(step.who, programme),
        tongues=_tongues(step.tongues, programme.languages),
        due_on=proposed_day(step.after, step.weeks, days, today),
    )


def _texts(text: Text, programme: Programme) -> dict[str, str]:
    known = [each for each in programme.languages if each in LANGUAGES]
    return {each: text.in_language(each) for each in known or LANGUAGES}


def _tongues(wanted: Collection[str], own: Collection[str]) -> list[str]:
    """Codes in the order of Tongue, each once."""
    found: set[str] = set(wanted) - {OWN_LANGUAGES, EASY_LANGUAGE}
    if OWN_LANGUAGES in wanted:
        found.update(own)
    if EASY_LANGUAGE in wanted:
        found.update(EASY[each].value for each in own if each in EASY)
    return [each.value for each in Tongue if each.value in found]
