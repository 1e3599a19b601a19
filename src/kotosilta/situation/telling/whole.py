"""Tells a situation picture question by question: what is known, what can be asked for, what is history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from django.utils.translation import override

from kotosilta.content.catalogue import GuidingQuestion, Indicator, Source
from kotosilta.content.guidance import guiding_questions, indicators, requests_for
from kotosilta.content.indicator_catalogue import catalogue, catalogue_sources, offered
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.model import Authority
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.closer import AT_A_GLANCE, Look, closer_looks
from kotosilta.situation.telling.drawings import chart_of, series_beside_each_other
from kotosilta.situation.telling.elsewhere import elsewhere
from kotosilta.situation.telling.expected import why_not_expected
from kotosilta.situation.telling.few_people import few_people_notes, mean_told
from kotosilta.situation.telling.notes import notes_on
from kotosilta.situation.telling.requests import addressed
from kotosilta.situation.telling.sentences import CHILDREN, FOREIGN_LANGUAGE_CHILDREN, sentence, sentences_about
from kotosilta.situation.telling.tables import table_of
from kotosilta.situation.telling.told import Closer, QuestionTold, Shown


def tell(picture: Picture, language: str, on: date, look: Look = AT_A_GLANCE) -> tuple[QuestionTold, ...]:
    """The guiding questions C3.4 to C3.13 in order; `on` decides what authorities are called."""
    with override(language):
        authorities = authorities_of(picture.municipality, on)
        return tuple(_told(question, picture, authorities, language, look) for question in guiding_questions())


def tell_question(picture: Picture, question: str, language: str, on: date, look: Look = AT_A_GLANCE) -> QuestionTold:
    """One of them by its id; KeyError for one that does not exist."""
    asked = {each.id: each for each in guiding_questions()}[question]
    with override(language):
        return _told(asked, picture, authorities_of(picture.municipality, on), language, look)


def tell_indicator(picture: Picture, key: str, language: str, look: Look = AT_A_GLANCE) -> Shown | None:
    """One indicator by its key; None where nothing is known of it, or where there is no such indicator."""
    with override(language):
        return _indicator(picture, key, language, look)


def _told(
    question: GuidingQuestion, picture: Picture, authorities: Mapping[str, Authority], language: str, look: Look
) -> QuestionTold:
    municipality = picture.municipality
    asked = requests_for(question, on_aland=municipality.on_aland)
    return QuestionTold(
        question=question,
        shown=_shown(picture, (*question.indicators, *_imported(picture, question)), language, look),
        requests=tuple(addressed(each, municipality, authorities, language) for each in asked),
        history=_shown(picture, question.history, language, look),
        not_carried=_not_carried(picture, question, language),
        elsewhere=tuple(elsewhere(picture, question, look.around.confirmed, language)),
    )


def _imported(picture: Picture, question: GuidingQuestion) -> Iterable[str]:
    """Further indicators of the catalogue that answer the question and have figures on this installation."""
    known = offered(picture.own)
    return (key for key, each in known.items() if key not in indicators() and question.id in each.questions)


def _shown(picture: Picture, keys: Iterable[str], language: str, look: Look) -> tuple[Shown, ...]:
    # All children in early education are told together with the foreign-language ones, if those are known.
    together = {CHILDREN} if FOREIGN_LANGUAGE_CHILDREN in picture.own else set()
    told = (_indicator(picture, key, language, look) for key in keys if key not in together)
    return tuple(shown for shown in told if shown)


def _indicator(picture: Picture, key: str, language: str, look: Look) -> Shown | None:
    indicator = catalogue().get(key)
    if indicator is None:
        return None
    closer = tuple(closer_looks(picture, indicator, look, language))
    if key not in picture.own:
        return _by_group_alone(picture, indicator, closer)
    beside = series_beside_each_other(picture, indicator, language)
    return Shown(
        indicator=indicator,
        sentences=(*sentences_about(picture, indicator, language), *mean_told(picture, indicator, language)),
        chart=chart_of(picture, indicator, beside, language),
        table=table_of(picture, indicator, beside, language),
        notes=(
            *notes_on(indicator, beside, language, look.around.revised),
            *few_people_notes(picture, indicator, language),
            *why_not_expected(picture, indicator, language),
        ),
        source=_source(picture, indicator),
        closer=closer,
    )


def _by_group_alone(picture: Picture, indicator: Indicator, closer: tuple[Closer, ...]) -> Shown | None:
    """What is published by group without a total has only its drawing by group, which then is the first."""
    if not closer:
        return None
    return Shown(indicator, (), None, closer[0].table, (), _source(picture, indicator), closer)


def _source(picture: Picture, indicator: Indicator) -> Source:
    """Who published it, with the days of the table that was fetched since, where one was."""
    source = catalogue_sources()[indicator.source]
    days = picture.retrieved.get(f"{indicator.source}/{indicator.key}") or picture.retrieved.get(indicator.source)
    if not days:
        return source
    return msgspec.structs.replace(source, retrieved=days["retrieved"], published=days["published"] or source.published)


def _not_carried(picture: Picture, question: GuidingQuestion, language: str) -> tuple[Inlines, ...]:
    """The indicators that the former municipalities had and today's has not, with the reason."""
    concerned = [indicators()[key] for key in (*question.indicators, *question.history) if key not in picture.own]
    return tuple(_why_not_carried(each, language) for each in concerned if _could_not_be_carried(picture, each))


def _could_not_be_carried(picture: Picture, indicator: Indicator) -> bool:
    return any(key.split("/")[0] == indicator.key for key in picture.not_carried)


def _why_not_carried(indicator: Indicator, language: str) -> Inlines:
    return (f"{indicator.title.in_language(language)}. ", *sentence("not_carried", language))
