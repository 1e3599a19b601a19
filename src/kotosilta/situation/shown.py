"""Turns what is told of a municipality into the plain values a page shows: drawings made, addresses filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from django.utils.translation import gettext, ngettext

from kotosilta.charts.spec import LineChart
from kotosilta.language.days import day_in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.drawing import NARROW, WIDE, ShownCloser, closer_shown, drawn, number_table
from kotosilta.situation.figures import figure_of, may_be_a_baseline
from kotosilta.situation.outlook import INDICATOR, METHOD, WITH_FORECASTS
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling import (
    AT_A_GLANCE,
    BY_GROUP,
    Closer,
    Elsewhere,
    Look,
    QuestionTold,
    ReadyRequest,
    Shown,
    tell,
    tell_forecasts,
    tell_indicator,
    tell_question,
)
from kotosilta.situation.words_of_questions import WORDS

_FORECAST_OF = {METHOD[group]: key for group, key in INDICATOR.items()}


class Use(StrEnum):
    """What a figure can be used in; a goal rests on the finding."""

    FINDING = "finding"
    INDICATOR = "indicator"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """One indicator, ready for the template. Its first sentence stands above the drawing, the others below.

    Without a drawing `wide` and `narrow` are empty. Its files are named by `key`. `closer` are its further drawings.
    `series` is the official series that it is of, and `uses` what that can be used in.
    """

    key: str
    title: str
    first_sentence: Inlines
    sentences: Sequence[Inlines]
    wide: str
    narrow: str
    source: str
    table: str
    definition: str
    advice: str
    notes: Sequence[Inlines]
    series: str = ""
    uses: frozenset[Use] = frozenset()
    closer: Sequence[ShownCloser] = ()

    @property
    def all_sentences(self) -> Sequence[Inlines]:
        """For a page that has room for them above the drawing."""
        return (self.first_sentence, *self.sentences) if self.first_sentence else ()


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A ready request; `mail` opens an e-mail with its subject, into which a script puts the text.

    A request may help with several questions: its text stands under the first one, whose id is `stands_under`.
    """

    key: str
    stands_under: str
    title: str
    receiver: str
    why: str
    takes: str
    subject: str
    body: str
    mail: str


@dataclass(frozen=True, slots=True)
class Section:
    """A guiding question with all that stands under it; `words` are glossary keys of terms it needs explained.

    `forecasts` are there under the question of how many are expected; `elsewhere` is what has no figures here.
    """

    id: str
    title: str
    short: str
    question: str
    words: Sequence[str]
    shown: Sequence[ShownIndicator]
    not_carried: Sequence[Inlines]
    missing: str
    requests: Sequence[ShownRequest]
    talk_about: Sequence[str]
    history: Sequence[ShownIndicator]
    history_label: str
    forecasts: Sequence[ShownIndicator] = ()
    elsewhere: Sequence[Elsewhere] = ()

    @property
    def letters(self) -> frozenset[str]:
        """The ready requests whose text stands on the page under this question or an earlier one."""
        return frozenset(each.key for each in self.requests)


def letter(ready: ReadyRequest) -> str:
    """A ready request as one plain text: subject, an empty line, body."""
    return f"{ready.subject}\n\n{ready.body.rstrip()}\n"


def sections_of(picture: Picture, language: str, on: date, look: Look = AT_A_GLANCE) -> list[Section]:
    """The guiding questions in order, with all that their page shows, in one language."""
    questions = tell(picture, language, on, look)
    first_under: dict[str, str] = {}
    for told in questions:
        for ready in told.requests:
            first_under.setdefault(ready.key, told.question.id)
    return [_section(told, picture, first_under, language, on) for told in questions]


def section_of(picture: Picture, question: str, language: str, on: date, look: Look = AT_A_GLANCE) -> Section:
    """One guiding question for a page of its own, under which all its requests stand; KeyError for an unknown one."""
    told = tell_question(picture, question, language, on, look)
    return _section(told, picture, {ready.key: question for ready in told.requests}, language, on)


def indicator_shown(picture: Picture, key: str, language: str, look: Look) -> ShownIndicator | None:
    """One indicator or forecast for a page of its own; None where nothing is known of it."""
    if forecast := next((each for each in _forecasts(picture, language) if each.key == key), None):
        return forecast
    told = tell_indicator(picture, key, language, look)
    return _indicator(told, picture, language) if told else None


