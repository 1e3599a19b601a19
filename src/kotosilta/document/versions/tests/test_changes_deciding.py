"""Decisions are recorded within rules; the first approval seals the version and nothing changes it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection

from kotosilta.audit.models import AuditEvent
from kotosilta.document.models import Decision, SealedFile, Section, Version
from kotosilta.document.versions.changes import (
    bring_decision_back,
    correct_decision,
    take_decision_back,
)
from kotosilta.document.versions.files import PUBLIC_FORMATS
from kotosilta.document.versions.reading import (
    decisions_of,
    files_of,
    languages_of_files,
    sealed_file,
    standing_version,
)
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_slug
from kotosilta.process.models import Phase
from kotosilta.programmes.changes import take_out_municipality
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from kotosilta.reasons import NotPossible
from tests.builders import (
    NOW,
    TODAY,
    a_body,
    a_deciding_body,
    a_decision,
    a_phase,
    a_programme,
    a_version,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


def events_of(programme: Programme) -> list[str]:
    return list(AuditEvent.objects.filter(programme=programme.pk).order_by("pk").values_list("kind", flat=True))


def state_of(programme: Programme) -> str:
    return str(Programme.objects.get(pk=programme.pk).state)


@pytest.fixture
def joint() -> Membership:
    """The coordinator of a programme of two municipalities."""
    return coordinator_of(a_programme("narpes", "kristinestad", languages=["sv"]))


def test_the_first_approval_seals_the_version_and_moves_the_programme_on(kim: Membership) -> None:
    programme = kim.programme

    decision = a_decision(kim, section="12", note={"sv": "Enhälligt."})

    version = Version.objects.of(programme).get()
    assert version.sealed_at == NOW
    assert (decision.section, str(decision.note)) == ("§ 12", "Enhälligt.")
    assert state_of(programme) == "decided"
    assert events_of(programme)[-4:] == [
        "decision.recorded",
        "version.sealed",
        "programme.moved_on",
        "programme.moved_on",
    ]


def test_sealing_makes_a_file_of_every_format_in_every_language(kim: Membership) -> None:
    version = a_decision(kim).version

    made = {(each.language, each.file_format) for each in files_of(version)}

    assert made == {(language, each) for language in ("sv", "fi") for each in PUBLIC_FORMATS}
    assert languages_of_files(version) == ["sv", "fi"]
    for language, file_format in made:
        found = sealed_file(version, language, file_format)
        assert found is not None
        assert found.digest == sha256(bytes(found.content)).hexdigest()
    assert sealed_file(version, "sv", "kept") is None
    assert sealed_file(version, "en", "pdf") is None


def test_a_later_decision_and_changes_in_the_rooms_leave_the_files_as_they_were(joint: Membership) -> None:
    programme = joint.programme
    version = a_decision(joint, on=TODAY).version
    before = {each.pk: bytes(each.content) for each in SealedFile.objects.of(programme)}
    codes = programme.municipality_codes()

    Section.across_programmes.create(programme=programme, element="D1", text=Translated.of(sv="Nytt."))
    a_decision(
        joint, version, body=a_deciding_body(programme, code=codes[1]), outcome="approved", now=NOW + timedelta(days=1)
    )

    assert {each.pk: bytes(each.content) for each in SealedFile.objects.of(programme)} == before
    version.refresh_from_db()
    assert version.sealed_at == NOW
    assert [each.part.code for each in decisions_of(version)] == codes


@pytest.mark.parametrize("outcome", ["returned", "rejected"])
def test_what_is_not_approved_seals_nothing(kim: Membership, outcome: str) -> None:
    version = a_decision(kim, outcome=outcome).version

    assert version.sealed_at is None
    assert files_of(version) == []
    assert standing_version(kim.programme) is None
    assert state_of(kim.programme) == "preparation"


def test_a_version_approved_with_changes_may_have_been_written_after_the_meeting(kim: Membership) -> None:
    version = a_version(kim, at=NOW + timedelta(days=3))

    a_decision(kim, version, outcome="approved_changed", on=TODAY, now=NOW + timedelta(days=3))

    assert standing_version(kim.programme) == version


@pytest.mark.parametrize(
    ("on", "field"),
    [(date(2026, 11, 23), "on"), (date(2026, 11, 26), "on"), (date(1926, 11, 24), "on")],
    ids=["before the programme", "in the future", "a hundred years ago"],
)
def test_a_decision_of_an_impossible_day_is_refused(kim: Membership, on: date, field: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        a_decision(kim, a_version(kim), on=on)

    assert refusal.value.field == field
    assert not Decision.objects.of(kim.programme).exists()


def test_a_decision_of_before_the_version_was_made_is_refused(kim: Membership) -> None:
    version = a_version(kim, at=NOW + timedelta(days=10))

    with pytest.raises(NotPossible, match="This version was made on"):
        a_decision(kim, version, on=TODAY, now=NOW + timedelta(days=10))


def test_each_municipality_decides_once_about_a_version(kim: Membership) -> None:
    version = a_decision(kim, outcome="returned").version

    with pytest.raises(NotPossible, match="is recorded already"):
        a_decision(kim, version)

    assert version.sealed_at is None


def test_only_a_body_that_decides_can_have_decided(kim: Membership) -> None:
    with pytest.raises(NotPossible, match="not noted as a body that decides"):
        a_decision(kim, a_version(kim), body=a_body(kim.programme))


def test_bodies_and_versions_of_others_or_removed_ones_are_refused(kim: Membership) -> None:
    other = coordinator_of(a_programme("vaasa"))
    body = a_deciding_body(kim.programme)
    version = a_version(kim)
    remove(row=body, by=kim, programme=kim.programme)

    for values in ({"body": a_deciding_body(other.programme)}, {"body": body}):
        with pytest.raises(NotPossible):
            a_decision(kim, version, **values)
    with pytest.raises(NotPossible):
        a_decision(kim, a_version(other))


def test_a_language_without_text_refuses_the_approval_and_leaves_everything_as_it_was(kim: Membership) -> None:
    programme = kim.programme
    Section.across_programmes.create(programme=programme, element="D4", text=Translated.of(sv="Vi samarbetar."))
    version = a_version(kim)
    events = len(events_of(programme))

    with pytest.raises(NotPossible, match="D4 has no text"):
        a_decision(kim, version, body=a_deciding_body(programme))

    version.refresh_from_db()
    assert version.sealed_at is None
    assert not Decision.objects.of(programme).exists()
    assert files_of(version) == []
    assert state_of(programme) == "preparation"
    assert events_of(programme)[events:] == ["body.added"]


@contextmanager
def a_full_disk() -> Iterator[None]:
    """The database may not grow any more."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = int(cursor.fetchone()[0]) + 20
        cursor.execute("PRAGMA max_page_count")
        most = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA max_page_count = {most}")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can be told how large it may become")
