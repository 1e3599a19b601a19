"""The living page of components: all of them on one page, with a form that answers like every other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.content.gallery import groups, sample_words
from kotosilta.gallery import forms
from kotosilta.gallery.samples import Words, drawn_figures, notes_to_show, specimens
from kotosilta.municipalities.search import LONGEST_QUERY
from kotosilta.web.access import public
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.keeping import kept_response, wants_keeping
from kotosilta.web.forms.notes import notes_for, said
from kotosilta.web.page import page, page_language, see_other

ARABIC, UNDO = "ar", "undo"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def components(request: HttpRequest) -> HttpResponse:
    """All components; `?direction=rtl` shows them from the right. What is sent is answered and forgotten."""
    from_the_right = request.GET.get("direction") == "rtl"
    language = ARABIC if from_the_right else page_language()
    here = "?direction=rtl&" if from_the_right else "?"
    words = _words(language)
    whole = forms.whole_form(words, request.POST if request.method == "POST" and UNDO not in request.GET else None)
    if request.method == "POST" and (answer := _answer(request, whole, request.path + here.rstrip("?&"))):
        return answer
    response = page(
        request,
        "gallery/page.html",
        from_the_right=from_the_right,
        sample_language=language,
        groups=groups().items(),
        words=words,
        said_here=notes_for(request) or notes_to_show(words, f"{here}{UNDO}=1"),
        longest_query=LONGEST_QUERY,
        **forms.all_forms(words, language, whole),
        **specimens(words, f"{here}sample="),
        **drawn_figures(),
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _words(language: str) -> Words:
    return {key: word.in_language(language) for key, word in sample_words().items()}


def _answer(request: HttpRequest, form: KeepingForm, here: str) -> HttpResponse | None:
    """What a form or the button Undo would be answered with; None where the form comes back with what is wrong."""
    if UNDO in request.GET:
        said(request, gettext("Taken back. Here nothing had been removed."))
    elif not form.is_valid():
        return kept_response(form) if wants_keeping(request) else None
    elif wants_keeping(request):
        # Nothing was kept, so the page must not be told that it is stored: the next time it would find another text.
        return JsonResponse({"saved": True, "opened": "", "states": {}})
    else:
        said(request, gettext("Saved, it says elsewhere. Here nothing is kept."))
    return see_other(f"{here}#said")
