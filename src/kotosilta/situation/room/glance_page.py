"""The overview of all figures for a programme: its municipalities, its comparison, the way to figures of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kotosilta.content.guidance import requests
from kotosilta.municipalities.model import Municipality
from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.glance.part import glance_part
from kotosilta.situation.glance.rows import Glance, glance_of
from kotosilta.situation.glance.ways_here import Addresses
from kotosilta.situation.room.comparison import peers_of


def municipality_of(programme: Programme, chosen: str) -> Municipality:
    """The municipality by its address name; the programme's first for any other text."""
    municipalities = programme.municipalities()
    return next((each for each in municipalities if each.slug == chosen), municipalities[0])


def glance_for(programme: Programme, municipality: Municipality) -> Glance:
    """The overview of one of its municipalities, beside those that the programme compares with."""
    return glance_of(municipality, peers_of(programme))


def glance_values(programme: Programme, chosen: str, asked: str, language: str, *, may_edit: bool) -> dict[str, Any]:
    """What the page shows; no questions while no figures have been imported."""
    municipalities = programme.municipalities()
    own = municipality_of(programme, chosen)
    several = len(municipalities) > 1
    places = [(each.slug, each.name.in_language(language), each is own) for each in municipalities] if several else []
    try:
        glance = glance_for(programme, own)
    except NotPossible:
        return {"questions": [], "places": places}
    here = f"of={own.slug}" if several else ""
    query = f"?{here}" if here else ""
    comparison = reverse("situation:comparison", args=[programme.slug])
    csv = reverse("situation:glance_csv", args=[programme.slug])
    part = glance_part(glance, asked, _addresses(programme, own, query, may_edit=may_edit), language, here=here)
    return {**part, "places": places, "csv": f"{csv}{query}", "why_these": f"{comparison}{query}"}


def _addresses(programme: Programme, own: Municipality, query: str, *, may_edit: bool) -> Addresses:
    letters = reverse("publicsite:situation", args=[own.slug])
    room = reverse("situation:overview", args=[programme.slug])

    def letter(key: str) -> str:
        return f"{letters}request/{key}.txt" if requests()[key].concerns(on_aland=own.on_aland) else ""

    return Addresses(
        figure=lambda question, key: f"{room}questions/{question}/{query}#{key}",
        letter=letter,
        by_hand=lambda question: f"{room}questions/{question}/figures/new/" if may_edit else "",
    )