def test_a_full_disk_refuses_in_words_and_leaves_everything_as_it_was(kim: Membership) -> None:
    version, body = a_version(kim), a_deciding_body(kim.programme)

    with a_full_disk(), pytest.raises(NotPossible, match="no room left"):
        a_decision(kim, version, body=body)

    version.refresh_from_db()
    assert version.sealed_at is None
    assert not Decision.objects.of(kim.programme).exists()
    assert files_of(version) == []
    assert state_of(kim.programme) == "preparation"


def test_day_section_and_note_are_corrected_with_a_trace_and_the_files_stay(kim: Membership) -> None:
    decision = a_decision(kim)
    before = {each.pk: each.digest for each in files_of(decision.version)}

    correct_decision(
        decision=decision, by=kim, body=decision.body, on=TODAY, section="13", note={"sv": "Rättad."}, now=NOW
    )

    decision.refresh_from_db()
    assert (decision.section, str(decision.note)) == ("§ 13", "Rättad.")
    assert {each.pk: each.digest for each in files_of(decision.version)} == before
    event = AuditEvent.objects.filter(kind="decision.changed").get()
    assert (event.before["section"], event.after["section"]) == ("§ 12", "§ 13")


def test_a_correction_keeps_to_the_rules(joint: Membership) -> None:
    decision = a_decision(joint)
    codes = joint.programme.municipality_codes()
    elsewhere = a_deciding_body(joint.programme, code=codes[1])
    right: dict[str, Any] = {"by": joint, "body": decision.body, "on": TODAY, "section": "12", "note": {}, "now": NOW}

    for wrong in ({"on": date(2026, 1, 1)}, {"section": "tolv"}, {"body": elsewhere}):
        with pytest.raises(NotPossible):
            correct_decision(decision=decision, **(right | wrong))


