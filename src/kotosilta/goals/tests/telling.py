"""What is stored of a row as its change takes it, and what a change leaves in the trail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kotosilta.audit.models import AuditEvent
from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.language.translated import Translated
from kotosilta.reasons import NotPossible


def last_event() -> tuple[str, str, dict[str, Any]]:
    event = AuditEvent.objects.latest("pk")
    return event.kind, event.target_type, event.after


def refused(change: Callable[[], object]) -> str | None:
    """The field beside which the change is refused; nothing has happened then."""
    before = AuditEvent.objects.count()
    with pytest.raises(NotPossible) as refusal:
        change()
    assert AuditEvent.objects.count() == before
    return refusal.value.field


def told_of(row: Any, *names: str) -> dict[str, Any]:
    """What is stored of a row, as its change takes it: a text as what each language says."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: {language: wording.text for language, wording in value} if isinstance(value, Translated) else value
        for name, value in values.items()
    }


def told_of_goal(goal: Goal, **more: Any) -> dict[str, Any]:
    names = ("theme", "own_theme", "change", "now", "wanted", "by_year", "set_at", "national_goal")
    return told_of(goal, *names) | {"findings": list(goal.findings.all())} | more


def told_of_measure(measure: Measure, **more: Any) -> dict[str, Any]:
    names = ("goal", "title", "owner", "begins", "ends", "state")
    return told_of(measure, *names) | {"partners": list(measure.partners.all())} | more


def told_of_indicator(indicator: Indicator, **more: Any) -> dict[str, Any]:
    names = ("title", "definition", "measured", "own_unit", "source_kind", "source", "official", "official_of")
    aims = ("interval", "example", "direction", "target", "target_on")
    return told_of(indicator, *names, *aims) | more
