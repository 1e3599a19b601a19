"""The principles as warnings: each with its reason, and where it can be mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Strength
from kotosilta.workspace.principles import (
    LONGEST_GOAL,
    LONGEST_MEASURE,
    MOST_GOALS,
    Standing,
    Writing,
    evidence,
    names_only_a_service,
    recites_law,
    warnings,
)


def goal(sv: str = "Fler möts i vardagen", fi: str = "", *, changes: bool = False) -> Writing:
    return Writing("goals/#goal-1", {"sv": sv} | ({"fi": fi} if fi else {}), LONGEST_GOAL, changes)


def measure(sv: str = "", fi: str = "") -> Writing:
    texts = {language: text for language, text in (("sv", sv), ("fi", fi)) if text}
    return Writing("goals/#measure-1", texts, LONGEST_MEASURE)


GOOD = Standing(
    goals=[goal()],
    themes=frozenset({"a", "b"}),
    begun=True,
    bodies_engaged=True,
    has_met=True,
    residents_take_part=True,
)


def warned(standing: Standing) -> list[tuple[str, str]]:
    return [(each.principle, each.address) for each in warnings(standing)]


def test_a_programme_that_keeps_them_all_is_not_warned() -> None:
    assert warned(GOOD) == []


def test_nobody_is_warned_before_anything_is_written() -> None:
    assert warned(Standing()) == []
    assert list(evidence(Standing())) == []


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (replace(GOOD, goals=[goal()] * (MOST_GOALS + 1)), [("P1", "goals/")]),
        (replace(GOOD, goals=[goal("Fler " * 61)]), [("P1", "goals/#goal-1")]),
        (replace(GOOD, goals=[goal("Fler möts " * 30)]), []),
        (replace(GOOD, measures=[measure("Nya " * 51)]), [("P1", "goals/#measure-1")]),
        (replace(GOOD, measures=[measure("Rådgivning i kommunhuset")]), [("P2", "goals/#measure-1")]),
        (replace(GOOD, goals=[goal("Rådgivning i kommunhuset", changes=True)]), []),
        (replace(GOOD, goals=[goal("Fler möts enligt 10 §")]), [("P3", "goals/#goal-1")]),
        (replace(GOOD, bodies_engaged=False), [("P4", "process/")]),
        (replace(GOOD, has_met=False), [("P4", "cooperation/")]),
        (replace(GOOD, residents_take_part=False), [("P5", "cooperation/")]),
        (replace(GOOD, themes=frozenset({"b", "c"})), [("P6", "goals/")]),
    ],
)
def test_a_principle_that_may_be_forgotten_is_named_with_the_place_to_mend_it(
    standing: Standing, expected: list[tuple[str, str]]
) -> None:
    assert warned(standing) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rådgivning i kommunhuset", "sv", True),
        ("Handledning och servicevägledning", "sv", True),
        ("Kommunen ordnar undervisning i svenska", "sv", True),
        ("Rådgivningen når också dem som arbetar", "sv", False),
        ("Rådgivningen öppnas på kvällar", "sv", False),
        ("Väntetiden till kursen är högst 30 dagar", "sv", False),
        ("Grannar möts på byafest", "sv", False),
        ("Neuvonta kunnantalolla", "fi", True),
        ("Kunta järjestää suomen kielen opetusta", "fi", True),
        ("Kirjastopalvelut ja ohjaus", "fi", True),
        ("Neuvonta tavoittaa myös työssä käyvät", "fi", False),
        ("Neuvontapiste avataan iltaisin", "fi", False),
        ("Kurssille pääsee 30 päivässä", "fi", False),
        ("Naapurit kohtaavat kyläjuhlassa", "fi", False),
        ("Counselling at the town hall", "en", True),
        ("More people reach the counselling service", "en", False),
        ("Conseil", "fr", False),
    ],
)
def test_a_service_without_a_change_is_recognised(text: str, language: str, expected: bool) -> None:
    assert names_only_a_service(text, language) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunen ansvarar enligt 45 §", True),
        ("Lagen om främjande av integration (681/2023)", True),
        ("Tjänsten är lagstadgad", True),
        ("Kunta vastaa lain mukaan", True),
        ("Kotoutumislain 10 §:n mukainen neuvonta", True),
        ("Lakisääteinen palvelu", True),
        ("Fler lag har spelare som har flyttat hit", False),
        ("Laulukuoroon tulee uusia laulajia", False),
        ("Perioden 2027–2030", False),
    ],
)
def test_recited_law_is_recognised(text: str, expected: bool) -> None:
    assert recites_law(text) is expected


def test_a_warning_carries_the_text_that_it_is_about() -> None:
    (found,) = warnings(replace(GOOD, measures=[measure("Rådgivning", "Neuvonta")]))

    assert found.about == {"sv": "Rådgivning", "fi": "Neuvonta"}


def test_a_principle_is_fulfilled_when_it_can_be_judged_and_nothing_speaks_against_it() -> None:
    found = {each.item: each.strength for each in evidence(replace(GOOD, themes=frozenset({"b"})))}

    assert found == {
        "P6": Strength.BEGUN,
        **dict.fromkeys(("P1", "P2", "P3", "P4", "P5"), Strength.FULFILLED),
    }


def test_what_speaks_against_a_principle_names_its_text_in_the_readers_language() -> None:
    standing = replace(GOOD, measures=[measure("Rådgivning " * 20, "Neuvonta")])

    (found,) = (each for each in evidence(standing) if each.item == "P2")

    assert in_words(found.sentence, "fi").startswith("Neuvonta: ")
    assert in_words(found.sentence, "sv").startswith("Rådgivning Rådgivning")
    assert "…: " in in_words(found.sentence, "sv")
