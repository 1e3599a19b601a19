"""Plain sentences about the figures of a municipality, chosen by rule; the wording stands in `sentences.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from string import Formatter

from kotosilta.content.catalogue import Indicator
from kotosilta.content.guidance import finding_texts, sentences
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Figure, NumberStyle, Observation, written
from kotosilta.publishing.blocks import Foreign, Inlines, Link, Strong
from kotosilta.situation.figures import figure_of, persons, share_of_children
from kotosilta.situation.picture import Picture, SuggestedFinding
from kotosilta.situation.rules import largest_change, largest_distance, suggest
from kotosilta.situation.telling.told import FindingTold
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE

CHILDREN = "ecec_children"
FOREIGN_LANGUAGE_CHILDREN = "ecec_foreign_language_children"


def filled(template: str, values: Mapping[str, Figure | str]) -> Inlines:
    """A sentence whose {places} are filled; figures stay figures. KeyError for a place without a value."""
    content: list[Figure | str] = []
    for literal, name in _parts(template):
        if literal:
            content.append(literal)
        if name:
            content.append(values[name])
    return tuple(content)


def sentence(key: str, language: str, **values: Figure | str) -> Inlines:
    """The sentence of that key in `sentences.toml`; KeyError for an unknown key."""
    return filled(sentences()[key].in_language(language), values)


def as_text(content: Inlines, style: NumberStyle) -> str:
    """Inline content as plain text, for places that hold nothing else (the description of a drawing)."""
    return "".join(_plain(inline, style) for inline in content)


def _plain(inline: object, style: NumberStyle) -> str:
    match inline:
        case Figure():
            return written(inline, style)
        case Strong(content=content):
            return as_text(content, style)
        case Foreign(text=text) | Link(text=text):
            return text
        case _:
            return str(inline)


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def sentences_about(picture: Picture, indicator: Indicator, language: str) -> tuple[Inlines, ...]:
    """What the figures of one indicator say; nothing where there are none."""
    if indicator.history:
        return history(picture, indicator.key, language)
    told = _BY_INDICATOR.get(indicator.key, ())
    return tuple(content for tell in told if (content := tell(picture, language)))


def tell_findings(picture: Picture, language: str) -> tuple[FindingTold, ...]:
    """The suggested findings in words, in the order of `rules.suggest`."""
    return tuple(finding_told(finding, picture, language) for finding in suggest(picture))


def finding_told(finding: SuggestedFinding, picture: Picture, language: str) -> FindingTold:
    """One finding in words."""
    text = finding_texts()[f"{finding.kind}.{finding.variant}"]
    values: dict[str, Figure | str] = {"municipality": picture.municipality.name.in_language(language)}
    if finding.indicator:
        values["indicator"] = catalogue()[finding.indicator].title.in_language(language)
    content = filled(text.sentence.in_language(language), values | dict(finding.figures) | dict(finding.words))
    so_what = text.so_what.in_language(language) if text.so_what else ""
    return FindingTold(finding, text.title.in_language(language), content, so_what)


def share_now(picture: Picture, language: str) -> Inlines:
    """The latest share, with about how many persons it is where the population of that year is known."""
    seen = _latest(picture, SHARE)
    if seen is None or seen.year is None:
        return ()
    values = _named(picture, language, year=str(seen.year), share=figure_of(seen))
    if count := persons(picture, seen.year):
        return sentence("share_now_persons", language, **values, persons=count)
    return sentence("share_now", language, **values)


def share_change(picture: Picture, language: str) -> Inlines:
    """How the share has changed in today's series, or that the difference may be nothing."""
    change = largest_change(picture)
    if change is None:
        return ()
    key = "share_change_noise" if change.within_noise else "share_change"
    return filled(sentences()[key].in_language(language), dict(change.figures) | dict(change.words))


