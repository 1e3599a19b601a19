"""Which municipalities are like one, by a rule that anybody can follow and change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from kotosilta.publicsite.addressed import elsewhere, municipality_at
from kotosilta.situation.comparing.explaining import explained, weights_from
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

AN_HOUR = 3600
SIMILAR = "publicsite:similar"


@public
@looked_at_only
@cache_control(max_age=AN_HOUR)
def similar(request: HttpRequest, slug: str) -> HttpResponse:
    """The seven nearest, the calculation, and the weights to change: they stand in the address and nowhere else."""
    municipality = municipality_at(slug)
    if municipality is None:
        return elsewhere(request, slug, SIMILAR)
    weights, understood = weights_from(request.GET)
    language = page_language()
    return page(
        request,
        "publicsite/similar.html",
        name=municipality.name.in_language(language),
        slug=municipality.slug,
        told=explained(municipality, weights, language),
        own_weights=bool(weights),
        understood=understood,
    )
