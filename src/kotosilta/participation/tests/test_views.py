"""The pages of those who ask and go through the answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kotosilta.content.participation import ready_questions
from kotosilta.participation.models import Answer, AnswerState, OpenQuestion
from kotosilta.programmes.models import Membership
from kotosilta.situation.models import Voice
from tests.builders import a_programme, an_answer, an_open_question, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.fixture
def kim(client: Any) -> Membership:
    found = coordinator_of(a_programme())
    client.force_login(found.person)
    return found


@pytest.fixture
def asked(kim: Membership) -> OpenQuestion:
    return an_open_question(kim, today=timezone.localdate())


def at(kim: Membership, path: str = "", language: str = "en") -> str:
    return f"/{language}/programme/{kim.programme.slug}/participation/{path}"


def test_ready_question_is_asked_in_all_languages_with_two_taps(client: Any, kim: Membership) -> None:
    ready = ready_questions()["needs"]
    form = client.get(at(kim, "new/?ready=needs")).content.decode()
    for text in ready.texts.values():
        assert text in form.replace("&#x27;", "'")

    sent = {f"text_{language}": text for language, text in ready.texts.items()}
    sent |= {"question": ready.id, "closes_on": (timezone.localdate() + timedelta(days=7)).isoformat()}
    response = client.post(at(kim, "new/?ready=needs"), sent)

    row = OpenQuestion.objects.of(kim.programme).get()
    assert response.headers["Location"] == at(kim, f"{row.pk}/")
    assert {language: wording.text for language, wording in row.text} == dict(ready.texts)
    client.post(at(kim, f"{row.pk}/open/"))
    row.refresh_from_db()
    assert row.is_open(timezone.localdate())


def test_ready_question_that_is_asked_is_not_offered_again(client: Any, kim: Membership) -> None:
    an_open_question(kim, text={"sv": ready_questions()["needs"].texts["sv"]})

    page = client.get(at(kim)).content.decode()

    assert "?ready=needs" not in page
    assert "?ready=received" in page


def test_day_that_has_passed_is_refused_and_the_words_stay(client: Any, kim: Membership) -> None:
    page = client.post(
        at(kim, "new/"), {"text_sv": "Hur bor du?", "question": "C3.7", "closes_on": "1.1.2020"}
    ).content.decode()

    assert "This day has passed." in page
    assert "Hur bor du?" in page
    assert not OpenQuestion.objects.of(kim.programme).exists()


def test_answer_is_taken_up_as_a_voice_and_the_tap_can_be_undone(
    client: Any, kim: Membership, asked: OpenQuestion
) -> None:
    answer = an_answer(kim, asked, today=timezone.localdate())
    form = client.get(at(kim, f"answers/{answer.pk}/")).content.decode()
    assert "أحتاج إلى دورة لغة" in form

    response = client.post(
        at(kim, f"answers/{answer.pk}/"), {"text_sv": "Jag behöver en språkkurs", "keeps_original": "on"}
    )
    page = client.get(response.headers["Location"]).content.decode()

    voice = Voice.objects.of(kim.programme).get()
    assert str(voice.heard_where) == "Open question: Vad behöver du?"
    assert f"answers/{answer.pk}/put-back/" in page
    situation = client.get(f"/ar/programme/{kim.programme.slug}/situation/questions/C3.7/")
    assert situation.status_code == 404
    situation = client.get(f"/sv/programme/{kim.programme.slug}/situation/questions/C3.7/").content.decode()
    assert "Jag behöver en språkkurs" in situation

    client.post(at(kim, f"answers/{answer.pk}/put-back/"))

    answer.refresh_from_db()
    assert answer.state == AnswerState.WAITING
    assert not Voice.objects.of(kim.programme).exists()


def test_answer_in_the_programmes_language_fills_the_form(client: Any, kim: Membership, asked: OpenQuestion) -> None:
    answer = an_answer(kim, asked, text="Bussen går för sällan", language="sv", today=timezone.localdate())

    page = client.get(at(kim, f"answers/{answer.pk}/")).content.decode()

    assert page.count("Bussen går för sällan") == 2  # as it was written, and in the form
    assert "keeps_original" not in page


def test_answer_is_left_out_with_a_reason(client: Any, kim: Membership, asked: OpenQuestion) -> None:
    answer = an_answer(kim, asked, today=timezone.localdate())

    without = client.post(at(kim, f"answers/{answer.pk}/leave-out/"))
    client.post(at(kim, f"answers/{answer.pk}/leave-out/"), {"why": "personal"})

    answer.refresh_from_db()
    assert "Choose a reason" in without.content.decode()
    assert (answer.state, answer.why_left_out) == (AnswerState.LEFT_OUT, "personal")


def test_two_people_do_not_take_up_the_same_answer_twice(client: Any, kim: Membership, asked: OpenQuestion) -> None:
    answer = an_answer(kim, asked, today=timezone.localdate())
    client.post(at(kim, f"answers/{answer.pk}/"), {"text_sv": "Kurs"})

    second = client.post(at(kim, f"answers/{answer.pk}/"), {"text_sv": "En kurs"})

    assert "Somebody else has gone through this answer meanwhile" in second.content.decode()
    assert "En kurs" in second.content.decode()
    assert Voice.objects.of(kim.programme).count() == 1


def test_pages_ask_the_database_as_often_for_one_as_for_many(client: Any, kim: Membership) -> None:
    def asks() -> list[int]:
        counts = []
        for path in ("", f"{OpenQuestion.objects.of(kim.programme).order_by('pk').first().pk}/"):
            with CaptureQueriesContext(connection) as seen:
                client.get(at(kim, path))
            counts.append(len(seen))
        return counts

    first = an_open_question(kim, today=timezone.localdate())
    an_answer(kim, first, today=timezone.localdate())
    before = asks()
    for _ in range(2):
        an_answer(kim, an_open_question(kim, today=timezone.localdate()), today=timezone.localdate())
        an_answer(kim, first, today=timezone.localdate())

    assert asks() == before
    assert max(before) <= 20
    assert Answer.objects.of(kim.programme).count() == 5
