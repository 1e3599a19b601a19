"""What the writer of a text can put in: everything that the rooms hold and a reference can lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.text import Truncator
from django.utils.translation import gettext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.indicator_catalogue import offered as may_be_offered
from kotosilta.content.load import number_styles
from kotosilta.document.filling import TAKES_PART
from kotosilta.document.markup.reference import Reference, references_in
from kotosilta.document.references import told
from kotosilta.document.references.held import Held
from kotosilta.document.references.places import official_figure
from kotosilta.document.references.tables import NAMES
from kotosilta.figures import written
from kotosilta.municipalities.model import Municipality
from kotosilta.publishing.text import plain
from kotosilta.situation.figures import figure_of
from kotosilta.situation.models import OwnFigure
from kotosilta.situation.picture import Picture, Series

LONGEST_LABEL = 90
FEWEST_POINTS = 2  # fewer are no line


@dataclass(frozen=True, slots=True)
class Offer:
    """A reference as it stands in the text, and the words that say what it is; `short` where a sentence holds it."""

    markup: str
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class OfferGroup:
    title: str
    offers: Sequence[Offer]


def offered(held: Held) -> list[OfferGroup]:
    """Everything there is to put in, in groups; the words are in the language of the page."""
    language = held.language
    groups = [
        OfferGroup(gettext("Tables"), list(_tables(held))),
        OfferGroup(gettext("Charts"), list(_charts(held))),
        OfferGroup(gettext("Official figures"), list(_figures(held))),
        OfferGroup(
            gettext("Figures of your own"),
            [_own(held, pk, each) for pk, each in held.own_figures.items()],
        ),
        OfferGroup(gettext("Findings"), [_row("finding", pk, str(each)) for pk, each in held.findings.items()]),
        OfferGroup(
            gettext("Indicators with baseline and target"),
            [_row("indicator", pk, each.row.title.shown(language)[1]) for pk, each in held.indicators.items()],
        ),
        OfferGroup(
            gettext("Red thread of a goal"),
            [_row("thread", pk, each.row.change.shown(language)[1]) for pk, each in held.goals.items()],
        ),
    ]
    return [each for each in groups if each.offers]


def offered_of_series(held: Held, code: str, key: str) -> list[Offer]:
    """What can be put in of one official series: its chart and its latest figure, as far as there are any."""
    every = (*_charts(held), *_figures(held))
    return [each for each in every if references_in(each.markup)[0].parts[:2] == (key, code)]


def figures_in_text(held: Held, texts: Iterable[str]) -> list[Offer]:
    """The official figures that the texts refer to already, of other areas and years too: each with its number."""
    named = dict.fromkeys(each for text in texts for each in references_in(text) if each.kind == "figure")
    style = number_styles()[held.language]
    found = ((each, official_figure(held, each)) for each in named)
    return [Offer(str(each), str(each), written(figure, style)) for each, figure in found if figure]


def _own(held: Held, pk: int, figure: OwnFigure) -> Offer:
    number = plain(told.own_figure(figure, held.language), number_styles()[held.language])
    return replace(_row("own", pk, f"{figure.title}: {number}"), short=number)


def _row(kind: str, pk: int, words: str) -> Offer:
    return Offer(str(Reference(kind, str(pk))), Truncator(" ".join(words.split())).chars(LONGEST_LABEL))


def _tables(held: Held) -> Iterator[Offer]:
    there = {
        "goals": bool(held.goals),
        "indicators": bool(held.indicators),
        "responsible": True,
        "partners": any(each.taking in TAKES_PART for each in held.room.register.values()),
        "comparison": held.making.order.joint,
    }
    for key, name in NAMES.items():
        if there[key]:
            yield Offer(str(Reference("table", key)), str(name))


def _charts(held: Held) -> Iterator[Offer]:
    for picture, key, series in _series(held):
        if len([seen for seen in series.observations if seen.year is not None]) >= FEWEST_POINTS:
            yield Offer(str(Reference("chart", f"{key}@{series.area}")), _named(held, picture.municipality, key))


def _figures(held: Held) -> Iterator[Offer]:
    style = number_styles()[held.language]
    for picture, key, series in _series(held):
        if series.latest and series.latest.year is not None:
            number = written(figure_of(series.latest), style)
            markup = str(Reference("figure", f"{key}@{series.area}@{series.latest.year}"))
            words = f"{_named(held, picture.municipality, key)}: {number} ({series.latest.year})"
            yield Offer(markup, words, number)


def _series(held: Held) -> Iterator[tuple[Picture, str, Series]]:
    """The municipalities' own series that the catalogue has a name for, in the order of the catalogue."""
    for picture in held.pictures.values():
        for key in may_be_offered(picture.own):
            if series := picture.own.get(key):
                yield picture, key, series


def _named(held: Held, municipality: Municipality, key: str) -> str:
    title = catalogue()[key].title.in_language(held.language)
    return f"{held.making.name(municipality)}: {title}" if held.making.order.joint else title
