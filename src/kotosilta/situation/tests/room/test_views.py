"""The pages of the room as people use them: read, write, be refused, remove and bring back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kotosilta.audit.models import AuditEvent
from kotosilta.content.guidance import QUESTIONS, requests
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import Conclusion, Finding, LookedAt, OwnFigure, Voice
from kotosilta.situation.room import changes
from kotosilta.situation.room.asking import lands
from kotosilta.situation.room.values import Value
from kotosilta.situation.tests.room.pages import at, opened_in, text_of
from tests.builders import (
    a_conclusion,
    a_figure,
    a_finding,
    a_meeting,
    a_member,
    a_programme,
    a_source_use,
    a_voice,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
LANGUAGES = ("sv", "fi", "en")
TODAY = timezone.localdate()
MOST_QUERIES = 20
MOST_BYTES = 120_000
ODD_TEXTS = {
    "markup": "<script>alert(1)</script> & 'citat' \"två\"",
    "right to left": "المدرسة بعيدة عن البيت",
    "emoji": "👩‍👩‍👧 tillsammans 🎉",
    "marks of formats": "100 % {0} %s ${x} \\n",
    "word": "”Citat” – tankstreck… • punkt\x0b ny rad\u00a0här",
}


def everything(kim: Membership) -> dict[str, str]:
    """One of each row, and the pages of the room by name."""
    voice, figure = a_voice(kim, meeting=a_meeting(kim)), a_figure(kim)
    official = [{"municipality": "545", "indicator": "foreign_language_share"}]
    finding = a_finding(kim, voices=[voice.pk], own_figures=[figure.pk], official=official)
    a_conclusion(kim), a_source_use(kim), changes.look_at(question="C3.4", by=kim)
    rule = "suggestions/545/largest_change.rise"
    return {
        "overview": "",
        **{question: f"questions/{question}/" for question in QUESTIONS},
        "conclusion": "questions/C3.5/conclusion/",
        "new voice": "questions/C3.7/voices/new/",
        "voice": f"voices/{voice.pk}/",
        "new figure": "questions/C3.7/figures/new/",
        "file": "questions/C3.7/figures/file/",
        "figure": f"figures/{figure.pk}/",
        "new finding": "findings/new/",
        "finding": f"findings/{finding.pk}/",
        "edit finding": f"findings/{finding.pk}/edit/",
        "take up": f"{rule}/take-up/",
        "dismiss": f"{rule}/dismiss/",
        "source": "sources/C3.17a/",
    }


# Every page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_read_in_each_language_with_few_queries_and_few_bytes(
    kim: Membership, client: Any, language: str, django_assert_max_num_queries: Any
) -> None:
    for name, path in everything(kim).items():
        with django_assert_max_num_queries(MOST_QUERIES):
            response = client.get(at(kim.programme, path, language))
        assert response.status_code == 200, name
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert len(response.content) < MOST_BYTES, name


@pytest.mark.parametrize("path", ["", "questions/C3.7/", "findings/{finding}/", "findings/{finding}/edit/"])
def test_a_page_asks_the_same_number_of_questions_for_one_row_and_for_three(
    kim: Membership, client: Any, path: str, django_assert_num_queries: Any
) -> None:
    def fill() -> Finding:
        voice, figure = a_voice(kim, meeting=a_meeting(kim)), a_figure(kim)
        return a_finding(kim, voices=[voice.pk], own_figures=[figure.pk])

    finding = fill()
    address = at(kim.programme, path.format(finding=finding.pk))
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(2):
        fill()
    rows: dict[str, Any] = {"voices": [each.pk for each in Voice.objects.of(kim.programme)]}
    given = changes.GivenFinding(
        question="C3.7", text={"sv": "x"}, **rows, own_figures=[each.pk for each in OwnFigure.objects.of(kim.programme)]
    )
    changes.change_finding(finding=finding, by=kim, given=given)
    with django_assert_num_queries(len(one)):
        assert client.get(address).status_code == 200


def test_a_joint_programme_asks_no_more_questions_than_a_single_one(
    client: Any, django_assert_max_num_queries: Any
) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax", "narpes", "kristinestad", "vora"))
    client.force_login(kim.person)
    for path in ("", "questions/C3.4/", "questions/C3.4/?of=malax"):
        client.get(at(kim.programme, path))
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(at(kim.programme, path)).status_code == 200


def test_reading_writes_nothing_so_a_picture_nobody_has_looked_at_stays_only_available(
    kim: Membership, client: Any
) -> None:
    events = AuditEvent.objects.count()
    for question in QUESTIONS:
        client.get(at(kim.programme, f"questions/{question}/"))
    assert LookedAt.objects.of(kim.programme).count() == 0
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize(
    "path",
    [
        "questions/C3.3/",
        "questions/C9/",
        "questions/C3.4/conclusions/",
        "sources/C3.5/",
        "sources/C3.16/",
        "sources/x/",
        "findings/999999/",
        "voices/999999/",
        "figures/999999/",
        "suggestions/545/nothing.at_all/take-up/",
        "suggestions/091/largest_change.rise/take-up/",
    ],
)
def test_an_address_of_nothing_is_not_found(kim: Membership, client: Any, path: str) -> None:
    assert client.get(at(kim.programme, path)).status_code == 404


def test_rows_of_another_programme_are_not_found_and_stay_as_they_are(kim: Membership, client: Any) -> None:
    stranger = coordinator_of(a_programme("malax"))
    voice, figure, finding = a_voice(stranger), a_figure(stranger), a_finding(stranger)
    for path in (
        f"voices/{voice.pk}/",
        f"figures/{figure.pk}/",
        f"findings/{finding.pk}/",
        f"findings/{finding.pk}/edit/",
    ):
        assert client.get(at(kim.programme, path)).status_code == 404
        assert client.get(at(stranger.programme, path)).status_code == 404
    for path in (f"voices/{voice.pk}/remove/", f"figures/{figure.pk}/remove/", f"findings/{finding.pk}/remove/"):
        assert client.post(at(kim.programme, path)).status_code == 404
    assert Voice.objects.of(stranger.programme).count() == 1
    assert OwnFigure.objects.of(stranger.programme).count() == 1


@pytest.mark.parametrize(
    ("role", "may_add", "may_edit"),
    [(Role.CONTRIBUTOR, 200, 200), (Role.MEMBER, 200, 403), (Role.VIEWER, 403, 403)],
)
def test_a_group_member_may_write_down_voices_and_nothing_else(
    kim: Membership, client: Any, role: Role, may_add: int, may_edit: int
) -> None:
    client.force_login(a_member(kim.programme, role).person)
    assert client.get(at(kim.programme, "questions/C3.7/")).status_code == 200
    assert client.get(at(kim.programme, "questions/C3.7/voices/new/")).status_code == may_add
    assert client.get(at(kim.programme, "questions/C3.7/figures/new/")).status_code == may_edit
    page = text_of(client.get(at(kim.programme, "questions/C3.7/", "en")))
    assert ("Write down a voice" in page) is (may_add == 200)
    assert ("Write your conclusion" in page) is (may_edit == 200)


# The overview


def test_the_overview_shows_each_question_with_its_state(kim: Membership, client: Any) -> None:
    changes.look_at(question="C3.10", by=kim)
    a_voice(kim, "C3.7"), a_figure(kim, "C3.7"), a_conclusion(kim, "C3.4"), a_conclusion(kim, "C3.5", "d")
    page = client.get(at(kim.programme, "", "en")).content.decode()
    states = dict(re.findall(r'<li id="(C3\.\d+)">.*?data-state="(\w+)"', page, re.DOTALL))
    assert states == {
        "C3.4": "fulfilled",
        "C3.5": "begun",
        "C3.6": "nothing",
        "C3.7": "begun",
        "C3.8": "nothing",
        "C3.9": "nothing",
        "C3.10": "begun",
        "C3.11": "nothing",
        "C3.12": "available",
        "C3.13": "nothing",
        "C3.15": "fulfilled",
    }
    assert "official figures, looked at" in page
    assert "1 voice" in page
    assert "1 figure of your own" in page


def test_a_question_is_concluded_when_all_its_facets_are(kim: Membership, client: Any) -> None:
    for facet in "ab":
        a_conclusion(kim, "C3.12", facet)
    page = client.get(at(kim.programme, "", "en")).content.decode()
    assert re.search(r'<li id="C3\.12">.*?data-state="fulfilled"', page, re.DOTALL)


def test_the_overview_of_a_joint_programme_names_the_municipality_of_each_suggestion(client: Any) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax"))
    client.force_login(kim.person)
    page = text_of(client.get(at(kim.programme, "", "fi")))
    assert "Korsnäs <span" in page
    assert "Maalahti <span" in page


@pytest.mark.parametrize("nothing", [True, False])
def test_a_finding_that_rests_on_nothing_is_marked(kim: Membership, client: Any, nothing: bool) -> None:
    a_finding(kim, voices=[] if nothing else [a_voice(kim).pk])
    page = text_of(client.get(at(kim.programme, "", "en")))
    assert ("rests on nothing yet" in page) is nothing
    assert ("rests on 1 thing" in page) is not nothing


# One question


def test_a_question_shows_official_figures_voices_own_figures_and_the_conclusion(kim: Membership, client: Any) -> None:
    a_voice(kim, "C3.4", text={"sv": "Det märks på torget"}, heard_where="Torget")
    a_figure(kim, "C3.4", title={"sv": "Elever"}, value=Value(Decimal(1240)), source="Skolan")
    a_conclusion(kim, "C3.4", text="Var femte invånare")
    page = text_of(client.get(at(kim.programme, "questions/C3.4/")))
    for words in (
        "22,5",
        "Det märks på torget",
        "Torget",
        "Elever",
        "1\u00a0240 personer",
        "Skolan",
        "Var femte invånare",
    ):
        assert words in page
    assert '/sv/municipality/narpes/foreign_language_share.csv"' in page
    assert '/sv/municipality/narpes/request/statistics_population.txt"' in page


def test_the_files_beside_the_figures_can_be_taken(kim: Membership, client: Any) -> None:
    page = client.get(at(kim.programme, "questions/C3.10/")).content.decode()
    files = re.findall(r'href="([^"]+/municipality/[^"]+\.(?:csv|svg|txt))"', page)
    assert len(files) > 4
    assert {client.get(file).status_code for file in files} == {200}


def test_a_municipality_of_a_joint_programme_is_chosen_by_a_link(client: Any) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax"))
    client.force_login(kim.person)
    first = text_of(client.get(at(kim.programme, "questions/C3.4/")))
    second = text_of(client.get(at(kim.programme, "questions/C3.4/?of=malax")))
    unknown = text_of(client.get(at(kim.programme, "questions/C3.4/?of=helsinki")))
    assert '<a href="?of=korsnas" aria-current="true">Korsnäs</a>' in first
    assert '<a href="?of=malax" aria-current="true">Malax</a>' in second
    assert '<a href="?of=korsnas" aria-current="true">Korsnäs</a>' in unknown
    for page in (first, second):
        assert '<th scope="row">Korsnäs</th>' in page
        assert '<th scope="row">Malax</th>' in page


def test_we_have_looked_at_this_is_noted_and_taken_back(kim: Membership, client: Any) -> None:
    response = client.post(at(kim.programme, "questions/C3.4/looked-at/"))
    assert (response.status_code, response.url) == (303, at(kim.programme, "questions/C3.4/"))
    page = client.get(response.url).content.decode()
    undo = re.search(r'action="([^"]+/not-looked-at/)"', page)
    assert undo
    assert LookedAt.objects.of(kim.programme).get().by == kim
    client.post(undo[1])
    assert LookedAt.objects.of(kim.programme).count() == 0


@pytest.mark.parametrize("path", ["looked-at/", "not-looked-at/", "figures/file/check/"])
def test_what_changes_something_is_not_done_by_reading(kim: Membership, client: Any, path: str) -> None:
    assert client.get(at(kim.programme, f"questions/C3.4/{path}")).status_code == 405


def test_every_ready_request_has_a_source_where_its_answer_lands(kim: Membership, client: Any) -> None:
    for key in requests():
        (item, facet), kind = lands(key)
        assert kind in {"M1", "M4", "M6", "M7"}
        assert client.get(at(kim.programme, f"sources/{item}{facet}/?asked={key}")).status_code == 200


# Conclusions


def test_a_conclusion_is_written_facet_by_facet_and_seen_on_the_question(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "questions/C3.5/conclusion/")
    sent = {"facet_d_sv": "Växthusen", "facet_d_fi": "Kasvihuoneet", "whole_sv": "Arbete främst"}
    response = client.post(address, sent | opened_in(client.get(address)))
    assert (response.status_code, response.url) == (303, at(kim.programme, "questions/C3.5/#conclusion"))
    assert {each.facet: str(each.text) for each in Conclusion.objects.of(kim.programme)} == {
        "d": "Växthusen",
        "": "Arbete främst",
    }
    page = text_of(client.get(at(kim.programme, "questions/C3.5/", "fi")))
    assert "Kasvihuoneet" in page
    assert '<span lang="sv">Arbete främst</span>' in page


def test_two_people_on_the_same_conclusion_see_both(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "questions/C3.8/conclusion/", "en")
    opened = opened_in(client.get(address))
    a_conclusion(kim, "C3.8", text="Written by another")
    response = client.post(address, {"whole_sv": "Written by me"} | opened)
    page = text_of(response)
    assert response.status_code == 200
    assert "Written by another" in page
    assert "Written by me" in page
    assert str(Conclusion.objects.of(kim.programme).get().text) == "Written by another"
