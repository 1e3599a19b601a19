"""What the situation room proves of the checklist, and what waits in it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from kotosilta.content.checklist import Kind as ItemKind
from kotosilta.content.checklist import edition
from kotosilta.content.guidance import QUESTIONS
from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.situation.checklist import evidence, told_by
from kotosilta.situation.due import due
from kotosilta.situation.room import changes
from kotosilta.situation.room.official import suggested_of, suggestions_of
from kotosilta.situation.room.standing import Standing, standing_of
from tests.builders import (
    TODAY,
    a_conclusion,
    a_figure,
    a_finding,
    a_member,
    a_programme,
    a_source_use,
    a_voice,
    coordinator_of,
)

OFFICIAL = frozenset({"C3.4", "C3.10", "C3.12"})
FULFILLED, BEGUN, AVAILABLE = Strength.FULFILLED, Strength.BEGUN, Strength.AVAILABLE


@pytest.fixture
def kim(official_figures: None) -> Membership:
    """The coordinator of a programme."""
    return coordinator_of(a_programme())


def strongest(found: list[Evidence]) -> dict[str, Strength]:
    best: dict[str, Strength] = {}
    for each in found:
        point = each.item + each.facet
        best[point] = max(best.get(point, AVAILABLE), each.strength)
    return best


def of(standing: Standing, official: frozenset[str] = OFFICIAL) -> dict[str, Strength]:
    return strongest(list(told_by(standing, official)))


def test_figures_that_nobody_has_looked_at_are_only_available() -> None:
    found = of(Standing())
    assert found == {
        "C3.1": AVAILABLE,
        "C3.2a": AVAILABLE,
        "C3.3": AVAILABLE,
        "C3.4": AVAILABLE,
        "C3.10": AVAILABLE,
        "C3.12": AVAILABLE,
        "C3.15": AVAILABLE,
    }


def test_nothing_is_available_without_official_figures_but_the_questions() -> None:
    assert of(Standing(), frozenset()) == {"C3.3": AVAILABLE}


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ({"looked": {"C3.4"}}, {"C3.1": BEGUN, "C3.2a": FULFILLED, "C3.4": BEGUN}),
        ({"looked": {"C3.4"}}, {"C3.14": BEGUN, "C3.15": FULFILLED, "M2": BEGUN}),
        ({"looked": {"C3.8"}}, {"C3.3": BEGUN, "C3.8": BEGUN, "C3.2a": AVAILABLE, "C3.15": AVAILABLE}),
        ({"concluded": {("C3.4", "")}}, {"C3.1": BEGUN, "C3.4": FULFILLED}),
        ({"concluded": {("C3.5", "d")}}, {"C3.5d": FULFILLED, "C3.3": BEGUN}),
        ({"concluded": {("C3.9", "")}}, {"C3.1": BEGUN, "C3.9": FULFILLED}),
        ({"looked": {"C3.4"}, "concluded": {("C3.9", "")}}, {"C3.1": FULFILLED}),
        ({"looked": {"C3.4", "C3.9"}}, {"C3.1": BEGUN}),
        ({"voices": Counter({"C3.7": 2})}, {"C3.2b": FULFILLED, "C3.7": BEGUN, "C3.17": BEGUN, "C3.14": BEGUN}),
        ({"voice_kinds": Counter(survey=1, discussion=2)}, {"M5": BEGUN, "M6": BEGUN}),
        ({"voice_kinds": Counter(partner=1, counter=2)}, {"M7": BEGUN}),
        ({"figures": Counter({"C3.9": 1})}, {"C3.2a": FULFILLED, "C3.9": BEGUN, "C3.1": BEGUN, "C3.14": BEGUN}),
        ({"figure_kinds": Counter(M1=1, M4=2)}, {"M1": BEGUN, "M4": BEGUN}),
        ({"sources": {("C3.16", "a"): ("used", None)}}, {"C3.16a": FULFILLED, "C3.14": BEGUN}),
        ({"sources": {("C3.18", "a"): ("asked", TODAY)}}, {"C3.18a": BEGUN}),
        ({"sources": {("C3.18", "a"): ("not_available", None)}}, {"C3.18a": FULFILLED}),
        ({"sources": {("C3.17", "a"): ("used", None), ("C3.17", "c"): ("used", None)}}, {"C3.14": FULFILLED}),
        ({"looked": {"C3.4"}, "voices": Counter({"C3.7": 1})}, {"C3.14": FULFILLED}),
        ({"looked": set(QUESTIONS)}, {"C3.3": FULFILLED}),
        ({"looked": set(QUESTIONS[1:]), "concluded": {(QUESTIONS[0], "")}}, {"C3.3": FULFILLED}),
        ({"looked": set(QUESTIONS[1:])}, {"C3.3": BEGUN}),
    ],
)  # fmt: skip
def test_what_is_recorded_proves_just_that(standing: dict[str, Any], expected: dict[str, Strength]) -> None:
    found = of(Standing(**standing))
    assert {point: found.get(point) for point in expected} == expected


def test_population_data_are_one_source_even_when_they_are_noted_as_well() -> None:
    sources = {("C3.15", ""): ("used", None)}
    found = of(Standing(looked=frozenset({"C3.4"}), sources=sources))
    assert found["C3.14"] is BEGUN


def test_every_point_is_in_the_checklist_and_every_sentence_can_be_said() -> None:
    standing = Standing(
        looked=frozenset(QUESTIONS),
        concluded=frozenset({(each, "") for each in QUESTIONS} | {("C3.5", "a"), ("C3.13", "c")}),
        voices=Counter(dict.fromkeys(QUESTIONS, 1)),
        figures=Counter(dict.fromkeys(QUESTIONS, 1)),
        voice_kinds=Counter(survey=1, discussion=1, partner=1),
        figure_kinds=Counter(dict.fromkeys(["M1", "M3", "M4", "M7"], 1)),
        sources={("C3.16", "a"): ("used", None), ("C3.18", "b"): ("asked", TODAY)},
    )
    points = {(item.id, facet) for item in edition("2025").items for facet in ("", *(each.id for each in item.facets))}
    for each in told_by(standing, OFFICIAL):
        assert (each.item, each.facet) in points
        assert "%(" not in in_words(each.sentence, "sv")
        assert each.address.startswith("situation/")


@pytest.mark.django_db
def test_a_fresh_programme_fulfils_nothing_by_itself(kim: Membership) -> None:
    assert {each.strength for each in evidence(kim.programme)} == {AVAILABLE}


@pytest.mark.django_db
def test_a_room_that_was_used_fulfils_every_requirement_of_its_step(kim: Membership) -> None:
    for question in QUESTIONS:
        changes.look_at(question=question, by=kim)
    a_conclusion(kim, "C3.9")
    a_voice(kim)
    found = strongest(list(evidence(kim.programme)))
    required = [each for each in edition("2025").items if each.step == "C3" and each.kind is ItemKind.REQUIREMENT]
    points = [f"{each.id}{facet}" for each in required for facet in ([one.id for one in each.facets] or [""])]
    assert {point: found[point] for point in points} == dict.fromkeys(points, FULFILLED)
    assert points == ["C3.1", "C3.2a", "C3.2b", "C3.3", "C3.14"]


@pytest.mark.django_db
def test_what_was_removed_and_what_others_recorded_proves_nothing(kim: Membership) -> None:
    stranger = coordinator_of(a_programme("malax"))
    a_voice(stranger), a_figure(stranger), a_finding(stranger), a_conclusion(stranger), a_source_use(stranger)
    voice, figure = a_voice(kim), a_figure(kim)
    remove(row=voice, by=kim, programme=kim.programme)
    remove(row=figure, by=kim, programme=kim.programme)
    assert standing_of(kim.programme) == Standing()


@pytest.mark.django_db
def test_the_standing_counts_everything_that_is_recorded(kim: Membership) -> None:
    changes.look_at(question="C3.4", by=kim)
    a_conclusion(kim, "C3.5", "d")
    a_voice(kim, kind="survey"), a_voice(kim, kind="survey"), a_figure(kim, "C3.8", source_kind="M4"), a_finding(kim)
    a_source_use(kim, "C3.18", "a", state="asked", on=TODAY)
    changes.dismiss(suggestion="x/545", by=kim, question="C3.4", text={"sv": "x"}, official=[], why="Nej")
    assert standing_of(kim.programme) == Standing(
        looked=frozenset({"C3.4"}),
        concluded=frozenset({("C3.5", "d")}),
        voices=Counter({"C3.7": 2}),
        figures=Counter({"C3.8": 1}),
        findings=Counter({"C3.7": 1}),
        voice_kinds=Counter(survey=2),
        figure_kinds=Counter(M4=1),
        answered=frozenset({"x/545"}),
        sources={("C3.18", "a"): ("asked", TODAY)},
    )


@pytest.mark.django_db
def test_home_asks_this_room_few_questions(kim: Membership, django_assert_num_queries: Any) -> None:
    list(evidence(kim.programme)), list(due(kim, TODAY))
    for _ in range(3):
        a_voice(kim), a_source_use(kim)
    with django_assert_num_queries(3):  # the municipalities, what is recorded, which figures are imported
        list(evidence(kim.programme))
    # The same, whether all of them are on Åland, whose suggestions, and with whom they are compared.
    with one_look(), django_assert_num_queries(6):
        list(due(kim, TODAY))


# What waits


def sentences(by: Membership, on: date = TODAY) -> list[str]:
    return [in_words(each.sentence, "en") for each in due(by, on)]


@pytest.mark.django_db
def test_a_fresh_programme_has_figures_to_look_at_questions_and_suggestions(kim: Membership) -> None:
    assert sentences(kim) == [
        "Look at the official figures and say so.",
        "Guiding questions that wait for your conclusion: 10.",
        "Suggested findings to take up or dismiss: 5.",
    ]
    assert [each.address for each in due(kim, TODAY)] == [
        "situation/questions/C3.4/",
        "situation/questions/C3.4/conclusion/",
        "situation/#suggested",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "waits"), [(30, False), (31, True)])
def test_a_source_that_was_asked_long_ago_waits_for_its_answer(kim: Membership, days: int, waits: bool) -> None:
    asked = TODAY - timedelta(days=days)
    a_source_use(kim, "C3.17", "b", state="asked", on=asked)
    first = next(iter(due(kim, TODAY)))
    assert (first.address == "situation/sources/C3.17b/") is waits
    if waits:
        assert first.on == asked + timedelta(days=30)
        assert sentences(kim)[0].startswith("No answer since 24/10/2026: regional immigration strategy")


@pytest.mark.django_db
def test_nothing_waits_when_everything_is_done(kim: Membership) -> None:
    for question in QUESTIONS:
        a_conclusion(kim, question)
    for key in suggestions_of(kim.programme, "sv"):
        changes.dismiss(suggestion=key, by=kim, question="C3.4", text={"sv": "x"}, official=[], why="Nej")
    assert sentences(kim) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "sees"), [(Role.EDITOR, True), (Role.CONTRIBUTOR, True), (Role.MEMBER, False), (Role.VIEWER, False)]
)
def test_what_waits_waits_for_those_who_keep_the_room(kim: Membership, role: Role, sees: bool) -> None:
    assert bool(sentences(a_member(kim.programme, role))) is sees


@pytest.mark.django_db
def test_suggestions_come_for_each_municipality_of_a_joint_programme(official_figures: None) -> None:
    programme = a_programme("korsnas", "malax", "narpes")
    assert [code for code, found in suggested_of(programme).items() if found] == ["280", "475", "545"]
    keys = list(suggestions_of(programme, "fi"))
    assert {key.rpartition("/")[2] for key in keys} == {"280", "475", "545"}
    assert len(keys) == len(set(keys))
