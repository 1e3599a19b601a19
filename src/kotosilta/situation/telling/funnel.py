"""The share of foreign-language speakers as a funnel: does it differ from the whole country by more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log10

from django.utils.translation import gettext, pgettext

from kotosilta.charts.spec import FunnelLimit, FunnelPlot, FunnelPoint, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure, Observation
from kotosilta.language.said import in_words
from kotosilta.municipalities.register import by_code
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Picture
from kotosilta.situation.surroundings import Everywhere, Surroundings, year_with_country
from kotosilta.situation.telling.sentences import as_text, sentence
from kotosilta.situation.telling.told import Closer, NumberTable
from kotosilta.statistics.derive import SHARE
from kotosilta.statistics.funnel import Standing, funnel_limits, standing

KEY = "funnel"
STEPS_OF_TEN = 12  # limits are worked out so many times for each tenfold of people
_IN_WORDS = {Standing.INSIDE: "funnel_inside", Standing.ABOVE: "funnel_above", Standing.BELOW: "funnel_below"}


def funnel(picture: Picture, indicator: Indicator, around: Surroundings, language: str) -> Closer | None:
    """The funnel of the latest year that the country has as well; None for other indicators or an unknown share."""
    year = year_with_country(picture)
    every = around.everywhere.get(year) if year else None
    country = picture.country[SHARE].at(year) if every else None
    code = picture.municipality.code
    if (
        indicator.key != SHARE
        or every is None
        or country is None
        or code not in every.shares.keys() & every.people.keys()
    ):
        return None
    centre, points = figure_of(country), _points(picture, every, language)
    told = _told(picture, every, centre, language)
    name = gettext("Is the difference from the country more than chance?")
    title = f"{indicator.title.in_language(language)}. {name}"
    chart = FunnelPlot(
        title=title,
        description=as_text(told, number_styles()[language]),
        centre=centre,
        points=points,
        limits=_limits(centre, points),
        base_label=gettext("residents (each step is ten times as many)"),
        limits_label=gettext("room for chance, 95%"),
        wide_label=gettext("99.8%"),
        centre_label=gettext("Whole country"),
    )
    return Closer(
        key=KEY,
        name=name,
        sentences=(told,),
        chart=chart,
        table=_table(title, picture, every, centre, language),
        notes=_notes(picture, every, language),
    )


def _points(picture: Picture, every: Everywhere, language: str) -> tuple[FunnelPoint, ...]:
    """All municipalities, the named ones last so that they are drawn on top."""
    named = _named(picture)
    points = [
        FunnelPoint(
            by_code(code).name.in_language(language) if code in named else "",
            named.get(code, Role.COUNTRY),
            every.people[code].value,
            figure_of(seen),
        )
        for code, seen in every.shares.items()
        if code in every.people and every.people[code].value >= 1
    ]
    order = (Role.COUNTRY, Role.PEER, Role.OWN)
    return tuple(sorted(points, key=lambda point: order.index(point.role)))


def _named(picture: Picture) -> dict[str, Role]:
    peers = picture.peers.municipalities if picture.peers and picture.peers.series else ()
    return {each.code: Role.PEER for each in peers} | {picture.municipality.code: Role.OWN}


def _limits(centre: Figure, points: Sequence[FunnelPoint]) -> tuple[FunnelLimit, ...]:
    least, most = (pick(point.base for point in points) for pick in (min, max))
    steps = max(1, ceil(STEPS_OF_TEN * log10(most / least)))
    bases = [least * (most / least) ** (step / steps) for step in range(steps + 1)]
    return tuple(
        FunnelLimit(each.base, 100 * each.low, 100 * each.high, 100 * each.low_wide, 100 * each.high_wide)
        for each in funnel_limits(centre.value / 100, bases)
    )


def _stands(seen: Observation, people: Observation, centre: Figure) -> Standing:
    return standing(seen.value / 100, people.value, centre.value / 100)


def _told(picture: Picture, every: Everywhere, centre: Figure, language: str) -> Inlines:
    code = picture.municipality.code
    own = every.shares[code]
    key = _IN_WORDS[_stands(own, every.people[code], centre)]
    return sentence(key, language, year=str(every.year), own=figure_of(own), country=centre)


def _table(title: str, picture: Picture, every: Everywhere, centre: Figure, language: str) -> NumberTable:
    """The municipality and those that are named beside it; the others can be seen, but are not held against it."""
    words = {
        Standing.INSIDE: pgettext("of a difference from the country", "inside chance"),
        Standing.ABOVE: pgettext("of a difference from the country", "above, more than chance"),
        Standing.BELOW: pgettext("of a difference from the country", "below, more than chance"),
    }
    codes = [picture.municipality.code, *(code for code, role in _named(picture).items() if role is Role.PEER)]
    rows = [
        (
            (by_code(code).name.in_language(language),),
            (figure_of(every.people[code]),),
            (figure_of(every.shares[code]),),
            (words[_stands(every.shares[code], every.people[code], centre)],),
        )
        for code in codes
        if code in every.shares and code in every.people
    ]
    header = (gettext("Area"), gettext("Residents"), gettext("Share"), gettext("From the whole country"))
    return NumberTable(f"{title} ({every.year})", header, tuple(rows))


def _notes(picture: Picture, every: Everywhere, language: str) -> tuple[Inlines, ...]:
    notes: list[Inlines] = [sentence("funnel_explained", language), sentence("no_judgement", language)]
    if picture.peers and picture.peers.series:
        notes.insert(0, (in_words(picture.peers.said, language),))
    older = {str(seen.year) for seen in every.people.values() if seen.year != every.year}
    notes.extend(sentence("base_of_another_year", language, year=year) for year in sorted(older))
    return tuple(notes)
