"""A picture is kept whole, once, with its event; nothing that happens later changes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.changes import freeze, freeze_for
from kotosilta.situation.frozen.gathering import gathered
from kotosilta.situation.frozen.kept import contents_of, written
from kotosilta.situation.frozen.reading import frozen_of, readable, without_hidden
from kotosilta.situation.models import FrozenPicture, ImportedSnapshot, ObservedSeries
from kotosilta.situation.reading import picture_of
from kotosilta.situation.room import changes
from kotosilta.situation.tests.frozen.pictures import NARPES, SHARE, contents, series
from tests.builders import (
    NOW,
    TODAY,
    a_conclusion,
    a_figure,
    a_finding,
    a_frozen_picture,
    a_meeting,
    a_programme,
    a_source_use,
    a_voice,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def test_a_picture_holds_what_the_room_shows(kim: Membership) -> None:
    voice, figure = a_voice(kim, meeting=a_meeting(kim)), a_figure(kim)
    official = [{"municipality": NARPES, "indicator": SHARE}]
    finding = a_finding(kim, voices=[voice.pk], own_figures=[figure.pk], official=official)
    a_conclusion(kim), a_source_use(kim), changes.look_at(question="C3.4", by=kim)

    held = contents_of(a_frozen_picture(kim))

    (municipality,) = kim.programme.municipalities()
    share = picture_of(municipality).own[SHARE]
    assert [point[:2] for point in held.series[NARPES][SHARE].points] == [
        (seen.year, seen.value) for seen in share.observations
    ]
    assert {NARPES, municipality.region.code, "SSS", *held.places[0].peers} <= held.series.keys()
    assert held.sources[share.observations[-1].source].retrieved
    assert [each.text for each in held.voices] == [{"sv": str(voice.text)}]
    assert [(each.value, each.source) for each in held.figures] == [("120", "Rådgivningen")]
    assert [(each.pk, each.voices, each.own_figures) for each in held.findings] == [
        (finding.pk, (voice.pk,), (figure.pk,))
    ]
    assert (len(held.conclusions), len(held.uses), held.looked) == (1, 1, ("C3.4",))
    assert {each.group for each in held.forecasts} == {"foreign_language", "population"}


def test_nobody_is_named_in_a_picture(kim: Membership) -> None:
    kim.person.name = "Kim Kontaktperson"
    kim.person.save()
    a_voice(kim), a_figure(kim), a_finding(kim), a_conclusion(kim)

    text = str(contents_of(a_frozen_picture(kim)))

    assert "Kontaktperson" not in text
    assert kim.person.email not in text


def test_freezing_twice_gives_the_same_digest_until_something_changes(kim: Membership) -> None:
    first, second = a_frozen_picture(kim), a_frozen_picture(kim)
    a_voice(kim)

    assert first.digest == second.digest != a_frozen_picture(kim).digest


def test_what_is_written_later_does_not_change_it(kim: Membership) -> None:
    voice = a_voice(kim, text={"sv": "Som det var"})
    row = a_frozen_picture(kim)
    voice.text = voice.text.rewritten({"sv": "Som det blev"})
    voice.save()

    row.refresh_from_db()
    assert [each.text for each in contents_of(row).voices] == [{"sv": "Som det var"}]


def test_freezing_leaves_an_event_with_day_and_digest(kim: Membership) -> None:
    row = a_frozen_picture(kim)

    event = AuditEvent.objects.get(kind=Kind.PICTURE_FROZEN)
    assert (event.target, event.after) == (row.name, {"on": TODAY.isoformat(), "digest": row.digest})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "Inför Mötet"}, "name"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"on": TODAY - timedelta(days=1)}, "on"),
    ],
)
def test_what_may_not_be_frozen_leaves_nothing_behind(kim: Membership, values: dict[str, Any], field: str) -> None:
    a_frozen_picture(kim, name="Inför mötet")

    with pytest.raises(NotPossible) as refused:
        freeze(**({"name": "Ny", "on": TODAY, "by": kim, "at": NOW} | values))

    assert refused.value.field == field
    assert len(frozen_of(kim.programme)) == 1


def test_a_wanted_name_that_is_taken_gets_a_number(kim: Membership) -> None:
    a_frozen_picture(kim, name="Till fullmäktige")

    assert freeze_for(wanted="Till fullmäktige", by=kim, at=NOW).name == "Till fullmäktige (2)"


def test_a_picture_of_the_past_has_no_figures_of_its_future(kim: Membership) -> None:
    whole = contents_of(a_frozen_picture(kim))

    past = contents_of(a_frozen_picture(kim, last_year=2023))

    years = {point[0] for area in past.series.values() for each in area.values() for point in each.points}
    assert max(year for year in years if year) == 2023
    assert None not in years
    assert past.forecasts == ()
    assert {each.retrieved for each in past.sources.values()} == {""}
    assert [point for point in whole.series[NARPES][SHARE].points if point[0] and point[0] <= 2023] == list(
        past.series[NARPES][SHARE].points
    )


def test_two_programmes_may_use_the_same_name_and_see_only_their_own(kim: Membership) -> None:
    other = coordinator_of(a_programme("vaasa"))
    a_frozen_picture(kim, name="Inför mötet")
    a_frozen_picture(other, name="Inför mötet")
    a_voice(other)

    assert [each.programme_id for each in frozen_of(kim.programme)] == [kim.programme.pk]
    assert gathered(kim.programme, TODAY).voices == ()


def test_the_words_of_a_removed_voice_are_not_shown_until_it_is_brought_back(kim: Membership) -> None:
    voice = a_voice(kim)
    row = a_frozen_picture(kim)

    remove(row=voice, by=kim, programme=kim.programme)
    held = readable(row, kim.programme)
    assert (held.contents.voices, held.voices_removed) == ((), 1)

    bring_back(row=voice, by=kim, programme=kim.programme)
    held = readable(row, kim.programme)
    assert ([each.pk for each in held.contents.voices], held.voices_removed) == ([voice.pk], 0)


def test_what_was_removed_before_is_not_in_the_picture(kim: Membership) -> None:
    for row in (a_voice(kim), a_figure(kim), a_finding(kim)):
        remove(row=row, by=kim, programme=kim.programme)

    held = contents_of(a_frozen_picture(kim))

    assert (held.voices, held.figures, held.findings) == ((), (), ())


def test_values_that_the_source_has_made_confidential_since_are_not_shown() -> None:
    then = {NARPES: {SHARE: series((2024, 20.9), (2025, 21.3))}}
    now = {NARPES: {SHARE: series((2024, 20.9), missing={2025: "secret", 2010: "not_available"})}}

    shown = without_hidden(then, now)[NARPES][SHARE]

    assert shown.points == ((2024, 20.9, 0),)
    assert shown.missing == {2025: "hidden"}
    assert without_hidden(then, {}) == then


def test_a_picture_without_official_figures_can_be_frozen(kim: Membership) -> None:
    ImportedSnapshot.objects.all().delete()
    ObservedSeries.objects.all().delete()
    a_voice(kim)

    row = a_frozen_picture(kim)

    held = readable(row, kim.programme).contents
    assert (held.series, held.snapshot, len(held.voices)) == ({}, "", 1)


def test_a_damaged_picture_is_refused_in_words(kim: Membership) -> None:
    row = a_frozen_picture(kim)
    FrozenPicture.objects.of(kim.programme).update(content=written(contents())[0])
    row.refresh_from_db()

    with pytest.raises(NotPossible, match="no longer what was frozen"):
        readable(row, kim.programme)


def test_a_joint_programme_keeps_every_municipality_within_few_questions(
    django_assert_max_num_queries: Any,
) -> None:
    programme: Programme = a_programme("narpes", "kristinestad", "kaskinen")

    with django_assert_max_num_queries(20):
        held = gathered(programme, timezone.localdate())

    assert [each.code for each in held.places] == programme.municipality_codes()
    assert all(held.series[each.code] for each in held.places)
