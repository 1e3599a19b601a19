"""Official figures, which belong to nobody, and what a programme adds to them."""

from kotosilta.situation.models.comparison import ComparedWith, ComparisonKind
from kotosilta.situation.models.frozen import FrozenPicture, ObservedRevision
from kotosilta.situation.models.official import (
    ImportedSnapshot,
    ObservedSeries,
    RetrievedTable,
    SourceStanding,
)
from kotosilta.situation.models.room import (
    Conclusion,
    Criterion,
    Finding,
    LookedAt,
    Measured,
    OwnFigure,
    SourceState,
    SourceUse,
    Theme,
    Tone,
    Upload,
    Voice,
    VoiceKind,
)

__all__ = [
    "ComparedWith",
    "ComparisonKind",
    "Conclusion",
    "Criterion",
    "Finding",
    "FrozenPicture",
    "ImportedSnapshot",
    "LookedAt",
    "Measured",
    "ObservedRevision",
    "ObservedSeries",
    "OwnFigure",
    "RetrievedTable",
    "SourceStanding",
    "SourceState",
    "SourceUse",
    "Theme",
    "Tone",
    "Upload",
    "Voice",
    "VoiceKind",
]
