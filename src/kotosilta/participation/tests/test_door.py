"""The door without an account: every language, every fault, nothing remembered, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kotosilta.content.participation import door_languages, door_words
from kotosilta.participation import changes
from kotosilta.participation.models import Answer, OpenQuestion
from kotosilta.participation.pace import Pace
from kotosilta.participation.rules import LONGEST_ANSWER
from kotosilta.participation.views import door
from kotosilta.programmes.models import Membership
from kotosilta.programmes.undo import remove
from tests.builders import a_programme, an_open_question, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


@pytest.fixture
def asked(kim: Membership, monkeypatch: pytest.MonkeyPatch) -> OpenQuestion:
    monkeypatch.setattr(door, "pace", Pace())
    return an_open_question(kim, today=timezone.localdate())


def at(asked: OpenQuestion, language: str = "ar") -> str:
    return f"/take-part/{asked.key}/{language}/"


def answers() -> list[str]:
    return list(Answer.across_programmes.values_list("text", flat=True))


@pytest.mark.parametrize("language", door_languages())
def test_page_stands_in_every_language_with_its_direction(client: Any, asked: OpenQuestion, language: str) -> None:
    page = client.get(at(asked, language)).content.decode()

    here = door_languages()[language]
    assert f'<html lang="{language}" dir="{here.direction}">' in page
    for key in ("your_answer", "send", "without_name", "what_is_kept", "what_happens", "any_language"):
        assert door_words(language)[key] in page
    assert (door_words(language)["not_reviewed"] in page) is not here.reviewed


def test_translated_question_stands_beside_the_programmes_own_words(client: Any, asked: OpenQuestion) -> None:
    page = client.get(at(asked)).content.decode()

    assert "<h1>ماذا تحتاج؟</h1>" in page
    assert '<p lang="sv" dir="ltr">Vad behöver du?</p>' in page


def test_question_that_is_not_translated_is_shown_in_the_programmes_own_words(client: Any, asked: OpenQuestion) -> None:
    page = client.get(at(asked, "uk")).content.decode()

    assert '<h1 lang="sv" dir="ltr">Vad behöver du?</h1>' in page


@pytest.mark.parametrize(
    ("wishes", "language"),
    [("ar-SY,ar;q=0.9,en;q=0.5", "ar"), ("so, uk;q=0.8", "uk"), ("sv-FI", "sv"), ("so", "fi"), ("", "fi")],
)
def test_address_of_a_poster_leads_to_the_readers_language(
    client: Any, asked: OpenQuestion, wishes: str, language: str
) -> None:
    response = client.get(f"/take-part/{asked.key}/", headers={"Accept-Language": wishes})

    assert (response.status_code, response.headers["Location"]) == (302, at(asked, language))
    assert "Accept-Language" in response.headers["Vary"]


def test_answer_is_kept_and_thanked_for_without_a_cookie(asked: OpenQuestion) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(at(asked), {"answer": "  أحتاج إلى دورة لغة 🙂  "})
    thanks = client.get(response.headers["Location"])

    assert response.status_code == 303
    assert door_words("ar")["thanks_title"] in thanks.content.decode()
    assert answers() == ["أحتاج إلى دورة لغة 🙂"]
    assert dict(client.cookies) == {}


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "\u200b"])
def test_empty_answer_is_not_sent(client: Any, asked: OpenQuestion, nothing: str) -> None:
    response = client.post(at(asked, "uk"), {"answer": nothing})

    assert response.status_code == 422
    assert door_words("uk")["empty"] in response.content.decode()
    assert answers() == []


def test_answer_that_is_too_long_comes_back_whole(client: Any, asked: OpenQuestion) -> None:
    text = "ä" * (LONGEST_ANSWER + 1)

    response = client.post(at(asked, "sv"), {"answer": text})

    page = response.content.decode()
    assert response.status_code == 422
    assert f">{text}</textarea>" in page
    assert "2001" in page
    assert answers() == []


def test_markup_in_an_answer_stays_text_on_every_page(client: Any, asked: OpenQuestion, kim: Membership) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    client.post(at(asked, "sv"), {"answer": attack})
    client.force_login(kim.person)

    page = client.get(f"/en/programme/{kim.programme.slug}/participation/{asked.pk}/").content.decode()

    assert answers() == [attack]
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_thousand_answers_from_one_address_are_slowed_down_and_keep_their_text(
    client: Any, asked: OpenQuestion
) -> None:
    codes = [client.post(at(asked, "fi"), {"answer": f"Bussi {number}"}).status_code for number in range(40)]
    last = client.post(at(asked, "fi"), {"answer": "Viimeinen"})
    elsewhere = client.post(at(asked, "fi"), {"answer": "Muualta"}, REMOTE_ADDR="192.0.2.9")

    assert codes == [303] * 30 + [429] * 10
    assert last.status_code == 429
    assert door_words("fi")["too_often"] in last.content.decode()
    assert ">Viimeinen</textarea>" in last.content.decode()
    assert elsewhere.status_code == 303
    assert len(answers()) == 31


def test_question_that_nobody_reads_takes_no_more(
    client: Any, asked: OpenQuestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kotosilta.participation.rules.MOST_WAITING", 1)
    client.post(at(asked, "sv"), {"answer": "Först"})

    response = client.post(at(asked, "sv"), {"answer": "Sedan"})

    assert response.status_code == 422
    assert door_words("sv")["too_many"] in response.content.decode()
    assert answers() == ["Först"]


def test_question_closed_meanwhile_says_so_and_shows_what_was_written(
    client: Any, asked: OpenQuestion, kim: Membership
) -> None:
    changes.close_question(asked=asked, by=kim, today=timezone.localdate())

    response = client.post(at(asked, "en"), {"answer": "Too late, but a long thought"})

    page = response.content.decode()
    assert response.status_code == 410
    assert door_words("en")["closed"] in page
    assert "Too late, but a long thought" in page
    assert answers() == []


def test_question_that_is_over_tells_what_came_of_it(client: Any, asked: OpenQuestion, kim: Membership) -> None:
    changes.write_outcome(asked=asked, by=kim, outcome={"sv": "Ett språkkafé öppnar."})
    OpenQuestion.across_programmes.filter(pk=asked.pk).update(closes_on=timezone.localdate() - timedelta(days=1))

    page = client.get(at(asked)).content.decode()

    assert door_words("ar")["closed"] in page
    assert door_words("ar")["outcome"] in page
    assert "Ett språkkafé öppnar." in page
    assert "<textarea" not in page


def test_question_that_was_never_opened_or_was_removed_is_not_there(client: Any, kim: Membership) -> None:
    prepared = an_open_question(kim, opened=False, today=timezone.localdate())
    gone = an_open_question(kim, today=timezone.localdate())
    remove(row=gone, by=kim, programme=kim.programme)

    for key in (prepared.key, gone.key, "nothing"):
        for path in (f"/take-part/{key}/", f"/take-part/{key}/sv/", f"/take-part/{key}/sv/thanks/"):
            assert client.get(path).status_code == 404
        assert client.post(f"/take-part/{key}/sv/", {"answer": "?"}).status_code == 404


def test_language_that_the_door_does_not_have_is_not_there(client: Any, asked: OpenQuestion) -> None:
    assert client.get(at(asked, "xx")).status_code == 404


def test_page_is_never_kept_nor_found_by_search_engines(client: Any, asked: OpenQuestion) -> None:
    response = client.get(at(asked))

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
