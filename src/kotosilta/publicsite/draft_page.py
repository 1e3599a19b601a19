"""What the page of a draft shows around the draft itself: whom one could plan with, and which files can be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from kotosilta.document.formats import FORMATS
from kotosilta.language.alphabet import alphabetical
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import members_of_employment_area, members_of_region
from kotosilta.publicsite.draft_wish import DraftWish


@dataclass(frozen=True, slots=True)
class Choice:
    slug: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A group of municipalities to choose from, with what they have in common."""

    title: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Files:
    """The draft in one language, ready to take in each format: (format, address)."""

    language: str
    name: str
    formats: Sequence[tuple[str, str]]


def neighbours(wish: DraftWish, language: str) -> list[Neighbours]:
    """Those of the same employment area, of the same region, and any others that were chosen by name; each once."""
    seen = {wish.own.code}
    chosen = {other.code for other in wish.others}
    found = []
    for title, members in _groups(wish):
        fresh = [each for each in members if each.code not in seen]
        seen |= {each.code for each in fresh}
        choices = [Choice(each.slug, each.name.in_language(language), each.code in chosen) for each in fresh]
        if choices:
            found.append(Neighbours(title, sorted(choices, key=lambda choice: alphabetical(choice.name))))
    return found


def files_of(wish: DraftWish) -> list[Files]:
    """The draft's addresses by language and format."""
    query = wish.query(with_language=False)
    return [
        Files(
            language,
            name,
            [
                (form, reverse("publicsite:draft_file", args=[wish.own.slug, language, form]) + query)
                for form in FORMATS
            ],
        )
        for language, name in settings.LANGUAGES
    ]


def _groups(wish: DraftWish) -> Iterator[tuple[str, Sequence[Municipality]]]:
    if wish.own.employment_area:
        yield gettext("Same employment area"), members_of_employment_area(wish.own.employment_area.code)
    yield gettext("Same region"), members_of_region(wish.own.region.code)
    yield gettext("Chosen by name"), wish.others
