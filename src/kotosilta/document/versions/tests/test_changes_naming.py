"""A version keeps the whole text as it was, whatever happens in the rooms afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kotosilta.audit.models import AuditEvent
from kotosilta.document.models import Section, Version
from kotosilta.document.sections import texts_of
from kotosilta.document.versions.changes import name_version, write_on
from kotosilta.document.versions.files import kept_in, kept_in_language
from kotosilta.document.versions.working import working_text
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Programme
from kotosilta.reasons import NotPossible
from tests.builders import NOW, TODAY, a_goal, a_programme, a_version, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


def written(programme: Programme, element: str = "D1", **texts: str) -> Section:
    section, _ = Section.across_programmes.update_or_create(
        programme=programme, element=element, defaults={"text": Translated.of(**texts)}
    )
    return section


def test_a_version_holds_the_texts_and_the_whole_document_in_every_language(kim: Membership) -> None:
    written(kim.programme, sv="Strategin.", fi="Strategia.")

    version = a_version(kim, "Före hörandet")

    assert version.sections == {"D1": {"sv": "Strategin.", "fi": "Strategia."}}
    assert set(kept_in(version)) == {"sv", "fi"}
    assert kept_in_language(version, "sv") == working_text(kim.programme, "sv", TODAY)
    assert AuditEvent.objects.filter(kind="version.named", target="Före hörandet").count() == 1


def test_a_version_stays_as_it_was_when_goals_and_texts_change(kim: Membership) -> None:
    goal = a_goal(kim, change={"sv": "Fler möts"})
    version = a_version(kim)
    before = kept_in_language(version, "sv")

    goal.change = Translated.of(sv="Ingen möts")
    goal.save()
    written(kim.programme, sv="Helt ny text.")

    assert kept_in_language(version, "sv") == before
    assert before is not None
    assert before.goals[0]["change"] == "Fler möts"


def test_what_is_left_out_is_kept_with_its_reason(kim: Membership) -> None:
    section = written(kim.programme, "D8", sv="Text.")
    section.left_out, section.left_out_reason = True, Translated.of(sv="Ingen berörs.")
    section.save()

    kept = kept_in_language(a_version(kim), "sv")

    assert kept is not None
    assert kept.left_out["D8"]["reason"] == "Ingen berörs."


@pytest.mark.parametrize("name", ["Till fullmäktige", "TILL FULLMÄKTIGE"])
def test_two_versions_cannot_have_the_same_name(kim: Membership, name: str) -> None:
    a_version(kim, "Till fullmäktige")

    with pytest.raises(NotPossible) as refusal:
        name_version(by=kim, name=name, at=NOW)

    assert refusal.value.field == "name"
    assert Version.objects.of(kim.programme).count() == 1


def test_writing_on_from_a_version_brings_its_texts_back_and_keeps_what_was_there(kim: Membership) -> None:
    programme = kim.programme
    written(programme, "D1", sv="Den första texten.")
    first = a_version(kim, "Före hörandet")
    written(programme, "D1", sv="Den andra texten.", fi="Toinen teksti.")
    written(programme, "D2", sv="Ny del.")

    kept = write_on(version=first, by=kim, at=NOW + timedelta(hours=1), name_of_present="Lagd åt sidan")

    assert texts_of(programme) == {"D1": {"sv": "Den första texten."}}
    assert kept is not None
    assert (kept.name, kept.sections["D2"]) == ("Lagd åt sidan", {"sv": "Ny del."})


def test_writing_on_is_undone_by_writing_on_from_what_was_put_aside(kim: Membership) -> None:
    programme = kim.programme
    first = a_version(kim)
    section = written(programme, "D8", sv="Ny del.")
    section.left_out, section.left_out_reason = True, Translated.of(sv="Ingen berörs.")
    section.save()
    kept = write_on(version=first, by=kim, at=NOW, name_of_present="Lagd åt sidan")
    assert kept is not None

    again = write_on(version=kept, by=kim, at=NOW, name_of_present="Lagd åt sidan (2)")

    assert again == first
    assert texts_of(programme) == {"D8": {"sv": "Ny del."}}
    restored = Section.objects.of(programme).get(element="D8")
    assert (restored.left_out, restored.left_out_reason.text_in("sv")) == (True, "Ingen berörs.")


def test_writing_on_from_the_same_text_changes_nothing(kim: Membership) -> None:
    written(kim.programme, sv="Text.")
    version = a_version(kim)

    assert write_on(version=version, by=kim, at=NOW, name_of_present="Lagd åt sidan") is None
    assert Version.objects.of(kim.programme).count() == 1


def test_a_version_of_another_programme_is_not_taken_up(kim: Membership) -> None:
    theirs: Any = a_version(coordinator_of(a_programme("vaasa")))

    with pytest.raises(NotPossible):
        write_on(version=theirs, by=kim, at=NOW, name_of_present="Lagd åt sidan")


def test_the_text_of_a_closed_programme_is_not_written_on(kim: Membership) -> None:
    version = a_version(kim)
    written(kim.programme, sv="Nyare.")
    kim.programme.state = "closed"
    kim.programme.save()

    with pytest.raises(NotPossible):
        write_on(version=version, by=kim, at=NOW, name_of_present="Lagd åt sidan")

    assert texts_of(kim.programme) == {"D1": {"sv": "Nyare."}}