def beside(picture: Picture, language: str) -> Inlines:
    """The latest known shares of region and country, each with its own year."""
    country = picture.country.get(SHARE)
    region = picture.region.get(SHARE)
    if country is None or country.latest is None:
        return ()
    values: dict[str, Figure | str] = {
        "year_country": str(country.latest.year),
        "country_share": figure_of(country.latest),
    }
    if region is None or region.latest is None:
        return sentence("beside_country", language, **values)
    name = picture.municipality.region.name.in_language(language)
    values |= {"year_region": str(region.latest.year), "region": name, "region_share": figure_of(region.latest)}
    return sentence("beside_region_country", language, **values)


def compared(picture: Picture, language: str) -> Inlines:
    """The latest share beside the median of the comparable municipalities."""
    distance = largest_distance(picture)
    return sentence(f"compared_{distance.variant}", language, **distance.figures) if distance else ()


def persons_known(picture: Picture, language: str) -> Inlines:
    """About how many persons they were in the latest year whose population is known."""
    seen = _latest(picture, PERSONS)
    return sentence("persons_known", language, year=str(seen.year), persons=figure_of(seen)) if seen else ()


def population_now(picture: Picture, language: str) -> Inlines:
    """The latest known population."""
    return _now("population_now", "population", picture, POPULATION, language)


def turnout_now(picture: Picture, language: str) -> Inlines:
    return _now("turnout_now", "turnout", picture, "turnout", language)


def candidates_now(picture: Picture, language: str) -> Inlines:
    return _now("candidates_now", "candidates", picture, "candidates", language)


def children_now(picture: Picture, language: str) -> Inlines:
    """The children in early education and those of them with a foreign mother tongue."""
    children, foreign = _latest(picture, CHILDREN), _latest(picture, FOREIGN_LANGUAGE_CHILDREN)
    if children is None:
        return ()
    values = _named(picture, language, children=figure_of(children))
    if foreign is None:
        return sentence("ecec_all", language, **values)
    if foreign.value == 0:
        return sentence("ecec_none", language, **values)
    return sentence("ecec_now", language, **values, foreign=figure_of(foreign))


def children_share(picture: Picture, language: str) -> Inlines:
    """Their share of the children in early education, where it tells nothing about a small count."""
    foreign = picture.own.get(FOREIGN_LANGUAGE_CHILDREN)
    share = share_of_children(foreign, picture.own.get(CHILDREN))
    return sentence("ecec_share", language, share=share) if share and share.value > 0 else ()


def year_not_stated(picture: Picture, language: str) -> Inlines:
    """What must be said beside every figure of early education."""
    return sentence("year_not_stated", language) if _latest(picture, CHILDREN) else ()


def history(picture: Picture, key: str, language: str) -> tuple[Inlines, ...]:
    """From when to when an old series goes and where it ended, said as what it is: old."""
    series = picture.own.get(key)
    if series is None or series.latest is None:
        return ()
    first, last = series.observations[0], series.latest
    values: dict[str, Figure | str] = {"last_year": str(last.year), "last": figure_of(last)}
    if first.year == last.year:
        return (sentence("history_one_year", language, **values),)
    return (sentence("history_span", language, first_year=str(first.year), **values),)


Teller = Callable[[Picture, str], Inlines]
_BY_INDICATOR: Mapping[str, tuple[Teller, ...]] = {
    SHARE: (share_now, share_change, beside, compared),
    PERSONS: (persons_known,),
    POPULATION: (population_now,),
    "turnout": (turnout_now,),
    "candidates": (candidates_now,),
    CHILDREN: (children_now, year_not_stated),
    FOREIGN_LANGUAGE_CHILDREN: (children_now, children_share, year_not_stated),
}


def _now(key: str, place: str, picture: Picture, indicator: str, language: str) -> Inlines:
    seen = _latest(picture, indicator)
    if seen is None:
        return ()
    values = _named(picture, language, year=str(seen.year))
    return sentence(key, language, **values, **{place: figure_of(seen)})


def _latest(picture: Picture, indicator: str) -> Observation | None:
    series = picture.own.get(indicator)
    return series.latest if series else None


def _named(picture: Picture, language: str, **values: Figure | str) -> dict[str, Figure | str]:
    municipality = picture.municipality
    return {
        "municipality": municipality.name.in_language(language),
        "in_municipality": municipality.in_swedish,
        **values,
    }
