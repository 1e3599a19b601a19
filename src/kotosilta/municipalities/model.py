"""The nouns of the register: a municipality of today, the areas it belongs to, what it once was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kotosilta.content.text import Text


class LanguageStatus(StrEnum):
    FINNISH = "fi"
    FINNISH_SWEDISH = "fi-sv"
    SWEDISH = "sv"
    SWEDISH_FINNISH = "sv-fi"

    @property
    def bilingual(self) -> bool:
        return "-" in self.value

    @property
    def first_language(self) -> str:
        """The language of the majority: decides the slug and which name stands first."""
        return self.value[:2]


@dataclass(frozen=True, slots=True)
class Area:
    """A region, wellbeing services county, employment area …; `code` as in the series store (`MK01`) or register."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class FormerMunicipality:
    """A municipality that no longer exists. A split one has several successors (codes of today's division)."""

    code: str
    name_fi: str
    name_sv: str
    abolished_on: date
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of today's 308. Åland's sixteen carry no mainland employment area or Economic Development Centre.

    `in_swedish` says in Swedish that something is there: "i Närpes", "på Kökar".
    """

    code: str
    slug: str
    name: Text
    in_swedish: str
    language_status: LanguageStatus
    region: Area
    subregion: Area
    group: Area
    wellbeing_area: Area | None
    employment_area: Area | None
    regional_authority: Area | None
    on_aland: bool
    former: tuple[FormerMunicipality, ...]

    @property
    def own_name(self) -> str:
        """The name in the municipality's first language."""
        return self.name.in_language(self.language_status.first_language)

    @property
    def other_name(self) -> str | None:
        """The second official name of a bilingual municipality, where it differs."""
        if not self.language_status.bilingual:
            return None
        other = self.name.in_language("sv" if self.language_status.first_language == "fi" else "fi")
        return other if other != self.own_name else None

    @property
    def both_names(self) -> str:
        """Its official names for a sentence in any language: "Närpes – Närpiö", the first language first."""
        return f"{self.own_name} – {self.other_name}" if self.other_name else self.own_name


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as it is called on a date, for this municipality where it has a name of its own."""

    role: str
    name: Text
    valid_from: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A search result: the municipality, the name that was hit, and the abolished one it came through, if any.

    `score` 100 is an exact name; `split` says that the former municipality went to several successors.
    """

    municipality: Municipality
    name: str
    score: float
    former: FormerMunicipality | None = None
    split: bool = False
