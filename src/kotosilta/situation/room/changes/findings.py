"""What follows from figures and voices becomes a finding; a suggested one is taken up or dismissed with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import Finding, OwnFigure, Voice
from kotosilta.situation.room.rules import why_not_dismiss, why_not_these_words

Official = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFinding:
    """All that is told of a finding.

    `official` are series as {"municipality": code, "indicator": key}; one that came with a suggestion also has the ids
    of its single "observations", which stay when the finding is changed.
    """

    question: str
    text: Mapping[str, str]
    tone: str = ""
    theme: str = ""
    important: bool = False
    official: Sequence[Official] = ()
    voices: Sequence[int] = ()
    own_figures: Sequence[int] = ()


@transaction.atomic
def add_finding(*, by: Membership, given: GivenFinding) -> Finding:
    """A finding of the programme's own."""
    finding = Finding(programme=by.programme)
    _put(finding, by, given)
    record(Kind.FINDING_ADDED, by=by.person, programme=by.programme, target=finding)
    return finding


@transaction.atomic
def change_finding(*, finding: Finding, by: Membership, given: GivenFinding) -> Finding:
    """Writes it anew, or lets it rest on other things."""
    finding = held(finding, by)
    changed = _put(finding, by, given)
    if changed:
        after = {"changed": sorted(changed)}
        record(Kind.FINDING_CHANGED, by=by.person, programme=by.programme, target=finding, after=after)
    return finding


@transaction.atomic
def take_up(*, suggestion: str, by: Membership, given: GivenFinding) -> Finding:
    """A suggested finding becomes one of the programme's own, in the words that somebody gave it."""
    finding = Finding(programme=by.programme, suggestion=suggestion)
    _put(finding, by, given)
    record(Kind.SUGGESTION_TAKEN_UP, by=by.person, programme=by.programme, target=finding)
    return finding


@transaction.atomic
def dismiss(
    *, suggestion: str, by: Membership, question: str, text: Mapping[str, str], official: Sequence[Official], why: str
) -> Finding:
    """A suggested finding is none here; bringing it back is removing its dismissal."""
    if reason := why_not_dismiss(why=why) or why_not_these_words(why):
        raise NotPossible(reason, field="why")
    finding = Finding(programme=by.programme, suggestion=suggestion)
    finding.official = [dict(each) for each in official]
    _save(finding, {"question": question, "text": text, "dismissed_why": why})
    record(Kind.SUGGESTION_DISMISSED, by=by.person, programme=by.programme, target=finding)
    return finding


def _put(finding: Finding, by: Membership, given: GivenFinding) -> set[str]:
    if reason := why_not_these_words(*given.text.values()):
        raise NotPossible(reason, field="text")
    changed = _save(
        finding,
        {
            "question": given.question,
            "text": given.text,
            "tone": given.tone,
            "theme": given.theme,
            "important": given.important,
            "official": _kept(finding, given.official),
        },
    )
    voices = _link(finding.voices, Voice.objects.of(by.programme), given.voices)
    figures = _link(finding.own_figures, OwnFigure.objects.of(by.programme), given.own_figures)
    return changed | ({"voices"} if voices else set()) | ({"own_figures"} if figures else set())


def _kept(finding: Finding, official: Sequence[Official]) -> list[dict[str, Any]]:
    """The chosen series, each as it was stored where it was stored already."""
    stored = {(each["municipality"], each["indicator"]): each for each in finding.official}
    return [dict(stored.get((each["municipality"], each["indicator"]), each)) for each in official]


def _save(finding: Finding, values: Mapping[str, object]) -> set[str]:
    try:
        with transaction.atomic():
            return put(finding, **values)
    except IntegrityError as answered:
        raise NotPossible(
            Reason("Somebody has answered this suggestion already. Reload the page to see how.")
        ) from answered


def _link(linked: Any, ours: Any, chosen: Iterable[int]) -> bool:
    """Lets a finding rest on exactly the chosen rows of the programme; links to removed ones wait for their return."""
    there = set(ours.values_list("pk", flat=True))
    before, after = set(linked.values_list("pk", flat=True)) & there, set(chosen)
    if not after <= there:
        raise NotPossible(Reason("Something that the finding was to rest on is no longer there. Choose again."))
    linked.add(*(after - before))
    linked.remove(*(before - after))
    return after != before
