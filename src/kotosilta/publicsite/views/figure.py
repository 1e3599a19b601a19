"""One figure of a municipality: its page, and its drawings as files."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from kotosilta.charts.png import png_of
from kotosilta.content.guidance import guiding_questions
from kotosilta.publicsite.addressed import municipality_named
from kotosilta.publicsite.figure_page import BESIDE, drawing_of, figure_shown
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

AN_HOUR = 3600


@public
@looked_at_only
def figure(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Everything about one figure, looked at closer than there is room for among the others."""
    municipality, language = municipality_named(slug), page_language()
    beside = request.GET.get(BESIDE, "")
    found = figure_shown(municipality, indicator, beside, language)
    question = next(each for each in guiding_questions() if each.id == found.question)
    return page(
        request,
        "publicsite/figure.html",
        place=municipality.name.in_language(language),
        slug=municipality.slug,
        shown=found.shown,
        is_history=found.is_history,
        question=question.id,
        question_title=question.title.in_language(language),
        files=reverse("publicsite:situation", args=[municipality.slug]),
        files_query=f"?{urlencode({BESIDE: beside})}" if beside else "",
    )


@public
@looked_at_only
@cache_control(max_age=AN_HOUR)
def indicator_svg(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """A drawing with its own colours, to put into another text."""
    municipality, language = municipality_named(slug), page_language()
    drawing = drawing_of(municipality, indicator, request.GET.get(BESIDE, ""), language)
    return _file(drawing.paper.encode(), f"{municipality.slug}-{indicator}.{language}.svg", "image/svg+xml")


@public
@looked_at_only
@cache_control(max_age=AN_HOUR)
def indicator_png(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """The same drawing as a picture for slides and for programs that know no SVG."""
    municipality, language = municipality_named(slug), page_language()
    drawing = drawing_of(municipality, indicator, request.GET.get(BESIDE, ""), language)
    return _file(png_of(drawing.paper), f"{municipality.slug}-{indicator}.{language}.png", "image/png")


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)
