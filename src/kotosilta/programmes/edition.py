"""Which checklist a programme goes by."""

from __future__ import annotations

from kotosilta.content.checklist import ALAND, Edition, edition
from kotosilta.programmes.models import Programme


def edition_of(programme: Programme) -> Edition:
    """The checklist as it stands for the programme's municipalities: Åland's where all of them are there."""
    on_aland = [each.on_aland for each in programme.municipalities()]
    return edition(programme.edition, ALAND if on_aland and all(on_aland) else None)
