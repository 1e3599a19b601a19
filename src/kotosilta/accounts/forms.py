"""Forms of the sign-in pages: allauth decides, the house's fields ask, so that they look and read like all others."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
    LoginForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kotosilta.accounts.models import LONGEST_NAME, Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import EmailField, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.page import page_language

LONGEST_CODE = 20


class PasswordField(forms.CharField):
    """A password, never sent back to the page."""

    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "class": "address"})
        super().__init__(strip=False, widget=widget, **options)


class NewPasswordField(PasswordField):
    """A password being chosen; allauth puts the person in, so that their own name is no password."""

    user: Person | None = None

    def __init__(self, **options: Any) -> None:
        help_text = _("At least twelve characters. Several words that only you would put together are good.")
        super().__init__(autocomplete="new-password", help_text=help_text, **options)

    def clean(self, value: Any) -> str:
        password: str = super().clean(value)
        validate_password(password, self.user)
        return password


class CodeField(forms.CharField):
    """A code from a mail; a phone offers to fill it in."""

    def __init__(self) -> None:
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "day", "autofocus": True}
        super().__init__(label=_("Code"), max_length=LONGEST_CODE, widget=forms.TextInput(attrs=attributes))


def _address() -> EmailField:
    return EmailField(label=_("E-mail address"))


def _own_name() -> TextField:
    return TextField(label=_("Your name"), max_length=LONGEST_NAME, autocomplete="name")


class AskForCode(RequestLoginCodeForm, KeepingForm):
    """Where to send the code."""

    email = _address()


class WithPassword(LoginForm, KeepingForm):
    """Address and password."""

    password = PasswordField(label=_("Password"), autocomplete="current-password")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"login": _address(), "password": self.fields["password"]}


class SignInCode(ConfirmLoginCodeForm, KeepingForm):
    code = CodeField()


class AddressCode(ConfirmEmailVerificationCodeForm, KeepingForm):
    code = CodeField()


class PasswordCode(ConfirmPasswordResetCodeForm, KeepingForm):
    code = CodeField()


class SignUp(SignupForm, KeepingForm):
    """A new account: an address, and the name others see. A password can be chosen later."""

    field_order = ("email", "name")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {"email": _address(), "name": _own_name()}

    def custom_signup(self, _request: HttpRequest, user: Person) -> None:
        user.name, user.language = self.cleaned_data["name"], page_language()
        user.save(update_fields=["name", "language"])
        record(Kind.PERSON_JOINED, by=user, target=user)


class AskForNewPassword(ResetPasswordForm, KeepingForm):
    email = _address()


class NewPassword(ResetPasswordKeyForm, KeepingForm):
    password1 = NewPasswordField(label=_("New password"))
    password2 = PasswordField(label=_("New password again"), autocomplete="new-password")


class FirstPassword(SetPasswordForm, KeepingForm):
    password1 = NewPasswordField(label=_("New password"))
    password2 = PasswordField(label=_("New password again"), autocomplete="new-password")


class OtherPassword(ChangePasswordForm, KeepingForm):
    oldpassword = PasswordField(label=_("Present password"), autocomplete="current-password")
    password1 = NewPasswordField(label=_("New password"))
    password2 = PasswordField(label=_("New password again"), autocomplete="new-password")


class OwnName(KeepingForm):
    """All that an account needs besides an address."""

    name = _own_name()


class OwnDetails(KeepingForm):
    """What a person says of themselves."""

    name = TextField(
        label=_("Name"),
        help_text=_("Others in your programmes see it beside what you do."),
        max_length=LONGEST_NAME,
        autocomplete="name",
    )
    language = ChoiceField(label=_("Language of the messages you get"), choices=settings.LANGUAGES)
