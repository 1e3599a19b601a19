"""Reads the mail addresses that commands are given."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kotosilta.reasons import Reason, WrongInput


def mail_address(text: str) -> str:
    """The address as it is kept; WrongInput for what is none."""
    try:
        validate_email(text.strip())
    except ValidationError as wrong:
        raise WrongInput(Reason("“%(given)s” is no mail address.", {"given": text})) from wrong
    return text.strip().lower()
