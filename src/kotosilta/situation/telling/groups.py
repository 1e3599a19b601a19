"""An indicator by group: women and men as bars, and residents by age, sex and language as a pyramid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from kotosilta.charts.spec import Bar, BarGroup, GroupBars, Pyramid, PyramidRow, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.load import number_styles
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_at, figure_of
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.telling.sentences import as_text, sentence
from kotosilta.situation.telling.tables import cell
from kotosilta.situation.telling.told import Closer, NumberTable

BY_SEX, PYRAMID = "groups", "pyramid"
BY_AGE = "residents_by_language_age_sex"
_SEXES = ("female", "male")
_PARTS = ("foreign", "national")  # nearest the middle first


def by_sex(picture: Picture, indicator: Indicator, language: str) -> Closer | None:
    """The latest year of women and men; None where it is not known by sex."""
    series = {sex: picture.own.get(f"{indicator.key}/{sex}") for sex in _SEXES}
    latest = {sex: each.latest for sex, each in series.items() if each and each.latest}
    if len(latest) < len(_SEXES):
        return None
    year = max(seen.year or 0 for seen in latest.values())
    figures = {sex: figure_of(seen) for sex, seen in latest.items() if seen.year == year}
    if len(figures) < len(_SEXES):
        return None
    name = picture.municipality.name.in_language(language)
    heading = gettext("Women and men")
    title = f"{indicator.title.in_language(language)}. {heading}"
    told = sentence("by_sex", language, year=str(year), women=figures["female"], men=figures["male"], municipality=name)
    groups = tuple(
        BarGroup(word, (Bar(name, Role.OWN, figures[sex]),))
        for sex, word in zip(_SEXES, (gettext("Women"), gettext("Men")), strict=True)
    )
    rows = tuple(((group.label,), cell(group.bars[0].figure)) for group in groups)
    return Closer(
        key=BY_SEX,
        name=heading,
        sentences=(told,),
        chart=GroupBars(title, as_text(told, number_styles()[language]), groups),
        table=NumberTable(title, (gettext("Group"), str(year)), rows),
    )


def pyramid(picture: Picture, indicator: Indicator, language: str) -> Closer | None:
    """Residents by age, sex and language in the latest year; None where they are not known so."""
    if indicator.key != BY_AGE:
        return None
    groups = {key.partition("/")[2]: picture.own[key] for key in picture.own if key.startswith(f"{BY_AGE}/")}
    ages = sorted({group.rpartition(".")[2] for group in groups}, key=_from_age)
    year = max((seen.year for each in groups.values() if (seen := each.latest) and seen.year), default=None)
    if not ages or year is None:
        return None
    rows = tuple(PyramidRow(_age(age), *(_side(groups, sex, age, year) for sex in _SEXES)) for age in ages)
    if not any(figure for row in rows for figure in (*row.left, *row.right)):
        return None
    parts = (gettext("foreign mother tongue"), gettext("Finnish, Swedish or Sami"))
    name = gettext("By age, sex and language, %(year)s") % {"year": year}
    title = f"{indicator.title.in_language(language)}. {name}"
    told = _told(rows, year, language)
    chart = Pyramid(
        title=title,
        description=as_text(told, number_styles()[language]),
        left=gettext("Women"),
        right=gettext("Men"),
        parts=parts,
        rows=rows,
        hidden=gettext("hidden: too few people"),
    )
    return Closer(PYRAMID, name, (told,), chart, _table(title, rows, parts))


def _side(groups: Mapping[str, Series], sex: str, age: str, year: int) -> tuple[Figure | None, ...]:
    return tuple(figure_at(groups.get(f"{part}.{sex}.{age}"), year) for part in _PARTS)


def _told(rows: Iterable[PyramidRow], year: int, language: str) -> Inlines:
    """The age class with most foreign-language speakers, women and men together being said apart."""
    women, men = (_most(rows, side) for side in ("left", "right"))
    return sentence(
        "pyramid_said",
        language,
        year=str(year),
        women_age=women[0],
        women=women[1],
        men_age=men[0],
        men=men[1],
    )


def _most(rows: Iterable[PyramidRow], side: str) -> tuple[str, Figure | str]:
    known = [(row.label, figures[0]) for row in rows if (figures := getattr(row, side))[0]]
    return max(known, key=lambda each: each[1].value, default=("–", "–"))


def _table(title: str, rows: Iterable[PyramidRow], parts: tuple[str, ...]) -> NumberTable:
    women, men = gettext("Women"), gettext("Men")
    header = (gettext("Age"), *(f"{sex}, {part}" for sex in (women, men) for part in parts))
    return NumberTable(
        title, header, tuple(((row.label,), *(cell(each) for each in (*row.left, *row.right))) for row in rows)
    )


def _from_age(age: str) -> int:
    return int(age.partition("-")[0])


def _age(age: str) -> str:
    """ "85-" is everybody from 85 on."""
    first, _dash, last = age.partition("-")
    return f"{first}–{last}" if last else gettext("%(age)s and over") % {"age": first}
