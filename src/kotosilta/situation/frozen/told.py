"""What has changed between two pictures, question by question, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import guiding_questions
from kotosilta.language.days import day_in_words
from kotosilta.language.said import in_words
from kotosilta.language.translated import Translated
from kotosilta.publishing.blocks import Inlines
from kotosilta.reasons import Reason
from kotosilta.situation.frozen.differing import Change, Difference, SeriesChange, TextChange, UnderQuestion
from kotosilta.situation.frozen.groups import is_part
from kotosilta.situation.frozen.kept import KeptFigure, Said
from kotosilta.situation.frozen.official_told import (
    SeriesTold,
    Titles,
    forecast_told,
    parts_told,
    series_told,
)
from kotosilta.situation.frozen.places import area_name
from kotosilta.situation.models import OwnFigure
from kotosilta.situation.room.words import value_in_words

Html = SafeString | str

_FINDING = {
    Change.NEW: Reason("New finding"),
    Change.CHANGED: Reason("Finding written anew"),
    Change.GONE: Reason("Finding removed"),
}
_CONCLUSION = {
    Change.NEW: Reason("New conclusion"),
    Change.CHANGED: Reason("Conclusion written anew"),
    Change.GONE: Reason("Conclusion taken out"),
}
_FIGURE = {
    Change.NEW: Reason("New figure of your own"),
    Change.CHANGED: Reason("Figure of your own changed"),
    Change.GONE: Reason("Figure of your own removed"),
}


@dataclass(frozen=True, slots=True)
class TextTold:
    """A text that came, went or was written anew; `before` and `after` are empty where there is none."""

    what: str
    before: Html
    after: Html


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A guiding question under which something has changed."""

    id: str
    title: str
    series: Sequence[SeriesTold]
    forecasts: Sequence[Inlines]
    voices: Sequence[str]
    texts: Sequence[TextTold]


def questions_told(found: Difference, titles: Titles, edition: Edition, language: str) -> list[QuestionTold]:
    """In the active language, which has to be `language`; changes too small to be seen in print are not told."""
    names = {each.id: each.title.in_language(language) for each in guiding_questions()}
    told = [_question(each, names[each.question], titles, edition, language) for each in found.questions]
    return [each for each in told if each.series or each.forecasts or each.voices or each.texts]


def places_told(found: Difference, language: str) -> list[str]:
    """Which municipalities came into the programme, and which left it."""
    lines = []
    if found.joined:
        names = ", ".join(area_name(code, language) for code in found.joined)
        lines.append(gettext("Came into the programme: %(names)s.") % {"names": names})
    if found.left:
        names = ", ".join(area_name(code, language) for code in found.left)
        lines.append(gettext("Left the programme: %(names)s.") % {"names": names})
    return lines


def text_html(text: Said, language: str) -> Html:
    """A kept text for a reader of `language`; one in another language carries its own `lang`."""
    return Translated.of(**text).html(language)


def figure_in_words(figure: KeptFigure, language: str) -> str:
    """The value of an own figure with its unit, as the room writes it."""
    row = OwnFigure(
        value=None if figure.value is None else Decimal(figure.value),
        under=figure.under,
        about=figure.about,
        measured=figure.measured,
        unit=figure.unit,
    )
    return value_in_words(row, language)


def _question(under: UnderQuestion, title: str, titles: Titles, edition: Edition, language: str) -> QuestionTold:
    series = list(_series(under.series, titles, language))
    facets = {each.id: each.label.in_language(language) for each in edition.item(under.question).facets}
    return QuestionTold(
        id=under.question,
        title=title,
        series=[each for each in series if each.sentences],
        forecasts=[forecast_told(each, language) for each in under.forecasts],
        voices=list(_voices(*under.voices)),
        texts=[
            *(_figure(each, language) for each in under.figures),
            *(_text(each, _CONCLUSION, facets, language) for each in under.conclusions),
            *(_text(each, _FINDING, {}, language) for each in under.findings),
        ],
    )


def _series(changes: Sequence[SeriesChange], titles: Titles, language: str) -> Iterator[SeriesTold]:
    """One after the other; the parts of an indicator in an area are told together, after all others."""
    parts: dict[tuple[str, str], list[SeriesChange]] = {}
    for each in changes:
        if is_part(each.key):
            parts.setdefault((each.key.partition("/")[0], each.area), []).append(each)
        else:
            yield series_told(each, titles, language)
    for together in parts.values():
        yield parts_told(together, titles, language)


def _voices(came: int, went: int) -> Iterator[str]:
    if came:
        yield ngettext("%(count)d new voice.", "%(count)d new voices.", came) % {"count": came}
    if went:
        yield ngettext("%(count)d voice is no longer there.", "%(count)d voices are no longer there.", went) % {
            "count": went
        }


def _figure(change: TextChange, language: str) -> TextTold:
    before, after = (_figure_told(each, language) if each else "" for each in change.figures)
    return TextTold(in_words(_FIGURE[change.what]), before, after)


def _figure_told(figure: KeptFigure, language: str) -> Html:
    title, value = text_html(figure.title, language), figure_in_words(figure, language)
    return format_html("{}: {} ({}; {})", title, value, day_in_words(figure.on, language), figure.source)


def _text(change: TextChange, words: Mapping[Change, Reason], facets: Mapping[str, str], language: str) -> TextTold:
    what = in_words(words[change.what])
    if change.facet in facets:
        what = f"{what}: {capfirst(facets[change.facet])}"
    return TextTold(what, text_html(change.before, language), text_html(change.after, language))
