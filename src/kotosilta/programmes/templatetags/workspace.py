"""The tags that pages of the workspace share: how far something is, as a small shape beside its word."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Inside of a drawing of 16 by 16 units; shape and word say the same, so that neither colour nor sight is needed.
SHAPES = {
    "fulfilled": (
        '<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/>'
        '<path class="inside" d="M4.600 8.300l2.400 2.400 4.600-5"/>'
    ),
    "begun": (
        '<circle cx="8" cy="8" r="6.200"/>'
        '<path d="M8 1.800a6.200 6.200 0 0 1 0 12.400z" fill="currentColor" stroke="none"/>'
    ),
    "available": '<circle cx="8" cy="8" r="6.200"/><circle cx="8" cy="8" r="1.800" fill="currentColor" stroke="none"/>',
    "said": '<path d="M1.500 2.500h13v8.500h-7l-3.500 3v-3h-2.500z"/><path d="M5 6.700l2 2 4-4"/>',
    "not_relevant": '<circle cx="8" cy="8" r="6.200"/><path d="M4.800 8h6.400"/>',
    "nothing": '<circle cx="8" cy="8" r="6.200" stroke-dasharray="2.600 2.270"/>',
    "late": '<path d="M8 1.500 1 14.300h14z"/><path d="M8 6v4M8 11.900v.2"/>',
}


@register.simple_tag
def state_mark(state: str, word: str) -> SafeString:
    """How far something is: one of SHAPES with the word that says it."""
    return format_html('<span class="state-mark" data-state="{}">{}<span>{}</span></span>', state, _drawn(state), word)


@lru_cache(maxsize=len(SHAPES))
def _drawn(state: str) -> SafeString:
    svg = (
        '<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6"'
        f' aria-hidden="true" focusable="false">{SHAPES[state]}</svg>'
    )
    return mark_safe(svg)  # noqa: S308 (our own drawings, nothing else)
