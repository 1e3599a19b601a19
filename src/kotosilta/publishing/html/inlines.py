"""Inline content as HTML; every string goes through `text_html` and nowhere else."""

from __future__ import annotations

from html import escape

from kotosilta.figures import Figure, FigureKind, NumberStyle, written
from kotosilta.figures.written import SMALLEST_SHOWN
from kotosilta.publishing.blocks import Blank, Emphasis, Foreign, Inline, Inlines, Link, Strong, Words
from kotosilta.publishing.text import blank_text, language_tag, printable, safe_address


def text_html(text: str) -> str:
    """Any text as HTML text or as the value of a quoted attribute."""
    return escape(printable(text))


def inlines_html(content: Inlines, style: NumberStyle, words: Words | None = None) -> str:
    """Inline content as phrasing content. Without `words` a place to fill in shows its prompt alone."""
    return "".join(_inline(inline, style, words) for inline in content)


def _inline(inline: Inline, style: NumberStyle, words: Words | None) -> str:
    match inline:
        case str():
            return text_html(inline)
        case Figure():
            return f'<data value="{_raw(inline)}">{text_html(written(inline, style))}</data>'
        case Strong(content=content) | Emphasis(content=content):
            tag = "strong" if isinstance(inline, Strong) else "em"
            return f"<{tag}>{inlines_html(content, style, words)}</{tag}>"
        case Foreign(text=text, language=language):
            return _foreign(text, language_tag(language))
        case Link(text=text, address=address):
            return _link(text, safe_address(address))
        case Blank():
            return f'<span class="blank">{text_html(blank_text(inline, words))}</span>'


def _foreign(text: str, language: str | None) -> str:
    return f'<span lang="{language}">{text_html(text)}</span>' if language else text_html(text)


def _link(text: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{text_html(text)}</a>' if address else text_html(text)


def _raw(figure: Figure) -> str:
    """The value for machines, no more exact than what people may see: small and rounded counts stay so."""
    match figure.kind:
        case FigureKind.RANGE_1_4:
            return "1–4"
        case FigureKind.ABOUT:
            return str(round(figure.value / 10) * 10) if figure.value >= SMALLEST_SHOWN else f"0–{SMALLEST_SHOWN - 1}"
        case _:
            return str(int(figure.value)) if float(figure.value).is_integer() else repr(round(figure.value, 10))
