"""The tags every page uses: icons, figures and texts made of figures."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

from kotosilta.content.glossary import term as glossary_term
from kotosilta.content.load import number_styles
from kotosilta.content.text import Text
from kotosilta.language.days import written_date
from kotosilta.publishing.blocks import Inlines
from kotosilta.publishing.html import inlines_html

register = template.Library()

ICONS = {
    "bridge": (
        "0 0 36 22",
        "M1 18.500h34M3 18.500C6.500 8 11.500 3 18 3s11.500 5 15 15.500M11 6.200v12.300M18 3v15.500M25 6.200v12.300",
    ),
    "search": ("0 0 24 24", "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 21 21"),
    "copy": ("0 0 24 24", "M8 8h12v12H8zM16 8V4H4v12h4"),
    "download": ("0 0 24 24", "M12 3v12M7 10.500l5 5 5-5M4 20h16"),
    "mail": ("0 0 24 24", "M3 5h18v14H3zM3 6l9 7 9-7"),
    "draft": ("0 0 24 24", "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5"),
    "figures": ("0 0 16 16", "M2 14V9M6.500 14V5M11 14V7.500M15 14V2"),
    "ask": ("0 0 16 16", "M2 2.500h12v8H8l-3.500 3v-3H2z"),
    "arrow": ("0 0 24 24", "M4 12h16M14 6l6 6-6 6"),
    "mind": ("0 0 24 24", "M12 4 2.500 20.500h19zM12 10.500v4.500M12 17.800v.2"),
}


@register.simple_tag
@lru_cache(maxsize=len(ICONS))
def icon(name: str) -> SafeString:
    """A line drawing of the house's own set; always beside a word, so assistive technology skips it."""
    box, path = ICONS[name]
    return format_html(
        '<svg class="icon" viewBox="{}" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"></path>'
        "</svg>",
        box,
        path,
    )


@register.filter
def said(content: Inlines) -> SafeString:
    """Text made of strings and figures, printed in the active language's number format."""
    language = get_language() or "en"
    return mark_safe(inlines_html(content, number_styles()[language]))  # noqa: S308 (the writer escapes every string)


@register.filter
def day(moment: date) -> str:
    """A day, or that of a moment, in figures as readers of the page write it."""
    return written_date(localtime(moment) if isinstance(moment, datetime) else moment, get_language() or "en")


@register.filter
def clock(moment: datetime) -> str:
    """The time of day of a moment: 9.05, in English 9:05."""
    mark = ":" if get_language() == "en" else "."
    return f"{localtime(moment).hour}{mark}{localtime(moment).minute:02}"


@register.filter
def finished(markup: str) -> SafeString:
    """A drawing or text that the house's own writers have finished; they escape every word they print."""
    return mark_safe(markup)  # noqa: S308 (made by kotosilta.charts or kotosilta.publishing, which escape)


@register.simple_tag(takes_context=True)
def term(context: template.Context, key: str, text: str = "") -> SafeString:
    """A term of the field that opens its explanation in place; `explanations` prints those that a page used."""
    found = glossary_term(key)
    context["terms_used"][key] = found
    label = text or found.term.in_language(get_language() or "en")
    return format_html('<button type="button" class="term" popovertarget="term-{}">{}</button>', key, label)


@register.inclusion_tag("web/components/explanations.html", takes_context=True)
def explanations(context: template.Context) -> dict[str, object]:
    """The explanations of all terms the page has used, as popovers at its end (readable there in any browser)."""
    language = get_language() or "en"
    return {
        "terms": [
            {
                "key": key,
                "name": found.term.in_language(language),
                "explanation": found.explanation.in_language(language),
            }
            for key, found in context["terms_used"].items()
        ]
    }


@register.simple_tag
def in_language(text: Text) -> str:
    """A text of the content files in the page's language."""
    return text.in_language(get_language() or "en")
