"""The files of a version: the text kept when it was named, and those that are made when it is sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from kotosilta.content.load import number_styles
from kotosilta.document.as_json import Told, document_json
from kotosilta.document.formats import CONTENT_TYPES, rendered
from kotosilta.document.models import SealedFile, Version
from kotosilta.document.versions.freezing import frozen, thawed
from kotosilta.publishing.blocks import Document
from kotosilta.publishing.html import blocks_html

TEXT_FORMATS = ("docx", "pdf", "html")
JSON, FRAGMENT = "json", "fragment"
FILE_FORMATS = (*TEXT_FORMATS, JSON)  # those that people and programs take
PUBLIC_FORMATS = (*FILE_FORMATS, FRAGMENT)
KEPT = "kept"  # the text itself, from the moment when the version was named
TYPES = {**CONTENT_TYPES, JSON: "application/json", FRAGMENT: "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a version holds in one language: the text, its goals as plain values, and what is left out.

    `left_out` has title and reason of the elements that do not apply, by their id; they are not in the document.
    """

    document: Document
    goals: Sequence[Mapping[str, Any]] = ()
    left_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def kept_file(version: Version, kept: Kept) -> SealedFile:
    """A row that holds the text, not saved yet."""
    stored = {"document": frozen(kept.document), "goals": list(kept.goals), "left_out": dict(kept.left_out)}
    content = json.dumps(stored, ensure_ascii=False).encode()
    return _file(version, kept.document.language, KEPT, content)


def kept_of(row: SealedFile) -> Kept:
    """The text that the row holds."""
    stored = json.loads(bytes(row.content))
    return Kept(thawed(stored["document"]), stored["goals"], stored["left_out"])


def kept_in(version: Version) -> dict[str, Kept]:
    """The texts of a version by language."""
    rows = SealedFile.objects.of(version.programme).filter(version=version, file_format=KEPT)
    return {row.language: kept_of(row) for row in rows}


def kept_in_language(version: Version, language: str) -> Kept | None:
    """The text of a version in one language."""
    rows = SealedFile.objects.of(version.programme).filter(version=version, file_format=KEPT, language=language)
    row = rows.first()
    return kept_of(row) if row else None


def sealed_files(version: Version, document: Document, told: Told) -> list[SealedFile]:
    """Rows of every format in one language, not saved yet; the same text gives the same bytes."""
    style = number_styles()[document.language]
    contents = {each: rendered(document, each) for each in TEXT_FORMATS}
    contents[JSON] = document_json(document, told)
    contents[FRAGMENT] = blocks_html(document.blocks, style, document.words).encode()
    return [_file(version, document.language, each, content) for each, content in contents.items()]


def _file(version: Version, language: str, file_format: str, content: bytes) -> SealedFile:
    digest = sha256(content).hexdigest()
    return SealedFile(version=version, language=language, file_format=file_format, content=content, digest=digest)
