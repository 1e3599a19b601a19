"""The situation page of a municipality, and the files that can be taken from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from kotosilta.communication.public.directory import programme_of
from kotosilta.content.guidance import requests
from kotosilta.content.indicator_catalogue import offered
from kotosilta.publicsite.addressed import SITUATION, elsewhere, municipality_at, municipality_named
from kotosilta.publicsite.facts import what_became_of
from kotosilta.publicsite.figure_page import BESIDE, closer_of
from kotosilta.publicsite.report import report_of
from kotosilta.publicsite.situation_page import place_of
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.closer_csv import closer_csv
from kotosilta.situation.csv import indicator_csv as csv_of
from kotosilta.situation.forecast_csv import forecast_csv
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import picture_of
from kotosilta.situation.shown import letter
from kotosilta.situation.telling import FORECASTS, ready_request
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

AN_HOUR = 3600


@public
@looked_at_only
def situation(request: HttpRequest, slug: str) -> HttpResponse:
    municipality = municipality_at(slug)
    if municipality is None:
        return elsewhere(request, slug, SITUATION)
    language, today = page_language(), timezone.localdate()
    report = report_of(municipality, language, today)
    return page(
        request,
        "publicsite/situation.html",
        came_from=what_became_of(request.GET.get("from", ""), municipality, language),
        place=place_of(municipality, language, today),
        programme=programme_of(municipality),
        report=report.html.decode(),
        terms_used=dict(report.terms),
    )


@public
@looked_at_only
@cache_control(max_age=AN_HOUR)
def indicator_csv(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """All years of one indicator with source and method, or the numbers of a closer look, for a spreadsheet."""
    municipality = municipality_named(slug)
    language = page_language()
    if "-" in indicator:
        text = closer_csv(closer_of(municipality, indicator, request.GET.get(BESIDE, ""), language), language)
    else:
        text = _csv(picture_of(municipality), indicator, language)
    return _file(text, f"{municipality.slug}-{indicator}.csv", "text/csv; charset=utf-8")


@public
@looked_at_only
def request_text(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A ready request as a text file, addressed and with the municipality's name in it."""
    municipality, language = municipality_named(slug), page_language()
    asked = requests().get(key)
    if asked is None or not asked.concerns(on_aland=municipality.on_aland):
        raise WrongInput(Reason("There is no such request text."))
    text = letter(ready_request(municipality, key, language, timezone.localdate()))
    return _file(text, f"{municipality.slug}-{key}.{language}.txt", "text/plain; charset=utf-8")


def _csv(picture: Picture, indicator: str, language: str) -> str:
    _known(indicator, picture)
    if indicator in FORECASTS:
        return forecast_csv(picture, indicator, language)
    return csv_of(picture, indicator, language)


def _known(indicator: str, picture: Picture) -> None:
    if indicator not in offered(picture.own) and indicator not in FORECASTS:
        raise WrongInput(Reason("There are no figures by this name."))


def _file(content: str, name: str, content_type: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)
