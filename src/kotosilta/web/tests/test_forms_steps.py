"""One question at a time: its place among the others, where each button leads, and that nothing else is touched."""

from __future__ import annotations

import pytest

from kotosilta.language.translated import Translated
from kotosilta.web.forms.steps import Question, asked, unanswered, with_the_rest
from kotosilta.web.tests.forms_sample import LANGUAGES, GoalForm, goal, page_of, sent_from

FIRST = Question("change", "Which change?", ("change", "why"))
SECOND = Question("owner", "Who has it?", ("owner",))
THIRD = Question("ready", "When is it ready?", ("ready",))
QUESTIONS = (FIRST, SECOND, THIRD)
PATHS = {"question": "goal/questions/", "whole": "goal/", "leave": "goals/"}


def test_a_question_knows_its_place_and_its_neighbours() -> None:
    second = asked(QUESTIONS, "owner")

    assert second is not None
    assert (second.number, second.of) == (2, 3)
    assert (second.before, second.after) == (FIRST, THIRD)
    assert asked(QUESTIONS, "elsewhere") is None


@pytest.mark.parametrize(
    ("key", "way", "path"),
    [
        ("change", "", "goal/questions/owner/"),
        ("owner", "", "goal/questions/ready/"),
        ("owner", "back", "goal/questions/change/"),
        ("owner", "whole", "goal/"),
        ("owner", "leave", "goals/"),
        ("ready", "", "goals/"),
        ("change", "back", "goals/"),
        ("owner", "<script>", "goal/questions/ready/"),
    ],
)
def test_each_button_leads_where_it_says(key: str, way: str, path: str) -> None:
    found = asked(QUESTIONS, key)

    assert found is not None
    assert found.then(way, **PATHS) == path


def test_buttons_that_would_lead_nowhere_are_not_there() -> None:
    first, last = asked(QUESTIONS, "change"), asked(QUESTIONS, "ready")

    assert first is not None
    assert last is not None
    assert [value for value, _ in first.ways()] == ["whole", "leave"]
    assert [value for value, _ in last.ways()] == ["back", "whole"]
    assert first.button != last.button


def test_somebody_who_comes_back_goes_on_at_what_has_no_answer() -> None:
    stored = goal(ready=None)

    assert unanswered(QUESTIONS, stored) == [THIRD]
    assert unanswered(QUESTIONS, goal(change=Translated(), owner="", ready=None)) == [FIRST, SECOND, THIRD]
    assert unanswered(QUESTIONS, goal()) == []


def test_a_form_of_one_question_shows_its_fields_alone_and_changes_nothing_else() -> None:
    stored = goal()
    page = page_of(GoalForm(stored=stored, languages=LANGUAGES, only=FIRST.names))
    sent = sent_from(page, change_sv="Språket från första dagen", owner="2", ready="rubbish")

    form = GoalForm(sent, stored=stored, languages=LANGUAGES, only=FIRST.names)

    assert 'name="owner"' not in page
    assert "The goal</h2>" not in page
    assert form.is_valid()
    whole = with_the_rest(form.cleaned_data, stored)
    assert whole["change"] == {"sv": "Språket från första dagen", "fi": "Kieli heti"}
    assert {name: value for name, value in whole.items() if name not in FIRST.names} == {
        name: value for name, value in stored.items() if name not in FIRST.names
    }


def test_a_text_of_another_question_is_left_as_it_is_in_every_language() -> None:
    assert with_the_rest({"owner": "2"}, goal())["change"] == {}
    assert Translated.of(sv="Språket").rewritten({}) == Translated.of(sv="Språket")


def test_what_somebody_else_has_changed_in_the_same_question_is_asked_about() -> None:
    sent = sent_from(page_of(GoalForm(stored=goal(), languages=LANGUAGES, only=FIRST.names)), change_sv="Mitt")

    form = GoalForm(sent, stored=goal(change=Translated.of(sv="Ditt")), languages=LANGUAGES, only=FIRST.names)

    assert not form.is_valid()
    assert list(form.conflicts) == ["change_sv"]
    assert "Mitt" in page_of(form)
    assert "Ditt" in page_of(form)
