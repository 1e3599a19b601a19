"""The one page on which the coordinator decides what everybody can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.communication import changes, rules
from kotosilta.communication.forms import PublicTextForm
from kotosilta.communication.models import Page, Publication
from kotosilta.communication.publishing import proposed_brief, publication_of, ready_of
from kotosilta.cooperation.models import Meeting
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed

HERE = "communication/publishing/"
ABOUT = {
    Page.START: Reason("The one-minute version, the period, and who has decided. Everything else hangs on it."),
    Page.GOALS: Reason("Goals with their measures and indicators, how far they are, and who has them."),
    Page.SITUATION: Reason("Official figures, findings and conclusions. Voices are only counted, never shown."),
    Page.DOCUMENT: Reason("The version that was decided on, the decisions, and its files."),
    Page.FOLLOW_UP: Reason("Values against targets, and the yearly reports that have been handed over."),
    Page.TAKE_PART: Reason("Open questions, meetings that you have chosen, and whom one can turn to."),
}


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page with its state: since when it is published, why it cannot be yet, what readers would miss."""

    key: str
    name: str
    about: str
    since: datetime | None
    hidden: bool
    why_not: str
    missing: list[str]


@requires(May.PUBLISH)
@require_safe
def overview(request: ProgrammeRequest) -> HttpResponse:
    """Each page with its state, what is missing, and how it looks."""
    publication = publication_of(request.programme)
    return programme_page(
        request,
        "communication/publishing.html",
        room="communication",
        publication=publication,
        pages=_pages(request, publication),
    )


@requires(May.PUBLISH)
@require_http_methods(["GET", "POST"])
def texts(request: ProgrammeRequest) -> HttpResponse:
    """The one-minute version and whom one can turn to; while there is no text, the goals propose one."""
    programme, publication = request.programme, publication_of(request.programme)
    chosen = list(publication.meetings.filter(removed_at=None)) if publication.pk else []
    ahead = Meeting.objects.of(programme).filter(on__gte=timezone.localdate()).order_by("on", "pk")
    offered = list(dict.fromkeys([*chosen, *ahead]))
    stored = PublicTextForm.values_of(publication, chosen)
    proposed = proposed_brief(programme) if not publication.brief else {}
    form = PublicTextForm(
        request.POST or None,
        stored=stored,
        languages=programme.languages,
        meetings=offered,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.write_public_text(by=request.membership, **values),
        then=HERE,
        room="communication",
        template="communication/public_text_form.html",
        heading=gettext("What stands on the public page"),
        back=home_address(programme) + HERE,
        proposed=list(proposed.items()),
        keeps=True,
    )


@requires(May.PUBLISH)
@require_POST
def publish(request: ProgrammeRequest, key: str) -> HttpResponse:
    """From now on everybody can read the page."""
    page = page_of(key)
    changes.publish(page=page, by=request.membership, now=timezone.now())
    told = gettext("Published: %(page)s.") % {"page": page.label}
    removed(request, told, _address(request, page, "take-off"))
    return see_room(request.programme, HERE)


@requires(May.PUBLISH)
@require_POST
def take_off(request: ProgrammeRequest, key: str) -> HttpResponse:
    """Nobody outside can read the page any more."""
    page = page_of(key)
    changes.take_off(page=page, by=request.membership)
    told = gettext("No longer published: %(page)s.") % {"page": page.label}
    removed(request, told, _address(request, page, "publish"))
    return see_room(request.programme, HERE)


def page_of(key: str) -> Page:
    """The page with this key; Http404 for any other."""
    try:
        return Page(key)
    except ValueError as unknown:
        raise Http404 from unknown


def _pages(request: ProgrammeRequest, publication: Publication) -> list[PageShown]:
    ready = ready_of(request.programme, publication)
    missing = [(page, in_words(reason)) for page, reason in rules.missing(ready)]
    shown = []
    for page in Page:
        why_not = rules.why_not_publish(page.value, ready)
        since = publication.since(page)
        shown.append(
            PageShown(
                key=page.value,
                name=str(page.label),
                about=in_words(ABOUT[page]),
                since=since,
                hidden=since is not None and not publication.shows(page),
                why_not=in_words(why_not) if why_not and not since else "",
                missing=[words for about, words in missing if about == page.value],
            )
        )
    return shown


def _address(request: ProgrammeRequest, page: Page, what: str) -> str:
    return f"{home_address(request.programme)}{HERE}{page.value}/{what}/"
