"""Pages about the service itself: its words, its sources, its accessibility."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kotosilta.content.checklist import editions
from kotosilta.content.communication import further_reading as to_read
from kotosilta.content.glossary import terms
from kotosilta.content.guidance import indicators as shipped
from kotosilta.content.guidance import methods, sources
from kotosilta.language.alphabet import alphabetical
from kotosilta.language.days import day_in_words
from kotosilta.municipalities.authorities import authority
from kotosilta.publicsite.catalogue_page import catalogue_by_question, counts
from kotosilta.situation.confirmed import confirmations
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

# The supervising authority's pages on accessibility, by language.
SUPERVISOR_SITES = {
    "sv": "www.tillganglighetskrav.fi",
    "fi": "www.saavutettavuusvaatimukset.fi",
    "en": "www.webaccessibility.fi",
}


@public
@looked_at_only
def glossary(request: HttpRequest) -> HttpResponse:
    """All terms in the alphabet of the page's language, each with its name in the two others."""
    language = page_language()
    shown = [
        {
            "key": term.key,
            "name": term.term.in_language(language),
            "explanation": term.explanation.in_language(language),
            "others": [(code, term.term.in_language(code)) for code in ("sv", "fi", "en") if code != language],
        }
        for term in terms()
    ]
    return page(
        request, "publicsite/glossary.html", terms=sorted(shown, key=lambda term: alphabetical(str(term["name"])))
    )


@public
@looked_at_only
def further_reading(request: HttpRequest) -> HttpResponse:
    """What is written elsewhere about municipal programmes (R1–R4): who publishes it, and in which language."""
    newest = editions()[-1]
    items = [newest.item(each) for each in ("R1", "R2", "R3", "R4")]
    parts = [{"item": each, "reads": [read for read in to_read() if read.item == each.id]} for each in items]
    return page(request, "publicsite/further_reading.html", parts=parts)


@public
@looked_at_only
def about(request: HttpRequest) -> HttpResponse:
    language = page_language()
    shown = [
        {
            "name": source.name.in_language(language),
            "attribution": source.attribution.in_language(language),
            "licence": source.licence,
            "address": source.address,
            "used_for": source.used_for.in_language(language) if source.used_for else "",
            "retrieved": day_in_words(source.retrieved, language),
            "indicators": [
                (indicator.title.in_language(language), indicator.table)
                for indicator in shipped().values()
                if indicator.source == source.key
            ],
        }
        for source in sources().values()
    ]
    derived = [
        {"key": key, "title": each.title.in_language(language), "explanation": each.explanation.in_language(language)}
        for key, each in methods().items()
    ]
    return page(request, "publicsite/about.html", sources=shown, methods=derived)


@public
@looked_at_only
def indicators(request: HttpRequest) -> HttpResponse:
    """What can be known, from which source, and what of it is here."""
    confirmed = confirmations()
    groups = catalogue_by_question(confirmed, page_language())
    return page(request, "publicsite/indicators.html", groups=groups, counts=counts(confirmed))


@public
@looked_at_only
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that act 306/2019 asks for; the supervisor by the name valid today."""
    language = page_language()
    supervisor = authority("accessibility_supervisor", timezone.localdate()).name.in_language(language)
    return page(request, "publicsite/accessibility.html", supervisor=supervisor, site=SUPERVISOR_SITES[language])
