"""Reads what a person wishes for a draft out of its address: with whom, for which years, in which language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from kotosilta.content.text import LANGUAGES
from kotosilta.document.order import DraftOrder, default_period, draft_order
from kotosilta.language.said import in_words
from kotosilta.municipalities.model import Municipality
from kotosilta.publicsite.addressed import municipality_named
from kotosilta.reasons import Reason, WrongInput

# Which field of the form a refused part of the order stands in.
_FIELDS = {"municipality": "add", "period": "period"}


@dataclass(frozen=True, slots=True)
class DraftWish:
    """What was asked for, exactly as it was typed, and the order it makes; `order` is None when there are problems.

    `others` are the municipalities chosen or named by what could be read; `problems` are sentences by field.
    """

    own: Municipality
    others: tuple[Municipality, ...]
    added: str
    first: str
    last: str
    language: str
    order: DraftOrder | None
    problems: Mapping[str, str]

    def query(self, *, with_language: bool = True) -> str:
        """The address part that asks for the same again, names resolved; it begins with `?`."""
        parts = [("with", other.slug) for other in self.others] + [("from", self.first), ("to", self.last)]
        return "?" + urlencode([*parts, ("language", self.language)] if with_language else parts)


def to_begin_with(wish: DraftWish, page_language: str) -> list[tuple[str, str]]:
    """The wish as the fields from which a programme is begun; the draft's language counts where it was chosen."""
    municipalities = [("municipality", each.slug) for each in (wish.own, *wish.others)]
    language = [] if wish.language == page_language else [("language", wish.language)]
    return [*municipalities, ("from", wish.first), ("to", wish.last), *language]


def read_wish(own: Municipality, query: QueryDict, page_language: str, today: date) -> DraftWish:
    """The wish in the address; what is left out is as usual: alone, the next four full years, the page's language."""
    first, last = (str(year) for year in default_period(today))
    first, last = query.get("from", first).strip(), query.get("to", last).strip()
    added, language = query.get("add", "").strip(), query.get("language", page_language)
    problems: dict[str, str] = {}
    others = tuple(_others(own, [*query.getlist("with"), *_names(added)], problems))
    if language not in LANGUAGES:
        message = Reason("There are no drafts in this language. Choose one of those below.")
        problems["language"], language = in_words(message), page_language
    order = _order((own, *others), f"{first}-{last}", today, problems)
    return DraftWish(own, others, added, first, last, language, None if problems else order, problems)


def _names(added: str) -> list[str]:
    return [name for part in added.split(",") if (name := part.strip())]


def _others(own: Municipality, named: list[str], problems: dict[str, str]) -> Iterator[Municipality]:
    """Each other municipality once, in the order of naming."""
    seen = {own.code}
    for name in named:
        try:
            other = municipality_named(name)
        except WrongInput as refusal:
            problems.setdefault("add", in_words(refusal.reason))
            continue
        if other.code not in seen:
            seen.add(other.code)
            yield other


def _order(
    municipalities: tuple[Municipality, ...], period: str, today: date, problems: dict[str, str]
) -> DraftOrder | None:
    codes = [each.code for each in municipalities]
    try:
        return draft_order(codes, period=period, edition=None, name=None, today=today)
    except WrongInput as refusal:
        problems.setdefault(_FIELDS.get(refusal.field or "", "add"), in_words(refusal.reason))
        return None
