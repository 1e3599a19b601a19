"""The directory for other programs: JSON, described in `docs/reference/directory-json.md`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from kotosilta.communication.models import Page, Publication
from kotosilta.communication.public.look import ADDRESSES, START
from kotosilta.communication.standing import pages_shown_by

SCHEMA = "kotosilta-directory-1"


def feed(address_of: Callable[[str, str], str]) -> dict[str, Any]:
    """Every published programme; `address_of` gives the full address of a named page and a programme's address name."""
    rows = Publication.objects.published().select_related("programme").prefetch_related("programme__parts")
    return {"schema": SCHEMA, "programmes": [_told(each, address_of) for each in rows.order_by("programme__slug")]}


def _told(publication: Publication, address_of: Callable[[str, str], str]) -> dict[str, Any]:
    programme = publication.programme
    shown = pages_shown_by(publication)
    names = {page: START if page is Page.START else ADDRESSES[page] for page in Page}
    return {
        "slug": programme.slug,
        "sample": programme.sample,
        "title": {language: wording.text for language, wording in programme.title},
        "brief": {language: wording.text for language, wording in publication.brief},
        "municipalities": [
            {
                "code": each.code,
                "name": {"sv": each.name.sv, "fi": each.name.fi},
                "region": {"code": each.region.code, "name": {"sv": each.region.name.sv, "fi": each.region.name.fi}},
            }
            for each in programme.municipalities()
        ],
        "period": [programme.first_year, programme.last_year],
        "state": programme.state,
        "languages": programme.languages,
        "published": timezone.localdate(publication.page_at).isoformat() if publication.page_at else None,
        "pages": {page.value: address_of(names[page], programme.slug) for page in Page if page in shown},
    }
