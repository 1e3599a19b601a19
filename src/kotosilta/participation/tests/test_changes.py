"""Questions are asked, answers arrive without anybody, become voices or are left out; all of it can be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.participation import changes
from kotosilta.participation.models import Answer, AnswerState, OpenQuestion
from kotosilta.programmes.models import Membership
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Voice
from tests.builders import TODAY, a_programme, an_answer, an_open_question, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def test_question_is_prepared_opened_and_over_after_its_last_day(kim: Membership) -> None:
    asked = an_open_question(kim, opened=False)
    assert not asked.is_open(TODAY)
    assert not asked.is_over(TODAY)

    asked = changes.open_question(asked=asked, by=kim, today=TODAY)

    assert asked.is_open(TODAY)
    assert asked.is_open(asked.closes_on)
    assert asked.is_over(asked.closes_on + timedelta(days=1))


def test_question_without_the_programmes_own_language_is_refused(kim: Membership) -> None:
    with pytest.raises(NotPossible) as refused:
        an_open_question(kim, text={"ar": "ماذا؟"})

    assert refused.value.field == "text"


def test_words_that_were_answered_stay_but_a_language_may_be_added(kim: Membership) -> None:
    asked = an_open_question(kim)
    an_answer(kim, asked)
    same = {"question": asked.question, "closes_on": asked.closes_on, "by": kim, "today": TODAY}

    changes.change_question(asked=asked, text={"uk": "Що вам потрібно?"}, **same)
    with pytest.raises(NotPossible) as refused:
        changes.change_question(asked=asked, text={"sv": "Vad vill du ha?"}, **same)

    assert refused.value.field == "text"
    stored = OpenQuestion.objects.of(kim.programme).get()
    assert {language: wording.text for language, wording in stored.text} == {
        "ar": "ماذا تحتاج؟",
        "sv": "Vad behöver du?",
        "uk": "Що вам потрібно?",
    }


def test_closed_question_takes_no_answer_and_opens_again(kim: Membership) -> None:
    asked = changes.close_question(asked=an_open_question(kim), by=kim, today=TODAY)

    with pytest.raises(NotPossible):
        an_answer(kim, asked)

    assert changes.open_question(asked=asked, by=kim, today=TODAY).is_open(TODAY)


def test_answer_leaves_nothing_that_tells_who_it_was(kim: Membership) -> None:
    asked = an_open_question(kim)
    events = AuditEvent.objects.count()

    answer = an_answer(kim, asked)

    assert AuditEvent.objects.count() == events
    kept = {field.name: getattr(answer, field.name) for field in Answer._meta.concrete_fields}
    assert kept == {
        "id": answer.pk,
        "question": asked,
        "text": "أحتاج إلى دورة لغة",
        "language": "ar",
        "given_on": TODAY,
        "state": AnswerState.WAITING,
        "why_left_out": "",
        "voice": None,
    }


def test_no_table_points_to_an_answer() -> None:
    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is Answer
    ]

    assert pointing == []


def test_answer_becomes_a_voice_under_its_guiding_question_with_its_own_words_beside(kim: Membership) -> None:
    answer = an_answer(kim)

    changes.take_up(
        answer=answer,
        by=kim,
        text={"sv": "Jag behöver en språkkurs"},
        keeps_original=True,
        heard_where="Öppen fråga",
        today=TODAY,
    )

    voice = Voice.objects.of(kim.programme).get()
    assert (voice.question, voice.kind, voice.heard_on) == ("C3.7", "answer", TODAY)
    assert {language: wording.text for language, wording in voice.text} == {
        "sv": "Jag behöver en språkkurs",
        "ar": "أحتاج إلى دورة لغة",
    }
    answer.refresh_from_db()
    assert (answer.state, answer.voice) == (AnswerState.TAKEN_UP, voice)
    assert AuditEvent.objects.filter(kind=Kind.ANSWER_TAKEN_UP).count() == 1


def test_answers_own_words_stay_out_where_they_are_not_wanted(kim: Membership) -> None:
    values = {"by": kim, "text": {"sv": "Kurs"}, "keeps_original": False, "heard_where": "", "today": TODAY}
    changes.take_up(answer=an_answer(kim), **values)

    assert dict(Voice.objects.of(kim.programme).get().text).keys() == {"sv"}


@pytest.mark.parametrize("done", ["taken_up", "left_out"])
def test_an_answer_is_gone_through_once_and_can_be_put_back(kim: Membership, done: str) -> None:
    answer = an_answer(kim)
    values = {"by": kim, "text": {"sv": "Kurs"}, "keeps_original": False, "heard_where": "", "today": TODAY}
    if done == "taken_up":
        changes.take_up(answer=answer, **values)
    else:
        changes.leave_out(answer=answer, by=kim, why="personal")
    with pytest.raises(NotPossible):
        changes.take_up(answer=answer, **values)

    changes.put_back(answer=answer, by=kim)

    answer.refresh_from_db()
    assert (answer.state, answer.why_left_out, answer.voice) == (AnswerState.WAITING, "", None)
    assert list(Voice.objects.of(kim.programme)) == []


def test_nobody_takes_up_an_answer_of_another_programme(kim: Membership) -> None:
    theirs = an_answer(coordinator_of(a_programme("vaasa")))

    with pytest.raises(NotPossible):
        changes.leave_out(answer=theirs, by=kim, why="double")

    theirs.refresh_from_db()
    assert theirs.state == AnswerState.WAITING


def test_tables_have_no_column_for_a_person_a_connection_or_a_time_of_day() -> None:
    with connection.cursor() as cursor:
        columns = {each.name for each in connection.introspection.get_table_description(cursor, Answer._meta.db_table)}

    assert columns == {
        "id",
        "question_id",
        "text",
        "language",
        "given_on",
        "state",
        "why_left_out",
        "voice_id",
    }
