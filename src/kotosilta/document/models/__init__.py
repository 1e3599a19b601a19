"""The nouns of the document room."""

from kotosilta.document.models.section import Section
from kotosilta.document.models.version import LONGEST_NAME, Decision, Outcome, SealedFile, Version

__all__ = ["LONGEST_NAME", "Decision", "Outcome", "SealedFile", "Section", "Version"]
