"""The tags of all pages: terms explained where they stand, icons, figures in the language's own number format."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils.translation import override

from kotosilta.content.text import Text
from kotosilta.figures import Figure, FigureKind
from kotosilta.publishing.blocks import Foreign


def rendered(template: str, **values: object) -> str:
    context = Context({"terms_used": {}, **values})
    return Template("{% load kotosilta %}" + template).render(context)


def test_term_opens_its_explanation_when_it_is_used_twice_only_once_printed() -> None:
    with override("en"):
        page = rendered('{% term "goal" %} {% term "goal" "aim" %}{% explanations %}')
    assert page.count('<button type="button" class="term" popovertarget="term-goal">') == 2
    assert ">goal</button>" in page
    assert ">aim</button>" in page
    assert page.count('id="term-goal"') == 1
    assert "<dt>goal</dt><dd>A concrete change that the municipality wants to see by a certain time.</dd>" in page


def test_explanations_are_nothing_when_no_term_was_used() -> None:
    assert rendered("{% explanations %}").strip() == ""


def test_unknown_term_is_a_defect() -> None:
    with pytest.raises(KeyError):
        rendered('{% term "no_such_term" %}')


def test_label_of_a_term_is_escaped() -> None:
    assert "&lt;b&gt;" in rendered('{% term "goal" label %}', label="<b>")


def test_icon_is_skipped_by_assistive_technology() -> None:
    drawn = rendered('{% icon "search" %}')
    assert 'aria-hidden="true"' in drawn
    assert drawn.count("<path") == 1


def test_unknown_icon_is_a_defect() -> None:
    with pytest.raises(KeyError):
        rendered('{% icon "no_such_icon" %}')


@pytest.mark.parametrize(("language", "number"), [("sv", "3,4\u00a0%"), ("fi", "3,4\u00a0%"), ("en", "3.4%")])
def test_figure_is_written_as_the_language_does(language: str, number: str) -> None:
    figure = Figure(3.4, FigureKind.PERCENT, "091", "foreign_language_share", 2025, "statfin_159t", ("x",))
    with override(language):
        assert number in rendered("{{ content|said }}", content=(figure,))


def test_text_with_markup_is_escaped_and_foreign_words_carry_their_language() -> None:
    page = rendered("{{ content|said }}", content=("<script>", Foreign("Närpiö", "fi")))
    assert page == '&lt;script&gt;<span lang="fi">Närpiö</span>'


def test_text_of_the_content_files_is_shown_in_the_pages_language() -> None:
    with override("fi"):
        assert rendered("{% in_language text %}", text=Text("ja", "kyllä", "yes")) == "kyllä"