def _section(told: QuestionTold, picture: Picture, first_under: Mapping[str, str], language: str, on: date) -> Section:
    question = told.question
    newest = _newest_year(told.history)
    return Section(
        id=question.id,
        title=question.title.in_language(language),
        short=question.short.in_language(language),
        question=question.question.in_language(language),
        words=WORDS[question.id],
        shown=[_indicator(shown, picture, language) for shown in told.shown],
        not_carried=told.not_carried,
        missing=question.missing.in_language(language),
        requests=[_request(ready, first_under[ready.key]) for ready in told.requests],
        talk_about=[line.in_language(language) for line in question.ask_yourselves],
        history=[_indicator(shown, picture, language, small=True) for shown in told.history],
        history_label=_history_label(newest, on),
        forecasts=_forecasts(picture, language) if question.id == WITH_FORECASTS else (),
        elsewhere=told.elsewhere,
    )


def _forecasts(picture: Picture, language: str) -> list[ShownIndicator]:
    """The forecasts; one that is not made has neither drawing nor table, but says why."""
    return [
        ShownIndicator(
            key=told.key,
            title=told.title,
            first_sentence=told.sentences[0],
            sentences=told.sentences[1:],
            wide=drawn(told.chart, language, WIDE).screen if told.chart else "",
            narrow=drawn(told.chart, language, NARROW).screen if told.chart else "",
            source=told.source,
            table=number_table(told.table, language) if told.table else "",
            definition=told.definition,
            advice="",
            notes=told.notes,
            series=_FORECAST_OF[told.key],
            uses=_uses(picture, _FORECAST_OF[told.key]),
        )
        for told in tell_forecasts(picture, language)
    ]


def _indicator(shown: Shown, picture: Picture, language: str, *, small: bool = False) -> ShownIndicator:
    indicator = shown.indicator
    chart = shown.chart
    return ShownIndicator(
        key=indicator.key,
        title=indicator.title.in_language(language),
        first_sentence=shown.sentences[0] if shown.sentences else (),
        sentences=shown.sentences[1:],
        wide=drawn(chart, language, WIDE).screen if chart and not small else "",
        narrow=drawn(chart, language, NARROW).screen if chart else "",
        source=_source(shown, language),
        table="" if small or _told_by_group(shown) else number_table(shown.table, language),
        definition=indicator.definition.in_language(language),
        advice=indicator.reading_advice.in_language(language) if indicator.reading_advice else "",
        notes=shown.notes,
        series=indicator.key,
        uses=_uses(picture, indicator.key, history=indicator.history),
        closer=[closer_shown(indicator.key, each, language) for each in shown.closer if not small or _by_group(each)],
    )


def _by_group(closer: Closer) -> bool:
    return closer.key in BY_GROUP


def _told_by_group(shown: Shown) -> bool:
    """Whether its only numbers are those of its drawing by group, which has them beside itself."""
    return bool(shown.closer) and shown.table is shown.closer[0].table


def _uses(picture: Picture, key: str, *, history: bool = False) -> frozenset[Use]:
    """A text may hold any dated figure; findings and indicators rest on figures of today, indicators on exact ones."""
    series = picture.own.get(key)
    if series is None or series.latest is None:
        return frozenset()
    uses = {Use.DOCUMENT} if series.latest.year is not None else set()
    if not history:
        uses |= {Use.FINDING, Use.INDICATOR} if may_be_a_baseline(figure_of(series.latest)) else {Use.FINDING}
    return frozenset(uses)


def _source(shown: Shown, language: str) -> str:
    """Who published it, where, and when it was fetched, as far as that is known."""
    if not shown.source.retrieved:
        return shown.source.attribution.in_language(language)
    values = {
        "source": shown.source.attribution.in_language(language),
        "retrieved": day_in_words(shown.source.retrieved, language),
    }
    if not shown.source.published:
        return gettext("%(source)s. Retrieved: %(retrieved)s.") % values
    values["published"] = day_in_words(shown.source.published, language)
    return gettext("%(source)s. Published: %(published)s. Retrieved: %(retrieved)s.") % values


def _request(ready: ReadyRequest, stands_under: str) -> ShownRequest:
    return ShownRequest(
        key=ready.key,
        stands_under=stands_under,
        title=ready.title,
        receiver=ready.receiver,
        why=ready.why,
        takes=ready.takes,
        subject=ready.subject,
        body=ready.body,
        mail=f"mailto:?subject={quote(ready.subject)}",
    )


def _newest_year(history: Sequence[Shown]) -> int | None:
    years = [year for shown in history if isinstance(shown.chart, LineChart) for year in _years(shown.chart)]
    return max(years, default=None)


def _years(chart: LineChart) -> list[int]:
    return [year for line in chart.lines for year, _ in line.points]


def _history_label(newest: int | None, on: date) -> str:
    if newest is None:
        return gettext("Older figures, as history")
    age = on.year - newest
    return ngettext(
        "Older figures, as history: the newest is from %(year)s, %(age)s year ago",
        "Older figures, as history: the newest is from %(year)s, %(age)s years ago",
        age,
    ) % {"year": newest, "age": age}
