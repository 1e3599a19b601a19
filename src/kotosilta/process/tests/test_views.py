"""The room's pages: what they show and to whom, what is typed and kept, what is refused, in how many questions."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from kotosilta.language.days import written_date
from kotosilta.process import changes
from kotosilta.process.models import Body, BodyMeeting, Expert, Phase, RegionalContact, Setup
from kotosilta.programmes.models import Membership, Part, Programme, State
from kotosilta.programmes.roles import Role
from tests.builders import (
    a_body,
    a_body_meeting,
    a_contact,
    a_member,
    a_phase,
    a_programme,
    an_expert,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20
WORD_PASTE = "•\tVi träffas\u00a0\u2013 varje\u200b tisdag\r\n•\tVi läser \u201cutkastet\u201d\u00ad"
TIDY = "- Vi träffas – varje tisdag\n- Vi läser “utkastet”"
SCRIPT = "<script>alert(1)</script>"
RIGHT_TO_LEFT = "لجنة الثقافة 👩🏽‍🏫"


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def coordinator(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/process/{path}"


def text_of(response: Any) -> str:
    """What a reader reads, with the spaces of one line."""
    page = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(page.replace("&#x27;", "'").split())


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def typed(day: date) -> str:
    return written_date(day, "sv")


def fill(programme: Programme, rows: int = 1) -> None:
    """`rows` of everything, in the first municipality."""
    for number in range(rows):
        body = a_body(programme, name={"sv": f"Nämnden {number}"}, decides=True)
        a_body_meeting(programme, body=body, on=ahead(300 + number), purpose="decides")
        a_phase(programme, f"Skede {number}", begins=ahead(-30), ends=ahead(30))
        a_contact(programme, on=ahead(-1), today=ahead(0))
        an_expert(programme)


# The room


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
@pytest.mark.parametrize("slugs", [("narpes",), ("rovaniemi", "inari", "vaasa"), ("mariehamn", "jomala")])
def test_an_empty_room_opens_and_says_what_comes_first(client: Any, slugs: tuple[str, ...], language: str) -> None:
    programme = a_programme(*slugs)
    client.force_login(coordinator_of(programme).person)

    page = client.get(at(programme, "", language))

    assert page.status_code == 200
    assert f'href="/{language}/programme/{programme.slug}/process/setup/"' in page.content.decode()


def test_the_room_shows_what_it_holds_in_the_reader_s_language(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    a_body(programme, in_process={"sv": "Diskuterar utkastet.", "fi": "Käsittelee luonnoksen."}, decides=True)
    a_phase(programme, begins=ahead(-3), ends=ahead(3))
    an_expert(programme)
    a_contact(programme, answer={"sv": "Strategin förnyas."})

    swedish, finnish = text_of(client.get(at(programme))), text_of(client.get(at(programme, "", "fi")))

    for shown in ("Bildningsnämnden", "Diskuterar utkastet.", "Forskarteamet", "Österbottens livskraftscentral"):
        assert shown in swedish
    for shown in ("Sivistyslautakunta", "Käsittelee luonnoksen.", "Strategin förnyas.", "Pohjanmaan elinvoimakeskus"):
        assert shown in finnish
    assert f"{typed(ahead(-3))}–{typed(ahead(3))}" in swedish


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MEMBER, Role.VIEWER])
def test_who_only_reads_sees_everything_but_nothing_to_press(client: Any, programme: Programme, role: Role) -> None:
    fill(programme)
    a_contact(programme, on=ahead(-1), today=ahead(0), email="kontakt@example.test")
    client.force_login(a_member(programme, role).person)

    page = client.get(at(programme))
    main = page.content.decode().split("<main")[1]

    assert "Nämnden 0" in main
    assert "<form" not in main
    assert "/edit/" not in main
    assert "kontakt@example.test" not in main


@pytest.mark.parametrize("slugs", [("narpes",), ("rovaniemi", "inari", "vaasa")])
def test_the_room_asks_the_same_number_of_questions_for_one_row_and_for_three(
    client: Any, slugs: tuple[str, ...], django_assert_max_num_queries: Any
) -> None:
    counts = []
    for rows in (1, 3):
        programme = a_programme(*slugs)
        fill(programme, rows)
        client.force_login(coordinator_of(programme).person)
        client.get(at(programme))
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(at(programme))
        counts.append(len(asked.captured_queries))

    assert counts[0] == counts[1]


def test_each_municipality_shows_its_own_decision(client: Any) -> None:
    joint = a_programme("narpes", "rovaniemi", "inari")
    body = a_body(joint, code="545", kind="council", name={"sv": "Fullmäktige"})
    a_body_meeting(joint, body=body, on=ahead(300), purpose="decides")
    a_body(joint, code="698", kind="council", name={"fi": "Valtuusto"}, decides=True)
    client.force_login(coordinator_of(joint).person)

    page = text_of(client.get(at(joint, "", "en")))

    assert f"Decision on {written_date(ahead(300), 'en')}: Fullmäktige" in page
    assert "Decides: Valtuusto. The day is not noted yet." in page
    assert "Which body decides is not noted yet." in page


# Setup


def test_setup_is_written_and_shown(client: Any, programme: Programme, coordinator: Membership) -> None:
    sent = client.post(
        at(programme, "setup/"),
        {"authority_sv": "Bildningssektorn", "responsible_role_sv": "koordinatorn", "fellowship": "alone"},
    )

    assert sent.status_code == 303
    assert "Bildningssektorn" in text_of(client.get(at(programme)))
    assert Setup.objects.of(programme).get().fellowship == "alone"


def test_alone_is_refused_beside_its_field_and_what_was_typed_stays(client: Any) -> None:
    joint = a_programme("narpes", "vaasa")
    client.force_login(coordinator_of(joint).person)

    page = client.post(at(joint, "setup/", "en"), {"authority_sv": "Bildningen", "fellowship": "alone"})

    assert page.status_code == 200
    assert "2 municipalities take part in this programme, so it is not made alone." in text_of(page)
    assert 'value="Bildningen"' in page.content.decode()


@pytest.mark.parametrize(("slug", "is_offered"), [("narpes", True), ("mariehamn", False)])
def test_the_employment_authority_is_no_companion_on_aland(client: Any, slug: str, is_offered: bool) -> None:
    programme = a_programme(slug)
    client.force_login(coordinator_of(programme).person)

    page = client.get(at(programme, "setup/")).content.decode()

    assert ('value="employment"' in page) is is_offered


# Bodies


def test_council_and_executive_are_added_with_one_tap(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    before = client.get(at(programme)).content.decode()
    client.post(at(programme, "bodies/take-up/"))

    after = client.get(at(programme))

    assert at(programme, "bodies/take-up/") in before
    assert at(programme, "bodies/take-up/") not in after.content.decode()
    assert "Stadsfullmäktige" in text_of(after)
    assert "Kaupunginhallitus" in text_of(client.get(at(programme, "", "fi")))


def test_a_body_is_added_told_anew_and_removed_with_an_undo(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    part = Part.objects.of(programme).get()
    client.post(at(programme, f"bodies/add/{part.pk}/"), {"kind": "committee", "name_sv": "Kulturnämnden"})
    body = Body.objects.of(programme).get()
    client.post(
        at(programme, f"bodies/{body.pk}/"),
        {"kind": "committee", "name_sv": "Kulturnämnden", "decides": "on", "in_process_sv": WORD_PASTE},
    )
    told = Body.objects.of(programme).get()
    gone = client.post(at(programme, f"bodies/{body.pk}/remove/"), follow=True)
    undo = re.search(r'action="([^"]*/undo/body/[^"]*)"', gone.content.decode())
    without = Body.objects.of(programme).count()
    assert undo is not None
    client.post(undo[1].replace("&amp;", "&"))

    assert told.decides
    assert told.in_process.text_in("sv") == TIDY
    assert without == 0
    assert Body.objects.of(programme).get() == body


def test_a_second_council_is_refused_beside_its_field(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    a_body(programme, kind="council")
    part = Part.objects.of(programme).get()

    page = client.post(
        at(programme, f"bodies/add/{part.pk}/", "en"), {"kind": "council", "name_sv": "Ett annat fullmäktige"}
    )

    assert "This municipality has that body here already." in text_of(page)
    assert "Ett annat fullmäktige" in page.content.decode()
    assert Body.objects.of(programme).count() == 1


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("", "The date is still missing."),
        ("31.2.2027", "That month has no such day."),
        ("14.6", "The year is missing."),
        ("i juni", "This cannot be read as a date."),
        ("14.6.2072", "far from the programme's period 2027–2030. Check the year."),
        ("14.6.1027", "hardly what you mean"),
    ],
)
def test_a_meeting_on_a_wrong_day_is_refused_and_what_was_typed_stays(
    client: Any, programme: Programme, coordinator: Membership, on: str, says: str
) -> None:
    body = a_body(programme)

    page = client.post(at(programme, f"bodies/{body.pk}/meetings/add/", "en"), {"on": on, "purpose": "decides"})

    assert page.status_code == 200
    assert says in text_of(page)
    assert f'value="{on}"' in page.content.decode() or not on
    assert not BodyMeeting.objects.of(programme).exists()


def test_a_meeting_is_added_moved_and_removed(client: Any, programme: Programme, coordinator: Membership) -> None:
    body = a_body(programme)
    client.post(at(programme, f"bodies/{body.pk}/meetings/add/"), {"on": "14.6.2027", "purpose": "decides"})
    meeting = BodyMeeting.objects.of(programme).get()
    shown = text_of(client.get(at(programme, "", "en")))
    client.post(at(programme, f"meetings/{meeting.pk}/"), {"on": "2027-06-21", "purpose": "decides"})
    moved = BodyMeeting.objects.of(programme).get().on
    gone = client.post(at(programme, f"meetings/{meeting.pk}/remove/"), follow=True)

    assert "Decision on 14/6/2027: Bildningsnämnden" in shown
    assert moved == date(2027, 6, 21)
    assert "/undo/bodymeeting/" in gone.content.decode()
    assert not BodyMeeting.objects.of(programme).exists()


# The timeline


def decide(programme: Programme, day: date) -> None:
    a_body_meeting(programme, body=a_body(programme, kind="council"), on=day, purpose="decides")


def test_the_phases_are_proposed_taken_over_and_put_back(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    decide(programme, ahead(400))
    proposed = client.get(at(programme))
    taken = client.post(at(programme, "phases/count-back/"), follow=True)
    phases = Phase.objects.of(programme).count()
    undo = re.search(r'action="([^"]*/phases/put-back/[^"]*)"', taken.content.decode())
    assert undo is not None
    client.post(undo[1])

    for page in (proposed, taken):
        assert "Remissrunda" in text_of(page)
        assert '<rect class="bar' in page.content.decode()
    assert phases == 8
    assert not Phase.objects.of(programme).exists()


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (400, "Without haste the work takes about 48 weeks"),
        (250, "Without haste the work takes about 48, so every phase has been made shorter."),
        (100, "even in haste the work takes about 26."),
        (30, "too soon for a timetable of 8 phases"),
        (-1, "has passed. Note the next meeting first."),
    ],
)
def test_the_room_says_how_the_work_fits_before_the_decision(
    client: Any, programme: Programme, coordinator: Membership, days: int, says: str
) -> None:
    decide(programme, ahead(days))

    page = text_of(client.get(at(programme, "", "en")))
    client.post(at(programme, "phases/count-back/"))

    assert says in page
    assert Phase.objects.of(programme).count() == (8 if days >= 100 else 0)


def test_counting_back_without_a_decision_day_says_what_is_missing(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    page = client.post(at(programme, "phases/count-back/", "en"), follow=True)

    assert "The decision has no day yet." in text_of(page)


def test_a_moved_decision_is_noticed_and_the_phases_follow_it(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    decide(programme, ahead(400))
    client.post(at(programme, "phases/count-back/"))
    in_step = text_of(client.get(at(programme, "", "en")))
    meeting = BodyMeeting.objects.of(programme).get()
    changes.describe_body_meeting(meeting=meeting, by=coordinator, on=ahead(420), purpose="decides")
    behind = text_of(client.get(at(programme, "", "en")))
    client.post(at(programme, "phases/count-back/"))

    assert "Count back anew" not in in_step
    assert "Count back anew" in behind
    assert Phase.objects.of(programme).get(key="decision").ends == ahead(420)


@pytest.mark.parametrize("what", ["x", "W10:abc:def"])
def test_a_forged_undo_is_not_found(client: Any, programme: Programme, coordinator: Membership, what: str) -> None:
    assert client.post(at(programme, f"phases/put-back/{what}/")).status_code == 404


def test_a_phase_that_ends_before_it_begins_is_refused_beside_its_field(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    page = client.post(
        at(programme, "phases/add/", "en"), {"title_sv": "Vi läser", "begins": "1/3/2027", "ends": "28/2/2027"}
    )

    assert "The phase would end on 28/2/2027, before it begins on 1/3/2027." in text_of(page)
    assert 'value="Vi läser"' in page.content.decode()
    assert not Phase.objects.of(programme).exists()


def test_a_phase_is_added_ticked_off_and_taken_up_again(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    data = {"title_sv": "Vi läser", "begins": typed(ahead(-3)), "ends": typed(ahead(3))}
    client.post(at(programme, "phases/add/"), data)
    phase = Phase.objects.of(programme).get()
    client.post(at(programme, f"phases/{phase.pk}/done/"))
    done = Phase.objects.of(programme).get().done_on
    shown = text_of(client.get(at(programme, "", "en")))
    client.post(at(programme, f"phases/{phase.pk}/reopen/"))

    assert done == timezone.localdate()
    assert f"done {written_date(done, 'en')}" in shown
    assert Phase.objects.of(programme).get().done_on is None


def test_a_late_phase_is_said_to_be_late(client: Any, programme: Programme, coordinator: Membership) -> None:
    a_phase(programme, "Vi läser", begins=ahead(-30), ends=ahead(-1))

    page = text_of(client.get(at(programme, "", "en")))

    assert "Late: Vi läser. Tick it off, or move its end." in page
    assert "Vi läser · late" in page


# Advice


def test_the_first_contact_is_noted_and_its_answer_later(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    part = Part.objects.of(programme).get()
    form = client.get(at(programme, f"contacts/first/{part.pk}/"))
    client.post(
        at(programme, f"contacts/first/{part.pk}/"),
        {"on": typed(ahead(0)), "at_start": "on", "email": "Anna <anna@example.test>"},
    )
    contact = RegionalContact.objects.of(programme).get()
    client.post(
        at(programme, f"contacts/{contact.pk}/"),
        {"on": typed(ahead(0)), "at_start": "on", "answer_sv": "Strategin förnyas."},
    )

    assert f'value="{typed(ahead(0))}"' in form.content.decode()
    assert "Österbottens livskraftscentral" in text_of(form)
    assert contact.email == "anna@example.test"
    assert RegionalContact.objects.of(programme).get().answer.text_in("sv") == "Strategin förnyas."


def test_a_contact_of_tomorrow_is_refused(client: Any, programme: Programme, coordinator: Membership) -> None:
    part = Part.objects.of(programme).get()

    page = client.post(at(programme, f"contacts/advice/{part.pk}/", "en"), {"on": written_date(ahead(1), "en")})

    assert "This day is still ahead." in text_of(page)
    assert not RegionalContact.objects.of(programme).exists()


def test_help_from_outside_is_noted_and_removed(client: Any, programme: Programme, coordinator: Membership) -> None:
    client.post(at(programme, "experts/add/"), {"name": RIGHT_TO_LEFT, "helps_with_sv": WORD_PASTE})
    expert = Expert.objects.of(programme).get()
    shown = text_of(client.get(at(programme)))
    gone = client.post(at(programme, f"experts/{expert.pk}/remove/"), follow=True)

    assert expert.name == RIGHT_TO_LEFT
    assert expert.helps_with.text_in("sv") == TIDY
    assert RIGHT_TO_LEFT in shown
    assert "/undo/expert/" in gone.content.decode()


# What people type


FORMS: tuple[tuple[str, dict[str, str], str, int], ...] = (
    ("bodies/add/{part}/", {"kind": "committee"}, "name_sv", 200),
    ("bodies/{body}/", {"kind": "committee", "name_sv": "x"}, "in_process_sv", 1_000),
    ("phases/add/", {"begins": "1.3.2027", "ends": "2.3.2027"}, "title_sv", 200),
    ("phases/{phase}/", {"begins": "1.3.2027", "ends": "2.3.2027"}, "title_sv", 200),
    ("contacts/{contact}/", {"on": "24.11.2025"}, "about_sv", 1_000),
    ("experts/add/", {}, "name", 200),
    ("experts/{expert}/", {"name": "x"}, "helps_with_sv", 1_000),
    ("setup/", {}, "authority_sv", 200),
)


@pytest.fixture
def rows(programme: Programme) -> dict[str, int]:
    return {
        "part": Part.objects.of(programme).get().pk,
        "body": a_body(programme).pk,
        "phase": a_phase(programme).pk,
        "contact": a_contact(programme).pk,
        "expert": an_expert(programme).pk,
    }


@pytest.mark.parametrize(("path", "data", "field", "room_for"), FORMS)
def test_ten_thousand_characters_are_refused_and_kept(
    client: Any,
    programme: Programme,
    coordinator: Membership,
    rows: dict[str, int],
    path: str,
    data: Any,
    field: str,
    room_for: int,
) -> None:
    long = "Integration är allas sak " * 400

    page = client.post(at(programme, path.format(**rows), "en"), data | {field: long})

    assert page.status_code == 200
    assert f"there is room for {room_for}. Nothing has been cut off." in text_of(page).replace(",", "").replace(
        "\u202f", ""
    )
    assert page.content.decode().count("Integration är allas sak") >= 400


@pytest.mark.parametrize(("path", "data", "field", "_room_for"), FORMS)
@pytest.mark.parametrize("text", [SCRIPT, RIGHT_TO_LEFT, "👨‍👩‍👧‍👦 & <b>familjer</b>"])
def test_scripts_emoji_and_right_to_left_are_shown_as_they_were_typed(
    client: Any,
    programme: Programme,
    coordinator: Membership,
    rows: dict[str, int],
    path: str,
    data: Any,
    field: str,
    _room_for: int,
    text: str,
) -> None:
    sent = client.post(at(programme, path.format(**rows)), data | {field: text})
    page = client.get(at(programme)).content.decode()

    assert sent.status_code == 303
    assert SCRIPT not in page
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page


def test_two_people_on_the_same_text_see_both(client: Any, programme: Programme, coordinator: Membership) -> None:
    body = a_body(programme)
    opened = re.search(
        r'name="opened" value="([^"]*)"', client.get(at(programme, f"bodies/{body.pk}/")).content.decode()
    )
    assert opened is not None
    data = {"kind": "committee", "name_fi": "Sivistyslautakunta", "opened": opened[1]}
    client.post(at(programme, f"bodies/{body.pk}/"), data | {"name_sv": "Den enas ord"})

    second = client.post(at(programme, f"bodies/{body.pk}/"), data | {"name_sv": "Den andras ord"})

    assert second.status_code == 200
    assert "Den enas ord" in second.content.decode()
    assert "Den andras ord" in second.content.decode()
    assert Body.objects.of(programme).get().name.text_in("sv") == "Den enas ord"


@pytest.mark.parametrize(
    "path",
    ["bodies/{body}/", "phases/{phase}/", "contacts/{contact}/", "experts/{expert}/", "bodies/{body}/meetings/add/"],
)
def test_what_was_removed_is_not_found_any_more(
    client: Any, programme: Programme, coordinator: Membership, rows: dict[str, int], path: str
) -> None:
    for kind, name in (("bodies", "body"), ("phases", "phase"), ("contacts", "contact"), ("experts", "expert")):
        client.post(at(programme, f"{kind}/{rows[name]}/remove/"))

    assert client.get(at(programme, path.format(**rows))).status_code == 404


def test_every_form_opens_in_every_language(
    client: Any, programme: Programme, coordinator: Membership, rows: dict[str, int]
) -> None:
    meeting = a_body_meeting(programme, body=Body.objects.of(programme).get(pk=rows["body"]))
    paths = [path.format(**rows) for path, *_ in FORMS]
    paths += [f"meetings/{meeting.pk}/", f"contacts/first/{rows['part']}/", f"contacts/advice/{rows['part']}/"]

    for language in ("sv", "fi", "en"):
        with override(language):
            assert [client.get(at(programme, path, language)).status_code for path in paths] == [200] * len(paths)


def test_a_decided_programme_is_not_asked_for_phases(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    decide(programme, ahead(-5))
    before = text_of(client.get(at(programme, "", "en")))
    Programme.objects.filter(pk=programme.pk).update(state=State.DECIDED)

    after = text_of(client.get(at(programme, "", "en")))

    assert "has passed. Note the next meeting first." in before
    assert "has passed" not in after


def test_phases_that_no_longer_lead_to_a_decision_that_is_near_are_told_without_a_button(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    decide(programme, ahead(400))
    client.post(at(programme, "phases/count-back/"))
    meeting = BodyMeeting.objects.of(programme).get()
    changes.describe_body_meeting(meeting=meeting, by=coordinator, on=ahead(10), purpose="decides")

    page = client.get(at(programme, "", "en"))

    assert f"The decision is on {written_date(ahead(10), 'en')}, but the phases lead to" in text_of(page)
    assert "count-back" not in page.content.decode()


def test_names_are_proposed_in_all_languages_where_the_product_knows_none_of_the_programme_s(
    client: Any, programme: Programme, coordinator: Membership
) -> None:
    Programme.objects.filter(pk=programme.pk).update(languages=["uk"])

    client.post(at(programme, "bodies/take-up/"))

    assert Body.objects.of(programme).get(kind="council").name.text_in("fi") == "Kaupunginvaltuusto"
