"""What the rows of other rooms say where a text refers to them: in the language of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, override

from kotosilta.goals.models import Reading
from kotosilta.goals.reading import ReadGoal, ReadIndicator
from kotosilta.goals.values import day_in_words, value_in_words
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.publishing.blocks import Block, BulletList, Foreign, Inline, Inlines, Paragraph, Strong
from kotosilta.situation.models import OwnFigure
from kotosilta.situation.room.words import value_in_words as own_value_in_words


def said(text: Translated, language: str) -> Inline:
    """What somebody wrote, marked where it is only there in another language."""
    found, words = text.shown(language)
    line = " ".join(words.split())
    return line if found == language else Foreign(line, found)


def own_figure(figure: OwnFigure, language: str) -> Inlines:
    """The value of a figure of the programme's own, with its unit."""
    with override(language):
        return (own_value_in_words(figure, language),)


def source_of_own(figure: OwnFigure, language: str) -> str:
    """Where the figure comes from and of which day it is."""
    return f"{figure.source} ({written_date(figure.on, language)})"


def indicator(read: ReadIndicator, language: str) -> Inlines:
    """The indicator with its way: from the baseline to the target, and how far it is now."""
    with override(language):
        way = "; ".join(_way(read, language))
    title = said(read.row.title, language)
    return (title, f" ({way})") if way else (title,)


def _way(read: ReadIndicator, language: str) -> Iterator[str]:
    row, baseline, latest = read.row, read.baseline, read.readings[-1] if read.readings else None
    if baseline:
        yield gettext("baseline %(value)s") % {"value": _value(read, baseline, language)}
    if row.target is not None:
        value = value_in_words(row.target, row.measured, row.unit, language)
        by = f" ({day_in_words(row.target_on, language)})" if row.target_on else ""
        yield gettext("target %(value)s") % {"value": value + by}
    if latest and latest is not baseline:
        yield gettext("latest %(value)s") % {"value": _value(read, latest, language)}


def _value(read: ReadIndicator, reading: Reading, language: str) -> str:
    value = value_in_words(reading.value, read.row.measured, read.row.unit, language)
    return f"{value} ({day_in_words(reading.on, language)})"


def thread(goal: ReadGoal, language: str) -> tuple[Block, ...]:
    """The red thread of a goal: what it rests on, what leads there, what shows it."""
    with override(language):
        parts = (
            (gettext("Rests on"), [(said(each.text, language),) for each in goal.findings]),
            (gettext("Measures"), [(said(each.row.title, language),) for each in goal.measures]),
            (gettext("Indicators"), [indicator(each, language) for each in goal.indicators]),
        )
    items = tuple((Strong((f"{label}:",)), " ", *_joined(told)) for label, told in parts if told)
    goal_line = Paragraph((Strong((said(goal.row.change, language),)),))
    return (goal_line, BulletList(items)) if items else (goal_line,)


def _joined(told: Sequence[Inlines]) -> Iterator[Inline]:
    for number, each in enumerate(told):
        if number:
            yield "; "
        yield from each
