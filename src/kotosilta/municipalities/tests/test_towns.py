"""Which municipalities call themselves towns."""

from __future__ import annotations

import pytest

from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.municipalities.towns import is_town


@pytest.mark.parametrize("slug", ["narpes", "helsinki", "mariehamn", "lieto", "kaskinen", "nykarleby"])
def test_a_town_is_one(slug: str) -> None:
    assert is_town(by_slug(slug))


@pytest.mark.parametrize("slug", ["korsholm", "inari", "jomala", "sipoo"])
def test_a_municipality_that_is_none_is_not(slug: str) -> None:
    assert not is_town(by_slug(slug))


def test_there_are_a_hundred_and_eight() -> None:
    assert sum(map(is_town, all_municipalities())) == 108
