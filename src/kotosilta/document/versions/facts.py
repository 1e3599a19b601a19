"""What is told of a programme, a version and a decision in JSON: plain values, described in the reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from kotosilta.document.models import Decision, Version
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import FrozenPicture

Plain = Mapping[str, Any]


def programme_told(programme: Programme, language: str) -> Plain:
    """Which programme it is."""
    return {
        "slug": programme.slug,
        "title": programme.title.shown(language)[1],
        "municipalities": [
            {"code": each.code, "slug": each.slug, "name": each.name.in_language(language)}
            for each in programme.municipalities()
        ],
        "period": [programme.first_year, programme.last_year],
        "edition": programme.edition,
        "sample": programme.sample,
    }


def version_told(version: Version, sealed_on: str | None) -> Plain:
    """Which version it is; days in Finland, as ISO."""
    return {
        "name": version.name,
        "made_on": timezone.localdate(version.made_at).isoformat(),
        "sealed_on": sealed_on,
        "situation": situation_told(version.picture) if version.picture else None,
    }


def situation_told(picture: FrozenPicture) -> Plain:
    """Which frozen situation picture it rests on; the digest stands for everything that the picture holds."""
    return {"name": picture.name, "on": picture.on.isoformat(), "digest": picture.digest}


def decision_told(decision: Decision, language: str) -> Plain:
    """What one municipality has decided."""
    municipality = decision.part.municipality
    return {
        "municipality": {"code": municipality.code, "name": municipality.name.in_language(language)},
        "body": decision.body.name.shown(language)[1],
        "on": decision.on.isoformat(),
        "section": decision.section,
        "outcome": decision.outcome,
        "note": decision.note.shown(language)[1] or None,
    }
