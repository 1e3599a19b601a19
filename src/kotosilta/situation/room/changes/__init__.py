"""Everything that happens in the situation room, in the words of the checklist."""

from kotosilta.situation.room.changes.comparison import check_comparison, compare_with, members_of
from kotosilta.situation.room.changes.figures import GivenFigure, add_figure, change_figure, take_in
from kotosilta.situation.room.changes.findings import GivenFinding, add_finding, change_finding, dismiss, take_up
from kotosilta.situation.room.changes.questions import conclude, look_at, not_looked_at
from kotosilta.situation.room.changes.sources import note_source
from kotosilta.situation.room.changes.voices import add_voice, change_voice

__all__ = [
    "GivenFigure",
    "GivenFinding",
    "add_figure",
    "add_finding",
    "add_voice",
    "change_figure",
    "change_finding",
    "change_voice",
    "check_comparison",
    "compare_with",
    "conclude",
    "dismiss",
    "look_at",
    "members_of",
    "not_looked_at",
    "note_source",
    "take_in",
    "take_up",
]
