"""What a gap is called, what mends it, and on which form: paths below the programme's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kotosilta.goals.rules import FoundGap, Gap
from kotosilta.reasons import Reason

ROOM = "goals/"


@dataclass(frozen=True, slots=True)
class Mending:
    """`says` stands where the gap is seen, `sentence` names the row with %(what)s where it is told elsewhere."""

    says: Reason
    sentence: Reason
    path: str


_MENDINGS: Mapping[Gap, tuple[Reason, Reason, str]] = {
    Gap.GOAL_WITHOUT_CHANGE: (
        Reason("Say from what to what, and by when"),
        Reason("The change is not told yet: %(what)s"),
        "{pk}/#id_now-help",
    ),
    Gap.GOAL_WITHOUT_FINDING: (
        Reason("Choose the findings that it rests on"),
        Reason("Rests on no finding: %(what)s"),
        "{pk}/#id_findings_0",
    ),
    Gap.GOAL_WITHOUT_MEASURE: (
        Reason("Add a measure that leads there"),
        Reason("No measure leads to the goal: %(what)s"),
        "{pk}/measures/new/",
    ),
    Gap.GOAL_WITHOUT_INDICATOR: (
        Reason("Add an indicator that shows it"),
        Reason("Nothing shows whether the goal is reached: %(what)s"),
        "{pk}/indicators/new/",
    ),
    Gap.MEASURE_WITHOUT_OWNER: (
        Reason("Who has it?"),
        Reason("Nobody has the measure: %(what)s"),
        "measures/{pk}/#id_owner",
    ),
    Gap.MEASURE_WITHOUT_DATES: (
        Reason("From when to when?"),
        Reason("The measure has no dates: %(what)s"),
        "measures/{pk}/#id_begins",
    ),
    Gap.INDICATOR_WITHOUT_SOURCE: (
        Reason("Where from?"),
        Reason("The indicator has no known source: %(what)s"),
        "indicators/{pk}/#id_source_kind",
    ),
    Gap.INDICATOR_WITHOUT_INTERVAL: (
        Reason("How often?"),
        Reason("Nobody has said how often the indicator is read: %(what)s"),
        "indicators/{pk}/#id_interval_0",
    ),
    Gap.INDICATOR_WITHOUT_BASELINE: (
        Reason("From which value?"),
        Reason("The indicator has no baseline: %(what)s"),
        "indicators/{pk}/baseline/",
    ),
    Gap.INDICATOR_WITHOUT_TARGET: (
        Reason("To which value, by when?"),
        Reason("The indicator has no target with a day: %(what)s"),
        "indicators/{pk}/#id_target",
    ),
}


def mending_of(found: FoundGap) -> Mending:
    """How the gap is told, and the path of the form that closes it."""
    says, sentence, path = _MENDINGS[found.gap]
    return Mending(says, sentence, ROOM + path.format(pk=found.pk))


def kind_of(gap: Gap) -> str:
    """`goal`, `measure` or `indicator`: what has the gap."""
    return gap.partition("_")[0]
