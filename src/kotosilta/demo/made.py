"""What is at hand while a sample programme is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kotosilta.cooperation.models import Meeting, Organisation
from kotosilta.demo.sample import Sample, Texts
from kotosilta.goals.models import Goal
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import Finding, Voice


@dataclass(frozen=True, slots=True)
class Making:
    """One sample programme while it is made: what was made so far stands by the keys of its file."""

    sample: Sample
    programme: Programme
    members: Mapping[Role, Membership]
    today: date
    begun_on: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)

    @property
    def coordinator(self) -> Membership:
        return self.members[Role.COORDINATOR]

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def texts(self, texts: Texts) -> dict[str, str]:
        """In the programme's languages."""
        return {language: texts[language] for language in self.programme.languages if language in texts}
