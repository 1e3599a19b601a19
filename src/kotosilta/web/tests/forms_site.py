"""A small site with one goal, served on this machine, so that a real browser can prove what the forms' script does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.test import override_settings
from django.urls import path
from django.views.decorators.cache import never_cache

from kotosilta.language.translated import Translated
from kotosilta.web.forms.fields import TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.keeping import kept_data, kept_response, wants_keeping
from kotosilta.web.forms.notes import removed, said
from kotosilta.web.forms.translated import TranslatedText
from kotosilta.web.waiting import keep_for_later

PAGE = """{% load static forms %}<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Goal</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="{% static 'web/icon.svg' %}" type="image/svg+xml">
{% for name in styles %}<link rel="stylesheet" href="{% static name %}">{% endfor %}
<script type="module" src="{% static 'web/forms.js' %}"></script></head><body><main><h1>Goal</h1>{% notes %}
{% if form %}{% form_around form keeps=True %}{% form_fields form %}{% endform_around %}{% endif %}
{% if not form %}<p data-here>Here</p>{% endif %}
<p><a href="/elsewhere/">Elsewhere</a></p></main></body></html>"""
STYLES = [f"web/{name}.css" for name in ("tokens", "base", "layout", "components", "forms")]


class GoalForm(KeepingForm):
    change = TranslatedText(label="Change", long=True, max_length=200)
    why = TextField(label="Why", required=False, max_length=40)


class State:
    """What the site has stored, and what goes wrong in it just now."""

    def __init__(self) -> None:
        self.goal: dict[str, object] = {"change": Translated.of(sv="Språket genast", fi="Kieli heti"), "why": ""}
        self.is_broken = False
        self.is_signed_out = False
        self.savings = 0


STATE = State()


@never_cache
def goal(request: HttpRequest) -> HttpResponse:
    """The way a view of a room handles a form that saves as one goes."""
    if STATE.is_broken:
        return HttpResponse("broken", status=503)
    if STATE.is_signed_out:
        if request.method == "POST":
            keep_for_later(request)
        return HttpResponseRedirect("/sign-in/")
    form = GoalForm(request.POST or None, stored=STATE.goal, languages=("sv", "fi"), put_back=kept_data(request))
    if form.is_valid():
        change = STATE.goal["change"]
        assert isinstance(change, Translated)
        STATE.goal = {"change": change.rewritten(form.cleaned_data["change"]), "why": form.cleaned_data["why"]}
        STATE.savings += 1
        if not wants_keeping(request):
            said(request, "Saved.")
            return HttpResponseRedirect("/elsewhere/")
    if wants_keeping(request):
        return kept_response(form)
    return page(request, form)


def new(request: HttpRequest) -> HttpResponse:
    """A form about something that does not exist yet."""
    form = GoalForm(request.POST or None, languages=("sv", "fi"))
    if form.is_valid():
        removed(request, "The draft was removed.", "/undo/")
        return HttpResponseRedirect("/elsewhere/")
    return page(request, form)


def sign_in(request: HttpRequest) -> HttpResponse:
    STATE.is_signed_out = False
    return HttpResponse("<!doctype html><title>Sign in</title><p data-unsent>Signed in again")


def elsewhere(request: HttpRequest) -> HttpResponse:
    return page(request, None)


def undo(request: HttpRequest) -> HttpResponse:
    said(request, f"Taken back by {request.method}.")
    return HttpResponseRedirect("/elsewhere/")


def page(request: HttpRequest, form: KeepingForm | None) -> HttpResponse:
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"form": form, "styles": STYLES}, request))


urlpatterns = [
    path("goal/", goal),
    path("new/", new),
    path("sign-in/", sign_in),
    path("elsewhere/", elsewhere),
    path("undo/", undo),
]

SETTINGS: dict[str, Any] = {
    "ROOT_URLCONF": __name__,
    "LANGUAGE_CODE": "en",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    "MIDDLEWARE": [
        "kotosilta.config.headers.protective",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def forms_site() -> Iterator[str]:
    """The site's address for as long as the block lasts; no database."""
    with override_settings(**SETTINGS):
        application = StaticFilesHandler(get_wsgi_application())
        server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
