"""Findings suggested by rule: taken up in one's own words, or dismissed with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.content.load import number_styles
from kotosilta.language.translated import Translated
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.situation.picture import SuggestedFinding
from kotosilta.situation.room import changes
from kotosilta.situation.room.finding_page import observed_in
from kotosilta.situation.room.forms import DismissForm, FindingForm
from kotosilta.situation.room.forms.findings import key_of
from kotosilta.situation.room.official import Resting, resting_on, suggested_of, suggestions_of, with_observations
from kotosilta.situation.room.views.findings import place_of
from kotosilta.situation.room.views.questions import ROOM
from kotosilta.situation.telling.sentences import as_text
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language

SUGGESTED = "situation/#suggested"


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def take_up(request: ProgrammeRequest, code: str, rule: str) -> HttpResponse:
    """Takes a suggestion up; its words and what it rests on can be changed first."""
    suggested = _suggested(request.programme, code, rule)
    resting = resting_on(suggested, code)
    form = FindingForm(
        request.POST or None,
        initial={
            "question": suggested.question,
            "text": _told(request.programme, f"{rule}/{code}"),
            "official": [key_of(each) for each in resting],
        },
        languages=request.programme.languages,
        observed=observed_in(request.programme, page_language()),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.take_up(
            suggestion=f"{rule}/{code}", by=request.membership, given=_given(form, values, resting)
        ),
        then=place_of,
        room=ROOM,
        heading=gettext("Take up a suggested finding"),
        lead=gettext("Suggested by rule from the official figures. Put it into your own words."),
        back=home_address(request.programme) + SUGGESTED,
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def dismiss(request: ProgrammeRequest, code: str, rule: str) -> HttpResponse:
    """Dismisses a suggestion with a reason."""
    suggested = _suggested(request.programme, code, rule)
    told = _told(request.programme, f"{rule}/{code}")
    form = DismissForm(request.POST or None, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.dismiss(
            suggestion=f"{rule}/{code}",
            by=request.membership,
            question=suggested.question,
            text={language: told.text_in(language) for language in request.programme.languages},
            official=resting_on(suggested, code),
            why=values["why"],
        ),
        then="situation/#dismissed",
        room=ROOM,
        heading=gettext("Dismiss a suggested finding"),
        lead=str(told),
        back=home_address(request.programme) + SUGGESTED,
    )


def _given(form: FindingForm, values: Mapping[str, Any], resting: Sequence[Resting]) -> changes.GivenFinding:
    given = form.given(values)
    return replace(given, official=with_observations(given.official, resting))


def _suggested(programme: Programme, code: str, rule: str) -> SuggestedFinding:
    """The suggestion as the figures give it now; Http404 for one that they do not give."""
    found = suggested_of(programme).get(code, {}).get(f"{rule}/{code}")
    if found is None:
        raise Http404
    return found


def _told(programme: Programme, key: str) -> Translated:
    """The suggestion in each language of the programme that rules know words in."""
    languages = [each for each in programme.languages if each in number_styles()]
    texts = {each: as_text(suggestions_of(programme, each)[key].sentence, number_styles()[each]) for each in languages}
    return Translated.of(**texts)
