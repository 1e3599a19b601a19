"""The page behind a personal link: who asks, for what, how much time it takes; a yes or a no, without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.links import Purpose, opened
from kotosilta.accounts.models import PersonalLink
from kotosilta.accounts.views.by_link import for_its_reader_alone, link_refused
from kotosilta.cooperation import changes
from kotosilta.cooperation.asking import asked_of
from kotosilta.cooperation.changes.invitations import TAKEN_BACK
from kotosilta.cooperation.forms import AnswerForm
from kotosilta.cooperation.letter import facts, signature
from kotosilta.cooperation.models import Answer, Group, Invitation
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.programmes.inviting import AddressOf
from kotosilta.reasons import NotPossible
from kotosilta.web.access import by_link
from kotosilta.web.page import page, page_language, see_other


def addresses_of(request: HttpRequest, view: str) -> AddressOf:
    """Makes whole addresses of links of one kind, from a secret and the language of its reader."""

    def address_of(secret: str, language: str) -> str:
        with override(language):
            return request.build_absolute_uri(reverse(view, args=[secret]))

    return address_of


# Whoever holds the secret may answer, from whatever browser: a cookie would prove nothing more, and some keep none.
@by_link(Purpose.INVITATION)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_reader_alone
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking changes nothing, since scanners look; only the form answers, and again as long as the link holds."""
    try:
        link = opened(secret, Purpose.INVITATION, now=timezone.now())
        invitation = _invitation_of(link)
        form = _form(request, invitation)
        if form.is_bound and form.is_valid():
            _answer(request, invitation, form)
            return see_other(request.path)
    except NotPossible as refusal:
        return link_refused(request, refusal)
    return _page(request, link, invitation, form)


def _invitation_of(link: PersonalLink) -> Invitation:
    """The invitation of a link; NotPossible when it was taken back."""
    # The link is what names the programme here: whoever holds it is no member who could.
    related = ("programme", "contact__organisation", "sent_by__person", "membership", "door")
    invitation = Invitation.across_programmes.select_related(*related).filter(pk=link.target_id).first()
    if invitation is None or not invitation.stands:
        raise NotPossible(TAKEN_BACK)
    return invitation


def _form(request: HttpRequest, invitation: Invitation) -> AnswerForm:
    given = "" if invitation.answer == Answer.WAITING else invitation.answer
    data = request.POST if request.method == "POST" else None
    return AnswerForm(data, initial={"answer": given, "words": invitation.words})


def _answer(request: HttpRequest, invitation: Invitation, form: AnswerForm) -> None:
    changes.answer_invitation(
        invitation=invitation,
        answer=Answer(form.cleaned_data["answer"]),
        words=form.cleaned_data["words"],
        now=timezone.now(),
        door_of=addresses_of(request, "programmes:join"),
    )


def _page(request: HttpRequest, link: PersonalLink, invitation: Invitation, form: AnswerForm) -> HttpResponse:
    programme, language = invitation.programme, page_language()
    group = Group.objects.of(programme).first() or Group(programme=programme)
    asked = asked_of(invitation, group, on=timezone.localdate())
    return page(
        request,
        "cooperation/invited.html",
        asked=asked,
        facts=[
            (label, text.html() if isinstance(text, Translated) else text) for label, text in facts(asked, language)
        ],
        signature=signature(asked),
        form=form,
        answer=invitation.answer,
        invitation=invitation,
        ends_on=written_date(timezone.localdate(link.ends_at), language),
    )
