"""The list of programmes by region: only what is published, found by municipality, region or state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from kotosilta.communication.models import Publication
from kotosilta.language.alphabet import alphabetical
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.search import LONGEST_QUERY, search
from kotosilta.programmes.models import Programme, State

Html = SafeString | str


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme in the list; `samples` say so wherever they are named."""

    slug: str
    title: Html
    municipalities: str
    period: str
    state: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its programmes; one made across regions stands in each of them."""

    name: str
    entries: Sequence[Entry]


def published_programmes() -> list[Programme]:
    """All programmes whose page everybody can read, with their municipalities; real ones before samples."""
    rows = Publication.objects.published().select_related("programme").prefetch_related("programme__parts")
    return sorted((each.programme for each in rows), key=lambda each: (each.sample, each.slug, each.pk))


def values_of(asked: Mapping[str, str], language: str) -> dict[str, Any]:
    """What the list shows, narrowed down by what was asked for; an unknown region or state is taken as none."""
    programmes = published_programmes()
    name, region, state = (asked.get(each, "").strip() for each in ("q", "region", "state"))
    regions = _regions_of(programmes, language)
    region = region if region in dict(regions) else ""
    state = state if state in State.values else ""
    found = [each for each in programmes if _fits(each, name, region, state)]
    return {
        "regions": _by_region(found, region, language),
        "count": len(found),
        "all_count": len(programmes),
        "asked": {"q": name[:LONGEST_QUERY], "region": region, "state": state},
        "is_narrowed": bool(name or region or state),
        "region_choices": regions,
        "state_choices": [(each.value, each.label) for each in State if any(one.state == each for one in programmes)],
        "longest_query": LONGEST_QUERY,
    }


def programme_of(municipality: Municipality) -> Programme | None:
    """The newest published programme of the municipality; a sample only where there is no other."""
    rows = Publication.objects.published().filter(programme__parts__code=municipality.code)
    mine: list[Programme] = [each.programme for each in rows.select_related("programme")]
    return max(mine, key=lambda each: (not each.sample, each.first_year, each.pk), default=None)


def _fits(programme: Programme, name: str, region: str, state: str) -> bool:
    municipalities = programme.municipalities()
    if state and programme.state != state:
        return False
    if region and region not in {each.region.code for each in municipalities}:
        return False
    if not name:
        return True
    meant = {each.municipality.code for each in search(name)}
    return not meant.isdisjoint(each.code for each in municipalities)


def _regions_of(programmes: Iterable[Programme], language: str) -> list[tuple[str, str]]:
    """Codes and names of the regions that have a programme, in the alphabet of the language."""
    found = {one.region.code: one.region.name for each in programmes for one in each.municipalities()}
    names = {code: name.in_language(language) for code, name in found.items()}
    return sorted(names.items(), key=lambda each: alphabetical(each[1]))


def _by_region(programmes: Sequence[Programme], only: str, language: str) -> list[Region]:
    entries = [(_entry(each, language), {one.region.code for one in each.municipalities()}) for each in programmes]
    return [
        Region(name, [entry for entry, codes in entries if code in codes])
        for code, name in _regions_of(programmes, language)
        if not only or code == only
    ]


def _entry(programme: Programme, language: str) -> Entry:
    names = [each.name.in_language(language) for each in programme.municipalities()]
    return Entry(
        slug=programme.slug,
        title=programme.title.html(),
        municipalities=", ".join(sorted(names, key=alphabetical)),
        period=programme.period,
        state=programme.get_state_display(),
        is_sample=programme.sample,
    )
