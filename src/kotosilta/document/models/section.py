"""The text of one element of the document, D1–D10, in the programme's languages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kotosilta.language.translated import TranslatedField
from kotosilta.programmes.models import Programme
from kotosilta.programmes.tenancy import OfAProgramme


class Section(OfAProgramme):
    """One element as the programme tells it. Where there is no row yet, the first text comes out of the rooms.

    `text` is written in the light markup of `document/markup`; figures, charts and tables stand in it by reference.
    `facets` are the parts of the element that the writer says the text covers (`a`, `b`, … of the checklist).
    An element that does not apply is `left_out`, with the reason for it (C5.1: "as applicable").
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sections")
    element = models.CharField(max_length=4)
    text = TranslatedField()
    facets = models.JSONField(default=list, blank=True)
    left_out = models.BooleanField(default=False)
    left_out_reason = TranslatedField()

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "element"], name="one_section_per_element"),
        ]

    def __str__(self) -> str:
        return self.element
