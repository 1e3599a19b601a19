"""The doors into the house: by a code sent by mail, by password, by a new account; and the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kotosilta.accounts import forms
from kotosilta.language.said import in_words
from kotosilta.notices.outbox import what_holds_mail_up
from kotosilta.web.access import public, signed_in
from kotosilta.web.page import frame, see_other, somebody

READ_AND_SEND = ["GET", "HEAD", "POST"]


class InTheHouse:
    """Puts one of allauth's pages into the frame of this house."""

    request: HttpRequest
    template_name = "accounts/form_page.html"
    heading: object = ""
    lead: object = ""
    button: object = ""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        words = {"heading": self.heading, "lead": self.lead, "button": self.button, "can_resend": False}
        given: dict[str, Any] = super().get_context_data(**values)  # type: ignore[misc]  # allauth's view stands behind
        return frame(self.request, person=somebody(self.request)) | words | given


class ByCode(InTheHouse, allauth.RequestLoginCodeView):
    """The first of the sign-in pages: an address is enough."""

    form_class = forms.AskForCode
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        return super().get_context_data(**values) | {"shortcuts": _shortcuts(), "open": settings.SIGN_UP == "open"}


class ByPassword(InTheHouse, allauth.LoginView):
    form_class = forms.WithPassword
    template_name = "accounts/password.html"
    heading = _("Sign in with a password")
    button = _("Sign in")


class WaitingForMail(InTheHouse):
    """A page that asks for a code from a message; it says so when no message goes out at present."""

    template_name = "accounts/code.html"

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        reason = what_holds_mail_up()
        return super().get_context_data(**values) | {"held_up": in_words(reason) if reason else ""}


class EnterCode(WaitingForMail, allauth.ConfirmLoginCodeView):
    form_class = forms.SignInCode


class EnterAddressCode(WaitingForMail, allauth.ConfirmEmailVerificationCodeView):
    """Shows that a new account's address is the person's own."""

    form_class = forms.AddressCode

    def dispatch(self, request: HttpRequest, *args: Any, **values: Any) -> Any:
        """Whoever is signed in has shown their address already; allauth would lead to a page that we do not have."""
        if request.user.is_authenticated:
            return see_other(reverse("me"))
        return super().dispatch(request, *args, **values)

    def _get_verify_form_class(self) -> type[forms.AddressCode]:
        return forms.AddressCode


class SignUp(InTheHouse, allauth.SignupView):
    form_class = forms.SignUp
    template_name = "accounts/sign_up.html"
    template_name_signup_closed = "accounts/sign_up_closed.html"
    heading = _("Open an account")
    button = _("Go on")

    def closed(self) -> HttpResponse:
        closed: HttpResponse = self.response_class(
            request=self.request, template=self.template_name_signup_closed, context=frame(self.request, person=None)
        )
        return closed


class ForgottenPassword(InTheHouse, allauth.PasswordResetView):
    form_class = forms.AskForNewPassword
    heading = _("A new password")
    lead = _("We send a code to your address. With it you choose a new password.")
    button = _("Send me a code")


class EnterPasswordCode(WaitingForMail, allauth.ConfirmPasswordResetCodeView):
    form_class = forms.PasswordCode


class NewPassword(InTheHouse, allauth.CompletePasswordResetView):
    form_class = forms.NewPassword
    heading = _("Choose a new password")
    button = _("Save the password")


class NewPasswordSaved(InTheHouse, allauth.PasswordResetFromKeyDoneView):
    template_name = "accounts/password_saved.html"


class SignOut(InTheHouse, allauth.LogoutView):
    template_name = "accounts/sign_out.html"


class Closed(InTheHouse, allauth.AccountInactiveView):
    template_name = "accounts/closed.html"


class ChangePassword(InTheHouse, allauth.PasswordChangeView):
    form_class = forms.OtherPassword
    heading = _("Change the password")
    button = _("Save the password")


class FirstPassword(InTheHouse, allauth.PasswordSetView):
    form_class = forms.FirstPassword
    heading = _("Choose a password")
    lead = _("You can go on signing in with a code by mail as well.")
    button = _("Save the password")


def open_to_all(view: Any) -> Callable[..., HttpResponse]:
    """One of the classes above as a view that anybody may call."""
    opened: Callable[..., HttpResponse] = require_http_methods(READ_AND_SEND)(view.as_view())
    return public(opened)


def to_look_at(view: Any) -> Callable[..., HttpResponse]:
    """The same for a page that takes nothing."""
    opened: Callable[..., HttpResponse] = require_safe(view.as_view())
    return public(opened)


def for_people(view: Any) -> Callable[..., HttpResponse]:
    """The same for those who are signed in."""
    guarded: Callable[..., HttpResponse] = require_http_methods(READ_AND_SEND)(view.as_view())
    return signed_in(guarded)


def _shortcuts() -> object:
    """What a demo offers beside signing in; config names the function, so that nothing below the demo knows it."""
    return import_string(settings.SIGN_IN_SHORTCUTS)() if settings.SIGN_IN_SHORTCUTS else ()
