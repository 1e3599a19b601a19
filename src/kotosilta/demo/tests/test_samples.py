"""The sample programmes: made once, as far as they are meant to be, with real figures or none, marked everywhere."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from kotosilta.audit.models import AuditEvent
from kotosilta.communication.models import Page, Publication
from kotosilta.content.checklist import Kind
from kotosilta.demo.made import Making
from kotosilta.demo.making import make_samples
from kotosilta.demo.people import person_for
from kotosilta.demo.sample import samples
from kotosilta.document.models import Decision, Version
from kotosilta.document.versions.files import kept_in
from kotosilta.document.versions.shown import open_places
from kotosilta.followup.models import YearReport
from kotosilta.goals.models import Indicator, Measure, Reading
from kotosilta.goals.proposals import official_series
from kotosilta.municipalities.register import by_slug
from kotosilta.participation.models import Answer
from kotosilta.process.models import BodyMeeting, Phase
from kotosilta.programmes.changes import settle_programme
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.publishing.tests.reading import pdf_text
from kotosilta.situation.frozen.differing import difference
from kotosilta.situation.frozen.kept import contents_of
from kotosilta.situation.models import Finding, FrozenPicture, Voice
from kotosilta.situation.reading import picture_of
from kotosilta.workspace.coverage import Reached
from kotosilta.workspace.reading import covered
from tests.builders import TODAY, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

FURTHEST, DECIDED = "raseborg-2027", "pargas-2025"  # of those in preparation, and the one in its second year
JOINT, BEGUN = "narpes-and-others-2027", "rovaniemi-2027"
ROOMS = ("C1", "C2", "C3", "C4")
PLACES = (
    *("", "checklist/", "thread/", "people/", "details/", "document/", "follow-up/", "communication/"),
    *("process/", "process/setup/", "cooperation/", "situation/", "situation/questions/C3.4/", "goals/", "goals/new/"),
)
MARKS = {"sv": "Exempel", "fi": "Esimerkki"}


@pytest.fixture
def made() -> list[Programme]:
    return make_samples(on=TODAY)


def the(slug: str) -> Programme:
    return Programme.objects.get(slug=slug)


def test_one_in_preparation_one_decided_a_joint_one_and_one_that_has_just_begun(made: list[Programme]) -> None:
    assert [each.slug for each in made] == [FURTHEST, DECIDED, JOINT, BEGUN]
    assert all(each.sample for each in made)
    assert the(FURTHEST).languages == ["sv", "fi"]
    assert {each.slug for each in the(JOINT).municipalities()} == {"narpes", "kristinestad", "kaskinen"}


@pytest.mark.usefixtures("made")
def test_making_again_adds_nothing_and_keeps_what_people_have_changed() -> None:
    programme = the(FURTHEST)
    title = {"sv": "Vårt eget namn"}
    settle_programme(
        programme=programme,
        by=coordinator_of(programme),
        title=title,
        first_year=2028,
        last_year=2031,
        languages=["sv"],
    )
    events = AuditEvent.objects.count()

    assert make_samples(on=TODAY) == []
    assert str(the(FURTHEST).title.shown("sv")[1]) == "Vårt eget namn"
    assert AuditEvent.objects.count() == events


def test_a_programme_of_people_with_the_same_municipality_does_not_keep_the_sample_away() -> None:
    first = make_samples(on=TODAY)
    Programme.objects.filter(pk=first[0].pk).update(sample=False)

    again = make_samples(on=TODAY)

    assert [each.slug for each in again] == [f"{FURTHEST}-2"]
    assert make_samples(on=TODAY) == []


@pytest.mark.usefixtures("made")
def test_the_furthest_sample_fulfils_every_requirement_of_the_four_rooms_by_what_is_recorded() -> None:
    rows = [each for each in covered(the(FURTHEST)).rows if each.item.step in ROOMS]
    required = [each for each in rows if each.item.kind is Kind.REQUIREMENT]

    assert [("".join(each.point), each.reached) for each in required if each.reached is not Reached.FULFILLED] == []
    assert [each.point for each in rows if each.said] == []
    assert {each.point[0] for each in required} >= {"C1.1", "C2.4", "C3.14", "C4.9", "K1", "K2", "K3", "K5"}
    group = [each.reached for each in rows if each.point[0] == "K4"]
    assert group == [Reached.FULFILLED]


@pytest.mark.usefixtures("made")
def test_the_decided_sample_fulfils_every_requirement_of_the_checklist_by_what_is_recorded() -> None:
    rows = covered(the(DECIDED)).rows
    required = [each for each in rows if each.item.kind in (Kind.REQUIREMENT, Kind.ELEMENT)]

    assert [("".join(each.point), each.reached) for each in required if each.reached is not Reached.FULFILLED] == []
    assert [each.point for each in rows if each.said] == []
    assert {each.point[0] for each in required} >= {"C1.1", "C4.9", "D1", "D10", "C6.10", "C7.1", "C7.8"}


@pytest.mark.usefixtures("made")
def test_the_decided_sample_is_in_its_second_year_with_a_report_on_the_first() -> None:
    programme = the(DECIDED)

    report = YearReport.objects.of(programme).get()
    assert (report.year, report.handed_over_on) == (programme.first_year, date(programme.first_year + 1, 3, 16))
    assert {each.state for each in Measure.objects.of(programme)} == {"under_way", "done", "stopped"}
    assert [each.on.year for each in Reading.objects.of(programme)] == [2024, 2025]
    assert Publication.objects.of(programme).get().shows(Page.FOLLOW_UP)


@pytest.mark.usefixtures("made")
def test_two_councils_decided_differently_about_the_joint_sample() -> None:
    decisions = Decision.objects.of(the(JOINT)).select_related("part")

    assert {each.part.municipality.slug: (each.outcome, each.section) for each in decisions} == {
        "kaskinen": ("approved", "§ 00"),
        "kristinestad": ("returned", "§ 00"),
    }


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("slug", [DECIDED, JOINT])
def test_nothing_is_left_to_fill_in_where_a_council_has_decided(slug: str) -> None:
    version = Version.objects.of(the(slug)).get()

    assert {language: open_places(kept.document) for language, kept in kept_in(version).items()} == {"sv": 0, "fi": 0}
    assert [each for each in version.left_out if version.texts.get(each)] == []
    assert {*version.texts, *version.left_out} == {f"D{number}" for number in range(1, 11)}


@pytest.mark.usefixtures("made")
def test_answers_of_the_samples_wait_became_voices_or_were_left_out() -> None:
    states = {
        slug: sorted(Answer.objects.of(the(slug)).values_list("state", flat=True)) for slug in (FURTHEST, DECIDED)
    }

    assert states == {
        FURTHEST: ["taken_up", "waiting", "waiting"],
        DECIDED: ["left_out", "taken_up", "taken_up"],
    }


@pytest.mark.usefixtures("made")
def test_the_samples_are_in_different_states() -> None:
    done = {slug: _settled(slug) for slug in (DECIDED, FURTHEST, JOINT, BEGUN)}

    assert done[DECIDED] > done[FURTHEST] > done[JOINT] > done[BEGUN]
    assert {each.slug: each.state for each in Programme.objects.all()} == {
        DECIDED: State.DECIDED,
        FURTHEST: State.PREPARATION,
        JOINT: State.DECIDED,
        BEGUN: State.PREPARATION,
    }
    assert Phase.objects.of(the(FURTHEST)).exclude(done_on=None).exists()
    assert not Phase.objects.of(the(BEGUN)).exists()


def _settled(slug: str) -> int:
    return sum(each.reached is Reached.FULFILLED for each in covered(the(slug)).rows)


@pytest.mark.usefixtures("made")
def test_figures_are_those_of_the_official_series_or_absent() -> None:
    programme = the(FURTHEST)
    real = {each.key: each for each in official_series([by_slug("raseborg")])}
    readings = list(Reading.objects.of(programme).select_related("indicator"))

    assert [each.indicator.official for each in readings] == ["foreign_language_share"]
    assert all(each.value == real[each.indicator.official].value for each in readings)
    assert all(each.on == real[each.indicator.official].on for each in readings)
    assert Indicator.objects.of(programme).filter(official="").exists()


@pytest.mark.usefixtures("made")
def test_one_suggested_finding_was_dismissed_with_a_reason_and_none_was_taken_up() -> None:
    suggested = Finding.objects.of(the(FURTHEST)).exclude(suggestion="")

    assert [each.dismissed_why for each in suggested] == [samples()["raseborg"].dismissed]


@pytest.mark.usefixtures("made")
def test_the_trail_calls_people_by_their_role_in_the_first_language_of_the_programme() -> None:
    actors = {slug: set(_events_of(slug).values_list("actor", flat=True)) for slug in (FURTHEST, BEGUN)}

    assert actors[FURTHEST] == {"Samordnare (exempel)", "Redaktör (exempel)", "Gruppmedlem (exempel)"}
    assert actors[BEGUN] == {"Koordinaattori (esimerkki)"}


def _events_of(slug: str) -> Any:
    return AuditEvent.objects.filter(programme=the(slug).pk)


@pytest.mark.usefixtures("made")
def test_every_role_of_the_demo_takes_part_in_every_sample() -> None:
    for slug in (FURTHEST, DECIDED, JOINT, BEGUN):
        roles = {each.person.email: each.role for each in Membership.objects.of(the(slug)).select_related("person")}
        assert roles == {person_for(role).email: role.value for role in Role}


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("language", MARKS)
def test_every_page_of_a_sample_is_marked_and_kept_out_of_search_engines(client: Any, language: str) -> None:
    client.force_login(person_for(Role.COORDINATOR))

    for place in PLACES:
        content = client.get(f"/{language}/programme/{FURTHEST}/{place}").content.decode()
        assert f'data-watermark="{MARKS[language]}"' in content, place
        assert '<meta name="robots" content="noindex' in content, place


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("language", MARKS)
def test_files_of_a_sample_are_marked(client: Any, language: str, tmp_path: Path) -> None:
    """That a watermark stands behind every page is told by the tests of the writers."""
    client.force_login(person_for(Role.COORDINATOR))
    files = {
        ending: client.get(f"/{language}/programme/{FURTHEST}/document/{language}.{ending}").content
        for ending in ("docx", "html", "pdf")
    }

    word = docx.Document(io.BytesIO(files["docx"]))
    assert all(MARKS[language] in each.header._element.xml for each in word.sections)
    assert f'class="watermark" aria-hidden="true">{MARKS[language]}<' in files["html"].decode()
    assert MARKS[language] in pdf_text(files["pdf"], tmp_path)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("language", MARKS)
def test_every_public_page_and_file_of_a_sample_is_marked(client: Any, language: str, tmp_path: Path) -> None:
    home = f"/{language}/directory/{DECIDED}/"

    for place in ("", *(f"{page.value}/" for page in Page if page is not Page.START)):
        response = client.get(f"{home}{place}")
        assert f'data-watermark="{MARKS[language]}"' in response.content.decode(), place
        assert "noindex" in response.headers["X-Robots-Tag"], place
    for sealed in (f"document/{language}.pdf", f"follow-up/2025.{language}.pdf"):
        content = b"".join(client.get(f"{home}{sealed}"))
        assert MARKS[language] in pdf_text(content, tmp_path), sealed
    assert client.get(f"{home}document/{language}.json").json()["programme"]["sample"] is True


def test_the_start_page_leads_quietly_to_the_samples(client: Any) -> None:
    assert 'href="/sv/demo/"' in client.get("/sv/").content.decode()


@pytest.mark.parametrize("days", range(7))
def test_nobody_meets_or_decides_on_a_weekend_on_whatever_day_the_samples_are_made(days: int) -> None:
    today = TODAY + timedelta(days=days)
    programme = a_programme()
    making = Making(
        next(iter(samples().values())), programme, {Role.COORDINATOR: coordinator_of(programme)}, today, today
    )

    there = [making.ahead(ahead) for ahead in range(200)] + [making.ago(ago) for ago in range(200)]

    assert all(day.weekday() < 5 for day in there)
    assert min(making.ahead(ahead) for ahead in range(200)) >= today
    assert max(making.ago(ago) for ago in range(200)) <= today


@pytest.mark.usefixtures("made")
def test_the_sample_councils_meet_on_weekdays() -> None:
    days = [
        day for each in Programme.objects.all() for day in BodyMeeting.objects.of(each).values_list("on", flat=True)
    ]

    assert days
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.usefixtures("made")
def test_the_decided_one_rests_on_a_frozen_picture_and_differs_really_from_the_first() -> None:
    programme = the(DECIDED)
    version = Version.objects.of(programme).select_related("picture").get()
    first, last = FrozenPicture.objects.of(programme).order_by("on")

    found = difference(contents_of(first), contents_of(last))

    (municipality,) = programme.municipalities()
    own = picture_of(municipality).own
    new = [
        (change.key, value.seen.year, value.seen.value)
        for under in found.questions
        for change in under.series
        for value in change.new
        if change.area == municipality.code
    ]
    assert version.picture == last
    assert new
    for key, year, value in new:
        seen = own[key].at(year)
        assert seen is not None
        assert seen.value == value
    assert not any(change.revised for under in found.questions for change in under.series)
    assert sum(under.voices[0] for under in found.questions) == Voice.objects.of(programme).count()
