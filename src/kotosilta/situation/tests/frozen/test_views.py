"""The pages of frozen pictures as people use them: freeze, read, compare, take the file, be refused."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kotosilta.content.guidance import QUESTIONS
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.situation.frozen.difference_csv import HEADER
from kotosilta.situation.frozen.reading import frozen_of
from kotosilta.situation.models import FrozenPicture, ObservedSeries
from kotosilta.situation.tests.frozen.pictures import NARPES, SHARE
from kotosilta.situation.tests.room.pages import at, text_of
from tests.builders import (
    a_conclusion,
    a_figure,
    a_finding,
    a_frozen_picture,
    a_member,
    a_programme,
    a_voice,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]
LANGUAGES = ("sv", "fi", "en")
TODAY = timezone.localdate()
MOST_QUERIES = 20
ODD_TEXTS = ("<script>alert(1)</script> & 'citat'", "المدرسة بعيدة", "👩‍👩‍👧", "100 % {0} %s ${x} \\n {name}")


@pytest.fixture
def programme() -> Programme:
    return a_programme()


@pytest.fixture
def kim(programme: Programme, client: Any) -> Membership:
    """The coordinator, signed in."""
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def _revise(year: int, value: float) -> None:
    """The store says something else of the share of Närpes from now on."""
    row = ObservedSeries.objects.get(indicator=SHARE, group="total", area=NARPES)
    points = [[each[0], value if each[0] == year else each[1], *each[2:]] for each in row.packed["points"]]
    row.packed = {**row.packed, "points": points}
    row.save()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_read_in_each_language_with_few_queries(
    kim: Membership, client: Any, language: str, django_assert_max_num_queries: Any
) -> None:
    a_voice(kim), a_figure(kim), a_finding(kim), a_conclusion(kim)
    row, other = a_frozen_picture(kim), a_frozen_picture(kim)
    paths = ["frozen/", "frozen/new/", f"frozen/{row.pk}/changed/", f"frozen/{row.pk}/changed/?with={other.pk}"]
    paths += [f"frozen/{row.pk}/?question={question}" for question in QUESTIONS]

    for path in paths:
        with django_assert_max_num_queries(MOST_QUERIES):
            response = client.get(at(kim.programme, path, language))
        assert response.status_code == 200, path


def test_a_list_of_three_asks_as_often_as_a_list_of_one(kim: Membership, client: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(at(kim.programme, "frozen/"))
        return len(asked)

    a_frozen_picture(kim)
    one = queries()
    a_frozen_picture(kim), a_frozen_picture(kim)

    assert queries() == one


def test_nothing_frozen_yet_says_how_it_is_done(kim: Membership, client: Any) -> None:
    page = text_of(client.get(at(kim.programme, "frozen/", "en")))

    assert "No picture has been frozen yet." in page
    assert "Freeze the picture" in page


def test_freezing_leads_to_the_list_with_the_new_picture(kim: Membership, client: Any) -> None:
    response = client.post(at(kim.programme, "frozen/new/"), {"name": "Inför mötet", "on": TODAY.isoformat()})

    (row,) = frozen_of(kim.programme)
    assert response.headers["Location"].endswith(f"situation/frozen/#picture-{row.pk}")
    assert (row.name, row.on) == ("Inför mötet", TODAY)
    assert "Inför mötet" in text_of(client.get(at(kim.programme, "frozen/")))


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "on": TODAY.isoformat()},
        {"name": "x" * 81, "on": TODAY.isoformat()},
        {"name": "Taget", "on": TODAY.isoformat()},
        {"name": "Ny", "on": ""},
        {"name": "Ny", "on": "31.2.2026"},
        {"name": "Ny", "on": "9999-12-31"},
        {"name": "Ny", "on": "0001-01-01"},
        {"name": "Ny", "on": "<b>"},
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(kim: Membership, client: Any, sent: dict[str, str]) -> None:
    a_frozen_picture(kim, name="Taget")

    response = client.post(at(kim.programme, "frozen/new/"), sent)

    assert response.status_code == 200
    assert 'aria-invalid="true"' in text_of(response)
    assert len(frozen_of(kim.programme)) == 1


def test_the_form_is_there_only_for_those_who_may_use_it(programme: Programme, client: Any) -> None:
    viewer = a_member(programme, Role.VIEWER)
    client.force_login(viewer.person)

    assert "<form" not in text_of(client.get(at(programme, "frozen/"))).partition("<main")[2].partition("</main")[0]
    assert client.post(at(programme, "frozen/new/"), {"name": "Ny", "on": TODAY.isoformat()}).status_code == 403


def test_a_picture_shows_the_numbers_as_they_were_not_as_they_are(kim: Membership, client: Any) -> None:
    row = a_frozen_picture(kim, name="Före revideringen")
    _revise(2025, 77.7)

    page = text_of(client.get(at(kim.programme, f"frozen/{row.pk}/?question=C3.4")))

    assert "Före revideringen" in page
    assert "22,5" in page
    assert "77,7" not in page


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_shown_as_they_were_written(kim: Membership, client: Any, text: str) -> None:
    a_voice(kim, question="C3.7", text={"sv": text})
    a_finding(kim, question="C3.7", text={"sv": text})
    row = a_frozen_picture(kim, name=text)

    for path in ("frozen/", f"frozen/{row.pk}/?question=C3.7", f"frozen/{row.pk}/changed/"):
        response = client.get(at(kim.programme, path))
        assert text in text_of(response)
        assert "<script>alert" not in response.content.decode()


def test_a_removed_voice_is_counted_but_its_words_are_gone(kim: Membership, client: Any) -> None:
    voice = a_voice(kim, question="C3.7", text={"sv": "Grannen vid torget"})
    row = a_frozen_picture(kim)
    remove(row=voice, by=kim, programme=kim.programme)

    page = text_of(client.get(at(kim.programme, f"frozen/{row.pk}/?question=C3.7", "en")))

    assert "Grannen vid torget" not in page
    assert "1 voice of this picture was removed since" in page


def test_the_difference_tells_what_was_revised_and_what_people_did(kim: Membership, client: Any) -> None:
    a_voice(kim, question="C3.7")
    row = a_frozen_picture(kim, name="Före")
    _revise(2025, 23.9)
    a_voice(kim, question="C3.7"), a_finding(kim, question="C3.7", text={"sv": "Vi når inte alla"})

    page = text_of(client.get(at(kim.programme, f"frozen/{row.pk}/changed/", "en")))

    assert "Revised for 2025: it said" in page
    assert "22.5" in page
    assert "23.9" in page
    assert "1 new voice." in page
    assert "Vi når inte alla" in page


def test_parts_of_an_indicator_stand_in_one_table_and_are_told_together(client: Any) -> None:
    turku = coordinator_of(a_programme("turku"))
    client.force_login(turku.person)
    row = a_frozen_picture(turku)
    parts = ObservedSeries.objects.filter(indicator="residents_by_language_age_sex", area="853").exclude(group="total")
    assert parts.count() > 50
    for each in parts:
        points = [[point[0], point[1] + 1, *point[2:]] for point in each.packed["points"]]
        each.packed = {**each.packed, "points": points}
        each.save()

    questions = [
        text_of(client.get(at(turku.programme, f"frozen/{row.pk}/?question={each}", "en"))) for each in QUESTIONS
    ]
    changed = text_of(client.get(at(turku.programme, f"frozen/{row.pk}/changed/", "en")))

    assert any("foreign mother tongue, Women, 0–4" in page and "85 and over" in page for page in questions)
    assert "values by group were revised." in changed
    assert changed.count("it said") == 0
    assert len(changed.encode()) < 100_000
    assert max(len(page.encode()) for page in questions) < 400_000


def test_nothing_changed_says_so(kim: Membership, client: Any) -> None:
    row = a_frozen_picture(kim)

    assert "Nothing has changed." in text_of(client.get(at(kim.programme, f"frozen/{row.pk}/changed/", "en")))


def test_two_pictures_are_compared_from_the_earlier_to_the_later_whichever_is_asked_for(
    kim: Membership, client: Any
) -> None:
    first = a_frozen_picture(kim, name="Första")
    a_finding(kim, question="C3.7", text={"sv": "Vi når inte alla"})
    last = a_frozen_picture(kim, name="Senare")

    for one, other in ((first, last), (last, first)):
        page = text_of(client.get(at(kim.programme, f"frozen/{one.pk}/changed/?with={other.pk}", "en")))
        assert "From “Första” to “Senare”." in page
        assert "New finding" in page


def test_the_file_has_a_row_for_everything_that_has_changed(kim: Membership, client: Any) -> None:
    row = a_frozen_picture(kim)
    _revise(2025, 23.9)
    a_finding(kim, question="C3.7", text={"sv": '=HYPERLINK("http://example.test")'})

    response = client.get(at(kim.programme, f"frozen/{row.pk}/changed.csv"))

    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    official = [each for each in rows if each["kind"] == "official"]
    (finding,) = [each for each in rows if each["kind"] == "finding"]
    assert tuple(rows[0]) == HEADER
    assert [
        (each["area_code"], each["indicator"], each["year"], each["before"], each["after"]) for each in official
    ] == [(NARPES, SHARE, "2025", "22.5", "23.9")]
    assert official[0]["source"] == "statfin_159t"
    assert (finding["change"], finding["after"][:2]) == ("new", "'=")
    assert "attachment" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("asked", ["?question=C9.9", "?question=", "?question=<b>"])
def test_an_unknown_question_is_not_found(kim: Membership, client: Any, asked: str) -> None:
    row = a_frozen_picture(kim)

    assert client.get(at(kim.programme, f"frozen/{row.pk}/{asked}")).status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "9" * 30, "x", "", "now now"])
def test_an_unknown_picture_to_compare_with_is_not_found(kim: Membership, client: Any, asked: str) -> None:
    row = a_frozen_picture(kim)

    for path in ("changed/", "changed.csv"):
        assert client.get(at(kim.programme, f"frozen/{row.pk}/{path}", "sv"), {"with": asked}).status_code == 404


def test_the_picture_of_another_programme_is_not_found_not_even_to_compare_with(kim: Membership, client: Any) -> None:
    theirs = a_frozen_picture(coordinator_of(a_programme("vaasa")))
    ours = a_frozen_picture(kim)

    for path in (f"frozen/{theirs.pk}/", f"frozen/{theirs.pk}/changed/", f"frozen/{ours.pk}/changed/?with={theirs.pk}"):
        assert client.get(at(kim.programme, path)).status_code == 404


def test_a_picture_that_cannot_be_read_says_so_and_the_others_stay_readable(kim: Membership, client: Any) -> None:
    broken, whole = a_frozen_picture(kim, name="Trasig"), a_frozen_picture(kim, name="Hel")
    FrozenPicture.objects.of(kim.programme).filter(pk=broken.pk).update(content=b"nothing of ours")

    response = client.get(at(kim.programme, f"frozen/{broken.pk}/"), follow=True)
    changed = client.get(at(kim.programme, f"frozen/{broken.pk}/changed/"), follow=True)

    for each in (response, changed):
        assert each.status_code == 200
        assert "Trasig" in text_of(each)
        assert "frozen/" in each.redirect_chain[-1][0]
    assert client.get(at(kim.programme, f"frozen/{whole.pk}/")).status_code == 200
