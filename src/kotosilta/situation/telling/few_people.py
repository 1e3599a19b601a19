"""Says where a share is of so few people that a single year tells little, and what the mean of several years is."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.content.guidance import methods
from kotosilta.content.indicator_catalogue import Catalogued
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.picture import Picture
from kotosilta.situation.small_bases import METHOD, mean_share, years_of_few
from kotosilta.situation.telling.notes import spans
from kotosilta.situation.telling.sentences import sentence

# Everybody, and those who have a row of their own in the table.
GROUPS = ("", "female", "male")


def mean_told(picture: Picture, indicator: Catalogued, language: str) -> Iterator[Inlines]:
    """The mean beside the latest value, where that is a share of few people; old figures are told as they were."""
    if told := None if indicator.history else mean_share(indicator, picture.own):
        yield sentence(
            "few_people_mean",
            language,
            year=str(told.last_year),
            latest=told.latest,
            first_year=str(told.first_year),
            last_year=str(told.last_year),
            mean=told.mean,
        )


def few_people_notes(picture: Picture, indicator: Catalogued, language: str) -> Iterator[Inlines]:
    """In which years the share is of few people and what that means, and how the mean was made, where there is one."""
    if years := frozenset[int]().union(*(years_of_few(indicator, picture.own, group) for group in GROUPS)):
        yield sentence("few_people", language, years=spans(sorted(years)))
    if not indicator.history and mean_share(indicator, picture.own):
        method = methods()[METHOD]
        yield (f"{method.title.in_language(language)}: {method.explanation.in_language(language)}",)
