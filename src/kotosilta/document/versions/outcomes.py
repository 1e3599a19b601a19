"""Where each municipality stands with its decision, and what follows from that for whom (K3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.document.models import Decision, Outcome
from kotosilta.document.versions.rules import APPROVALS
from kotosilta.municipalities.model import Municipality
from kotosilta.process.reading import Taking
from kotosilta.reasons import Reason

_FOLLOWS = {
    Outcome.APPROVED: Reason("The programme is in force there."),
    Outcome.APPROVED_CHANGED: Reason("The programme is in force there, as the decision changed it."),
    Outcome.RETURNED: Reason("Sent back for more preparation. The programme is not in force there."),
    Outcome.REJECTED: Reason("Rejected. The programme is not in force there."),
}


@dataclass(frozen=True, slots=True)
class Where:
    """One municipality: its latest decision, or None, and the next day on which its body is to decide, if noted.

    `deciding` says whether any body of it is noted that decides.
    """

    municipality: Municipality
    decision: Decision | None
    planned: date | None
    deciding: bool

    @property
    def in_force(self) -> bool:
        return self.decision is not None and self.decision.outcome in APPROVALS

    @property
    def mark(self) -> str:
        """The shape beside it: decided for, decided against, waiting for a day that is known, or nothing yet."""
        if self.decision:
            return "fulfilled" if self.in_force else "not_relevant"
        return "begun" if self.planned else "nothing"

    @property
    def follows(self) -> Reason:
        """What is so there now."""
        if self.decision:
            return _FOLLOWS[Outcome(self.decision.outcome)]
        if self.planned:
            return Reason("Not decided yet. Its body is to decide on %(day)s.", {"day": self.planned})
        if not self.deciding:
            return Reason("Not decided yet, and no body is noted that decides.")
        return Reason("Not decided yet, and the decision has no day.")


def where_decided(takings: Sequence[Taking], decisions: Iterable[Decision]) -> list[Where]:
    """Every municipality in the order of the codes; of several decisions its latest counts."""
    latest = {each.part_id: each for each in sorted(decisions, key=lambda each: (each.on, each.pk))}
    return [
        Where(
            municipality=taking.municipality,
            decision=latest.get(taking.pk),
            planned=min(taking.decisions, default=None),
            deciding=bool(taking.deciding),
        )
        for taking in takings
    ]
