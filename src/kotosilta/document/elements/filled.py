"""The parts of the elements that are made of what the rooms of a programme hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kotosilta.content.text import Text
from kotosilta.document.filled import Decider, Filled, FilledGoal, FilledIndicator, FilledMeasure, Partner, Said
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, BulletList, Heading, Inline, Inlines, Paragraph, Strong

Cells = tuple[Inlines, ...]


def ties(making: Making) -> tuple[Block, ...]:
    """D1: which points of other plans the goals serve."""
    found = making.filled.ties
    if not found:
        return ()
    items = tuple((Strong((f"{each.plan}:",)), " ", each.point.inline) for each in found)
    return (_label(making, making.texts.filled.ties), BulletList(items))


def conclusions(making: Making) -> tuple[Block, ...]:
    """D2: what the municipality concludes under the guiding questions, and the findings that goals can rest on."""
    texts, filled = making.texts.filled, making.filled
    blocks: list[Block] = []
    if filled.conclusions:
        blocks.append(Heading(3, (making.said(texts.conclusions),), "conclusions"))
        blocks += [Paragraph((Strong((f"{each.question}:",)), " ", each.text.inline)) for each in filled.conclusions]
    if filled.findings:
        blocks.append(Heading(3, (making.said(texts.findings),), "findings"))
        blocks.append(BulletList(tuple((each.inline,) for each in filled.findings)))
    return tuple(blocks)


def together(making: Making) -> tuple[Block, ...]:
    """D4: the group, and how residents who have moved here take part."""
    texts, filled = making.texts.filled, making.filled
    blocks: list[Block] = []
    if filled.group:
        blocks.append(Paragraph((Strong((f"{making.said(texts.group)}:",)), " ", filled.group.inline)))
    if filled.residents:
        blocks += [_label(making, texts.residents), BulletList(tuple((each.inline,) for each in filled.residents))]
    return tuple(blocks)


def who(filled: Filled, ids: Sequence[str]) -> Inlines:
    """Who has the task of a row in the table of responsibilities; nothing where nobody is recorded."""
    if "C1.1" in ids:
        return _joined([filled.authority, *filled.responsible] if filled.responsible else [])
    if "C1.2" in ids:
        return _joined([filled.authority])
    if "C1.3" in ids:
        return tuple(_deciders(filled.deciders))
    return ()


def partner_cell(partner: Partner) -> Inlines:
    """The partner's name; in brackets how far it is where it does not take part yet."""
    return (partner.name.inline, f" ({partner.waits})") if partner.waits else (partner.name.inline,)


def goal_rows(making: Making) -> tuple[Cells, ...]:
    """A row for each measure; the goal stands in the first of its rows alone."""
    return tuple(row for goal in making.filled.goals for row in _rows_of(making, goal))


def indicator_rows(making: Making) -> tuple[Cells, ...]:
    """The indicators that were chosen, in the order of their goals."""
    return tuple(_indicator(making, each) for goal in making.filled.goals for each in goal.indicators)


def _rows_of(making: Making, goal: FilledGoal) -> Iterator[Cells]:
    shows = _joined([each.title for each in goal.indicators])
    first, *others = goal.measures or (FilledMeasure(Said("")),)
    yield ((goal.change.inline,), _change(making, goal), *_measure(first), shows)
    for each in others:
        yield ((), (), *_measure(each), ())


def _measure(measure: FilledMeasure) -> Cells:
    return (_joined([measure.title]), _joined([measure.owner]), _joined(measure.partners), (measure.when,))


def _change(making: Making, goal: FilledGoal) -> Inlines:
    """What was seen, from what, to what, by when: as far as it was written."""
    texts = making.texts.filled
    told = ((texts.now, goal.now), (texts.wanted, goal.wanted), (texts.by, Said(goal.by)))
    parts = (*((texts.seen, each) for each in goal.findings), *told)
    content: list[Inline] = []
    ended = ""
    for label, said in parts:
        if said:
            content += [*((ended,) if content else ()), f"{making.said(label)} ", said.inline]
            ended = " " if said.text.endswith((".", "!", "?", "…")) else ". "
    return tuple(content)


def _indicator(making: Making, indicator: FilledIndicator) -> Cells:
    target = f"{indicator.baseline} → {indicator.target}" if indicator.target else indicator.baseline
    missing = making.said(making.texts.labels.missing)
    latest = f" ({making.said(making.texts.filled.latest)} {indicator.latest})" if indicator.latest else ""
    return (
        (indicator.title.inline,),
        (indicator.source or missing,),
        ((target or missing) + latest,),
        (indicator.interval or missing,),
    )


def _deciders(deciders: Sequence[Decider]) -> Iterator[Inline]:
    for number, each in enumerate(deciders):
        yield f"{'; ' if number else ''}{each.municipality}: "
        yield each.name.inline
        if each.days:
            yield f" ({', '.join(each.days)})"


def _joined(said: Sequence[Said]) -> Inlines:
    there = [each for each in said if each]
    return tuple(inline for number, each in enumerate(there) for inline in ((", ",) if number else ()) + (each.inline,))


def _label(making: Making, text: Text) -> Block:
    return Paragraph((Strong((f"{making.said(text)}:",)),))
