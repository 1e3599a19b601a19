"""The overview of all figures in words, with drawings and addresses: what its page shows, in the active language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, FigureKind, NumberStyle
from kotosilta.figures.written import SMALLEST_SHOWN
from kotosilta.publishing.blocks import Inlines
from kotosilta.publishing.html import inlines_html
from kotosilta.situation.glance.rows import Difference, Glance, Range, Row, UnderQuestion
from kotosilta.situation.glance.small_line import small_line
from kotosilta.situation.glance.ways_here import Addresses, Way, hidden_in_words, ways_of
from kotosilta.situation.picture import PeerKind
from kotosilta.situation.telling.sentences import CHILDREN, FOREIGN_LANGUAGE_CHILDREN
from kotosilta.situation.ways import Standing

DIFFERENCES = {
    Difference.HIGHER: _("higher than the middle"),
    Difference.LOWER: _("lower than the middle"),
    Difference.NOISE: _("no certain difference"),
    Difference.UNSURE: _("cannot be judged"),
    Difference.COUNT: _("number, not compared"),
    Difference.NOTHING: "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, finished; `under` is its year, or what lies around it. `label` is the heading of its column."""

    label: str
    said: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One indicator. `marks` are words about its latest figure (preliminary, a newer one hidden).

    `course` says what the small line shows; `beside` are region, country and the other municipalities.
    """

    key: str
    title: str
    address: str
    line: str
    span: str
    course: str
    latest: Cell
    marks: Sequence[str]
    beside: Sequence[Cell]
    difference: str
    kind: Difference


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A guiding question; `could_be` and `older` are the labels of what is folded, "" where there is nothing."""

    id: str
    title: str
    today: Sequence[ShownRow]
    older: str
    history: Sequence[ShownRow]
    could_be: str
    ways: Sequence[Way]


def questions_shown(glance: Glance, asked: str, addresses: Addresses, language: str) -> list[ShownQuestion]:
    """The guiding questions in order; only the one that is asked for, if there is one by that id."""
    ids = [each.question.id for each in glance.questions]
    wanted = [each for each in glance.questions if asked not in ids or each.question.id == asked]
    page = _Page(
        addresses=addresses,
        language=language,
        style=number_styles()[language],
        columns=(
            glance.municipality.name.in_language(language),
            glance.municipality.region.name.in_language(language),
            gettext("Whole country"),
            others_called(glance),
        ),
        known=frozenset(row.indicator.key for each in glance.questions for row in (*each.today, *each.history)),
    )
    return [_question(each, page) for each in wanted]


@dataclass(frozen=True, slots=True)
class _Page:
    """What all rows of a page share; `known` are the indicators that it has rows of."""

    addresses: Addresses
    language: str
    style: NumberStyle
    columns: tuple[str, str, str, str]
    known: frozenset[str]

    def said(self, content: Inlines) -> str:
        """Figures and words as finished HTML: the writer escapes every word."""
        return mark_safe(inlines_html(content, self.style))  # noqa: S308 (the house's own writer)


def counts(glance: Glance) -> list[tuple[str, int]]:
    """What is there and what could be there, counted; what there is none of is left out."""
    here = sum(len(each.today) for each in glance.questions)
    older = sum(len(each.history) for each in glance.questions)
    missing = [each.standing for question in glance.questions for each in question.not_here]
    fetched = sum(standing in (Standing.CHECKED, Standing.OPEN) for standing in missing)
    lines = [
        (gettext("Figures of today"), here),
        (gettext("Older figures"), older),
        (gettext("Could be fetched"), fetched),
        (gettext("By hand or by asking"), len(missing) - fetched),
    ]
    return [(name, number) for name, number in lines if number]


def others_called(glance: Glance) -> str:
    """The heading over what the compared municipalities have."""
    if glance.kind is PeerKind.GROUP:
        return gettext("The municipality group")
    if glance.kind is PeerKind.CHOSEN:
        return gettext("The chosen municipalities")
    return gettext("Similar municipalities")


