"""From a name to a municipality: the start page with its field and map, the answers to a search, the directory."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kotosilta.language.alphabet import alphabetical
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import all_municipalities
from kotosilta.municipalities.search import LONGEST_QUERY
from kotosilta.municipalities.search import search as search_register
from kotosilta.publicsite.map_of_finland import drawn_map
from kotosilta.publicsite.search_answers import Answer, answers_for, the_only_answer
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language


@public
@looked_at_only
def start(request: HttpRequest) -> HttpResponse:
    return page(request, "publicsite/start.html", map=drawn_map(page_language()), longest_query=LONGEST_QUERY)


@public
@looked_at_only
def search(request: HttpRequest) -> HttpResponse:
    """An exact, unambiguous name goes straight to its page; anything else gets a list to choose from."""
    asked = request.GET.get("q", "").strip()
    answers = _answers(asked)
    if only := the_only_answer(answers):
        return HttpResponseRedirect(_address_of(only))
    return page(
        request,
        "publicsite/search.html",
        asked=asked[:LONGEST_QUERY],
        shortened=len(asked) > LONGEST_QUERY,
        answers=answers,
        longest_query=LONGEST_QUERY,
    )


@public
@looked_at_only
def suggest(request: HttpRequest) -> HttpResponse:
    """The same answers as a bare list for the field while somebody types; the form works without it."""
    return page(request, "publicsite/parts/suggestions.html", answers=_answers(request.GET.get("q", ""))[:6])


@public
@looked_at_only
def municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality by region, in the alphabet of the page's language."""
    language = page_language()

    def region(municipality: Municipality) -> str:
        return municipality.region.name.in_language(language)

    def order(municipality: Municipality) -> tuple[str, str]:
        return alphabetical(region(municipality)), alphabetical(municipality.name.in_language(language))

    regions = [(name, list(members)) for name, members in groupby(sorted(all_municipalities(), key=order), key=region)]
    return page(request, "publicsite/municipalities.html", regions=regions)


def _answers(asked: str) -> list[Answer]:
    return answers_for(search_register(asked), page_language()) if asked.strip() else []


def _address_of(answer: Answer) -> str:
    address = reverse("publicsite:situation", args=[answer.slug])
    return f"{address}?{urlencode({'from': answer.former})}" if answer.former else address