def test_a_body_that_was_removed_since_still_stands_with_its_decision(kim: Membership) -> None:
    decision = a_decision(kim)
    remove(row=decision.body, by=kim, programme=kim.programme)

    correct_decision(decision=decision, by=kim, body=decision.body, on=TODAY, section="14", note={}, now=NOW)

    (found,) = decisions_of(decision.version)
    assert (found.body.name.text_in("sv"), found.section) == ("Fullmäktige", "§ 14")


def test_taking_the_only_approval_back_leaves_the_sealed_files_but_no_version_that_holds(kim: Membership) -> None:
    decision = a_decision(kim)
    version = decision.version

    take_decision_back(decision=decision, by=kim, on=TODAY)

    version.refresh_from_db()
    assert version.sealed_at == NOW
    assert files_of(version) != []
    assert standing_version(kim.programme) is None
    assert state_of(kim.programme) == "decision"

    bring_decision_back(decision=Decision.objects.removed_of(kim.programme).get(), by=kim, on=TODAY)

    assert standing_version(kim.programme) == version
    assert state_of(kim.programme) == "decided"


def test_a_new_approval_of_a_sealed_version_makes_no_new_files(kim: Membership) -> None:
    decision = a_decision(kim)
    before = {each.pk: each.digest for each in files_of(decision.version)}
    take_decision_back(decision=decision, by=kim, on=TODAY)

    a_decision(kim, decision.version, section="99", now=NOW + timedelta(days=1))

    assert {each.pk: each.digest for each in files_of(decision.version)} == before
    assert standing_version(kim.programme) == decision.version


def test_a_decision_whose_place_was_taken_cannot_be_brought_back(kim: Membership) -> None:
    decision = a_decision(kim, outcome="returned")
    take_decision_back(decision=decision, by=kim, on=TODAY)
    a_decision(kim, decision.version, outcome="rejected")

    with pytest.raises(NotPossible):
        bring_decision_back(decision=Decision.objects.removed_of(kim.programme).get(), by=kim, on=TODAY)


def test_an_approval_that_another_municipality_has_given_keeps_the_programme_decided(joint: Membership) -> None:
    first = a_decision(joint)
    other = a_deciding_body(joint.programme, code=joint.programme.municipality_codes()[1])
    a_decision(joint, first.version, body=other)

    take_decision_back(decision=first, by=joint, on=TODAY)

    assert state_of(joint.programme) == "decided"
    assert standing_version(joint.programme) == first.version


def test_the_phase_of_the_decision_is_done_when_every_municipality_has_approved(joint: Membership) -> None:
    programme = joint.programme
    phase = a_phase(programme, "Beslut")
    Phase.objects.of(programme).update(key="decision")
    version = a_decision(joint).version
    phase.refresh_from_db()
    assert phase.done_on is None

    second = a_deciding_body(programme, code=programme.municipality_codes()[1])
    last = a_decision(joint, version, body=second, on=TODAY, now=NOW + timedelta(days=1))
    phase.refresh_from_db()
    assert phase.done_on == TODAY

    take_decision_back(decision=last, by=joint, on=TODAY)
    phase.refresh_from_db()
    last.refresh_from_db()
    assert phase.done_on is None

    bring_decision_back(decision=last, by=joint, on=TODAY)
    phase.refresh_from_db()
    assert phase.done_on == TODAY


def test_the_version_that_holds_is_the_one_sealed_last(joint: Membership) -> None:
    first = a_decision(joint, outcome="approved").version
    second = a_version(joint, at=NOW + timedelta(days=2))
    other = a_deciding_body(joint.programme, code=joint.programme.municipality_codes()[1])
    day = TODAY + timedelta(days=2)
    a_decision(joint, second, body=other, on=day, now=NOW + timedelta(days=2))

    assert standing_version(joint.programme) == second
    assert first != second


def test_a_municipality_with_a_decision_stays_until_it_is_taken_back(joint: Membership) -> None:
    decision = a_decision(joint)
    part = decision.part
    assert part.municipality in {by_slug("narpes"), by_slug("kristinestad")}

    with pytest.raises(NotPossible):
        take_out_municipality(part=part, by=joint)

    take_decision_back(decision=decision, by=joint, on=TODAY)
    remove(row=decision.body, by=joint, programme=joint.programme)
    take_out_municipality(part=part, by=joint)
    assert len(Programme.objects.get(pk=joint.programme.pk).municipality_codes()) == 1
