"""No hidden count of a file can be worked out from the figures that are kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kotosilta.situation.room.columns import Holds
from kotosilta.situation.room.rows import Common, NewFigure
from kotosilta.situation.room.totals import checked, sums_in
from kotosilta.situation.tests.room.tables import table_in
from kotosilta.statistics.disclosure import HIDDEN, Rule, Shown, ToShow, audit

COMMON = Common(language="sv", title="Elever", on=date(2024, 12, 31), group="L", source="Skolan", definition="Elever")
HOLDS = [Holds.TITLE, Holds.VALUE, Holds.VALUE, Holds.VALUE]


def kept(text: str, **common: object) -> tuple[NewFigure, ...]:
    return checked(table_in(text, depth=1), HOLDS, replace(COMMON, **common)).figures  # type: ignore[arg-type]


def test_a_total_in_a_column_is_known_as_well_as_one_in_a_row() -> None:
    figures = kept("Ålder;Kvinnor;Män;Totalt\n0–6;12;3;15\n7–15;20;30;50\nSammanlagt;32;33;65\n")
    values = {figure.at.words: figure.value for figure in figures}
    assert values["0–6", "Män"].under == 5
    assert ("0–6", "Totalt") not in values or ("0–6", "Kvinnor") not in values


def test_nothing_is_left_out_where_nothing_is_hidden() -> None:
    assert len(kept("Ålder;Kvinnor;Män;Totalt\n0–6;12;13;25\n7–15;20;30;50\nSammanlagt;32;43;75\n")) == 9


def test_what_the_source_has_hidden_itself_is_not_worked_out_either() -> None:
    figures = kept("Ålder;Kvinnor;Män;Totalt\n0–6;12;<10;19\n", hidden_below=0)
    assert len([each for each in figures if each.value.number is not None]) == 1


@given(st.lists(st.lists(st.integers(0, 40), min_size=2, max_size=2), min_size=2, max_size=4))
def test_an_audit_of_what_is_kept_finds_no_leak(numbers: list[list[int]]) -> None:
    lines = ["Klass;Kvinnor;Män;Totalt"]
    lines += [f"Klass {at};{women};{men};{women + men}" for at, (women, men) in enumerate(numbers)]
    women, men = (sum(line[at] for line in numbers) for at in (0, 1))
    text = "\n".join([*lines, f"Sammanlagt;{women};{men};{women + men}"])
    every = kept(text, hidden_below=0)
    shown_by_words = {figure.at.words: figure.value.number for figure in kept(text)}
    shown: dict[object, ToShow] = {
        at: HIDDEN if (number := shown_by_words.get(figure.at.words)) is None else Shown(float(number))
        for at, figure in enumerate(every)
    }
    assert audit(shown, list(sums_in(every)), Rule(5)) == ()


def test_all_municipalities_together_do_not_give_one_of_them_away() -> None:
    """3 of 63: with both others known, the sum of all three would tell it; so the smaller of the others goes too."""
    places = {"närpes": "545", "kaskö": "231", "kristinestad": "287"}
    table = table_in("Kommun;Antal\nNärpes;40\nKaskö;3\nKristinestad;20\n;63\n")
    common = replace(COMMON, places=places)
    figures = checked(table, [Holds.PLACE, Holds.VALUE], common).figures
    assert {figure.place: figure.value.under or figure.value.number for figure in figures} == {
        "545": 40,
        "231": 5,
        "": 63,
    }


def test_a_sum_of_other_municipalities_than_those_of_the_programme_says_nothing() -> None:
    places = {"närpes": "545", "kaskö": "231", "kristinestad": "287"}
    table = table_in("Kommun;Antal\nNärpes;40\nKaskö;3\n;63\n")
    assert len(checked(table, [Holds.PLACE, Holds.VALUE], replace(COMMON, places=places)).figures) == 3
