"""A document as one HTML file that needs nothing beside it: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from pathlib import Path

from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import Document
from kotosilta.publishing.html.fragment import blocks_html
from kotosilta.publishing.html.inlines import inlines_html, text_html
from kotosilta.publishing.text import language_tag

_STYLES = Path(__file__).with_name("standing.css")


def document_html(document: Document, style: NumberStyle) -> bytes:
    """The file, in UTF-8; equal documents give equal bytes. Drawings keep their paper colours on a light ground."""
    words = document.words
    subtitle = f'<p class="subtitle">{inlines_html(document.subtitle, style, words)}</p>' if document.subtitle else ""
    body = blocks_html(document.blocks, style, words, medium="print")
    watermark = f'<div class="watermark" aria-hidden="true">{text_html(document.watermark)}</div>\n'
    return f"""<!doctype html>
<html lang="{language_tag(document.language) or "und"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{text_html(document.description)}">
<title>{text_html(document.known_as)}</title>
<style>
{_STYLES.read_text("utf-8")}</style>
</head>
<body>
{watermark if document.watermark else ""}<header>
<h1>{text_html(document.title)}</h1>
{subtitle}
</header>
<main>
{body}
</main>
<footer>
<p>{text_html(words.footer)}</p>
</footer>
</body>
</html>
""".encode()
