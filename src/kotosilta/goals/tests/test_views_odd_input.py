"""Odd and hostile input on the pages of the room: shown as it was written, cleaned, or refused in words."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

import pytest

from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.goals.tests.pages import GOAL, at, everything, measure_sent, text_of
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_plan_tie,
    a_programme,
    an_indicator,
    an_organisation,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


ODD_TEXTS = {
    "markup": "<script>alert(1)</script> & 'citat' \"två\"",
    "right to left": "مرحبا بكم في الاجتماع",
    "emoji": "👩‍👩‍👧 tillsammans 🎉",
    "marks of formats": "100 % {0} %s \\n & co",
}


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_texts_are_shown_as_they_were_written(client: Any, programme: Programme, kim: Membership, odd: str) -> None:
    goal = a_goal(kim, change={"sv": odd}, now={"sv": odd}, theme="other", own_theme={"sv": odd})
    owner = an_organisation(kim, name=odd)
    a_measure(kim, goal, title={"sv": odd}, owner=owner, partners=[an_organisation(kim, name=odd)])
    indicator = an_indicator(
        kim, goal, title={"sv": odd}, source={"sv": odd}, measured="other", own_unit={"sv": odd}, target=Decimal(9)
    )
    a_baseline(kim, indicator, source=odd)
    a_plan_tie(kim, goal, point={"sv": odd})

    for path in ("", "?order", f"{goal.pk}/measures/new/", f"indicators/{indicator.pk}/"):
        text = text_of(client.get(at(programme, path)))
        assert escape(odd) in text, path
        assert "<script>alert" not in text, path


def test_text_pasted_from_a_word_processor_is_cleaned(client: Any, programme: Programme, kim: Membership) -> None:
    pasted = "\u00a0Fler\u00adföretag anställer\u200b\u000b"

    client.post(at(programme, "new/"), GOAL | {"change_sv": pasted})

    assert Goal.objects.of(programme).get().change.text_in("sv") == "Flerföretag anställer"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("new/", "change_sv"),
        ("{goal}/measures/new/", "title_sv"),
        ("{goal}/indicators/new/", "definition_sv"),
        ("{goal}/plans/new/", "point_sv"),
        ("questions/C4.4/", "text_sv"),
        ("indicators/{indicator}/values/new/", "source"),
    ],
)
def test_far_too_long_texts_are_refused_with_how_much_and_nothing_is_lost(
    client: Any, programme: Programme, kim: Membership, path: str, field: str
) -> None:
    rows = everything(kim)
    address = at(programme, path.format(goal=rows["goal"].pk, indicator=rows["indicator"].pk), "en")

    text = text_of(client.post(address, {field: "x" * 10_000}))

    assert "characters too long: there is room for" in text
    assert "x" * 10_000 in text


# What a word processor leaves in a paragraph: its own bullets, soft hyphens, signs of Windows, marks of direction.
PARAGRAPH = "\uf0b7\tMå\u00adlet är “språk” \u2013\u00a0och\u200b arbete\x93\x94\u202e\u2028\x0b👩\u200d👧 مرحبا\r\n"


def test_a_whole_chapter_pasted_from_a_word_processor_is_refused_cleaned_and_none_of_it_is_lost(
    client: Any, programme: Programme, kim: Membership
) -> None:
    pasted = PARAGRAPH * (100_000 // len(PARAGRAPH.encode()) + 1)

    text = text_of(client.post(at(programme, "new/", "en"), GOAL | {"now_sv": pasted, "now_fi": "Lyhyt."}))

    assert "characters too long: there is room for" in text
    assert text.count("är “språk” –") == pasted.count("är “språk”")
    assert ">Lyhyt.</textarea>" in text.replace("\n", "")
    assert [sign for sign in "\x93\x0b" if sign in text] == []
    assert not Goal.objects.of(programme).exists()


def test_wrong_dates_are_refused_with_how_to_write_them(client: Any, programme: Programme, kim: Membership) -> None:
    goal = a_goal(kim)
    for typed, told in (
        ("31.2.2027", "no such day"),
        ("1.8.27", "four digits"),
        ("i höst", "cannot be read as a date"),
    ):
        text = text_of(client.post(at(programme, f"{goal.pk}/measures/new/", "en"), measure_sent(goal, ends=typed)))
        assert told in text, typed
        assert f'value="{typed}"' in text


def test_rows_of_another_programme_in_forms_are_refused(client: Any, programme: Programme, kim: Membership) -> None:
    theirs = coordinator_of(a_programme("vaasa"))
    goal = a_goal(kim)
    foreign = {
        "findings": a_finding(theirs).pk,
        "set_at": a_meeting(theirs, kind="seminar").pk,
        "goal": a_goal(theirs).pk,
        "owner": an_organisation(theirs).pk,
        "partners": an_organisation(theirs).pk,
    }
    for field in ("findings", "set_at"):
        text = text_of(client.post(at(programme, "new/", "en"), GOAL | {field: foreign[field]}))
        assert "This choice is no longer there. Choose again." in text, field
    for field in ("goal", "owner", "partners"):
        sent = measure_sent(goal) | {field: foreign[field]}
        text = text_of(client.post(at(programme, f"{goal.pk}/measures/new/", "en"), sent))
        assert "This choice is no longer there. Choose again." in text, field
    sent = {"title_sv": "x", "measured": "percent", "official": "091.turnout"}
    text = text_of(client.post(at(programme, f"{goal.pk}/indicators/new/", "en"), sent))
    assert "This choice is no longer there. Choose again." in text
    assert Measure.objects.of(programme).count() == Indicator.objects.of(programme).count() == 0
