"""Keeps from the store what may not be shown: the rule of the source is applied before anything of a table is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.situation.comparing.peers import areas_of_several
from kotosilta.situation.retrieved import Missing
from kotosilta.statistics.disclosure import (
    CellKey,
    FigureKey,
    Range,
    Relation,
    Rule,
    Shown,
    ToShow,
    protect,
    share_reveals,
    sums_of_areas,
)
from kotosilta.statistics.disclosure import audit as audited
from kotosilta.statistics.harmonise import SMALL_COUNTS_ARE_RANGES
from kotosilta.statistics.missing import HIDDEN, SECRET, UNDER_HALF
from kotosilta.statistics.snapshot import COUNTRY
from kotosilta.statistics.sources.grouping import EVERY, TOTAL
from kotosilta.statistics.sources.observed import ObservedCells, Value
from kotosilta.statistics.sources.registry import KnownTable

# The rules that the catalogue words as `disclosure`; where the limit of a table is not known its own marks count.
RULES: Mapping[str, Rule] = {
    "under_ten": Rule(10, zero_shown=False),
    "one_to_four": Rule(5, as_range=True),
    "under_six": Rule(6),
    "as_delivered": Rule(5),
    "vipunen": Rule(5, as_range=True),
}
_HIDDEN_BY_THE_SOURCE = frozenset({SECRET, UNDER_HALF, HIDDEN})
# The count that a share is made of, group by group: whoever knows the base could work it out again from the share.
COUNT_OF: Mapping[str, str] = {
    "foreign_language_share": "foreign_language_persons",
    "foreign_citizens_share": "foreign_citizens",
    "born_abroad_share": "born_abroad",
    "foreign_background_share": "foreign_background",
    "unemployed_jobseekers_share": "unemployed_jobseekers",
}
# What a share is a share of (indicator and group), where its own table has that but not the count.
BASE_OF: Mapping[str, tuple[str, str]] = {"foreign_language_women_share": ("mother_tongues", "foreign")}
# Less than half a person is nobody, and no secret.
_NOT_TO_BE_TOLD = frozenset({SECRET, HIDDEN})


def protected(series: Sequence[ObservedCells], known: KnownTable) -> list[ObservedCells]:
    """The series with all that is hidden by the rule of their source hidden, and what would give it away.

    Where no small count is shown the source has followed its rule itself, and nothing more is hidden than it hides. A
    share goes with the count that it would give away.
    """
    by_indicator: dict[str, list[ObservedCells]] = defaultdict(list)
    for each in series:
        by_indicator[each.indicator].append(each)
    counts = [each for indicator, some in by_indicator.items() for each in _protected(indicator, some, known)]
    cells = {(each.indicator, each.group): each for each in counts}
    return [_with_shares_hidden(each, cells) for each in counts]


def without_shares_of_hidden(observations: Iterable[Observation], missing: Missing) -> list[Observation]:
    """The observations less the shares whose count of the same area, group and year is hidden, in whatever table.

    What is taken away is entered into `missing`.
    """
    left = []
    for seen in observations:
        key = (COUNT_OF.get(seen.indicator, ""), seen.group, seen.area)
        if seen.year is not None and missing.get(key, {}).get(seen.year) in _NOT_TO_BE_TOLD:
            missing.setdefault((seen.indicator, seen.group, seen.area), {})[seen.year] = HIDDEN
        else:
            left.append(seen)
    return left


def _with_shares_hidden(series: ObservedCells, cells: Mapping[tuple[str, str], ObservedCells]) -> ObservedCells:
    count = cells.get((COUNT_OF.get(series.indicator, ""), series.group))
    base = cells.get(BASE_OF.get(series.indicator, ("", "")))
    described = catalogue().get(series.indicator)
    rule = RULES.get(described.facts.disclosure) if described else None
    answers: dict[FigureKey, Value] = {}
    for area, values in series.areas.items() if count or base else ():
        for year, share in zip(series.years, values, strict=True):
            told_by_count = count is not None and _at(count, area, year) in _NOT_TO_BE_TOLD
            if told_by_count or (base and rule and _tells(share, _at(base, area, year), rule)):
                answers[FigureKey(series.indicator, series.group, area, year)] = HIDDEN
    return _with(series, answers) if answers else series


def _at(series: ObservedCells, area: str, year: int) -> Value | None:
    """What a cell holds; None where there is none."""
    if area not in series.areas or year not in series.years:
        return None
    return series.areas[area][series.years.index(year)]


def _tells(share: Value, base: Value | None, rule: Rule) -> bool:
    """Whether a share tells of a small count, or of a small rest, to whoever knows the base.

    What a source wrongly calls a share, or a base, tells of no count.
    """
    if isinstance(share, str) or base is None or isinstance(base, str) or not (0 <= share <= 100 and base >= 0):
        return False
    return share_reveals(share, base, rule) or share_reveals(100 - share, base, rule)


def _protected(indicator: str, series: Sequence[ObservedCells], known: KnownTable) -> Sequence[ObservedCells]:
    described = catalogue().get(indicator)
    rule = RULES.get(described.facts.disclosure) if described else None
    if rule is None or described is None or described.unit != "persons":
        return series
    years = {year for each in series for year in _years_with_small_counts(each, rule)}
    return [_with(each, answers) for each in series] if (answers := _answers(series, known, years, rule)) else series


def _years_with_small_counts(series: ObservedCells, rule: Rule) -> Iterator[int]:
    for at, year in enumerate(series.years):
        values = (values[at] for values in series.areas.values())
        if any(not isinstance(value, str) and rule.hides(value) for value in values):
            yield year


def _answers(
    series: Sequence[ObservedCells], known: KnownTable, years: Iterable[int], rule: Rule
) -> dict[FigureKey, Value]:
    """What is to stand in each cell of these years."""
    answers: dict[FigureKey, Value] = {}
    for year in sorted(years):
        cells: dict[CellKey, float | None] = dict(_cells(series, year))
        relations = [*_sums_of_groups(series, known, cells, year), *_sums_of_areas(cells)]
        shown = protect(cells, relations, rule)
        if leaks := audited(shown, relations, rule):
            raise ValueError(f"{leaks[0].cell} could be worked out")
        for key, each in shown.items():
            if isinstance(key, FigureKey) and not isinstance(each, Shown):
                answers[key] = _value(key, each)
    return answers


def _cells(series: Sequence[ObservedCells], year: int) -> Iterator[tuple[FigureKey, float | None]]:
    for each in series:
        if year not in each.years:
            continue
        at = each.years.index(year)
        for area, values in each.areas.items():
            value = values[at]
            key = FigureKey(each.indicator, each.group, area, year)
            if not isinstance(value, str):
                yield key, value
            elif value in _HIDDEN_BY_THE_SOURCE:
                yield key, None


def _sums_of_groups(
    series: Sequence[ObservedCells], known: KnownTable, cells: Mapping[CellKey, float | None], year: int
) -> Iterator[Relation]:
    """The sums that the registry names, as far as the numbers bear it out: what does not add up gives nothing away."""
    by_parts = {each.parts: each for each in series}
    for each in series:
        for at, (variable, part) in enumerate(each.parts):
            members = _members(known, variable, part or TOTAL, {other.parts[at][1] for other in series})
            groups = [by_parts.get((*each.parts[:at], (variable, name), *each.parts[at + 1 :])) for name in members]
            if not groups or None in groups:
                continue
            for area in each.areas:
                total = FigureKey(each.indicator, each.group, area, year)
                parts = tuple(total._replace(group=group.group) for group in groups if group)
                if total in cells and all(key in cells for key in parts) and _adds_up(total, parts, cells):
                    yield Relation(total, parts)


def _members(known: KnownTable, variable: str, part: str, there: set[str]) -> list[str]:
    """The parts of a group by the registry, as far as they are there; `*` are all that have no other place."""
    sums = known.variables[variable].sums
    named = {*sums, *(name for names in sums.values() for name in names)}
    found = [name for name in sums.get(part, ()) if name in there]
    return found + (sorted(there - named - {"", TOTAL}) if EVERY in sums.get(part, ()) else [])


def _sums_of_areas(cells: Mapping[CellKey, float | None]) -> Iterator[Relation]:
    members = dict(areas_of_several())
    keys = [key for key in cells if isinstance(key, FigureKey)]
    municipalities = tuple(sorted({key.area for key in keys if key.area.isdigit()}))
    for relation in sums_of_areas(keys, members | {COUNTRY: municipalities}):
        if _adds_up(relation.total, relation.parts, cells):
            yield relation


def _adds_up(total: CellKey, parts: Sequence[CellKey], cells: Mapping[CellKey, float | None]) -> bool:
    known = [cells[part] for part in parts]
    numbers = [value for value in known if value is not None]
    whole = cells[total]
    if whole is None:
        return True
    return sum(numbers) == whole if len(numbers) == len(known) else sum(numbers) <= whole


def _value(key: FigureKey, each: ToShow) -> Value:
    """A range is kept as its lower end, where figures of the indicator are read so; otherwise nothing is said."""
    return float(each.low) if isinstance(each, Range) and key.indicator in SMALL_COUNTS_ARE_RANGES else HIDDEN


def _with(series: ObservedCells, answers: Mapping[FigureKey, Value]) -> ObservedCells:
    areas = {
        area: tuple(
            _kept(value, answers.get(FigureKey(series.indicator, series.group, area, year)))
            for year, value in zip(series.years, values, strict=True)
        )
        for area, values in series.areas.items()
    }
    return replace(series, areas=areas)


def _kept(value: Value, answer: Value | None) -> Value:
    """What the source itself has hidden keeps the source's own word for it."""
    return value if answer is None or isinstance(value, str) else answer
