"""Documents as PDF: tagged for screen readers (PDF/UA-1), fit for the archive (PDF/A-2a), beautiful on paper."""

from __future__ import annotations

import json
from pathlib import Path

from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import Document
from kotosilta.publishing.pdf.values import document_values
from kotosilta.publishing.text import start_of
from kotosilta.publishing.typesetting import fonts_root, typeset_pdf

_TEMPLATE = Path(__file__).with_name("document.typ")


def document_pdf(document: Document, style: NumberStyle, *, fonts: Path = fonts_root) -> bytes:
    """The document as a PDF file; equal documents give equal bytes.

    Raises NotPossible when typst or one of our faces is missing.
    """
    values = document_values(document, style, fonts)
    created = int(start_of(document.date).timestamp())
    return typeset_pdf(_TEMPLATE.read_bytes(), {"document": json.dumps(values)}, created=created, fonts=fonts)
