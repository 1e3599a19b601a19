"""The ten elements D1–D10 of a programme, each made of what is known, what is to be decided and who is asked."""

from kotosilta.document.elements.frame import elements

__all__ = ["elements"]