def others_named(glance: Glance, language: str) -> str:
    """Who they are by name, as long as that is a line and not a list; nearest first, as the comparison has them."""
    if glance.kind is PeerKind.GROUP:
        return ""
    return ", ".join(each.name.in_language(language) for each in glance.others)


def _question(each: UnderQuestion, page: _Page) -> ShownQuestion:
    question, language = each.question, page.language
    count, older = len(each.not_here), len(each.history)
    more = ngettext("%(count)d more figure could be here", "%(count)d more figures could be here", count)
    old = ngettext("%(count)d older figure, as history", "%(count)d older figures, as history", older)
    return ShownQuestion(
        id=question.id,
        title=question.title.in_language(language),
        today=[_row(row, question.id, page) for row in each.today],
        older=old % {"count": older} if older else "",
        history=[_row(row, question.id, page) for row in each.history],
        could_be=more % {"count": count} if count else "",
        ways=ways_of(each.not_here, question.id, page.addresses, language),
    )


def _row(row: Row, question: str, page: _Page) -> ShownRow:
    year, key = row.latest.year, row.indicator.key
    # All children in early education are told together with the foreign-language ones, where those are known.
    stands_at = FOREIGN_LANGUAGE_CHILDREN if key == CHILDREN and FOREIGN_LANGUAGE_CHILDREN in page.known else key
    place, region, country, others = page.columns
    latest = page.said((row.latest,))
    return ShownRow(
        key=key,
        title=row.indicator.title.in_language(page.language),
        address=page.addresses.figure(question, stands_at),
        line=mark_safe(small_line(row.line, row.country_line)),  # noqa: S308 (numbers only)
        span=_span(row),
        course=_course(row, latest, page),
        latest=Cell(place, latest, _written_year(year)),
        marks=list(_marks(row)),
        beside=(
            _cell(region, row.region, year, page),
            _cell(country, row.country, year, page),
            _others(others, row.others, page),
        ),
        difference=str(DIFFERENCES[row.difference]),
        kind=row.difference,
    )


def _cell(label: str, figure: Figure | None, year: int | None, page: _Page) -> Cell:
    """The year stands there only where it is another than that of the own figure."""
    if figure is None:
        return Cell(label, "")
    return Cell(label, page.said((figure,)), "" if figure.year == year else _written_year(figure.year))


def _others(label: str, others: Range | None, page: _Page) -> Cell:
    return Cell(label, page.said((others.middle,)), page.said(_spread(others))) if others else Cell(label, "")


def _written_year(year: int | None) -> str:
    return gettext("year not stated") if year is None else str(year)


def _span(row: Row) -> str:
    first, last = row.first.year, row.latest.year
    return f"{first}–{last}" if len(row.line) > 1 else ""


def _course(row: Row, latest: str, page: _Page) -> str:
    """What the small line shows, for whoever does not see it."""
    if len(row.line) < 2:
        return ""
    return format_html(
        gettext("From {first} in {first_year} to {last} in {last_year}."),
        first=page.said((row.first,)),
        first_year=row.first.year,
        last=latest,
        last_year=row.latest.year,
    )


def _marks(row: Row) -> Iterator[str]:
    if row.preliminary:
        yield gettext("preliminary")
    if row.hidden:
        year, how = row.hidden
        yield f"{year}: {hidden_in_words(how)}"


def _spread(others: Range) -> Inlines:
    """From the lowest to the highest, without saying whose they are."""
    if others.low is None or others.high is None:
        return ()
    return (others.low, "–", _bound(others.high)) if others.low.value != others.high.value else ()


def _bound(figure: Figure) -> Figure:
    """The second number of a pair: that both are about is said once."""
    if figure.kind is FigureKind.ABOUT and figure.value >= SMALLEST_SHOWN:
        return replace(figure, kind=FigureKind.COUNT, value=float(round(figure.value / 10) * 10))
    return figure
