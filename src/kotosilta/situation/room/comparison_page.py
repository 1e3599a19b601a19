"""What the room shows of a comparison: who stands beside each municipality, why, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from kotosilta.language.alphabet import alphabetical
from kotosilta.language.days import day_in_words
from kotosilta.language.said import in_words
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.models import Programme
from kotosilta.situation.comparing.explaining import explained
from kotosilta.situation.comparing.peers import comparable_to, fixed_or_group, wellbeing_area, why_no_wellbeing
from kotosilta.situation.models import ComparedWith, ComparisonKind
from kotosilta.situation.reading import similar_to
from kotosilta.situation.room.changes import check_comparison, members_of
from kotosilta.situation.room.comparison import choice_of

FEW = 15


@dataclass(frozen=True, slots=True)
class Beside:
    """The municipalities beside one of the programme, each with its address name and its name; `many` are folded."""

    name: str
    others: Sequence[tuple[str, str]]

    @property
    def many(self) -> bool:
        return len(self.others) > FEW


def shown_of(programme: Programme, row: ComparedWith | None, chosen: str, language: str) -> dict[str, Any]:
    """The comparison of the municipality of that address name, or of the programme's first."""
    municipalities = programme.municipalities()
    own = next((each for each in municipalities if each.slug == chosen), municipalities[0])
    weights = row.weights if row else {}
    is_similar = row is None or row.kind == ComparisonKind.SIMILAR
    today = [each.municipality for each in similar_to(own, weights)] if is_similar else []
    fixed = fixed_or_group(choice_of(row), own) if row else None
    others = today if fixed is None else list(fixed)
    places = [(each.slug, each.name.in_language(language), each is own) for each in municipalities]
    return {
        "places": places if len(places) > 1 else [],
        "what": str(row) if row else "",
        "since": _since(row, language) if row else "",
        "beside": _beside(own, others, language, nearest_first=is_similar),
        "told": explained(own, weights, language) if is_similar else None,
        "moved": is_similar and {each.code for each in others} != {each.code for each in today},
        "areas": _areas(own, language),
    }


def preview_of(programme: Programme, given: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Who would stand beside each municipality by what was sent; nothing is saved. NotPossible as in saving it."""
    check_comparison(programme, **given)
    municipalities = programme.municipalities()
    members = members_of(programme, **given)
    is_similar = given["kind"] == ComparisonKind.SIMILAR
    others = {each.code: [by_code(code) for code in members.get(each.code, ())] for each in municipalities}
    if given["kind"] == ComparisonKind.GROUP:
        others = {each.code: list(comparable_to(each)) for each in municipalities}
    return {
        "besides": [_beside(each, others[each.code], language, nearest_first=is_similar) for each in municipalities],
        "told": explained(municipalities[0], given["weights"], language) if is_similar else None,
        "told_of": municipalities[0].name.in_language(language),
    }


def _beside(own: Municipality, others: Iterable[Municipality], language: str, *, nearest_first: bool) -> Beside:
    named = [(each.slug, each.name.in_language(language)) for each in others]
    if not nearest_first:
        named.sort(key=lambda each: alphabetical(each[1]))
    return Beside(own.name.in_language(language), named)


def _since(row: ComparedWith, language: str) -> str:
    values = {
        "who": row.chosen_by.person.called(),
        "day": day_in_words(timezone.localdate(row.chosen_at).isoformat(), language),
    }
    return gettext("Chosen by %(who)s on %(day)s, for the whole period.") % values


def _areas(own: Municipality, language: str) -> list[str]:
    """Which larger areas stand beside the municipality as well, or why one of them does not."""
    lines = [own.region.name.in_language(language)]
    county = wellbeing_area(own)
    if county:
        lines.append(county.name.in_language(language))
    lines.append(gettext("The whole country"))
    why = why_no_wellbeing(own)
    return lines if why is None else [*lines, in_words(why)]
