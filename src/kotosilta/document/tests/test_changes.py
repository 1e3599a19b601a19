"""What happens to the text: what is true afterwards, which event it leaves, what is refused and why."""

from __future__ import annotations

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.document import changes
from kotosilta.document.markup import Reference
from kotosilta.document.models import Section
from kotosilta.document.rules import LONGEST_TEXT
from kotosilta.document.sections import LEFT_OUT, standing_of, texts_of
from kotosilta.language.translated import TextState
from kotosilta.programmes.models import Membership, State
from kotosilta.reasons import NotPossible
from tests.builders import a_programme, a_section, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme("narpes"))


def kinds() -> list[str]:
    return [each.kind for each in AuditEvent.objects.order_by("pk") if each.kind.startswith("section.")]


def test_a_text_is_written_with_what_it_covers(kim: Membership) -> None:
    section = changes.write_section(by=kim, element="D2", text={"sv": "Behoven.", "fi": "Tarpeet."}, facets=["b", "a"])

    assert (section.text.text_in("sv"), section.text.text_in("fi"), section.facets) == (
        "Behoven.",
        "Tarpeet.",
        ["a", "b"],
    )
    assert texts_of(kim.programme) == {"D2": {"fi": "Tarpeet.", "sv": "Behoven."}}
    assert kinds() == [Kind.SECTION_WRITTEN]


def test_the_same_text_again_is_no_event(kim: Membership) -> None:
    a_section(kim, "D2", {"sv": "Behoven."})
    a_section(kim, "D2", {"sv": "Behoven."})

    assert kinds() == [Kind.SECTION_WRITTEN]
    assert Section.objects.of(kim.programme).count() == 1


def test_a_text_changed_in_one_language_leaves_the_other_older(kim: Membership) -> None:
    a_section(kim, "D2", {"sv": "Behoven.", "fi": "Tarpeet."})
    section = a_section(kim, "D2", {"sv": "Behoven växer."})

    assert section.text.state_in("fi") is TextState.OLDER


def test_a_text_that_is_too_long_is_refused_and_the_one_before_stays(kim: Membership) -> None:
    a_section(kim, "D2", {"sv": "Behoven."})

    with pytest.raises(NotPossible):
        a_section(kim, "D2", {"sv": "x" * (LONGEST_TEXT + 1)})

    assert texts_of(kim.programme) == {"D2": {"sv": "Behoven."}}


def test_a_closed_programme_is_not_written_in(kim: Membership) -> None:
    kim.programme.state = State.CLOSED

    with pytest.raises(NotPossible) as refusal:
        a_section(kim, "D2", {"sv": "Behoven."})

    assert refusal.value.reason == changes.CLOSED


def test_the_first_text_fills_the_languages_that_are_empty(kim: Membership) -> None:
    a_section(kim, "D4", {"sv": "Vi möts."})
    section = changes.begin_section(by=kim, element="D4", made={"sv": "Annat.", "fi": "Ryhmä kokoontuu."})

    assert (section.text.text_in("sv"), section.text.text_in("fi")) == ("Vi möts.", "Ryhmä kokoontuu.")
    assert kinds()[-1] == Kind.SECTION_BEGUN


def test_the_first_text_is_refused_where_there_is_a_text(kim: Membership) -> None:
    a_section(kim, "D4", {"sv": "Vi möts."})

    with pytest.raises(NotPossible):
        changes.begin_section(by=kim, element="D4", made={"sv": "Annat."})


def test_an_element_is_left_out_with_its_reason_and_keeps_its_text(kim: Membership) -> None:
    a_section(kim, "D8", {"sv": "Skydd."})
    changes.leave_out(by=kim, element="D8", reason={"sv": "Ingen har fått skydd här."})

    assert standing_of(kim.programme) == {"D8": {LEFT_OUT: "Ingen har fått skydd här."}}
    changes.take_back_in(by=kim, element="D8")
    assert standing_of(kim.programme) == {"D8": {"sv": "Skydd."}}
    assert kinds() == [Kind.SECTION_WRITTEN, Kind.SECTION_LEFT_OUT, Kind.SECTION_BACK_IN]


def test_an_element_is_not_left_out_without_a_reason(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refusal:
        changes.leave_out(by=kim, element="D8", reason={"sv": " "})

    assert refusal.value.field == "reason"


def test_a_reference_is_put_after_the_text_and_taken_out_with_its_line(kim: Membership) -> None:
    a_section(kim, "D3", {"sv": "Ansvaret."})
    reference = Reference("table", "goals")
    section = changes.put_in(by=kim, element="D3", language="sv", reference=reference)

    assert section.text.text_in("sv") == "Ansvaret.\n\n[[table:goals]]"
    assert changes.take_out(by=kim, element="D3", reference=reference).text.text_in("sv") == "Ansvaret."


def test_a_reference_inside_a_sentence_is_taken_out_and_the_words_stay(kim: Membership) -> None:
    a_section(kim, "D3", {"sv": "Vi ser att [[finding:7]] och går vidare."})

    section = changes.take_out(by=kim, element="D3", reference=Reference("finding", "7"))

    assert section.text.text_in("sv") == "Vi ser att och går vidare."


def test_text_from_word_comes_after_what_was_written(kim: Membership) -> None:
    a_section(kim, "D3", {"sv": "Först."})
    section = changes.take_in_from_word(by=kim, element="D3", language="sv", markup="Sedan.")

    assert section.text.text_in("sv") == "Först.\n\nSedan."
    assert kinds()[-1] == Kind.SECTION_FROM_WORD


def test_a_word_file_that_would_make_the_text_too_long_changes_nothing(kim: Membership) -> None:
    a_section(kim, "D3", {"sv": "Först."})

    with pytest.raises(NotPossible):
        changes.take_in_from_word(by=kim, element="D3", language="sv", markup="x" * LONGEST_TEXT)

    assert texts_of(kim.programme) == {"D3": {"sv": "Först."}}
