"""What is true after each change of the room, which event it leaves, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.content.process import phases as planned_phases
from kotosilta.language.translated import Translated
from kotosilta.process import changes
from kotosilta.process.changes.timetable import Counted
from kotosilta.process.models import Body, BodyMeeting, Phase, RegionalContact, Setup
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from tests.builders import TODAY, a_body, a_body_meeting, a_contact, a_phase, a_programme, an_expert, coordinator_of

pytestmark = pytest.mark.django_db
DECISION = date(2027, 12, 13)
SETUP: dict[str, Any] = {
    "authority": {"sv": "Bildningssektorn"},
    "responsible_role": {"sv": "koordinatorn"},
    "responsible_name": "",
    "responsible_email": "",
    "form": "separate",
    "part_of": {},
    "fellowship": "",
    "fellowship_reason": {},
}
NOT_ENGAGED: dict[str, Any] = {"in_timetable": {}, "in_process": {}, "in_carrying_out": {}}


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def by(programme: Programme) -> Membership:
    return coordinator_of(programme)


def events(programme: Programme) -> list[str]:
    """What the trail tells of the programme since it was begun, oldest first."""
    kinds = AuditEvent.objects.filter(programme=programme.pk).order_by("pk").values_list("kind", flat=True)
    return [kind for kind in kinds if kind != Kind.PROGRAMME_BEGUN]


def spans(programme: Programme) -> dict[str, tuple[date, date]]:
    return {phase.key: (phase.begins, phase.ends) for phase in Phase.objects.of(programme)}


# Setup


def test_setup_is_noted_with_one_event_and_saving_the_same_again_leaves_none(
    programme: Programme, by: Membership
) -> None:
    changes.set_up(by=by, **SETUP)
    setup = changes.set_up(by=by, **SETUP)

    assert Setup.objects.of(programme).get() == setup
    assert setup.authority == Translated.of(sv="Bildningssektorn")
    assert events(programme) == [Kind.PROCESS_SET_UP]


def test_alone_is_refused_where_several_municipalities_take_part() -> None:
    joint = a_programme("narpes", "kristinestad")

    with pytest.raises(NotPossible) as refused:
        changes.set_up(by=coordinator_of(joint), **(SETUP | {"fellowship": "alone"}))

    assert refused.value.field == "fellowship"
    assert not Setup.objects.of(joint).exists()


# Bodies


def test_council_and_executive_of_every_municipality_are_added_by_the_names_they_have() -> None:
    joint = a_programme("narpes", "korsholm")

    made = changes.take_up_bodies(by=coordinator_of(joint))

    assert [(body.part.code, body.name.text_in("sv"), body.name.text_in("fi"), body.decides) for body in made] == [
        ("499", "Kommunfullmäktige", "Kunnanvaltuusto", True),
        ("499", "Kommunstyrelsen", "Kunnanhallitus", False),
        ("545", "Stadsfullmäktige", "Kaupunginvaltuusto", True),
        ("545", "Stadsstyrelsen", "Kaupunginhallitus", False),
    ]
    assert events(joint) == [Kind.BODY_ADDED] * 4


def test_on_aland_bodies_have_names_in_the_languages_of_the_programme_alone() -> None:
    programme = a_programme("mariehamn")

    made = changes.take_up_bodies(by=coordinator_of(programme))

    assert [body.name for body in made] == [Translated.of(sv="Stadsfullmäktige"), Translated.of(sv="Stadsstyrelsen")]


def test_what_is_there_already_is_not_added_again(programme: Programme, by: Membership) -> None:
    a_body(programme, kind="council", name={"sv": "Fullmäktige"})

    made = changes.take_up_bodies(by=by)

    assert [body.kind for body in made] == ["executive"]
    assert changes.take_up_bodies(by=by) == []


def test_a_second_council_is_refused_and_comes_back_only_where_its_place_is_free(
    programme: Programme, by: Membership
) -> None:
    first = a_body(programme, kind="council")
    with pytest.raises(NotPossible) as refused:
        a_body(programme, kind="council")
    remove(row=first, by=by, programme=programme)
    a_body(programme, kind="council")

    assert refused.value.field == "kind"
    with pytest.raises(NotPossible):
        bring_back(row=first, by=by, programme=programme)
    assert Body.objects.of(programme).filter(kind="council").count() == 1


def test_a_committee_does_not_become_a_second_council(programme: Programme, by: Membership) -> None:
    a_body(programme, kind="council")
    committee = a_body(programme)

    with pytest.raises(NotPossible):
        changes.describe_body(body=committee, by=by, kind="council", name={}, decides=False, **NOT_ENGAGED)


def test_a_body_is_told_anew_in_one_language_and_keeps_the_other(programme: Programme, by: Membership) -> None:
    body = a_body(programme)

    changes.describe_body(body=body, by=by, kind="committee", name={"sv": "Kulturnämnden"}, decides=True, **NOT_ENGAGED)

    stored = Body.objects.of(programme).get()
    assert stored.name.text_in("sv") == "Kulturnämnden"
    assert stored.name.text_in("fi") == "Sivistyslautakunta"
    assert stored.decides
    assert events(programme) == [Kind.BODY_ADDED, Kind.BODY_CHANGED]


def test_a_body_decides_from_the_moment_that_a_meeting_says_so(programme: Programme, by: Membership) -> None:
    body = a_body(programme)
    meeting = a_body_meeting(programme, body=body, purpose="discusses")
    before = Body.objects.of(programme).get().decides

    changes.describe_body_meeting(meeting=meeting, by=by, on=meeting.on, purpose="decides")

    assert not before
    assert Body.objects.of(programme).get().decides
    with pytest.raises(NotPossible) as refused:
        changes.describe_body(body=body, by=by, kind="committee", name={}, decides=False, **NOT_ENGAGED)
    assert refused.value.field == "decides"


def test_a_body_has_one_meeting_a_day(programme: Programme, by: Membership) -> None:
    body = a_body(programme)
    meeting = a_body_meeting(programme, body=body, on=date(2027, 6, 14))
    other = a_body_meeting(programme, body=body, on=date(2027, 6, 21))

    with pytest.raises(NotPossible) as added:
        a_body_meeting(programme, body=body, on=date(2027, 6, 14))
    with pytest.raises(NotPossible) as moved:
        changes.describe_body_meeting(meeting=other, by=by, on=date(2027, 6, 14), purpose="follows")
    changes.describe_body_meeting(meeting=meeting, by=by, on=date(2027, 6, 14), purpose="follows")

    assert (added.value.field, moved.value.field) == ("on", "on")
    assert [(each.on, each.purpose) for each in BodyMeeting.objects.of(programme)] == [
        (date(2027, 6, 14), "follows"),
        (date(2027, 6, 21), "discusses"),
    ]


def test_meetings_go_and_come_back_with_their_body(programme: Programme, by: Membership) -> None:
    meeting = a_body_meeting(programme)
    remove(row=meeting.body, by=by, programme=programme)
    without = BodyMeeting.objects.of(programme).count()

    bring_back(row=meeting.body, by=by, programme=programme)

    assert without == 0
    assert BodyMeeting.objects.of(programme).get() == meeting


def test_a_meeting_of_a_body_that_was_removed_meanwhile_is_refused(programme: Programme, by: Membership) -> None:
    body = a_body(programme)
    remove(row=body, by=by, programme=programme)

    with pytest.raises(NotPossible):
        changes.add_body_meeting(body=body, by=by, on=DECISION, purpose="decides")


# The timetable


def test_phases_are_taken_over_up_to_the_decision_with_one_event(programme: Programme, by: Membership) -> None:
    counted = changes.count_back(by=by, decision=DECISION, on=TODAY)

    phases = list(Phase.objects.of(programme))
    assert [phase.key for phase in phases] == [each.key for each in planned_phases()]
    assert phases[-1].ends == DECISION
    assert phases[0].title == Translated.of(sv="Arbetet inleds", fi="Työ käynnistyy")
    assert counted == Counted(tuple(phase.pk for phase in phases), ())
    assert events(programme) == [Kind.PHASES_COUNTED]


def test_taking_over_twice_changes_nothing(programme: Programme, by: Membership) -> None:
    changes.count_back(by=by, decision=DECISION, on=TODAY)
    before = spans(programme)

    again = changes.count_back(by=by, decision=DECISION, on=TODAY)

    assert again == Counted((), ())
    assert spans(programme) == before


def test_counting_anew_moves_what_is_not_done_and_leaves_the_rest(programme: Programme, by: Membership) -> None:
    changes.count_back(by=by, decision=DECISION, on=TODAY)
    start, group, picture, *_ = Phase.objects.of(programme)
    changes.finish_phase(phase=start, by=by, on=TODAY)
    remove(row=group, by=by, programme=programme)
    own = a_phase(programme, "Vår egen")
    later = DECISION + timedelta(days=70)

    counted = changes.count_back(by=by, decision=later, on=TODAY)

    now = spans(programme)
    assert now["start"] == (start.begins, start.ends)
    assert "group" not in now
    assert now[""] == (own.begins, own.ends)
    assert now["decision"][1] == later
    assert now["picture"] == (picture.begins + timedelta(days=70), picture.ends + timedelta(days=70))
    assert len(counted.moved) == 6


def test_a_phase_that_has_begun_keeps_its_beginning(programme: Programme, by: Membership) -> None:
    changes.count_back(by=by, decision=DECISION, on=TODAY)
    begun = Phase.objects.of(programme).first()
    then = begun.begins + timedelta(days=3)

    changes.count_back(by=by, decision=DECISION + timedelta(days=28), on=then)

    moved = Phase.objects.of(programme).get(pk=begun.pk)
    assert moved.begins == begun.begins
    assert moved.ends > begun.ends


@pytest.mark.parametrize("decision", [TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=30)])
def test_counting_back_is_refused_where_there_is_no_time(programme: Programme, by: Membership, decision: date) -> None:
    with pytest.raises(NotPossible):
        changes.count_back(by=by, decision=decision, on=TODAY)

    assert not Phase.objects.of(programme).exists()


def test_counting_is_undone_as_a_whole_but_not_what_was_done_since(programme: Programme, by: Membership) -> None:
    first = changes.count_back(by=by, decision=DECISION, on=TODAY)
    before = spans(programme)
    second = changes.count_back(by=by, decision=DECISION + timedelta(days=7), on=TODAY)
    touched = Phase.objects.of(programme).get(key="writing")
    changes.describe_phase(phase=touched, by=by, title={}, begins=date(2027, 8, 2), ends=date(2027, 8, 3))

    changes.put_back(by=by, made=second.made, moved=second.moved)
    after_second = spans(programme)
    changes.put_back(by=by, made=first.made, moved=first.moved)

    assert after_second == before | {"writing": (date(2027, 8, 2), date(2027, 8, 3))}
    assert spans(programme) == {}
    assert changes.count_back(by=by, decision=DECISION, on=TODAY).made != ()


# Phases


def test_a_phase_that_ends_before_it_begins_is_refused(programme: Programme) -> None:
    with pytest.raises(NotPossible) as refused:
        a_phase(programme, begins=date(2027, 3, 1), ends=date(2027, 2, 1))

    assert refused.value.field == "ends"
    assert not Phase.objects.of(programme).exists()


def test_a_phase_is_ticked_off_once_and_taken_up_again(programme: Programme, by: Membership) -> None:
    phase = a_phase(programme)
    changes.finish_phase(phase=phase, by=by, on=TODAY)
    changes.finish_phase(phase=phase, by=by, on=TODAY + timedelta(days=9))
    done_on = Phase.objects.of(programme).get().done_on

    changes.reopen_phase(phase=phase, by=by)
    changes.reopen_phase(phase=phase, by=by)

    assert done_on == TODAY
    assert Phase.objects.of(programme).get().done_on is None
    assert events(programme) == [Kind.PHASE_ADDED, Kind.PHASE_DONE, Kind.PHASE_REOPENED]


# Advice


def test_a_contact_bears_the_name_that_the_authority_had_on_the_day(programme: Programme) -> None:
    today = a_contact(programme)
    before = a_contact(programme, on=date(2025, 11, 3))

    with override("sv"):
        assert str(today) == "Österbottens livskraftscentral 24.11.2026"
        assert str(before).startswith("närings-, trafik- och miljöcentral")


def test_a_contact_of_tomorrow_is_refused(programme: Programme, by: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        a_contact(programme, on=TODAY + timedelta(days=1))
    contact = a_contact(programme)
    values: dict[str, Any] = {"who": "", "email": "", "about": {}, "answer": {}}

    with pytest.raises(NotPossible):
        changes.describe_contact(
            contact=contact, by=by, on=TODAY + timedelta(days=1), at_start=True, today=TODAY, **values
        )
    assert refused.value.field == "on"
    assert RegionalContact.objects.of(programme).get().on == TODAY


def test_an_answer_is_noted_later(programme: Programme, by: Membership) -> None:
    contact = a_contact(programme, at_start=False)

    changes.describe_contact(
        contact=contact,
        by=by,
        on=TODAY,
        at_start=False,
        who="kontaktpersonen",
        email="",
        about={},
        answer={"sv": "Avtalet förnyas."},
        today=TODAY,
    )

    assert RegionalContact.objects.of(programme).get().answer == Translated.of(sv="Avtalet förnyas.")
    assert events(programme) == [Kind.REGIONAL_CONTACT_ADDED, Kind.REGIONAL_CONTACT_CHANGED]


def test_the_trail_does_not_keep_the_names_of_experts_and_contacts(programme: Programme, by: Membership) -> None:
    expert = an_expert(programme, "Anna Andersson")
    changes.describe_expert(expert=expert, by=by, name="Anna Berg", organisation="Högskolan", helps_with={})
    a_contact(programme, who="Bertil Berg")

    told = " ".join(AuditEvent.objects.filter(programme=programme.pk).values_list("target", flat=True))
    assert "Högskolan" in told
    assert "Berg" not in told
    assert "Anna" not in told


# Other programmes


def test_rows_of_another_programme_are_refused(programme: Programme) -> None:
    stranger = coordinator_of(a_programme("vaasa"))
    body, phase = a_body(programme), a_phase(programme)
    meeting, contact, expert = a_body_meeting(programme, body=body), a_contact(programme), an_expert(programme)
    part = Part.objects.of(programme).get()
    text: dict[str, Any] = {"about": {}, "answer": {}}
    tries = (
        lambda: changes.add_body(by=stranger, part=part, kind="other", name={}, decides=False, **NOT_ENGAGED),
        lambda: changes.describe_body(body=body, by=stranger, kind="other", name={}, decides=False, **NOT_ENGAGED),
        lambda: changes.add_body_meeting(body=body, by=stranger, on=DECISION, purpose="decides"),
        lambda: changes.describe_body_meeting(meeting=meeting, by=stranger, on=DECISION, purpose="decides"),
        lambda: changes.describe_phase(phase=phase, by=stranger, title={}, begins=DECISION, ends=DECISION),
        lambda: changes.finish_phase(phase=phase, by=stranger, on=TODAY),
        lambda: changes.reopen_phase(phase=phase, by=stranger),
        lambda: changes.add_contact(
            by=stranger, part=part, on=TODAY, at_start=True, who="", email="", today=TODAY, **text
        ),
        lambda: changes.describe_contact(
            contact=contact, by=stranger, on=TODAY, at_start=True, who="", email="", today=TODAY, **text
        ),
        lambda: changes.describe_expert(expert=expert, by=stranger, name="x", organisation="", helps_with={}),
    )
    before = AuditEvent.objects.count()

    for tried in tries:
        with pytest.raises(NotPossible):
            tried()
    changes.put_back(by=stranger, made=[phase.pk], moved=[])

    assert Phase.objects.of(programme).get() == phase
    assert AuditEvent.objects.count() == before + 1
