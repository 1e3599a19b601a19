"""One function per open address."""

from kotosilta.publicsite.views.draft import draft, draft_file
from kotosilta.publicsite.views.finding_a_municipality import municipalities, search, start, suggest
from kotosilta.publicsite.views.information import about, accessibility, glossary
from kotosilta.publicsite.views.situation import indicator_csv, indicator_svg, request_text, situation

__all__ = [
    "about",
    "accessibility",
    "draft",
    "draft_file",
    "glossary",
    "indicator_csv",
    "indicator_svg",
    "municipalities",
    "request_text",
    "search",
    "situation",
    "start",
    "suggest",
]
