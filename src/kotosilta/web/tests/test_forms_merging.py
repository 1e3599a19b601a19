"""Two people at one form: what only one of them changed is kept, what both changed is shown to the later one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from kotosilta.language.translated import Translated
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.merging import Choice, Outcome, decide
from kotosilta.web.forms.opened import Opened
from kotosilta.web.tests.forms_sample import Typing, a_form, goal, opened_and_sent, page_of, sent_from

MINE, THEIRS, CONFLICT = Outcome
QUOTE = '"'


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("opened", "mine", "theirs", "outcome"),
    [
        ("a", "a", "a", MINE),
        ("a", "b", "a", MINE),
        ("a", "a", "b", THEIRS),
        ("a", "b", "b", MINE),
        ("a", "b", "c", CONFLICT),
        ("a", "", "b", CONFLICT),
        ("", "a", "b", CONFLICT),
        (None, "a", "b", MINE),
        (None, "a", "a", MINE),
    ],
)
def test_field_is_decided_by_who_changed_it(opened: str | None, mine: str, theirs: str, outcome: Outcome) -> None:
    assert decide(opened=opened, mine=mine, theirs=theirs) is outcome


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        ("mine-c", MINE),
        ("theirs-c", THEIRS),
        ("mine-b", CONFLICT),
        ("theirs-x", CONFLICT),
        ("conflict-c", CONFLICT),
        ("", CONFLICT),
        ("c", CONFLICT),
    ],
)
def test_conflict_is_over_only_when_the_choice_names_what_is_stored(choice: str, outcome: Outcome) -> None:
    assert decide(opened="a", mine="b", theirs="c", choice=Choice.read(choice)) is outcome


values = st.sampled_from("abc")
choices = st.one_of(st.none(), st.builds(Choice, st.sampled_from([MINE, THEIRS]), values))


@given(values, values, values, choices)
def test_nothing_that_one_of_two_wrote_vanishes_unseen(
    opened: str, mine: str, theirs: str, choice: Choice | None
) -> None:
    outcome = decide(opened=opened, mine=mine, theirs=theirs, choice=choice)
    has_chosen = choice is not None and choice.shown == theirs
    if outcome is THEIRS and not has_chosen:
        assert mine == opened
    if outcome is MINE and not has_chosen:
        assert theirs in {opened, mine}


@given(values, values, values)
def test_both_see_the_same_conflicts_whoever_is_first(opened: str, one: str, other: str) -> None:
    first = decide(opened=opened, mine=one, theirs=other)
    second = decide(opened=opened, mine=other, theirs=one)
    assert (first is CONFLICT) == (second is CONFLICT)


def test_untouched_form_changes_nothing_when_nobody_changed_anything() -> None:
    form = a_form(opened_and_sent())
    assert form.is_valid(), form.errors
    assert form.differences() == {}
    assert goal(**form.cleaned_data) == goal(change={"sv": "Språket genast", "fi": "Kieli heti"})


def test_different_fields_merge_silently_when_two_people_edit_at_once() -> None:
    sent = opened_and_sent(why="Because", change_fi="Kieli heti alussa", plans=["x", "y"])
    theirs = goal(
        change=Translated.of(sv="Svenska genast", fi="Kieli heti"),
        owner="2",
        ready=date(2029, 1, 1),
        share=Decimal("70.0"),
        public=False,
        set_in="b",
    )
    form = a_form(sent, stored=theirs)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "change": {"sv": "Svenska genast", "fi": "Kieli heti alussa"},
        "why": "Because",
        "owner": "2",
        "set_in": "b",
        "plans": ["x", "y"],
        "ready": date(2029, 1, 1),
        "year": 2027,
        "share": Decimal("70.0"),
        "mail": "",
        "public": False,
    }
    assert form.differences() == {"change": {"fi": "Kieli heti alussa"}, "why": "Because", "plans": ["x", "y"]}


@dataclass(frozen=True)
class Both:
    """A field that both changed: what I typed, what is stored now, and how that is shown to me."""

    name: str
    mine: Typing
    theirs: dict[str, object]
    shown: str


BOTH = [
    Both("why", "Mine", {"why": "Theirs"}, "Theirs"),
    Both("change_sv", "Min", {"change": Translated.of(sv="Deras", fi="Kieli heti")}, "Deras"),
    Both("change_sv", "Min", {"change": Translated.of(fi="Kieli heti")}, ""),
    Both("set_in", "a", {"set_in": "b"}, "Group"),
    Both("plans", [], {"plans": ["y", "x"]}, "Strategy, Plan"),
    Both("ready", "1.6.2028", {"ready": date(2028, 7, 1)}, "1/7/2028"),
    Both("year", "2028", {"year": 2029}, "2029"),
    Both("share", "70,5", {"share": Decimal("71.25")}, "71.25"),
    Both("mail", "me@example.fi", {"mail": "you@example.fi"}, "you@example.fi"),
]


@pytest.mark.parametrize("both", BOTH, ids=lambda both: both.name)
def test_later_one_sees_both_and_nothing_is_saved_when_both_changed_the_same(both: Both) -> None:
    typed: dict[str, Typing] = {both.name: both.mine}
    form = a_form(opened_and_sent(**typed), stored=goal(**both.theirs))
    assert not form.is_valid()
    assert list(form.conflicts) == [both.name]
    assert {word.strip() for word in form.conflicts[both.name].shown.split(",")} == {
        word.strip() for word in both.shown.split(",")
    }
    assert form[both.name].value() in (both.mine, both.mine or [])


class GroupedForm(KeepingForm):
    place = ChoiceField(
        label="Place",
        shown="list",
        choices=[("Coast", [("1", "Närpes"), ("3", "Hanko")]), ("Inland", [("2", "Salla")])],
    )


def test_grouped_choice_is_shown_by_its_label_when_both_changed_it() -> None:
    sent = sent_from(page_of(GroupedForm(stored={"place": "1"})), place="2")
    form = GroupedForm(sent, stored={"place": "3"})
    assert form.conflicts["place"].shown == "Hanko"


def chosen(form_page: str, name: str, whose: str) -> dict[str, str]:
    """What the browser sends when one of the two options is chosen on the page."""
    _, _, rest = form_page.partition(f'name="choose_{name}" value="{whose}-')
    return {f"choose_{name}": f"{whose}-{rest.partition(QUOTE)[0]}"}


def test_mine_is_saved_when_it_is_chosen_after_both_were_seen() -> None:
    theirs = goal(why="Theirs")
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=theirs))
    form = a_form(sent_from(page, **chosen(page, "why", "mine")), stored=theirs)
    assert form.is_valid(), form.errors
    assert form.differences() == {"why": "Mine"}


def test_mine_may_be_mended_after_both_were_seen() -> None:
    theirs = goal(why="Theirs")
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=theirs))
    form = a_form(sent_from(page, why="Mine, theirs", **chosen(page, "why", "mine")), stored=theirs)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["why"] == "Mine, theirs"


def test_theirs_stays_when_it_is_chosen_after_both_were_seen() -> None:
    theirs = goal(why="Theirs")
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=theirs))
    form = a_form(sent_from(page, **chosen(page, "why", "theirs")), stored=theirs)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["why"] == "Theirs"
    assert form.differences() == {}


@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_choice_does_not_hold_when_a_third_person_changed_it_meanwhile(whose: str) -> None:
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=goal(why="Theirs")))
    form = a_form(sent_from(page, **chosen(page, "why", whose)), stored=goal(why="The third"))
    assert not form.is_valid()
    assert form.conflicts["why"].shown == "The third"
    assert form["why"].value() == "Mine"


def test_conflict_stays_until_something_is_chosen() -> None:
    theirs = goal(why="Theirs")
    page = page_of(a_form(opened_and_sent(why="Mine"), stored=theirs))
    form = a_form(sent_from(page), stored=theirs)
    assert list(form.conflicts) == ["why"]


def test_resolved_choice_is_not_asked_again_when_another_field_needs_attention() -> None:
    theirs = goal(why="Theirs", year=2030)
    page = page_of(a_form(opened_and_sent(why="Mine", ready="soon"), stored=theirs))
    again = page_of(a_form(sent_from(page, **chosen(page, "why", "mine")), stored=theirs))
    assert 'name="choose_why"' not in again
    form = a_form(sent_from(again, ready="1.6.2028"), stored=theirs)
    assert form.is_valid(), form.errors
    assert form.differences() == {"why": "Mine", "ready": date(2028, 6, 1)}
    assert form.cleaned_data["year"] == 2030


def test_problem_and_conflict_are_both_shown_when_mine_cannot_be_used() -> None:
    theirs = goal(why="Theirs")
    page = page_of(a_form(opened_and_sent(why="x" * 30), stored=theirs))
    assert "This is 10 characters too long" in page
    form = a_form(sent_from(page, **chosen(page, "why", "theirs")), stored=theirs)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["why"] == "Theirs"


@pytest.mark.parametrize(
    "opened", ["", "forged", "W1tdLHt9XQ:1xVxj6:4LrPJOaanBbtMXzIDbZFb4LJ8J11SLZwRHF6os3V29I", None]
)
def test_typed_text_is_kept_when_what_the_page_carried_cannot_be_trusted(opened: str | None) -> None:
    form = a_form(opened_and_sent(why="Mine", opened=opened), stored=goal(why="Theirs", year=2030))
    assert form.is_valid(), form.errors
    assert form.differences() == {"why": "Mine", "year": 2027}


def test_own_second_sending_is_no_conflict_when_the_first_was_saved() -> None:
    sent = opened_and_sent(why="Mine")
    assert a_form(sent, stored=goal(why="Mine")).is_valid()


def test_value_written_differently_is_no_change_when_it_means_the_same() -> None:
    sent = opened_and_sent(ready="2028-05-31", share="62,50 %", why="\u200b", change_sv=" Språ\u00adket genast ")
    theirs = goal(ready=date(2030, 1, 1), share=Decimal(63))
    form = a_form(sent, stored=theirs)
    assert form.is_valid(), form.errors
    assert form.differences() == {}
    assert form.cleaned_data["ready"] == date(2030, 1, 1)


def test_text_that_was_stored_untidy_is_not_changed_when_the_form_is_sent_untouched() -> None:
    untidy = goal(why="two  blanks")
    form = a_form(sent_from(page_of(a_form(stored=untidy))), stored=untidy)
    assert form.is_valid(), form.errors
    assert form.differences() == {}


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_untouched_form_is_untouched_in_every_language(language: str) -> None:
    with override(language):
        form = a_form(opened_and_sent())
        assert form.is_valid(), form.errors
        assert form.differences() == {}


def test_misspelt_field_is_a_defect_of_the_caller() -> None:
    with pytest.raises(KeyError, match="owners"):
        a_form(stored=goal(owners="1"))


words = st.sampled_from(["", "one", "two", "three", "  one ", "\u202eone"])


@settings(max_examples=40)
@given(opened=words, mine=words, theirs=words, choose=st.sampled_from(["", "mine", "theirs"]))
def test_form_follows_the_table_for_any_texts(opened: str, mine: str, theirs: str, choose: str) -> None:
    stored = goal(why=theirs)
    form = a_form(opened_and_sent(goal(why=opened), why=mine), stored=stored)
    if not form.is_valid() and choose:
        page = page_of(form)
        form = a_form(sent_from(page, **chosen(page, "why", choose)), stored=stored)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["why"].strip() == (mine if choose == "mine" else theirs).strip("\u202e ")
    elif form.is_valid():
        meant = [text.strip("\u202e ") for text in (opened, mine, theirs)]
        assert form.cleaned_data["why"] == (meant[2] if meant[0] == meant[1] else meant[1])


@given(
    st.dictionaries(st.text(max_size=9), st.text(max_size=9)),
    st.dictionaries(st.text(max_size=5), st.just({"sv": True})),
)
def test_what_a_page_carries_is_read_back_as_it_was_written(
    marks: dict[str, str], sitting: dict[str, dict[str, bool]]
) -> None:
    assert Opened.read(Opened(marks, sitting).signed()) == Opened(marks, sitting)


@given(st.text())
def test_what_was_not_made_here_says_nothing(text: str) -> None:
    assert Opened.read(text) == Opened()
