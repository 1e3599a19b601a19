"""One thing in each language of a programme: a field on the form, an input for each language, states that are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from django.utils.translation import override

from kotosilta.language.translated import TextState, Translated, Wording
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import ShownField, ShownTranslated
from kotosilta.web.forms.translated import TranslatedText
from kotosilta.web.tests.forms_sample import a_form, goal, opened_and_sent, page_of, sent_from

BEHIND = Translated({"sv": Wording("Språket genast"), "fi": Wording("Kieli heti", TextState.OLDER)})


class TextForm(KeepingForm):
    title = TranslatedText(label="Title", max_length=20)
    note = TranslatedText(label="Note", long=True, required=False)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def shown(form: KeepingForm, name: str) -> ShownField:
    field = form[name]
    assert isinstance(field, ShownField)
    return field


def test_field_becomes_one_input_for_each_language_in_its_place() -> None:
    form = TextForm(languages=("fi", "sv", "en"))
    assert list(form.fields) == ["title_fi", "title_sv", "title_en", "note_fi", "note_sv", "note_en"]
    group = form["title"]
    assert isinstance(group, ShownTranslated)
    assert [(each.language, each.label) for each in group.wordings] == [
        ("fi", "Finnish"),
        ("sv", "Swedish"),
        ("en", "English"),
    ]


def test_form_without_languages_is_a_defect_of_the_caller() -> None:
    with pytest.raises(ValueError, match="languages"):
        TextForm()


def test_texts_of_all_languages_are_one_cleaned_value() -> None:
    form = TextForm(QueryDict("title_sv=Mål&title_fi=+Tavoite+&note_sv=&note_fi="), languages=("sv", "fi"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"title": {"sv": "Mål", "fi": "Tavoite"}, "note": {"sv": "", "fi": ""}}
    assert Translated().rewritten(form.cleaned_data["title"]) == Translated.of(sv="Mål", fi="Tavoite")


def test_one_language_is_enough_when_the_text_is_required() -> None:
    assert TextForm(QueryDict("title_fi=Tavoite"), languages=("sv", "fi")).is_valid()


def test_empty_text_is_refused_once_when_it_is_required() -> None:
    form = TextForm(QueryDict("title_sv=+&title_fi="), languages=("sv", "fi"))
    assert form.errors == {"title_sv": ["This is still empty. One of the languages is enough."]}
    assert [(each.label, each.target) for each in form.problems()] == [("Title (Swedish)", "id_title_sv")]


def test_limit_holds_for_each_language_and_the_others_stay() -> None:
    form = TextForm(QueryDict("title_sv=Mål&title_fi=" + "x" * 10_000), languages=("sv", "fi"))
    assert form.errors == {
        "title_fi": ["This is 9980 characters too long: there is room for 20. Nothing has been cut off."]
    }
    assert form["title_fi"].value() == "x" * 10_000
    assert "title" not in form.cleaned_data


def test_programme_with_one_language_sees_a_plain_field() -> None:
    form = TextForm(QueryDict("title_sv="), languages=("sv",))
    assert form.errors == {"title_sv": ["This is still empty."]}
    assert (shown(form, "title_sv").label, shown(form, "title_sv").full_label) == ("Title", "Title")
    page = page_of(form)
    assert '<label for="id_title_sv">Title</label>' in page
    assert "Swedish" not in page
    assert 'lang="sv"' in page


def test_each_input_carries_its_language_and_direction() -> None:
    page = page_of(TextForm(languages=("sv", "ar")))
    assert '<textarea name="note_ar" cols="40" rows="4" dir="rtl" lang="ar" id="id_note_ar">' in page
    assert '<input type="text" name="title_sv" dir="auto" lang="sv" id="id_title_sv">' in page


def test_states_are_seen_when_there_is_a_text() -> None:
    form = TextForm(stored={"title": BEHIND, "note": Translated.of(fi="Huom")}, languages=("sv", "fi"))
    words = {name: shown(form, name).state_in_words for name in form.fields}
    assert words == {
        "title_sv": "Written",
        "title_fi": "Older than the other language",
        "note_sv": "Not written yet",
        "note_fi": "Written",
    }


def test_no_states_are_seen_when_nothing_is_written_at_all() -> None:
    form = TextForm(stored={"title": Translated()}, languages=("sv", "fi"))
    assert shown(form, "title_sv").state is None
    assert "data-state" not in page_of(form)


def test_other_language_becomes_older_when_one_is_changed_and_saved() -> None:
    form = a_form(opened_and_sent(change_sv="Språket redan första veckan"))
    assert form.is_valid(), form.errors
    saved = Translated.of(sv="Språket genast", fi="Kieli heti").rewritten(form.cleaned_data["change"])
    assert saved.state_in("fi") is TextState.OLDER


def test_older_text_is_checked_when_the_tick_under_it_is_set() -> None:
    stored = goal(change=BEHIND)
    page = page_of(a_form(stored=stored))
    assert page.count('name="holds_change_fi"') == 1
    assert 'name="holds_change_sv"' not in page
    mark = page.split('name="holds_change_fi" value="')[1].split('"')[0]
    form = a_form(sent_from(page, holds_change_fi=mark), stored=stored)
    assert form.is_valid(), form.errors
    assert BEHIND.rewritten(form.cleaned_data["change"]).state_in("fi") is TextState.CHECKED


def test_tick_does_not_hold_when_another_text_was_changed_since_it_was_shown() -> None:
    stored = goal(change=BEHIND)
    page = page_of(a_form(stored=stored))
    mark = page.split('name="holds_change_fi" value="')[1].split('"')[0]
    changed = BEHIND.rewritten({"sv": "Något annat"})
    form = a_form(sent_from(page, holds_change_fi=mark), stored=goal(change=changed))
    assert form.is_valid(), form.errors
    assert changed.rewritten(form.cleaned_data["change"]).state_in("fi") is TextState.OLDER


def test_tick_stays_set_when_something_else_needs_attention() -> None:
    stored = goal(change=BEHIND)
    page = page_of(a_form(stored=stored))
    mark = page.split('name="holds_change_fi" value="')[1].split('"')[0]
    again = page_of(a_form(sent_from(page, holds_change_fi=mark, ready="soon"), stored=stored))
    assert f'name="holds_change_fi" value="{mark}" checked' in again


def test_refused_change_stands_beside_the_first_language_of_its_text() -> None:
    form = a_form(opened_and_sent())
    assert form.is_valid()
    form.refuse(NotPossible(Reason("This goal is closed."), field="change"))
    form.refuse(NotPossible(Reason("The period is over."), field="period"))
    assert form.errors == {"change_sv": ["This goal is closed."], "__all__": ["The period is over."]}
    assert [(each.label, each.text) for each in form.problems()] == [
        ("", "The period is over."),
        ("The change you want to see (Swedish)", "This goal is closed."),
    ]
