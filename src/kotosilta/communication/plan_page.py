"""The plan as its page shows it: twelve fields, each with its steps or with what could stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from kotosilta.communication.models import Audience, CommunicationStep, Stage, Tongue
from kotosilta.communication.proposals import Proposal
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated

Html = SafeString | str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step with how far it is: `mark` is a shape of `state_mark`, `state` its word."""

    pk: int
    message: Html
    channel: Html
    tongues: str
    who: Html
    mark: str
    state: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Field:
    """Where an audience and a stage cross; `anchor` is its id on the page. An empty one may have a proposal."""

    anchor: str
    audience: str
    stage: str
    stage_name: str
    steps: Sequence[StepShown]
    proposal: Html
    proposal_key: str


@dataclass(frozen=True, slots=True)
class Row:
    """An audience with its three fields."""

    audience: str
    name: str
    fields: Sequence[Field]


def rows_shown(
    steps: Iterable[CommunicationStep], proposals: Iterable[Proposal], today: date, language: str
) -> list[Row]:
    """The whole plan in the checklist's order."""
    by_field: dict[tuple[str, str], list[StepShown]] = {}
    for each in steps:
        by_field.setdefault((each.audience, each.stage), []).append(_step(each, today, language))
    proposed = {(each.audience.value, each.stage.value): each for each in proposals}
    return [
        Row(
            audience.value,
            str(audience.label),
            [
                _field(audience, stage, by_field.get((audience, stage), []), proposed.get((audience, stage)))
                for stage in Stage
            ],
        )
        for audience in Audience
    ]


def anchor_of(audience: str, stage: str) -> str:
    """The id of a field on the page."""
    return f"field-{audience}-{stage}".replace(".", "-")


def _field(audience: Audience, stage: Stage, steps: Sequence[StepShown], proposal: Proposal | None) -> Field:
    return Field(
        anchor=anchor_of(audience, stage),
        audience=audience.value,
        stage=stage.value,
        stage_name=str(stage.label),
        steps=steps,
        proposal=Translated.of(**proposal.message).html() if proposal else "",
        proposal_key=proposal.key if proposal else "",
    )


def _step(step: CommunicationStep, today: date, language: str) -> StepShown:
    mark, state = _state(step, today, language)
    names = {each.value: _in_a_list(str(each.label), language) for each in Tongue}
    return StepShown(
        pk=step.pk,
        message=step.message.html(),
        channel=step.channel.html(),
        tongues=capfirst(", ".join(names[each] for each in step.tongues if each in names)),
        who=step.who.html(),
        mark=mark,
        state=state,
        is_done=step.done_on is not None,
    )


def _in_a_list(name: str, language: str) -> str:
    """Swedish and Finnish write the names of languages small."""
    return name if language == "en" else name.lower()


def _state(step: CommunicationStep, today: date, language: str) -> tuple[str, str]:
    if step.done_on:
        return "fulfilled", gettext("Told on %(day)s") % {"day": written_date(step.done_on, language)}
    if step.due_on is None:
        return "nothing", gettext("No day yet")
    day = {"day": written_date(step.due_on, language)}
    return ("late", gettext("Late: %(day)s") % day) if step.due_on < today else ("begun", gettext("By %(day)s") % day)
