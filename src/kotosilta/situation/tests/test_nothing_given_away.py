"""The small counts of the shipped early education table cannot be worked out from anything that is shown of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

from kotosilta.figures import FigureKind, Observation
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.figures import figure_of, share_of_children
from kotosilta.situation.importing import observations_of_today
from kotosilta.situation.picture import COUNTRY, Series
from kotosilta.statistics.disclosure import HIDDEN, CellKey, Range, Relation, Rule, Shown, ToShow, audit, share_reveals
from kotosilta.statistics.harmonise import SMALL_COUNTS_ARE_RANGES
from kotosilta.statistics.snapshot import SMALLEST_EXACT_COUNT

RULE = Rule(SMALLEST_EXACT_COUNT, as_range=True)
CHILDREN, FOREIGN = "ecec_children", "ecec_foreign_language_children"
Counts = dict[str, Observation]


@pytest.fixture(scope="module")
def counts() -> dict[str, Counts]:
    found: dict[str, Counts] = defaultdict(dict)
    for seen in observations_of_today()[0]:
        if seen.indicator in SMALL_COUNTS_ARE_RANGES:
            found[seen.indicator][seen.area] = seen
    return found


def _as_shown(observations: Iterable[Observation]) -> dict[CellKey, ToShow]:
    return {
        seen.area: Range(1, 4) if figure_of(seen).kind is FigureKind.RANGE_1_4 else Shown(seen.value)
        for seen in observations
    }


@pytest.mark.parametrize("indicator", sorted(SMALL_COUNTS_ARE_RANGES))
def test_the_country_less_all_other_municipalities_gives_no_count_away(
    counts: dict[str, Counts], indicator: str
) -> None:
    """The table has the whole country and every municipality of the mainland: all that was ever published of it."""
    places = tuple(each.code for each in all_municipalities() if not each.on_aland)
    shown = dict.fromkeys(places, HIDDEN) | _as_shown(counts[indicator].values())
    assert COUNTRY in shown
    assert audit(shown, [Relation(COUNTRY, places)], RULE) == ()


def test_no_other_sum_of_the_table_is_shown(counts: dict[str, Counts]) -> None:
    """A region's sum would give counts away: there is none, and nobody may add one without `protect`."""
    allowed = {each.code for each in all_municipalities()} | {COUNTRY}
    for indicator in SMALL_COUNTS_ARE_RANGES:
        assert counts[indicator].keys() <= allowed


def test_no_exact_small_count_is_kept(counts: dict[str, Counts]) -> None:
    for indicator in SMALL_COUNTS_ARE_RANGES:
        assert not {seen.value for seen in counts[indicator].values()} & {2.0, 3.0, 4.0}


def test_no_share_gives_a_small_count_away(counts: dict[str, Counts]) -> None:
    for area, part in counts[FOREIGN].items():
        whole = counts[CHILDREN].get(area)
        if whole is None:
            continue
        share = share_of_children(_series(part), _series(whole))
        if share is not None:
            assert part.value == 0 or part.value >= SMALLEST_EXACT_COUNT
            assert not share_reveals(share.value, whole.value, RULE, published_decimals=6)


def _series(seen: Observation) -> Series:
    return Series(seen.indicator, seen.group, seen.area, (seen,))
