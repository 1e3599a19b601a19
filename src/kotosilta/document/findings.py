"""The suggested findings as they stand in a draft: what the figures say in short, and what they ask the group."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Inlines, Strong
from kotosilta.situation.picture import FindingKind, SuggestedFinding
from kotosilta.situation.rules import suggest_from_share
from kotosilta.situation.telling.sentences import finding_told, share_change

MOST_NAMED = 6
# Their questions can be read by themselves; that of the fastest year only beside its finding.
_ASK_THE_GROUP = (FindingKind.LARGEST_CHANGE, FindingKind.LARGEST_DISTANCE)


def findings_in_short(making: Making) -> Iterator[Inlines]:
    """The findings of a municipality by itself; of a joint draft each one's change, and what is missing for all alike.

    Where many plan together their changes stand in the comparison alone, and one sentence says so.
    """
    picture = making.pictures[0]
    if making.order.joint and len(making.pictures) <= MOST_NAMED:
        for each in making.pictures:
            if changed := share_change(each, making.language):
                yield (Strong((f"{making.name(each.municipality)}.",)), " ", *changed)
    elif making.order.joint:
        yield (making.said(making.texts.in_comparison),)
    for finding in _shown(making):
        told = finding_told(finding, picture, making.language)
        yield (Strong((f"{told.title}.",)), " ", *told.sentence)


def questions_of_findings(making: Making) -> Iterator[str]:
    """What the findings of a municipality by itself ask the group to talk about."""
    picture = making.pictures[0]
    for finding in _shown(making):
        told = finding_told(finding, picture, making.language)
        if finding.kind in _ASK_THE_GROUP and told.so_what:
            yield told.so_what


def _shown(making: Making) -> Iterator[SuggestedFinding]:
    for finding in suggest_from_share(making.pictures[0]):
        missing = finding.kind is FindingKind.MISSING_DATA
        # The gap in the series is said under the drawing that shows it.
        if finding.variant != "gap" and (missing or not making.order.joint):
            yield finding
