"""What areas of a frozen picture are called today; one that has merged since keeps its code."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext

from kotosilta.content.text import Text
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.comparing.peers import group_area, wellbeing_area
from kotosilta.situation.picture import COUNTRY


def area_name(code: str, language: str) -> str:
    """A municipality or any area that stands beside one, in the active language, which has to be `language`."""
    if code == COUNTRY:
        return gettext("Whole country")
    name = _names().get(code)
    return name.in_language(language) if name else code


@lru_cache(maxsize=1)
def _names() -> dict[str, Text]:
    municipalities = all_municipalities()
    names = {each.region.code: each.region.name for each in municipalities}
    names |= {group_area(each): each.group.name for each in municipalities if not each.on_aland}
    counties = (county for each in municipalities if (county := wellbeing_area(each)))
    names |= {county.code: county.name for county in counties}
    return names | {each.code: each.name for each in municipalities}
