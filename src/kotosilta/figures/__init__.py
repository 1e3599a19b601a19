"""What a printed number is: its value, where it comes from, and the one way it is written in each language."""

from kotosilta.figures.model import Figure, FigureKind, Observation
from kotosilta.figures.written import NumberStyle, written

__all__ = ["Figure", "FigureKind", "NumberStyle", "Observation", "written"]
