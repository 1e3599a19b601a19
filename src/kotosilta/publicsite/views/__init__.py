"""One function per open address."""

from kotosilta.publicsite.views.draft import draft, draft_file
from kotosilta.publicsite.views.finding_a_municipality import municipalities, search, start, suggest
from kotosilta.publicsite.views.information import about, accessibility, further_reading, glossary, indicators
from kotosilta.publicsite.views.situation import indicator_csv, indicator_svg, request_text, situation

__all__ = [
    "about",
    "accessibility",
    "draft",
    "draft_file",
    "further_reading",
    "glossary",
    "indicator_csv",
    "indicator_svg",
    "indicators",
    "municipalities",
    "request_text",
    "search",
    "situation",
    "start",
    "suggest",
]
