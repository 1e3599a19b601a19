"""Reads the official figures that ship with the product, as published, after proving that the files are whole."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from kotosilta.figures import Observation
from kotosilta.reasons import NotPossible, Reason
from kotosilta.statistics.disclosure import CellKey, Hidden, Range, Relation, Rule, Shown, protect
from kotosilta.statistics.turku import by_age, by_sex

MANIFEST = "manifest.toml"
CHANGES = "municipality_changes_2013_2026.csv"
PROJECTED = "sotkanet_municipality_indicators_1990_2012.csv"
PROJECTION_FOR_2020 = "733"
COUNTRY = "SSS"
SMALLEST_EXACT_COUNT = 5
POPULATION_OF_2013 = "population_2013_division"

Row = Mapping[str, str]
Cell = tuple[str, str, str, int | None, float]  # indicator, group, area, year, value


class SnapshotDamaged(NotPossible):
    """A file of the snapshot is missing or is not the one that was shipped: nothing of it may be used."""


class SnapshotFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the snapshot: its checksum, where it comes from, and the day whose municipalities it describes."""

    name: str
    sha256: str
    source: str
    tables: str
    division: date
    retrieved: str
    licence: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of the snapshot's files."""

    file: tuple[SnapshotFile, ...]


@dataclass(frozen=True, slots=True)
class RawFile:
    """What one file says, in the municipal division of `division`."""

    division: date
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """A whole municipality became part of another on a day."""

    old: str
    new: str
    on: date


def read_manifest(folder: Path) -> Manifest:
    """The list of files; SnapshotDamaged when it is missing or cannot be read."""
    try:
        return msgspec.toml.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise _damaged(MANIFEST) from error


def read_snapshot(folder: Path) -> tuple[RawFile, ...]:
    """All observations, unchanged but for units; SnapshotDamaged names the first file that is not whole."""
    manifest = read_manifest(folder)
    whole = {entry.name: _whole_text(folder, entry) for entry in manifest.file}
    return tuple(
        RawFile(entry.division, tuple(_observations(_READERS[entry.name], whole[entry.name])))
        for entry in manifest.file
        if entry.name in _READERS
    )


def read_mergers(folder: Path) -> tuple[Merger, ...]:
    """The mergers between the oldest division of the snapshot and today's."""
    entry = next((entry for entry in read_manifest(folder).file if entry.name == CHANGES), None)
    if entry is None:
        raise _damaged(CHANGES)
    rows = csv.DictReader(_whole_text(folder, entry).splitlines())
    return tuple(Merger(row["old_code"], row["new_code"], date.fromisoformat(row["effective_date"])) for row in rows)


def read_projection_of_2012(folder: Path) -> dict[str, float]:
    """Statistics Finland's projection of 2012 for the population of 2020, by municipality of today.

    Only a measure for our own forecasts: it stands beside the figures of its file, but is no figure of the picture.
    """
    entry = next((entry for entry in read_manifest(folder).file if entry.name == PROJECTED), None)
    if entry is None:
        raise _damaged(PROJECTED)
    found: dict[str, float] = {}
    for row in csv.DictReader(_whole_text(folder, entry).splitlines()):
        if row["indicator_id"] == PROJECTION_FOR_2020:
            found[row["area_code_2026"]] = found.get(row["area_code_2026"], 0.0) + float(row["value"])
    return found


def _whole_text(folder: Path, entry: SnapshotFile) -> str:
    try:
        content = (folder / entry.name).read_bytes()
    except OSError as error:
        raise _damaged(entry.name) from error
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise _damaged(entry.name)
    return content.decode("utf-8")


def _damaged(name: str) -> SnapshotDamaged:
    return SnapshotDamaged(
        Reason(
            "The file %(file)s with official figures is missing or damaged. Nothing was imported. "
            "Install the program again.",
            {"file": name},
        )
    )


def observation_id(indicator: str, group: str, area: str, year: int | None) -> str:
    """The stable name of an observation; `undated` where the source states no year."""
    return f"{indicator}/{group}/{area}/{'undated' if year is None else year}"


@dataclass(frozen=True, slots=True)
class _Reader:
    source: str
    cells: Callable[[Iterable[Row]], Iterator[Cell]]


def _observations(reader: _Reader, text: str) -> Iterator[Observation]:
    for indicator, group, area, year, value in reader.cells(csv.DictReader(text.splitlines())):
        name = observation_id(indicator, group, area, year)
        yield Observation(name, indicator, group, area, year, value, reader.source)


