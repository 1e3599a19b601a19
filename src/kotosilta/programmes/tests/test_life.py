"""A programme in its life: its municipalities, its states, the programmes around it, what is said of its checklist."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.municipalities.register import by_slug
from kotosilta.programmes import changes, rules
from kotosilta.programmes.models import Part, Programme, Saying, State
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from tests.builders import a_member, a_programme, coordinator_of

ORDER = State.values


def kinds_of(programme: Programme) -> list[str]:
    return list(AuditEvent.objects.filter(programme=programme.pk).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("state", "to", "followed", "this_year", "allowed"),
    [
        ("preparation", "decision", False, 2026, True),
        ("preparation", "decided", False, 2026, False),
        ("preparation", "preparation", False, 2026, False),
        ("decision", "preparation", False, 2026, True),
        ("decision", "decided", False, 2026, True),
        ("decided", "closed", False, 2030, False),
        ("decided", "closed", True, 2030, True),
        ("decided", "closed", False, 2031, True),
        ("closed", "decided", False, 2031, True),
        ("closed", "preparation", False, 2031, False),
    ],
)
def test_a_programme_moves_one_step_at_a_time_and_is_closed_when_its_time_is_over(
    state: str, to: str, followed: bool, this_year: int, allowed: bool
) -> None:
    reason = rules.why_not_move(order=ORDER, state=state, to=to, last_year=2030, this_year=this_year, followed=followed)

    assert (reason is None) is allowed


def test_nothing_goes_to_decision_without_anything_to_decide_on_but_everything_else_moves() -> None:
    steps = [("preparation", "decision"), ("decision", "preparation"), ("decision", "decided")]
    more: dict[str, object] = {"last_year": 2030, "this_year": 2026, "followed": False, "nothing_to_decide": True}

    reasons = [rules.why_not_move(order=ORDER, state=state, to=to, **more) for state, to in steps]  # type: ignore[arg-type]

    assert [each is None for each in reasons] == [False, True, True]


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({}, True),
        ({"same": True}, False),
        ({"earlier_starts": 2027}, False),
        ({"earlier_starts": 2031}, False),
        ({"followed_by_another": True}, False),
    ],
)
def test_a_programme_follows_an_earlier_one_that_no_other_follows(values: dict[str, object], allowed: bool) -> None:
    usual = {"same": False, "starts": 2027, "earlier_starts": 2023, "followed_by_another": False}

    assert (rules.why_not_follow(**(usual | values)) is None) is allowed


@pytest.mark.parametrize(("others", "recorded", "allowed"), [(1, 0, True), (0, 0, False), (1, 1, False), (3, 0, True)])
def test_a_municipality_leaves_when_others_remain_and_nothing_is_about_it(
    others: int, recorded: int, allowed: bool
) -> None:
    assert (rules.why_not_take_out(others=others, recorded=recorded) is None) is allowed


def test_a_note_is_asked_for_where_nothing_is_recorded() -> None:
    assert rules.why_not_say(note=" ") is not None
    assert rules.why_not_say(note="Protokoll") is None


@pytest.mark.django_db
class TestChanges:
    def test_a_municipality_comes_and_goes_with_its_events(self) -> None:
        programme = a_programme("narpes")
        by = coordinator_of(programme)

        part = changes.add_municipality(programme=programme, by=by, municipality=by_slug("kaskinen"))
        assert programme.municipality_codes() == ["231", "545"]
        changes.take_out_municipality(part=part, by=by)

        assert programme.municipality_codes() == ["545"]
        assert kinds_of(programme)[-2:] == [Kind.MUNICIPALITY_ADDED, Kind.MUNICIPALITY_TAKEN_OUT]
        assert AuditEvent.objects.latest("pk").target == "Kaskinen"

    def test_the_same_municipality_is_not_taken_in_twice_and_the_last_does_not_leave(self) -> None:
        programme = a_programme("narpes")
        by = coordinator_of(programme)
        before = kinds_of(programme)

        with pytest.raises(NotPossible) as twice:
            changes.add_municipality(programme=programme, by=by, municipality=by_slug("narpes"))
        with pytest.raises(NotPossible):
            changes.take_out_municipality(part=Part.objects.of(programme).get(), by=by)

        assert twice.value.field == "municipality"
        assert programme.municipality_codes() == ["545"]
        assert kinds_of(programme) == before

    def test_a_programme_moves_on_and_the_trail_knows_from_where(self) -> None:
        programme = a_programme()

        moved = changes.move_on(
            programme=programme, by=coordinator_of(programme), to=State.DECISION, on=date(2026, 11, 24)
        )

        event = AuditEvent.objects.latest("pk")
        assert moved.state == State.DECISION
        assert (event.kind, event.before, event.after) == (
            Kind.PROGRAMME_MOVED_ON,
            {"state": "preparation"},
            {"state": "decision"},
        )

    def test_a_refused_step_changes_nothing(self) -> None:
        programme = a_programme()

        with pytest.raises(NotPossible):
            changes.move_on(programme=programme, by=coordinator_of(programme), to=State.CLOSED, on=date(2026, 11, 24))

        programme.refresh_from_db()
        assert programme.state == State.PREPARATION

    def test_a_programme_is_put_after_an_earlier_one_once(self) -> None:
        earlier = a_programme("narpes", first_year=2023, last_year=2026)
        later, another = a_programme("narpes"), a_programme("narpes")
        by = coordinator_of(later)

        changes.put_after(programme=later, by=by, earlier=earlier)
        with pytest.raises(NotPossible):
            changes.put_after(programme=another, by=coordinator_of(another), earlier=earlier)
        with pytest.raises(NotPossible):
            changes.put_after(programme=earlier, by=coordinator_of(earlier), earlier=later)

        assert Programme.objects.get(follows=earlier) == later
        assert changes.put_after(programme=later, by=by, earlier=None).follows is None

    def test_what_is_said_can_be_taken_back_and_brought_back_unless_something_newer_is_said(self) -> None:
        programme = a_programme()
        by = coordinator_of(programme)
        first = changes.say(programme=programme, by=by, item="C6.8", facet="", state="done", note="Gruppen")
        remove(row=first, by=by, programme=programme)
        assert not Saying.objects.of(programme).exists()

        bring_back(row=first, by=by, programme=programme)
        assert Saying.objects.of(programme).get().note == "Gruppen"

        remove(row=first, by=by, programme=programme)
        changes.say(programme=programme, by=by, item="C6.8", facet="", state="begun", note="Styrelsen")
        with pytest.raises(NotPossible):
            bring_back(row=first, by=by, programme=programme)
        assert Saying.objects.of(programme).get().note == "Styrelsen"

    def test_saying_again_keeps_one_row_and_says_who_said_it_last(self) -> None:
        programme = a_programme()
        other = a_member(programme)
        changes.say(programme=programme, by=coordinator_of(programme), item="C6.8", facet="", state="done", note="A")

        changes.say(programme=programme, by=other, item="C6.8", facet="", state="begun", note="B")

        saying = Saying.objects.of(programme).get()
        assert (saying.state, saying.note, saying.by) == ("begun", "B", other)

    def test_a_note_that_says_nothing_is_refused_beside_its_field(self) -> None:
        programme = a_programme()

        with pytest.raises(NotPossible) as refused:
            changes.say(
                programme=programme, by=coordinator_of(programme), item="C6.8", facet="", state="done", note=" "
            )

        assert refused.value.field == "note"
        assert not Saying.objects.of(programme).exists()
