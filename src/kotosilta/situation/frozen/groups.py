"""Parts of an indicator (women and men, languages, ages): their names, and what has changed in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext, ngettext

from kotosilta.content.load import number_styles, publishing_words
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines, Table
from kotosilta.publishing.html import blocks_html
from kotosilta.situation.figures import figure_of
from kotosilta.situation.frozen.differing import SeriesChange
from kotosilta.situation.frozen.kept import Contents, observations_kept
from kotosilta.situation.frozen.places import area_name
from kotosilta.situation.telling.tables import cell

_AGES = re.compile(r"(\d+)-(\d*)")


def group_in_words(group: str) -> str:
    """`foreign.female.85-` as people call it; a part that has no words here stays as it is."""
    words = {
        "female": gettext("Women"),
        "male": gettext("Men"),
        "foreign": gettext("foreign mother tongue"),
        "national": gettext("Finnish, Swedish or Sami"),
        "sv": gettext("Swedish"),
        "fi": gettext("Finnish"),
    }
    return ", ".join(words.get(part) or _age(part) for part in group.split("."))


def is_part(key: str) -> bool:
    """Whether a series is only of a part of those whom the indicator counts."""
    return "/" in key


def parts_table(contents: Contents, indicator: str, title: str, language: str) -> str:
    """The latest figure of every part of an indicator, by municipality; "" where it has no parts."""
    columns = {
        place.code: latest for place in contents.places if (latest := dict(_latest(contents, indicator, place.code)))
    }
    groups = sorted({group for latest in columns.values() for group in latest}, key=_in_order)
    if not groups:
        return ""
    header = (gettext("Group"), *(_heading(code, latest.values(), language) for code, latest in columns.items()))
    rows: tuple[tuple[Inlines, ...], ...] = tuple(
        ((group_in_words(group),), *(cell(latest.get(group)) for latest in columns.values())) for group in groups
    )
    table = Table(caption=(title,), header=tuple((name,) for name in header), rows=rows, widths=(1.0,) * len(header))
    return blocks_html((table,), number_styles()[language], publishing_words(language))


def parts_changed(changes: Sequence[SeriesChange]) -> Iterator[Inlines]:
    """What has changed in the parts of one indicator and area, counted; the file has every value."""
    if count := sum(len(each.revised) for each in changes):
        text = ngettext("%(count)d value by group was revised.", "%(count)d values by group were revised.", count)
        yield (text % {"count": count},)
    if count := sum(len(each.new) for each in changes):
        yield (ngettext("%(count)d new value by group.", "%(count)d new values by group.", count) % {"count": count},)
    if count := sum(len(each.gone) + len(each.hidden) for each in changes):
        text = ngettext(
            "%(count)d value by group is no longer given.", "%(count)d values by group are no longer given.", count
        )
        yield (text % {"count": count},)


def _latest(contents: Contents, indicator: str, area: str) -> Iterator[tuple[str, Figure]]:
    for key, series in contents.series.get(area, {}).items():
        name, _slash, group = key.partition("/")
        if name == indicator and group and series.points:
            yield group, figure_of(observations_kept(series, key, area)[-1])


def _heading(code: str, figures: Iterable[Figure], language: str) -> str:
    """The municipality with the year or years that the figures are of."""
    years = sorted({str(each.year) for each in figures if each.year is not None})
    name = area_name(code, language)
    return f"{name} ({', '.join(years)})" if years else name


def _in_order(group: str) -> tuple[tuple[int, str], ...]:
    """Ages by their number, everything else by its name."""
    return tuple((int(found[1]) if (found := _AGES.fullmatch(part)) else -1, part) for part in group.split("."))


def _age(part: str) -> str:
    found = _AGES.fullmatch(part)
    if found is None:
        return part
    first, last = found[1], found[2]
    return f"{first}–{last}" if last else gettext("%(age)s and over") % {"age": first}
