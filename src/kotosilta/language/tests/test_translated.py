"""What people write in several languages: which text is older than which, also when a form saves as one goes."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.language.translated import Texts, TextState, Translated, TranslatedField, Wording

WRITTEN, OLDER, CHECKED, MISSING = TextState
LANGUAGES = ("sv", "fi", "en")


def states(text: Translated) -> dict[str, TextState]:
    return {language: wording.state for language, wording in text}


def kept_one_after_the_other(text: Translated, *savings: dict[str, str]) -> Translated:
    """The text after one page has saved several times in one sitting, as forms that save as one goes do."""
    sitting: dict[str, bool] = {}
    for saving in savings:
        texts = Texts(saving, sitting=sitting)
        text, sitting = text.rewritten(texts), text.sitting(texts)
    return text


def test_other_language_becomes_older_when_one_is_rewritten() -> None:
    text = Translated.of(sv="Mål", fi="Tavoite").rewritten({"sv": "Nytt mål", "fi": "Tavoite"})
    assert states(text) == {"sv": WRITTEN, "fi": OLDER}
    assert (text.text_in("sv"), text.text_in("fi")) == ("Nytt mål", "Tavoite")


def test_no_language_becomes_older_when_both_are_rewritten_at_once() -> None:
    text = Translated.of(sv="Mål", fi="Tavoite").rewritten({"sv": "Nytt mål", "fi": "Uusi tavoite"})
    assert states(text) == {"sv": WRITTEN, "fi": WRITTEN}


def test_no_language_becomes_older_when_another_is_added() -> None:
    text = Translated.of(sv="Mål").rewritten({"sv": "Mål", "fi": "Tavoite"})
    assert states(text) == {"sv": WRITTEN, "fi": WRITTEN}


def test_text_stays_the_same_value_when_nothing_changed_but_blanks_at_its_ends() -> None:
    text = Translated({"sv": Wording("Mål"), "fi": Wording("Tavoite", OLDER)})
    assert text.rewritten({"sv": " Mål ", "fi": "Tavoite"}) is text


def test_original_stays_when_its_older_translation_catches_up() -> None:
    behind = Translated.of(sv="Mål", fi="Tavoite", en="Goal").rewritten({"sv": "Nytt mål"})
    text = behind.rewritten({"fi": "Uusi tavoite"})
    assert states(text) == {"sv": WRITTEN, "fi": WRITTEN, "en": OLDER}


def test_wording_vanishes_when_its_text_is_emptied() -> None:
    text = Translated.of(sv="Mål", fi="Tavoite").rewritten({"sv": "  "})
    assert text.missing(LANGUAGES) == ["sv", "en"]
    assert text.state_in("sv") is MISSING


def test_only_wording_left_is_not_older_than_anything() -> None:
    behind = Translated.of(sv="Mål", fi="Tavoite").rewritten({"sv": "Nytt mål"})
    assert states(behind.rewritten({"sv": ""})) == {"fi": WRITTEN}


def test_older_text_is_checked_when_somebody_says_that_it_still_holds() -> None:
    behind = Translated.of(sv="Mål", fi="Tavoite").rewritten({"sv": "Målet"})
    assert states(behind.rewritten(Texts({"sv": "Målet", "fi": "Tavoite"}, read_again=["fi"]))) == {
        "sv": WRITTEN,
        "fi": CHECKED,
    }


def test_saying_that_it_holds_changes_nothing_when_the_text_is_not_older() -> None:
    text = Translated.of(sv="Mål", fi="Tavoite")
    assert text.rewritten(Texts({}, read_again=["fi", "en"])) == text


@pytest.mark.parametrize(
    ("savings", "expected"),
    [
        ([{"sv": "Nytt"}], {"sv": WRITTEN, "fi": OLDER}),
        ([{"sv": "Ny"}, {"sv": "Nytt"}], {"sv": WRITTEN, "fi": OLDER}),
        ([{"sv": "Nytt"}, {"fi": "Uusi"}], {"sv": WRITTEN, "fi": WRITTEN}),
        ([{"sv": "Nytt"}, {"fi": "Uu"}, {"fi": "Uusi"}], {"sv": WRITTEN, "fi": WRITTEN}),
        ([{"sv": "Nytt"}, {"fi": "Uusi"}, {"sv": "Nytt mål"}], {"sv": WRITTEN, "fi": WRITTEN}),
        ([{"sv": ""}, {"sv": "Nytt"}], {"sv": WRITTEN, "fi": OLDER}),
    ],
)
def test_translation_saved_later_in_the_same_sitting_counts_as_written_with_its_original(
    savings: list[dict[str, str]], expected: dict[str, TextState]
) -> None:
    assert states(kept_one_after_the_other(Translated.of(sv="Mål", fi="Tavoite"), *savings)) == expected


def test_original_stays_when_an_older_translation_is_saved_in_several_steps() -> None:
    behind = Translated({"sv": Wording("Mål"), "fi": Wording("Tavoite", OLDER)})
    assert states(kept_one_after_the_other(behind, {"fi": "Uu"}, {"fi": "Uusi"})) == {"sv": WRITTEN, "fi": WRITTEN}


def test_original_stays_when_a_new_translation_is_saved_in_several_steps() -> None:
    alone = Translated.of(sv="Mål")
    assert states(kept_one_after_the_other(alone, {"fi": "Ta"}, {"fi": "Tavoite"})) == {"sv": WRITTEN, "fi": WRITTEN}


texts = st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(["", "one", "two", "three"]))


@given(first=texts, savings=st.lists(texts, min_size=1, max_size=4))
def test_several_savings_of_one_sitting_leave_the_last_texts_and_never_an_older_one_that_was_touched(
    first: dict[str, str], savings: list[dict[str, str]]
) -> None:
    text = kept_one_after_the_other(Translated.of(**first), *savings)
    wanted = first | {language: words for saving in savings for language, words in saving.items()}
    assert {language: wording.text for language, wording in text} == {each: w for each, w in wanted.items() if w}
    touched = {language for saving in savings for language, words in saving.items() if words != first.get(language, "")}
    assert all(text.state_in(language) in {WRITTEN, MISSING} for language in touched)


@given(first=texts, second=texts)
def test_rewriting_is_settled_when_it_is_repeated(first: dict[str, str], second: dict[str, str]) -> None:
    once = Translated.of(**first).rewritten(second)
    assert once.rewritten(second) == once


@given(first=texts, second=texts)
def test_text_comes_back_as_it_was_when_it_was_stored(first: dict[str, str], second: dict[str, str]) -> None:
    text = Translated.of(**first).rewritten(second)
    column = TranslatedField()
    assert column.to_python(text.to_json()) == text


def test_reader_is_shown_the_own_language_or_the_first_there_is() -> None:
    text = Translated.of(fi="Tavoite", en="Goal")
    with override("en"):
        assert (text.shown(), str(text), text.html()) == (("en", "Goal"), "Goal", "Goal")
    with override("sv"):
        assert text.shown() == ("fi", "Tavoite")
        assert text.html() == '<span lang="fi">Tavoite</span>'


def test_markup_in_a_text_is_only_text() -> None:
    with override("sv"):
        assert Translated.of(fi="<b>&").html() == '<span lang="fi">&lt;b&gt;&amp;</span>'


def test_text_is_false_when_no_language_has_one() -> None:
    assert not Translated.of(sv=" ", fi="")
    assert Translated.of(sv="Mål")
