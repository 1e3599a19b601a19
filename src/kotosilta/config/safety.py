"""What keeps the service from starting: mistakes in settings, and values that would be unsafe outside the demo."""

from __future__ import annotations

from difflib import get_close_matches
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kotosilta.config.env import PREFIX, Environment
from kotosilta.config.secret_key import SHORTEST
from kotosilta.reasons import Reason


def reasons_not_to_start() -> list[Reason]:
    """All of them at once; an empty list when the service may start."""
    return mistakes(settings.ENVIRONMENT) + (_unsafe_demo() if settings.DEMO else _unsafe())


def mistakes(environment: Environment) -> list[Reason]:
    """Values that cannot be used and variables that mean nothing."""
    return environment.problems + [_misspelt(name, environment) for name in environment.unknown()]


def _misspelt(name: str, environment: Environment) -> Reason:
    # Without the prefix, which would make everything look alike.
    near = get_close_matches(name.removeprefix(PREFIX), [each.name for each in environment.declared], n=1)
    if near:
        return Reason("There is no setting %(name)s. Did you mean %(near)s?", {"name": name, "near": PREFIX + near[0]})
    return Reason("There is no setting %(name)s.", {"name": name})


def _unsafe() -> list[Reason]:
    found = []
    if len(_secret_key()) < SHORTEST:
        found.append(
            Reason(
                "KOTOSILTA_SECRET_KEY is missing or shorter than %(shortest)s characters. Make one with: %(command)s",
                {"shortest": SHORTEST, "command": "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"},
            )
        )
    if tuple(settings.ALLOWED_HOSTS) == settings.LOCAL_HOSTS:
        found.append(
            Reason(
                "KOTOSILTA_ALLOWED_HOSTS is missing. Give the names by which people reach the service: one.fi,two.fi"
            )
        )
    found += _every_host()
    if settings.DEBUG:
        found.append(Reason("KOTOSILTA_DEBUG is on, which would show the inside of the program to everybody."))
    return found


def _unsafe_demo() -> list[Reason]:
    """The demo lets everybody in as anybody, so whoever opens it to others has to say that they mean it."""
    found = _every_host()
    others = set(settings.ALLOWED_HOSTS) - set(settings.LOCAL_HOSTS)
    if not settings.PUBLIC_DEMO and (others or not _is_this_machine(settings.HOST)):
        found.append(
            Reason(
                "The demo lets everybody in as anybody, so it answers on this machine only. "
                "Leave out KOTOSILTA_ALLOWED_HOSTS and KOTOSILTA_HOST, or set KOTOSILTA_PUBLIC_DEMO=1 "
                "if everybody may see and change what is in it."
            )
        )
    if settings.PUBLIC_DEMO and settings.MAIL_SERVER:
        found.append(
            Reason(
                "A public demo must not send mail: anybody could write to any address through it. "
                "Leave out KOTOSILTA_MAIL_SERVER."
            )
        )
    return found


def _every_host() -> list[Reason]:
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [Reason("KOTOSILTA_ALLOWED_HOSTS must not be “*”: links could then be forged to lead elsewhere.")]


def _is_this_machine(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _secret_key() -> str:
    """Django refuses even to say that there is none."""
    try:
        return settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""
