"""One function per open address."""

from kotosilta.publicsite.views.draft import draft, draft_file
from kotosilta.publicsite.views.figure import figure, indicator_png, indicator_svg
from kotosilta.publicsite.views.figures import figures, figures_csv
from kotosilta.publicsite.views.finding_a_municipality import municipalities, search, start, suggest
from kotosilta.publicsite.views.information import about, accessibility, further_reading, glossary, indicators
from kotosilta.publicsite.views.similar import similar
from kotosilta.publicsite.views.situation import indicator_csv, request_text, situation

__all__ = [
    "about",
    "accessibility",
    "draft",
    "draft_file",
    "figure",
    "figures",
    "figures_csv",
    "further_reading",
    "glossary",
    "indicator_csv",
    "indicator_png",
    "indicator_svg",
    "indicators",
    "municipalities",
    "request_text",
    "search",
    "similar",
    "situation",
    "start",
    "suggest",
]
