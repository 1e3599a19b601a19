"""Official figures, which belong to nobody, and what a programme adds to them."""

from kotosilta.situation.models.official import ImportedSnapshot, ObservedSeries, RetrievedTable
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
    "Conclusion",
    "Criterion",
    "Finding",
    "ImportedSnapshot",
    "LookedAt",
    "Measured",
    "ObservedSeries",
    "OwnFigure",
    "RetrievedTable",
    "SourceState",
    "SourceUse",
    "Theme",
    "Tone",
    "Upload",
    "Voice",
    "VoiceKind",
]
