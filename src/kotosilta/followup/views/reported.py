"""The page behind a mailed link: one short form with all that one owner has to report, without an account."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.links import Purpose, opened
from kotosilta.accounts.models import PersonalLink
from kotosilta.accounts.views.by_link import for_its_reader_alone, link_refused
from kotosilta.followup import changes
from kotosilta.followup.asking import open_indicators, open_measures
from kotosilta.followup.forms.reports import LinkForm, link_form, stored_of_link
from kotosilta.followup.models import Asked
from kotosilta.followup.reading import FollowedIndicator, FollowedMeasure, follow_up
from kotosilta.followup.shown import indicator_shown
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme, State
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.access import by_link
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page, page_language, see_other

TAKEN_BACK = Reason("This round of reports is no longer there, so there is nothing to report any more.")


@dataclass(frozen=True, slots=True)
class _Turn:
    """What the holder of a link reports; `language` is the one in which what they write is kept."""

    asked: Asked
    measures: list[FollowedMeasure]
    indicators: list[FollowedIndicator]
    language: str

    @property
    def programme(self) -> Programme:
        programme: Programme = self.asked.round.programme
        return programme


# Whoever holds the secret may report, from whatever browser: a cookie would prove nothing more, and some keep none.
@by_link(Purpose.REPORT)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_reader_alone
def report(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking changes nothing, since scanners look; the form may be sent again until the round closes."""
    try:
        turn = _turn_of(opened(secret, Purpose.REPORT, now=timezone.now()))
        form = _form(request, turn)
        if form.is_bound and form.is_valid() and _kept(turn, form):
            return see_other(f"{request.path}?sent")
    except NotPossible as refusal:
        return link_refused(request, refusal)
    return _page(request, turn, form)


def _turn_of(link: PersonalLink) -> _Turn:
    """What the link is about; NotPossible when the round is gone or has closed."""
    # The link is what names the programme here: whoever holds it is no member who could.
    related = ("round__programme", "contact__organisation")
    found = Asked.across_programmes.select_related(*related).filter(pk=link.target_id).first()
    programme = found.round.programme if found else None
    if found is None or programme is None or not Asked.objects.of(programme).filter(pk=found.pk).exists():
        raise NotPossible(TAKEN_BACK)
    if programme.state == State.CLOSED or found.round.closes < timezone.localdate():
        values = {"day": found.round.closes}
        raise NotPossible(
            Reason(
                "The round closed on %(day)s. Tell the person who sent the link, if you still want to report.", values
            )
        )
    room, owner = follow_up(programme), found.contact.organisation_id
    return _Turn(
        found,
        list(open_measures(room, owner, found.round.year)),
        list(open_indicators(room, owner, found.round)),
        _language_for(programme),
    )


def _language_for(programme: Programme) -> str:
    """The page's language where the programme has it, otherwise the programme's first."""
    return page_language() if page_language() in programme.languages else str(programme.languages[0])


def _form(request: HttpRequest, turn: _Turn) -> LinkForm:
    stored = stored_of_link(turn.measures, turn.indicators, turn.asked.round, turn.language, timezone.localdate())
    return link_form(turn.measures, turn.indicators)(request.POST if request.method == "POST" else None, stored=stored)


def _kept(turn: _Turn, form: LinkForm) -> bool:
    """Keeps what was reported; what is refused stands beside its field, with all that was typed."""
    try:
        changes.report_by_link(
            asked=turn.asked,
            measures=turn.measures,
            told_of=lambda measure: form.told_of(measure, turn.language),
            values=form.new_values(),
            now=timezone.now(),
        )
    except NotPossible as refusal:
        form.refuse(refusal)
        return False
    return True


def _page(request: HttpRequest, turn: _Turn, form: LinkForm) -> HttpResponse:
    today, language = timezone.localdate(), page_language()
    shown = [indicator_shown(each, today, language) for each in turn.indicators]
    return page(
        request,
        "followup/reported.html",
        programme=turn.programme,
        organisation=turn.asked.contact.organisation.name.html(),
        name=turn.asked.contact.name,
        year=turn.asked.round.year,
        form=form,
        indicators=[each for each in shown if each.first],
        is_empty=not turn.measures and not turn.indicators,
        is_sent="sent" in request.GET and not form.is_bound,
        other_language="" if turn.language == language else language_name(turn.language),
        ends_on=written_date(turn.asked.round.closes, language),
    )
