"""What the rooms of a programme hold, as plain texts of one language: what a draft is filled with.

Numbers that people have typed are theirs: they stand in these texts and never become figures with an official source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kotosilta.publishing.blocks import Foreign, Inline


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote; `language` is set where it is another one than the document's."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def inline(self) -> Inline:
        return Foreign(self.text, self.language) if self.language else self.text


NOTHING = Said("")


@dataclass(frozen=True, slots=True)
class Decider:
    """A body that decides, of which municipality, and on which days (as text)."""

    name: Said
    municipality: str
    days: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation; `waits` says how far it is where it does not take part yet, such as "invited"."""

    name: Said
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A point of another plan that a goal serves."""

    plan: str
    point: Said


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the municipality itself concludes under a guiding question."""

    question: str
    text: Said


@dataclass(frozen=True, slots=True)
class FilledMeasure:
    title: Said
    owner: Said = NOTHING
    partners: Sequence[Said] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class FilledIndicator:
    """What shows a goal; `latest` is the newest value after the baseline, with its year."""

    title: Said
    source: str = ""
    baseline: str = ""
    target: str = ""
    interval: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class FilledGoal:
    """A goal; `findings` are what it rests on, `now`, `wanted` and `by` tell the change."""

    change: Said
    now: Said = NOTHING
    wanted: Said = NOTHING
    by: str = ""
    measures: Sequence[FilledMeasure] = ()
    indicators: Sequence[FilledIndicator] = ()
    findings: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that a draft takes over from the rooms. What nobody has recorded is empty."""

    title: Said = NOTHING
    sample: bool = False
    authority: Said = NOTHING
    responsible: Sequence[Said] = ()  # role and name
    deciders: Sequence[Decider] = ()
    partners: Sequence[Partner] = ()
    group: Said = NOTHING
    residents: Sequence[Said] = ()
    ties: Sequence[Tie] = ()
    conclusions: Sequence[Concluded] = ()
    findings: Sequence[Said] = ()
    goals: Sequence[FilledGoal] = field(default_factory=tuple)
