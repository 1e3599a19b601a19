"""Makes and opens personal links: forged, expired, used and withdrawn ones each get their own sentence."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from kotosilta.accounts.models import PersonalLink
from kotosilta.reasons import NotPossible, Reason

LIFETIME = timedelta(days=60)
_BYTES = 24


class Purpose(StrEnum):
    """What a link opens."""

    INVITATION = "invitation"
    MEMBERSHIP = "membership"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link just made; the secret is known only now."""

    link: PersonalLink
    secret: str


def make_link(
    *, purpose: Purpose, target_id: int, email: str, now: datetime, lifetime: timedelta = LIFETIME
) -> NewLink:
    """A new link for one address; earlier links of the same purpose, target and address stop working."""
    PersonalLink.objects.filter(purpose=purpose, target_id=target_id, email=email, withdrawn_at=None).update(
        withdrawn_at=now
    )
    secret = secrets.token_urlsafe(_BYTES)
    link = PersonalLink.objects.create(
        digest=digest(secret), purpose=purpose, target_id=target_id, email=email, made_at=now, ends_at=now + lifetime
    )
    return NewLink(link, secret)


def opened(secret: str, purpose: Purpose, *, now: datetime) -> PersonalLink:
    """The link behind a secret; NotPossible, with what to do now, for one that opens nothing (any more)."""
    link = PersonalLink.objects.filter(digest=digest(secret), purpose=purpose).first()
    if link is None:
        raise NotPossible(
            Reason("This link is not valid. Perhaps it was cut off: copy the whole address from the message.")
        )
    if link.withdrawn_at:
        raise NotPossible(Reason("A newer link has taken the place of this one. Use the newest message you were sent."))
    if link.ends_at <= now:
        raise NotPossible(Reason("This link has expired. Ask the person who sent it for a new one."))
    return link


def use_up(link: PersonalLink, *, now: datetime) -> None:
    """Uses a link that works once; NotPossible where it has been used or withdrawn, even at the same moment."""
    if not PersonalLink.objects.filter(pk=link.pk, used_at=None, withdrawn_at=None).update(used_at=now):
        raise NotPossible(Reason("This link has been used already. Sign in with the address that it was sent to."))


def digest(secret: str) -> str:
    """What is stored instead of the secret; secrets are long and random, so a plain digest is enough."""
    return sha256(secret.encode()).hexdigest()
