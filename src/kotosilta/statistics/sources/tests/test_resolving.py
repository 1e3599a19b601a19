"""Names are led to the codes of today, and what is not as we know it is refused with its name."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.statistics.reading import read
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable
from kotosilta.statistics.sources.observed import observed
from kotosilta.statistics.sources.registry import Gives, KnownTable, KnownVariable
from kotosilta.statistics.sources.resolving import Chosen, Resolved, Today, resolved, vintage_of
from kotosilta.statistics.sources.trouble import SourceTrouble

TODAY = Today(frozenset({"005", "009"}), frozenset({date(2026, 1, 1)}))
KNOWN = KnownTable(
    key="t",
    server="s",
    places=("p",),
    verified="unverified",
    area="area",
    time="year",
    variables={
        "area": KnownVariable(code="alue_23_20260101", also=("alue_23_*", "alue")),
        "year": KnownVariable(code="timeperiod_y", also=("vuosi",)),
        "contents": KnownVariable(code="contentscode", also=("tiedot",), codes={"share": ("new_share", "old_share")}),
    },
    gives=(Gives(indicator="share", source="src", where={"contents": "share"}),),
)


def live(area: str = "alue_23_20260101", **changed: tuple[str, ...]) -> LiveTable:
    codes = {
        area: ("SSS", "KU005", "KU009", "MK01"),
        "timeperiod_y": ("2024", "2025"),
        "contentscode": ("count", "new_share"),
    } | changed
    return LiveTable(
        title="",
        variables=tuple(
            LiveVariable(code=code, text=code, codes=some, may_be_left_out=code == "sex")
            for code, some in codes.items()
            if some
        ),
    )


def nobody(language: str) -> LiveTable:
    """No name has to be looked up."""
    raise AssertionError(language)


def test_the_question_asks_for_all_areas_and_years_and_what_our_series_need() -> None:
    assert resolved(KNOWN, live(), TODAY, nobody) == (
        Resolved(
            selection={
                "alue_23_20260101": ("SSS", "KU005", "KU009", "MK01"),
                "timeperiod_y": ("2024", "2025"),
                "contentscode": ("new_share",),
            },
            area="alue_23_20260101",
            time="timeperiod_y",
            years={2024: ("2024",), 2025: ("2025",)},
            chosen=(Chosen(gives=KNOWN.gives[0], fixed={"contentscode": "new_share"}, groups={}, split_by=(), per={}),),
        ),
    )


def test_codes_of_before_june_2026_are_understood() -> None:
    table = live("Alue", timeperiod_y=(), contentscode=(), Vuosi=("2025",), Tiedot=("old_share",))

    (question,) = resolved(KNOWN, table, TODAY, nobody)

    assert question.selection == {
        "Alue": ("SSS", "KU005", "KU009", "MK01"),
        "Vuosi": ("2025",),
        "Tiedot": ("old_share",),
    }


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (live("alue_23_20270101"), "municipalities of 2027-01-01 (“alue_23_20270101”), and not today's"),
        (live(alue_23_20260101=("SSS", "KU005", "KU588")), "2 differ (009, 588)"),
        (live(alue_23_20260101=("SSS", "MK01")), "2 differ (005, 009)"),
        (live(timeperiod_y=()), "no variable “timeperiod_y” any more. It has: alue_23_20260101, contentscode"),
        (live(contentscode=("count",)), "no code “new_share” in “contentscode” any more"),
        (live(ika=("SSS",)), "does not know: “ika”"),
        (live(alue_23_20260101=(), alue_23_20250101=("KU005",), alue_23_20240101=("KU005",)), "no variable"),
    ],
)
def test_what_is_not_as_we_know_it_is_named_and_nothing_is_asked(table: LiveTable, words: str) -> None:
    with pytest.raises(SourceTrouble) as trouble:
        resolved(KNOWN, table, TODAY, nobody)
    assert words in str(trouble.value)


def test_a_new_variable_that_may_be_left_out_is_left_out() -> None:
    (question,) = resolved(KNOWN, live(sex=("SSS", "1")), TODAY, nobody)

    assert "sex" not in question.selection


@pytest.mark.parametrize(
    ("code", "vintage"),
    [
        ("alue_23_20260101", date(2026, 1, 1)),
        ("Alue", None),
        ("alue_23_20261399", None),
        ("alue_20260101_23", None),
    ],
)
def test_the_vintage_stands_at_the_end_of_a_code(code: str, vintage: date | None) -> None:
    assert vintage_of(code) == vintage


def test_a_confidential_cell_is_never_a_zero_and_a_dash_is() -> None:
    table = (
        read(
            b"""{"version": "2.0", "class": "dataset", "id": ["contentscode", "timeperiod_y", "alue_23_20260101"],
        "size": [1, 2, 4], "dimension": {
          "contentscode": {"category": {"index": ["new_share"]}},
          "timeperiod_y": {"category": {"index": ["2024", "2025"]}},
          "alue_23_20260101": {"category": {"index": ["SSS", "KU005", "KU009", "MK01"]}}},
        "value": [9, 1.5, null, 7, 9, null, null, 7], "status": {"2": "...", "5": "-"}}"""
        )
        .tables[0]
        .table
    )

    (series,) = observed(table, resolved(KNOWN, live(), TODAY, nobody)[0])

    assert (series.indicator, series.source, series.years) == ("share", "src", (2024, 2025))
    assert series.areas == {
        "SSS": (9.0, 9.0),
        "005": (1.5, 0.0),
        "009": ("secret", "not_available"),
        "MK01": (7.0, 7.0),
    }
