"""What the room's rows are called on its pages, in the active language."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext, ngettext

from kotosilta.language.days import written_date
from kotosilta.situation.models import Criterion, Measured, OwnFigure, Voice
from kotosilta.situation.room.values import Value, written_value
from kotosilta.web.forms.numbers import style_of


def value_in_words(figure: OwnFigure, language: str) -> str:
    """The value with its unit: `22,5 %`, `about 40 persons`, `under 5 persons`, `3 courses`."""
    number = written_value(Value(figure.value, figure.under, figure.about), style_of(language))
    match figure.measured:
        case Measured.PERCENT:
            return style_of(language).percent.format(n=number)
        case Measured.PERSONS:
            alone = 1 if figure.value == Decimal(1) else 2
            return ngettext("%(number)s person", "%(number)s persons", alone) % {"number": number}
        case _:
            return f"{number} {figure.unit}"


def voice_in_words(voice: Voice, language: str) -> list[str]:
    """When and where it was heard, part by part."""
    where = [str(voice.meeting)] if voice.meeting and voice.meeting.removed_at is None else []
    where += [voice.heard_where] if voice.heard_where else []
    return [written_date(voice.heard_on, language), str(voice.get_kind_display()), *where]


def state_in_words(state: str) -> str:
    """How far a guiding question is, by the shape that stands for it."""
    words = {
        "fulfilled": gettext("Concluded"),
        "begun": gettext("Begun"),
        "available": gettext("Figures are there"),
        "nothing": gettext("Nothing yet"),
    }
    return words[state]


def counted_in_words(criterion: str) -> str:
    """Which people a figure counts, by a value of `Criterion`."""
    return str(Criterion(criterion).label)
