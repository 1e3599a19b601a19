"""What every part of a draft is made from: the order, the pictures, the language, and the names valid on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kotosilta.content.checklist import ALAND, Edition, edition
from kotosilta.content.load import publishing_words
from kotosilta.content.text import Text
from kotosilta.document.filled import Filled
from kotosilta.document.order import DraftOrder
from kotosilta.document.texts import DraftTexts, Question, concerns, draft_texts, in_edition
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.model import Authority, Municipality
from kotosilta.publishing.blocks import Foreign, Inlines, Words
from kotosilta.situation.picture import Picture

# Åland has a statistics office of its own, which knows its sixteen municipalities better than the national one, and
# its government gives the advice that a centre of the state gives on the mainland.
_ALANDS_OWN = {"statistics_office": "aland_statistics", "integration_expert_support": "aland_government"}


@dataclass(frozen=True, slots=True)
class Making:
    """One draft in the making. `editions` are the checklist's by profile: None the mainland, "aland" Åland.

    `filled` is what the rooms of a programme hold; empty in the first draft of a municipality.
    """

    order: DraftOrder
    pictures: tuple[Picture, ...]
    language: str
    texts: DraftTexts
    words: Words
    editions: Mapping[str | None, Edition]
    authorities: tuple[Mapping[str, Authority], ...]
    filled: Filled = field(default_factory=Filled)

    @property
    def of_a_programme(self) -> bool:
        """Whether it is the draft of a programme that has begun, not the first one of a municipality."""
        return bool(self.filled.title)

    def said(self, text: Text) -> str:
        """A text in the draft's language."""
        return text.in_language(self.language)

    def name(self, municipality: Municipality) -> str:
        """What the municipality is called in the draft's language."""
        return self.said(municipality.name)

    def names_with_own(self, municipality: Municipality) -> Inlines:
        """Its name in the draft's language and, where they differ, its official ones, marked as another language."""
        name = self.name(municipality)
        own = municipality.language_status.first_language
        official = {own: municipality.own_name}
        if municipality.other_name:
            official["sv" if own == "fi" else "fi"] = municipality.other_name
        others = {other: language for language, other in official.items() if other != name}
        content: list[str | Foreign] = [name]
        for other, language in others.items():
            content += [" – ", Foreign(other, language) if language != self.language else other]
        return tuple(content)

    def asked(self, roles: Iterable[str]) -> tuple[str, ...]:
        """The authorities with these roles, each once, by the names they have for these municipalities."""
        return tuple(dict.fromkeys(name for role in roles for name in self._named(role)))

    def _named(self, role: str) -> Iterator[str]:
        for municipality, known in zip(self.order.municipalities, self.authorities, strict=True):
            own = _ALANDS_OWN.get(role, role) if municipality.on_aland else role
            yield self.said(known[own].name)

    def questions(self, questions: Iterable[Question]) -> tuple[str, ...]:
        """Those of the questions that concern these municipalities and this edition."""
        any_edition = next(iter(self.editions.values()))
        return tuple(
            self.said(each.text)
            for each in questions
            if concerns(each.where, self.editions) and in_edition(each.ids, any_edition)
        )


def making(
    order: DraftOrder, pictures: Sequence[Picture], language: str, on: date, filled: Filled | None = None
) -> Making:
    """Everything a draft needs, looked up once. ValueError when the pictures are not those of the order."""
    if [each.municipality for each in pictures] != list(order.municipalities):
        raise ValueError("the pictures are not those of the order's municipalities")
    profiles = sorted({each.on_aland for each in order.municipalities})
    return Making(
        order=order,
        pictures=tuple(pictures),
        language=language,
        texts=draft_texts(),
        words=publishing_words(language),
        editions={ALAND if aland else None: edition(order.edition, ALAND if aland else None) for aland in profiles},
        authorities=tuple(authorities_of(each, on) for each in order.municipalities),
        filled=filled or Filled(),
    )
