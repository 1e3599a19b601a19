"""A person's own page: name, language, password, and the way out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.accounts import changes
from kotosilta.accounts.forms import OwnDetails
from kotosilta.accounts.models import Person
from kotosilta.web.access import signed_in
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page, see_other


class OwnRequest(HttpRequest):
    """A request by somebody who is signed in."""

    user: Person


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: OwnRequest) -> HttpResponse:
    """Who I am here."""
    person = request.user
    stored = {"name": person.name, "language": person.language}
    form = OwnDetails(request.POST or None, stored=stored, put_back=kept_data(request))
    if form.is_bound and form.is_valid():
        changes.settle_person(person=person, **form.cleaned_data)
        said(request, gettext("Your details have been saved."))
        return see_other(reverse("me"))
    return page(request, "accounts/me.html", form=form, has_password=person.has_usable_password())
