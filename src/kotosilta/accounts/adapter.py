"""What allauth is told about this house: who may sign up, how its mails are written, what stands in the trail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.web.letters import letter

OPEN = "open"
MAILS = {
    "account/email/login_code": "sign_in_code",
    "account/email/unknown_account": "unknown_address",
    "account/email/account_already_exists": "known_address",
    "account/email/email_confirmation": "address_code",
    "account/email/email_confirmation_signup": "address_code",
    "account/email/password_reset_code": "password_code",
}


class Adapter(DefaultAccountAdapter):
    """Nothing here tells whether an address has an account: the answers are the same, only the mails differ."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account has been closed."),
        "email_password_mismatch": gettext_lazy("The address and the password do not belong together."),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_code": gettext_lazy("This is not the code of the newest message. Look again, or ask for a new one."),
        "too_many_login_attempts": gettext_lazy("That was tried too many times. Wait a few minutes and try again."),
        "rate_limited": gettext_lazy("That was tried too many times. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (the same for everybody)
        return bool(settings.SIGN_UP == OPEN)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """One of the house's own mails, in the language of the person, or of the page where the address is unknown."""
        person = Person.objects.filter(email=email.lower()).first()
        language = person.language if person else get_language() or settings.LANGUAGE_CODE
        values = context | {"email": email, "open": settings.SIGN_UP == OPEN, "minutes": settings.CODE_LIFETIME // 60}
        written = letter(f"accounts/mail/{MAILS[template_prefix]}.txt", language, values)
        EmailMessage(written.subject, written.body, to=[email], headers={"Content-Language": language}).send()
        record(Kind.CODE_SENT, by=None, target=person)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **options: Any
    ) -> None:
        """Only sentences of the house; allauth's own templates of messages stay unused."""
        if message_template is None:
            super().add_message(request, level, None, *args, **options)

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        record(Kind.SIGNED_IN, by=user, target=user)

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        super().logout(request)
        if isinstance(person, Person):
            record(Kind.SIGNED_OUT, by=person, target=person)

    def set_password(self, user: Any, password: str) -> None:
        super().set_password(user, password)
        record(Kind.PASSWORD_SET, by=user, target=user)
