"""The register of today's 308 municipalities, read once from the files of Statistics Finland's classifications."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from kotosilta.content.load import files_root
from kotosilta.content.text import Text
from kotosilta.municipalities.model import Area, FormerMunicipality, LanguageStatus, Municipality

ALAND_REGION = "MK21"
HELSINKI = "091"
Row = Mapping[str, str]


@lru_cache(maxsize=1)
def all_municipalities() -> tuple[Municipality, ...]:
    """Every municipality of today, by code."""
    former = _former_by_successor()
    rows = sorted(register_rows("municipalities.csv"), key=lambda row: row["code"])
    return tuple(_municipality(row, former.get(row["code"], ())) for row in rows)


@lru_cache(maxsize=1)
def all_former_municipalities() -> tuple[FormerMunicipality, ...]:
    """Every municipality abolished since 1922, by code and date; a split one stands here once, with all successors."""
    successors: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for row in register_rows("former_names.csv"):
        key = (row["former_code"], row["abolished_on"], row["former_name_fi"], row["former_name_sv"])
        successors[key].update(row["codes_2026"].split())
    return tuple(
        FormerMunicipality(code, name_fi, name_sv, date.fromisoformat(abolished), tuple(sorted(codes)))
        for (code, abolished, name_fi, name_sv), codes in sorted(successors.items())
    )


def by_code(code: str) -> Municipality:
    """The municipality of a three-digit code; KeyError for any other code."""
    return _by_code()[code]


def by_slug(slug: str) -> Municipality:
    """The municipality of an address or file name such as `narpes`; KeyError for any other."""
    return _by_slug()[slug]


def members_of_region(region: str) -> tuple[Municipality, ...]:
    """The municipalities of a region, by code; none for a region that does not exist."""
    return tuple(each for each in all_municipalities() if each.region.code == region)


def members_of_employment_area(employment_area: str) -> tuple[Municipality, ...]:
    """The municipalities that share an employment authority, by code."""
    return tuple(
        each for each in all_municipalities() if each.employment_area and each.employment_area.code == employment_area
    )


def register_rows(name: str) -> Iterator[Row]:
    """The rows of a register file that ships with the product."""
    with (files_root / "registers" / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def ascii_folded(name: str) -> str:
    """A name in lower-case ASCII: å and ä become a, ö becomes o, spaces become hyphens."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join("-" if sign in " /" else sign for sign in decomposed if sign.isascii())


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Municipality]:
    return {each.code: each for each in all_municipalities()}


@lru_cache(maxsize=1)
def _by_slug() -> dict[str, Municipality]:
    return {each.slug: each for each in all_municipalities()}


@lru_cache(maxsize=1)
def _swedish_places() -> dict[str, str]:
    return {row["code"]: row["in_sv"] for row in register_rows("swedish-places.csv")}


def _former_by_successor() -> dict[str, tuple[FormerMunicipality, ...]]:
    found: dict[str, list[FormerMunicipality]] = defaultdict(list)
    for former in all_former_municipalities():
        for code in former.successors:
            found[code].append(former)
    return {
        code: tuple(sorted(group, key=lambda each: (each.abolished_on, each.code))) for code, group in found.items()
    }


def _municipality(row: Row, former: tuple[FormerMunicipality, ...]) -> Municipality:
    region = _area(row, "region", prefix="MK")
    on_aland = region.code == ALAND_REGION
    status = LanguageStatus(row["language_status"])
    name = _text(row, "name")
    return Municipality(
        code=row["code"],
        slug=ascii_folded(name.in_language(status.first_language)),
        name=name,
        in_swedish=_swedish_places().get(row["code"], f"i {name.sv}"),
        language_status=status,
        region=region,
        subregion=_area(row, "subregion"),
        group=_area(row, "municipality_group"),
        # The classifications must be exhaustive and therefore carry fillers for Åland and for Helsinki.
        wellbeing_area=None if on_aland or row["code"] == HELSINKI else _area(row, "wellbeing_area"),
        employment_area=None if on_aland else _area(row, "employment_area"),
        regional_authority=None if on_aland else _area(row, "elinvoimakeskus"),
        on_aland=on_aland,
        former=former,
    )


def _area(row: Row, kind: str, *, prefix: str = "") -> Area:
    return Area(code=prefix + row[f"{kind}_code"], name=_text(row, f"{kind}_name"))


def _text(row: Row, column: str) -> Text:
    return Text(sv=row[f"{column}_sv"], fi=row[f"{column}_fi"], en=row[f"{column}_en"])
