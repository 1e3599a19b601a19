"""The text as it is now in one language, with what else a version keeps of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kotosilta.content.text import LANGUAGES
from kotosilta.document.assembling import programme_document
from kotosilta.document.models import Section
from kotosilta.document.versions.files import Kept
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.reading import ReadGoal, ReadIndicator, ReadMeasure, read_room
from kotosilta.language.translated import Translated
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme


def languages_of(programme: Programme) -> list[str]:
    """The programme's languages in which there are documents."""
    return [each for each in programme.languages if each in LANGUAGES] or [LANGUAGES[0]]


def working_text(programme: Programme, language: str, on: date) -> Kept:
    """The text as it stands now, dated `on`."""
    return Kept(
        document=programme_document(programme, language, on),
        goals=[_goal(each, language) for each in read_room(programme).goals],
        left_out=dict(_left_out(programme, language)),
    )


def _left_out(programme: Programme, language: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    edition = edition_of(programme)
    for section in Section.objects.of(programme).filter(left_out=True):
        title = edition.item(section.element).title.in_language(language)
        yield section.element, {"title": title, "reason": _said(section.left_out_reason, language)}


def _goal(goal: ReadGoal, language: str) -> Mapping[str, Any]:
    return {
        "change": _said(goal.row.change, language),
        "now": _said(goal.row.now, language),
        "wanted": _said(goal.row.wanted, language),
        "by_year": goal.row.by_year,
        "findings": [_said(each.text, language) for each in goal.findings],
        "measures": [_measure(each, language) for each in goal.measures],
        "indicators": [_indicator(each, language) for each in goal.indicators],
    }


def _measure(measure: ReadMeasure, language: str) -> Mapping[str, Any]:
    row = measure.row
    return {
        "title": _said(row.title, language),
        "owner": _said(measure.owner.name, language) if measure.owner else None,
        "partners": [_said(each.name, language) for each in measure.partners],
        "begins": _day(row.begins),
        "ends": _day(row.ends),
        "state": row.state,
    }


def _indicator(indicator: ReadIndicator, language: str) -> Mapping[str, Any]:
    row = indicator.row
    return {
        "title": _said(row.title, language),
        "definition": _said(row.definition, language),
        "source": _said(row.source, language),
        "measured": row.measured,
        "unit": _unit(row, language),
        "interval": row.interval or None,
        "baseline": _reading(indicator.baseline) if indicator.baseline else None,
        "target": {"value": _number(row.target), "on": _day(row.target_on)} if row.target is not None else None,
        "values": _readings(indicator.readings),
    }


def _unit(row: Indicator, language: str) -> str | None:
    """What its values are counted in, where that is neither persons nor per cent."""
    return _said(row.own_unit, language) if row.own_unit else None


def _readings(readings: Sequence[Reading]) -> list[Mapping[str, Any]]:
    return [_reading(each) for each in readings if not each.baseline]


def _reading(reading: Reading) -> Mapping[str, Any]:
    return {"value": _number(reading.value), "on": _day(reading.on), "source": reading.source}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(text: Translated, language: str) -> str:
    return text.shown(language)[1]
