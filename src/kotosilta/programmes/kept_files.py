"""Files that are kept as they were made: in the database, so that one backup holds all."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kotosilta.programmes.tenancy import OfAProgramme


class KeptFile(OfAProgramme):
    """Base of a file in one language and format, with its digest; what it belongs to is a relation of each kind."""

    language = models.CharField(max_length=5)
    file_format = models.CharField(max_length=10)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta(OfAProgramme.Meta):
        abstract = True
        ordering: ClassVar = ["language", "file_format"]
