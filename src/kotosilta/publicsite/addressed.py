"""From the part of an address that names a municipality to the municipality, or to a page that helps to find it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kotosilta.language.said import in_words
from kotosilta.municipalities.model import FormerMunicipality, Municipality
from kotosilta.municipalities.register import by_slug
from kotosilta.municipalities.search import LONGEST_QUERY, identify, search
from kotosilta.publicsite.search_answers import answers_for
from kotosilta.reasons import WrongInput
from kotosilta.web.page import page, page_language

SITUATION = "publicsite:situation"


def municipality_at(slug: str) -> Municipality | None:
    """The municipality whose address this is; None for any other text."""
    try:
        return by_slug(slug)
    except KeyError:
        return None


def municipality_named(slug: str) -> Municipality:
    """For files: the municipality of an address, a code or a former name. WrongInput, with near names, for the rest."""
    return municipality_at(slug) or identify(slug).municipality


def elsewhere(request: HttpRequest, slug: str, view: str) -> HttpResponse:
    """Where to go when no municipality has this address: on to the right one, or a page with names that are near."""
    try:
        meant = identify(slug)
    except WrongInput as refusal:
        return page(
            request,
            "publicsite/unknown.html",
            status=404,
            why=in_words(refusal.reason),
            answers=answers_for(search(slug), page_language()),
            asked="",
            longest_query=LONGEST_QUERY,
        )
    address = reverse(view, args=[meant.municipality.slug])
    query = request.GET.copy()
    if meant.former and view == SITUATION:
        query["from"] = name_of_former(meant.former, meant.municipality, page_language())
    return HttpResponseRedirect(f"{address}?{query.urlencode()}" if query else address)


def name_of_former(former: FormerMunicipality, successor: Municipality, language: str) -> str:
    """The old name as readers of that language know it; in English as the successor's majority does."""
    known_by = successor.language_status.first_language if language == "en" else language
    return former.name_sv if known_by == "sv" else former.name_fi
