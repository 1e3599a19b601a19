"""Publishes the furthest sample programme, so that its open pages can be measured; nothing where that is done."""

from __future__ import annotations

import django

SLUG = "raseborg-2027"
BRIEF = {"sv": "Alla som bor här hittar hem.", "fi": "Kaikki täällä asuvat löytävät kodin."}


def publish() -> None:
    """Everything that there is to publish but the document, which may not have been decided on."""
    from django.utils import timezone  # noqa: PLC0415 (Django has to be set up first)

    from kotosilta.communication import changes  # noqa: PLC0415
    from kotosilta.communication.models import Page, Publication  # noqa: PLC0415
    from kotosilta.programmes.models import Membership, Programme  # noqa: PLC0415
    from kotosilta.programmes.roles import Role  # noqa: PLC0415

    programme = Programme.objects.get(slug=SLUG)
    by = Membership.objects.of(programme).get(role=Role.COORDINATOR)
    if not Publication.objects.of(programme).exists():
        changes.write_public_text(by=by, brief=BRIEF, contact={}, contact_email="", meetings=())
    for page in (Page.START, Page.GOALS, Page.SITUATION, Page.FOLLOW_UP, Page.TAKE_PART):
        changes.publish(page=page, by=by, now=timezone.now())


if __name__ == "__main__":
    django.setup()
    publish()
