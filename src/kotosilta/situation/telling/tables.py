"""The numbers behind a drawing or a sentence as a table: newest year first, what is not known said in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from kotosilta.content.catalogue import Indicator
from kotosilta.content.indicator_catalogue import Catalogued
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_at, figure_of, share_of_children
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.small_bases import years_of_few
from kotosilta.situation.telling.drawings import Beside
from kotosilta.situation.telling.sentences import CHILDREN, FOREIGN_LANGUAGE_CHILDREN
from kotosilta.situation.telling.told import NumberTable


def table_of(picture: Picture, indicator: Catalogued, shown: Sequence[Beside], language: str) -> NumberTable:
    """All that is known of an indicator, in the active language."""
    if indicator.key in (CHILDREN, FOREIGN_LANGUAGE_CHILDREN):
        return _children(picture, indicator, language)
    if f"{indicator.key}/female" in picture.own:
        return _by_sex(picture, indicator, language)
    by_year = [dict(each.points) for each in shown]
    years = sorted({year for known in by_year for year in known}, reverse=True)
    missing = [each.series.missing for each in shown]
    years = sorted({*years, *missing[0]}, reverse=True)
    few = years_of_few(indicator, picture.own)
    rows = []
    for year in years:
        own, *others = (
            cell(known.get(year), kinds.get(year, "")) for known, kinds in zip(by_year, missing, strict=True)
        )
        rows.append(((str(year),), _marked(own) if year in few else own, *others))
    header = (gettext("Year"), *(each.label for each in shown))
    return NumberTable(indicator.title.in_language(language), header, tuple(rows))


def _marked(content: Inlines) -> Inlines:
    return (*content, " ", pgettext("in a table, beside a share of fewer than a hundred people", "(few people)"))


def cell(figure: Figure | None, missing: str = "") -> Inlines:
    """A figure in a table, or that it is missing; `missing` is the kind, where the source says in which way."""
    if figure:
        return (figure,)
    match missing:
        case "secret":
            return (pgettext("in a table, a figure that the source keeps to itself", "confidential"),)
        case "hidden":
            return (pgettext("in a table, a figure that the source's rule hides", "hidden"),)
        case "not_applicable":
            return (pgettext("in a table, a figure that cannot exist", "does not apply"),)
        case "under_half":
            return (pgettext("in a table, a figure that is less than half a unit", "less than half"),)
        case _:
            return (pgettext("in a table, a figure that nobody has given", "missing"),)


def _row(name: str, figures: Sequence[Figure | None]) -> tuple[Inlines, ...]:
    return ((name,), *(cell(figure) for figure in figures))


def _by_sex(picture: Picture, indicator: Catalogued, language: str) -> NumberTable:
    """One election: all, women and men."""
    key = indicator.key
    groups = (
        (gettext("All"), picture.own.get(key), ""),
        (gettext("Women"), picture.own.get(f"{key}/female"), "female"),
        (gettext("Men"), picture.own.get(f"{key}/male"), "male"),
    )
    years = sorted({seen.year for _, series, _ in groups if series for seen in series.observations if seen.year})
    rows = []
    for name, series, group in groups:
        if series:
            few = years_of_few(indicator, picture.own, group)
            cells = ((year, cell(figure_at(series, year))) for year in years)
            rows.append(((name,), *(_marked(content) if year in few else content for year, content in cells)))
    title = indicator.title.in_language(language)
    return NumberTable(title, (gettext("Group"), *(str(year) for year in years)), tuple(rows))


def _children(picture: Picture, indicator: Indicator, language: str) -> NumberTable:
    header = (
        gettext("Area"),
        gettext("Children in early education"),
        gettext("of them foreign-language"),
        pgettext("of children in early education", "Share"),
    )
    areas = (
        (picture.municipality.name.in_language(language), picture.own),
        (gettext("Whole country"), picture.country),
    )
    rows = []
    for name, known in areas:
        every, foreign = known.get(CHILDREN), known.get(FOREIGN_LANGUAGE_CHILDREN)
        rows.append(_row(name, [_latest(every), _latest(foreign), share_of_children(foreign, every)]))
    return NumberTable(indicator.title.in_language(language), header, tuple(rows))


def _latest(series: Series | None) -> Figure | None:
    return figure_of(series.latest) if series and series.latest else None
