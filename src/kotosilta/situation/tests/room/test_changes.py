"""What happens in the situation room: what is true afterwards, which event tells it, what is refused and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Part
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Conclusion, Finding, LookedAt, OwnFigure, SourceUse, Upload, Voice
from kotosilta.situation.room import changes
from kotosilta.situation.room.changes import GivenFigure, GivenFinding
from kotosilta.situation.room.rows import NewFigure
from kotosilta.situation.room.values import Value
from tests.builders import (
    TODAY,
    a_conclusion,
    a_figure,
    a_finding,
    a_meeting,
    a_programme,
    a_source_use,
    a_voice,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def kim() -> Membership:
    """The coordinator of a programme."""
    return coordinator_of(a_programme())


@pytest.fixture
def stranger() -> Membership:
    """The coordinator of another programme."""
    return coordinator_of(a_programme("malax"))


def last_event() -> AuditEvent:
    return AuditEvent.objects.latest("pk")


def told() -> tuple[str, str, dict[str, Any]]:
    event = last_event()
    return event.kind, event.target, event.after


def new_figure(title: str = "Kunder", number: int | None = 12, under: int | None = None) -> NewFigure:
    value = Value(None if number is None else Decimal(number), under)
    return NewFigure(title, value, "persons", "", date(2025, 12, 31), "L", "Rådgivningen", "Personer", "545")


def taken_in(by: Membership, *figures: NewFigure, digest: str = "a" * 64, question: str = "C3.7") -> Upload:
    return changes.take_in(
        by=by,
        file_name="kunder.csv",
        digest=digest,
        question=question,
        language="sv",
        source_kind="M7",
        hidden_below=5,
        figures=figures or (new_figure(), new_figure("Elever", None, 5)),
    )


# Guiding questions


def test_looking_at_a_question_is_noted_once(kim: Membership) -> None:
    first = changes.look_at(question="C3.4", by=kim)
    events = AuditEvent.objects.count()
    assert changes.look_at(question="C3.4", by=kim) == first
    assert AuditEvent.objects.count() == events
    assert told() == (Kind.QUESTION_LOOKED_AT, "C3.4", {})
    assert first.by == kim


def test_looking_at_a_question_can_be_taken_back(kim: Membership, stranger: Membership) -> None:
    changes.look_at(question="C3.4", by=kim)
    changes.not_looked_at(question="C3.4", by=stranger)
    assert LookedAt.objects.of(kim.programme).count() == 1
    changes.not_looked_at(question="C3.4", by=kim)
    assert LookedAt.objects.of(kim.programme).count() == 0
    assert told() == (Kind.QUESTION_NOT_LOOKED_AT, "C3.4", {})


def test_conclusions_stand_by_facet_and_for_the_question_as_a_whole(kim: Membership) -> None:
    changes.conclude(question="C3.5", by=kim, texts={"": {"sv": "I korthet"}, "d": {"sv": "Arbete", "fi": "Työ"}})
    assert [(each.facet, each.text) for each in Conclusion.objects.of(kim.programme)] == [
        ("", Translated.of(sv="I korthet")),
        ("d", Translated.of(sv="Arbete", fi="Työ")),
    ]
    assert told() == (Kind.CONCLUSION_WRITTEN, "C3.5d", {"languages": ["fi", "sv"]})


def test_an_emptied_conclusion_is_gone_and_an_unchanged_one_leaves_no_event(kim: Membership) -> None:
    a_conclusion(kim, "C3.4", text="Fler än förut")
    events = AuditEvent.objects.count()
    changes.conclude(question="C3.4", by=kim, texts={"": {"sv": "Fler än förut "}})
    assert AuditEvent.objects.count() == events
    changes.conclude(question="C3.4", by=kim, texts={"": {"sv": " "}})
    assert list(Conclusion.objects.of(kim.programme)) == []
    assert last_event().kind == Kind.CONCLUSION_WRITTEN


def test_a_conclusion_names_nobody(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refusal:
        changes.conclude(question="C3.5", by=kim, texts={"": {"sv": "Ja"}, "a": {"sv": "Ring 040 123 4567"}})
    assert refusal.value.field == "facet_a"
    assert list(Conclusion.objects.of(kim.programme)) == []


# Voices


def test_a_voice_is_kept_with_where_and_when_it_was_heard(kim: Membership) -> None:
    meeting = a_meeting(kim)
    voice = a_voice(
        kim, "C3.8", text={"sv": "Grannen hälsade", "uk": "Сусід привітався"}, kind="discussion", meeting=meeting
    )
    assert list(meeting.voices.all()) == [voice]
    kept = Voice.objects.of(kim.programme).get()
    assert (kept.question, str(kept.text), kept.heard_on, kept.kind) == ("C3.8", "Grannen hälsade", TODAY, "discussion")


def test_the_trail_does_not_repeat_what_a_voice_says(kim: Membership) -> None:
    voice = a_voice(kim, "C3.8", text={"sv": "Jag är rädd"})
    changes.change_voice(
        voice=voice, by=kim, question="C3.8", text={"sv": "Jag var rädd"}, kind="survey", heard_on=TODAY,
        heard_where="", meeting=None, today=TODAY,
    )  # fmt: skip
    remove(row=voice, by=kim, programme=kim.programme)
    events = AuditEvent.objects.filter(programme=kim.programme.pk)
    assert [each.target for each in events.order_by("pk")][-3:] == ["C3.8 2026-11-24"] * 3
    assert not any("rädd" in f"{each.before}{each.after}" for each in events)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": {"sv": "Fråga maria@example.fi"}}, "text"),
        ({"text": {"sv": "Fint", "fi": "Soita 0401234567"}}, "text"),
        ({"heard_where": "hos 010190-123A"}, "heard_where"),
        ({"heard_on": TOMORROW}, "heard_on"),
    ],
)
def test_a_voice_is_refused_when_it_names_somebody_or_is_still_to_come(
    kim: Membership, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotPossible) as refusal:
        a_voice(kim, **wrong)
    assert refusal.value.field == field
    assert list(Voice.objects.of(kim.programme)) == []


def test_a_voice_cannot_belong_to_a_meeting_of_another_programme(kim: Membership, stranger: Membership) -> None:
    with pytest.raises(NotPossible):
        a_voice(kim, meeting=a_meeting(stranger))


def test_a_voice_of_another_programme_cannot_be_changed(kim: Membership, stranger: Membership) -> None:
    voice = a_voice(stranger, text={"sv": "Vår"})
    with pytest.raises(NotPossible):
        changes.change_voice(
            voice=voice, by=kim, question="C3.7", text={"sv": "Er"}, kind="survey", heard_on=TODAY, heard_where="",
            meeting=None, today=TODAY,
        )  # fmt: skip
    assert str(Voice.objects.of(stranger.programme).get().text) == "Vår"


# Figures of the programme's own


def test_a_figure_is_kept_with_source_day_group_unit_and_definition(kim: Membership) -> None:
    part = kim.programme.parts.get()
    a_figure(
        kim,
        "C3.12",
        title={"sv": "Kurser"},
        value=Value(Decimal("7.5"), about=True),
        measured="other",
        unit="kurser",
        part=part,
        source_kind="M7",
    )
    kept = OwnFigure.objects.of(kim.programme).get()
    assert (kept.question, kept.value, kept.under, kept.about) == ("C3.12", Decimal("7.500"), None, True)
    assert (kept.measured, kept.unit, kept.on, kept.group) == ("other", "kurser", date(2025, 12, 31), "L")
    assert (kept.source, kept.source_kind, str(kept.definition), kept.part) == (
        "Rådgivningen",
        "M7",
        "Olika personer under året",
        part,
    )
    assert told() == (Kind.FIGURE_ADDED, "Kurser", {"source": "Rådgivningen"})


@pytest.mark.parametrize(("limit", "kept"), [(5, (None, 5)), (0, (Decimal("3.000"), None))])
def test_a_small_count_is_kept_as_the_sources_rule_says(kim: Membership, limit: int, kept: tuple[Any, Any]) -> None:
    a_figure(kim, value=Value(Decimal(3)), hidden_below=limit)
    figure = OwnFigure.objects.of(kim.programme).get()
    assert (figure.value, figure.under) == kept


def test_a_small_share_is_kept_as_it_is(kim: Membership) -> None:
    a_figure(kim, value=Value(Decimal(3)), measured="percent", unit="procent")
    figure = OwnFigure.objects.of(kim.programme).get()
    assert (figure.value, figure.unit) == (Decimal("3.000"), "")


def test_a_figure_can_be_corrected(kim: Membership) -> None:
    figure = a_figure(kim, value=Value(Decimal(120)))
    given = GivenFigure(
        question="C3.12",
        title={"sv": "Kunder"},
        value=Value(Decimal(4)),
        on=date(2024, 12, 31),
        source="Rådgivningen",
        group="all",
        definition={"sv": "Alla"},
    )
    changes.change_figure(figure=figure, by=kim, given=given)
    kept = OwnFigure.objects.of(kim.programme).get()
    assert (kept.question, kept.value, kept.under, kept.group, kept.on.year) == ("C3.12", None, 5, "all", 2024)
    assert told()[0] == Kind.FIGURE_CHANGED


@pytest.mark.parametrize("field", ["title", "definition"])
def test_a_figure_names_nobody(kim: Membership, field: str) -> None:
    told: dict[str, Any] = {field: {"sv": "Fråga 040 123 4567"}}
    with pytest.raises(NotPossible) as refusal:
        a_figure(kim, **told)
    assert refusal.value.field == field


def test_a_figure_cannot_be_about_a_municipality_of_another_programme(kim: Membership, stranger: Membership) -> None:
    part = Part.objects.of(stranger.programme).get()
    with pytest.raises(NotPossible):
        a_figure(kim, part=part)


def test_a_file_brings_all_its_figures(kim: Membership) -> None:
    upload = taken_in(kim)
    figures = OwnFigure.objects.of(kim.programme)
    assert [(str(each.title), each.value, each.under, each.upload, each.part.code) for each in figures] == [
        ("Kunder", Decimal("12.000"), None, upload, "545"),
        ("Elever", None, 5, upload, "545"),
    ]
    assert told() == (Kind.FIGURES_TAKEN_IN, "kunder.csv", {"figures": 2})


def test_a_file_is_taken_back_and_brought_back_as_a_whole(kim: Membership) -> None:
    upload = taken_in(kim)
    remove(row=upload, by=kim, programme=kim.programme)
    assert OwnFigure.objects.of(kim.programme).count() == 0
    bring_back(row=upload, by=kim, programme=kim.programme)
    assert OwnFigure.objects.of(kim.programme).count() == 2


def test_the_same_file_is_not_taken_in_twice(kim: Membership) -> None:
    upload = taken_in(kim)
    with pytest.raises(NotPossible):
        taken_in(kim)
    taken_in(kim, question="C3.8")
    remove(row=upload, by=kim, programme=kim.programme)
    taken_in(kim)
    assert Upload.objects.of(kim.programme).count() == 2


# Findings


def test_a_finding_rests_on_figures_and_voices(kim: Membership) -> None:
    voice, figure = a_voice(kim), a_figure(kim)
    official = [{"municipality": "545", "indicator": "turnout"}]
    finding = a_finding(kim, voices=[voice.pk], own_figures=[figure.pk], official=official, tone="challenge", theme="d")
    kept = Finding.objects.of(kim.programme).get()
    assert (list(kept.voices.all()), list(kept.own_figures.all()), kept.official) == ([voice], [figure], official)
    assert (kept.tone, kept.theme, kept.important) == ("challenge", "d", False)
    assert told() == (Kind.FINDING_ADDED, str(finding.text), {})


def test_a_finding_cannot_rest_on_what_another_programme_knows(kim: Membership, stranger: Membership) -> None:
    every: list[dict[str, Any]] = [{"voices": [a_voice(stranger).pk]}, {"own_figures": [a_figure(stranger).pk]}]
    for theirs in every:
        with pytest.raises(NotPossible):
            a_finding(kim, **theirs)
    assert list(Finding.objects.of(kim.programme)) == []


def test_a_link_to_something_removed_waits_for_its_return(kim: Membership) -> None:
    gone, there = a_voice(kim), a_voice(kim)
    finding = a_finding(kim, voices=[gone.pk, there.pk])
    remove(row=gone, by=kim, programme=kim.programme)
    given = GivenFinding(question="C3.7", text={"sv": "Vi når inte alla"}, voices=[])
    changes.change_finding(finding=finding, by=kim, given=given)
    assert list(finding.voices.all()) == [gone]
    assert told() == (Kind.FINDING_CHANGED, "Vi når inte alla", {"changed": ["text", "voices"]})


def test_a_finding_names_nobody(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refusal:
        a_finding(kim, text={"sv": "Maria (maria@example.fi) vet"})
    assert refusal.value.field == "text"


def test_a_suggestion_is_answered_once(kim: Membership) -> None:
    given = GivenFinding(question="C3.4", text={"sv": "Andelen ökar"})
    taken = changes.take_up(suggestion="largest_change.rise/545", by=kim, given=given)
    assert told() == (Kind.SUGGESTION_TAKEN_UP, "Andelen ökar", {})
    with pytest.raises(NotPossible) as refusal:
        dismissed(kim)
    assert "already" in str(refusal.value)
    remove(row=taken, by=kim, programme=kim.programme)
    assert dismissed(kim).dismissed_why == "Känt sedan länge"


def test_a_dismissed_suggestion_is_no_finding_and_can_be_suggested_again(kim: Membership) -> None:
    finding = dismissed(kim)
    assert list(Finding.objects.of(kim.programme).standing()) == []
    assert list(Finding.objects.of(kim.programme).dismissed()) == [finding]
    assert told()[0] == Kind.SUGGESTION_DISMISSED
    remove(row=finding, by=kim, programme=kim.programme)
    assert dismissed(kim)


@pytest.mark.parametrize("why", ["", "  ", "Ring 040 123 4567"])
def test_a_suggestion_is_not_dismissed_without_a_reason(kim: Membership, why: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        dismissed(kim, why)
    assert refusal.value.field == "why"


def dismissed(by: Membership, why: str = "Känt sedan länge") -> Finding:
    return changes.dismiss(
        suggestion="largest_change.rise/545", by=by, question="C3.4", text={"sv": "Andelen ökar"}, official=[], why=why
    )


# Sources


def test_a_source_has_one_state_that_changes(kim: Membership) -> None:
    a_source_use(kim, "C3.18", "a", state="asked", on=TODAY)
    a_source_use(kim, "C3.18", "a", state="used", on=None, note={"sv": "Svaret kom"})
    use = SourceUse.objects.of(kim.programme).get()
    assert (use.state, use.on, str(use.note)) == ("used", None, "Svaret kom")
    event = last_event()
    assert (event.kind, event.target, event.before, event.after) == (
        Kind.SOURCE_NOTED,
        "C3.18a",
        {"state": "asked"},
        {"state": "used", "on": ""},
    )


def test_nothing_is_noted_of_a_source_any_more_when_its_state_is_taken_back(kim: Membership) -> None:
    a_source_use(kim)
    assert a_source_use(kim, state="") is None
    assert list(SourceUse.objects.of(kim.programme)) == []


@pytest.mark.parametrize("on", [None, TOMORROW])
def test_a_source_is_asked_on_a_day_that_has_come(kim: Membership, on: date | None) -> None:
    with pytest.raises(NotPossible) as refusal:
        a_source_use(kim, state="asked", on=on)
    assert refusal.value.field == "on"


# What holds for all


@pytest.mark.parametrize("change", ["figure", "finding"])
def test_a_row_of_another_programme_cannot_be_changed(kim: Membership, stranger: Membership, change: str) -> None:
    theirs: dict[str, Callable[[], object]] = {
        "figure": lambda: changes.change_figure(
            figure=a_figure(stranger),
            by=kim,
            given=GivenFigure(
                question="C3.4", title={"sv": "x"}, value=Value(Decimal(9)), on=TODAY, source="x", group="L",
                definition={"sv": "x"},
            ),
        ),
        "finding": lambda: changes.change_finding(
            finding=a_finding(stranger), by=kim, given=GivenFinding(question="C3.4", text={"sv": "x"})
        ),
    }  # fmt: skip
    with pytest.raises(NotPossible):
        theirs[change]()
