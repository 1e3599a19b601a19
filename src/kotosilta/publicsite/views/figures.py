"""All figures of a municipality at a glance, as a page and as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from kotosilta.content.guidance import requests
from kotosilta.municipalities.model import Municipality
from kotosilta.publicsite.addressed import elsewhere, municipality_at, municipality_named
from kotosilta.situation.glance.part import glance_part
from kotosilta.situation.glance.rows import glance_of
from kotosilta.situation.glance.rows_csv import glance_csv
from kotosilta.situation.glance.ways_here import Addresses
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

AN_HOUR = 3600
FIGURES = "publicsite:glance"


@public
@looked_at_only
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every indicator in one table; `?question=` shows those of one guiding question."""
    municipality = municipality_at(slug)
    if municipality is None:
        return elsewhere(request, slug, FIGURES)
    shown = glance_part(
        glance_of(municipality), request.GET.get("question", ""), _addresses(municipality), page_language()
    )
    shown |= {
        "csv": reverse("publicsite:glance_csv", args=[slug]),
        "why_these": reverse("publicsite:similar", args=[slug]),
    }
    return page(request, "publicsite/figures.html", **shown)


@public
@looked_at_only
@cache_control(max_age=AN_HOUR)
def figures_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    municipality = municipality_named(slug)
    text = glance_csv(glance_of(municipality), page_language())
    disposition = {"Content-Disposition": f'attachment; filename="{municipality.slug}-figures.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=disposition)


def _addresses(municipality: Municipality) -> Addresses:
    here = reverse("publicsite:situation", args=[municipality.slug])
    return Addresses(
        figure=lambda _question, key: f"{here}figures/{key}/",
        letter=lambda key: f"{here}request/{key}.txt" if _concerns(municipality, key) else "",
        by_hand=lambda _question: "",
    )


def _concerns(municipality: Municipality, request: str) -> bool:
    return requests()[request].concerns(on_aland=municipality.on_aland)
