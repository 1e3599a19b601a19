"""`python -m tests.bench.constructed_store 1`: fills the settings' store with constructed series in place of real ones.

Nothing of it is real: the values are made so that a store of five million observations can be measured. It is only ever
run on a scratch folder, and refuses any other.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import django

INDICATORS = 60
YEARS = range(2011, 2026)
AGES = tuple(f"{first}-{first + 4}" for first in range(0, 75, 5))
GROUPS = ("total", *AGES, "75-")
# One indicator is drawn as a pyramid, whose groups have three parts.
OF_A_PYRAMID = (
    "total",
    *(f"{part}.{sex}.{age}" for part in ("foreign", "national") for sex in ("female", "male") for age in AGES[::4]),
)
PLACES = ("narpes", "helsinki", "raseborg", "tampere", "inari", "turku")  # whose pages are measured, whatever the part
AT_ONCE = 20_000
SCRATCH = "constructed-figures"  # the file that says that a folder is one


def main() -> None:
    """The first word is the part of the municipalities to fill: 1 for all, 0.1 for a tenth.

    Outside of that part only what municipalities are alike in is there, so that the same ones stand beside each other.
    """
    django.setup()
    from django.conf import settings  # noqa: PLC0415 (all of Django is there once it is set up)
    from django.db import transaction  # noqa: PLC0415

    from kotosilta.municipalities.register import all_municipalities, by_slug  # noqa: PLC0415
    from kotosilta.situation.models import ObservedSeries  # noqa: PLC0415
    from kotosilta.situation.picture import COUNTRY  # noqa: PLC0415
    from kotosilta.situation.reading import similar_to  # noqa: PLC0415

    if not settings.DEMO or not (settings.DATA / SCRATCH).exists():
        sys.exit("This is no scratch folder of a measurement: nothing was changed.")
    every = all_municipalities()
    step = round(1 / float(sys.argv[1]))
    part = {each.code for each in every[::step]} | {by_slug(slug).code for slug in PLACES}
    with transaction.atomic():
        ObservedSeries.objects.all().delete()
        _insert(_rows({*part, COUNTRY, *(each.region.code for each in every)}))
        rest = {each.code for each in every} - part
        _insert(_rows(rest, only_traits=True))
        beside = {near.municipality.code for slug in PLACES for near in similar_to(by_slug(slug))}
        _insert(_rows(beside & rest, only_traits=False))
    sys.stdout.write(f"{ObservedSeries.objects.count() * len(YEARS)}\n")


def _insert(rows: Iterable[tuple[str, str, str, str]]) -> None:
    from django.db import connection  # noqa: PLC0415

    words = 'INSERT INTO situation_observedseries (indicator, "group", area, packed) VALUES (%s, %s, %s, %s)'
    remaining = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(remaining, AT_ONCE)):
            cursor.executemany(words, some)


def _rows(areas: Collection[str], *, only_traits: bool | None = None) -> Iterator[tuple[str, str, str, str]]:
    """The series of these areas, indicator by indicator as an import writes them: what a page reads lies far apart.

    `only_traits` keeps to what municipalities are alike in, or to all the rest; None takes everything.
    """
    from kotosilta.content.indicator_catalogue import catalogue  # noqa: PLC0415
    from kotosilta.situation.telling.groups import BY_AGE  # noqa: PLC0415
    from kotosilta.situation.traits import INDICATORS as TRAITS  # noqa: PLC0415

    for which, each in enumerate(list(catalogue().values())[:INDICATORS]):
        if only_traits is not None and (each.key in TRAITS) is not only_traits:
            continue
        size = 40.0 if each.unit == "percent" else 900.0 if each.unit == "persons" else 3.0
        for area in sorted(areas):
            phase = sum(map(ord, area)) + 7 * which
            for place, group in enumerate(OF_A_PYRAMID if each.key == BY_AGE else GROUPS):
                yield each.key, group, area, _packed(size, phase + 3 * place, each.source)


def _packed(size: float, phase: int, source: str) -> str:
    points = ", ".join(f"[{year}, {size * (1 + 0.4 * math.sin(phase + year / 4)):.1f}, 0, 0, 0]" for year in YEARS)
    return f'{{"points": [{points}], "sources": ["{source}"], "methods": [null], "inputs": [[]]}}'


if __name__ == "__main__":
    main()