def _shares(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        yield "foreign_language_share", "total", row["area_code"], int(row["year"]), float(row["value"])


_COUNTRY_KEYS = {
    "Population 31 Dec": "population",
    "Economic dependency ratio": "economic_dependency_ratio",
    "Finnish speakers": "finnish_speakers",
    "Swedish speakers": "swedish_speakers",
    "Sami speakers": "sami_speakers",
    "Foreign-language speakers": "foreign_language_persons",
    "Share of foreign-language speakers, %": "foreign_language_share",
    "Citizens of foreign countries": "foreign_citizens",
    "Share of foreign citizens, %": "foreign_citizens_share",
    "Persons born abroad": "born_abroad",
    "Share of persons born abroad, %": "born_abroad_share",
    "Persons with foreign background": "foreign_background",
    "Share of persons with foreign background, %": "foreign_background_share",
}


def _country(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        if row["value"]:  # an empty cell carries the table's mark for "missing" in its status column
            yield _COUNTRY_KEYS[row["indicator_en"]], "total", COUNTRY, int(row["year"]), float(row["value"])


# Indicator of Sotkanet → ours and what a value is divided by; the projections of 2012 (733, 746, 751) are no figures.
_SOTKANET_KEYS: Mapping[str, tuple[str, float]] = {
    "127": (POPULATION_OF_2013, 1),
    "170": ("age_65_74_share", 1),
    "181": ("unemployed_share", 1),
    "187": ("foreign_language_share", 10),  # published per 1,000 residents
    "493": ("social_assistance_share", 1),
    "761": ("dependency_ratio", 1),
    "1280": ("age_16_64_share", 1),
    "2328": ("employed_share", 1),
    "3071": ("hard_to_employ_share", 1),
    "3076": ("turnout_history", 1),
    "3193": ("upper_secondary_share", 1),
    "3195": ("tertiary_share", 1),
    "3196": ("in_migrants", 1),
    "3197": ("out_migrants", 1),
    "3219": ("outside_education_share", 1),
}


def _sotkanet(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        if known := _SOTKANET_KEYS.get(row["indicator_id"]):
            indicator, divisor = known
            yield indicator, "total", row["area_code"], int(row["year"]), float(row["value"]) / divisor


def _population(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        yield "population", "total", row["area_code"], int(row["year"]), float(row["value"])


def _early_education(rows: Iterable[Row]) -> Iterator[Cell]:
    """A count of 1-4 is a range by the source's rule: its lower end stands for it and the exact count goes nowhere.

    Where the country less all other municipalities would give a count away, one more is left out.
    """
    known = list(rows)
    columns = (("ecec_children", "children_total"), ("ecec_foreign_language_children", "children_foreign_language"))
    for indicator, column in columns:
        counts: dict[CellKey, float | None] = {row["area_code"]: float(row[column]) for row in known}
        of_the_country = Relation(COUNTRY, tuple(row["area_code"] for row in known if row["area_code"] != COUNTRY))
        may = protect(counts, [of_the_country], Rule(SMALLEST_EXACT_COUNT, as_range=True))
        for row in known:
            match may[row["area_code"]]:
                case Shown(value=value):
                    yield indicator, "total", row["area_code"], None, value
                case Range(low=low):
                    yield indicator, "total", row["area_code"], None, float(low)
                case Hidden():
                    continue


_ELECTION_KEYS = {
    "candidates": "candidates",
    "voters": "voters",
    "turnout_percent": "turnout",
    "entitled_to_vote": "entitled_to_vote",
}


def _elections(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        indicator = _ELECTION_KEYS[row["indicator"]]
        yield indicator, row["sex"], row["area_code"], int(row["year"]), float(row["value"])


_READERS: Mapping[str, _Reader] = {
    "foreign_language_share_2020_2025.csv": _Reader("statfin_159t", _shares),
    "national_key_figures_11ra_1990_2024.csv": _Reader("statfin_11ra", _country),
    "sotkanet_municipality_indicators_1990_2012.csv": _Reader("sotkanet", _sotkanet),
    "population_total_2000_2022.csv": _Reader("sotkanet_127", _population),
    "ecec_foreign_language_children_14jt.csv": _Reader("statfin_14jt", _early_education),
    "municipal_elections_2021.csv": _Reader("statfin_elections", _elections),
    "turku_language_by_age_sex_2019.csv": _Reader("turku", by_age),
    "turku_language_by_sex_2010_2019.csv": _Reader("turku", by_sex),
}
_MADE_OF_THESE = {"foreign_language_persons", "turnout"}


def comes_with_the_product(indicator: str) -> bool:
    """Whether the snapshot has figures of it, or other figures are made of it: what is fetched is laid over those."""
    return indicator in _SHIPPED


_SHIPPED = frozenset(
    {key for key, _ in _SOTKANET_KEYS.values()}
    | {*_COUNTRY_KEYS.values(), *_ELECTION_KEYS.values(), *_MADE_OF_THESE}
    | {"ecec_children", "ecec_foreign_language_children"}
)
