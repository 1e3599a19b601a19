"""What everybody reads of a programme: page by page, in each language, marked where it is a sample."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.communication import changes
from kotosilta.communication.models import Page
from kotosilta.communication.tests.pages import PATHS, Shown, everything, open_address, text_of
from kotosilta.document.models import SealedFile
from kotosilta.participation.changes import close_question
from kotosilta.participation.models import OpenQuestion
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from tests.builders import a_figure, a_finding, a_goal, a_measure, a_programme, a_publication, a_voice, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
LANGUAGES = ("sv", "fi", "en")
MOST_QUERIES = 8


@pytest.fixture
def by(programme: Programme) -> Membership:
    return coordinator_of(programme)


@pytest.fixture
def shown(by: Membership) -> Shown:
    return everything(by, *Page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language_with_links_to_the_others(
    client: Any, programme: Programme, shown: Shown, language: str
) -> None:
    for page in Page:
        answer = client.get(open_address(programme.slug, page, language))

        assert answer.status_code == 200, page
        for other in Page:
            assert f'href="{open_address(programme.slug, other, language)}"' in text_of(answer), (page, other)


def test_the_programme_is_told_in_a_minute(client: Any, programme: Programme, shown: Shown) -> None:
    text = text_of(client.get(open_address(programme.slug, Page.START)))

    for told in (
        "Alla som bor här hittar hem.",
        "Grannar känner varandra",
        "Närpes",
        "2027–2030",
        "24.11.2026",
        "§ 12",
        "Samordnaren för integration",
        f'href="/sv/directory/{programme.slug}/document/sv.pdf"',
        f'href="/sv/directory/{programme.slug}/goals/#goal-{shown.goal.pk}"',
    ):
        assert told in text, told


def test_the_thread_is_read_from_the_goal_back_to_the_observation_and_on_to_the_result(
    client: Any, programme: Programme, shown: Shown
) -> None:
    text = text_of(client.get(open_address(programme.slug, Page.GOALS)))

    told = ["Grannar känner varandra", "Grannar möts sällan", "/municipality/narpes/#C3.4", "Språkvänner"]
    told += ["Fritidssektorn", "Möten över språkgränser", "20,5\u00a0%", "24\u00a0%", "50\u00a0%"]
    places = [text.find(each) for each in told]
    assert -1 not in places, told[places.index(-1)]
    assert f'href="/sv/directory/{programme.slug}/situation/#finding-{shown.finding.pk}"' in text


def test_the_thread_is_read_from_the_finding_on_to_the_goal(client: Any, programme: Programme, shown: Shown) -> None:
    text = text_of(client.get(open_address(programme.slug, Page.SITUATION)))

    assert f'id="finding-{shown.finding.pk}"' in text
    assert f'href="/sv/directory/{programme.slug}/goals/#goal-{shown.goal.pk}"' in text
    assert "Mötesplatserna är få." in text


def test_a_finding_stands_once_under_each_goal_that_is_still_there(
    client: Any, programme: Programme, by: Membership
) -> None:
    voices = [a_voice(by).pk, a_voice(by).pk]
    finding = a_finding(by, text={"sv": "Grannar möts sällan"}, voices=voices, own_figures=[a_figure(by).pk])
    goals = [a_goal(by, findings=[finding]) for _ in range(3)]
    remove(row=goals[2], by=by, programme=programme)
    a_publication(by, Page.GOALS, Page.SITUATION)

    goals_page = text_of(client.get(open_address(programme.slug, Page.GOALS, "en")))
    situation = text_of(client.get(open_address(programme.slug, Page.SITUATION, "en")))

    assert goals_page.count("Grannar möts sällan") == 2
    assert goals_page.count("2 voices; 1 figure of our own") == 2
    assert situation.count("Grannar möts sällan") == 1
    assert situation.count("/goals/#goal-") == 2


def test_a_page_names_no_other_that_is_not_published(client: Any, programme: Programme, by: Membership) -> None:
    shown = everything(by, Page.SITUATION)

    start = text_of(client.get(open_address(programme.slug, Page.START)))
    situation = text_of(client.get(open_address(programme.slug, Page.SITUATION)))

    assert "Grannar känner varandra" not in start
    assert "Grannar känner varandra" not in situation
    assert "/document/" not in start
    assert f"goal-{shown.goal.pk}" not in start + situation


def test_the_sealed_file_is_served_byte_by_byte(client: Any, programme: Programme, shown: Shown) -> None:
    for each in SealedFile.objects.of(programme).filter(file_format__in=("pdf", "docx", "html", "json")):
        address = f"/sv/directory/{programme.slug}/document/{each.language}.{each.file_format}"

        assert client.get(address).content == bytes(each.content)


@pytest.mark.parametrize("ending", ["sv.kept", "sv.fragment", "en.pdf", "sv.exe", "xx.pdf", "../secret.pdf"])
def test_only_the_files_for_people_and_programs_are_served(
    client: Any, programme: Programme, shown: Shown, ending: str
) -> None:
    assert client.get(f"/sv/directory/{programme.slug}/document/{ending}").status_code == 404


def test_a_text_that_is_changed_after_the_decision_is_not_what_everybody_reads(
    client: Any, programme: Programme, shown: Shown, by: Membership
) -> None:
    a_goal(by, change={"sv": "Ett mål efter beslutet"})

    text = text_of(client.get(open_address(programme.slug, Page.DOCUMENT)))

    assert "Grannar känner varandra" in text
    assert "Ett mål efter beslutet" not in text


def test_what_is_removed_is_gone_from_the_open_page_too(
    client: Any, programme: Programme, shown: Shown, by: Membership
) -> None:
    remove(row=shown.measure, by=by, programme=programme)
    remove(row=shown.finding, by=by, programme=programme)

    text = text_of(client.get(open_address(programme.slug, Page.GOALS)))

    assert "Språkvänner" not in text
    assert "Grannar möts sällan" not in text


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "No measures yet"),
        (["planned", "planned"], "Planned, not begun yet"),
        (["under_way", "planned"], "Under way: 0 of 2 measures done"),
        (["done", "planned", "stopped"], "Under way: 1 of 2 measures done"),
        (["done", "stopped"], "Everything that was planned is done"),
        (["stopped"], "The measures have been stopped"),
    ],
)
def test_the_state_of_a_goal_is_told_in_plain_words(
    client: Any, programme: Programme, by: Membership, states: list[str], words: str
) -> None:
    goal = a_goal(by)
    for state in states:
        a_measure(by, goal, state=state)
    a_publication(by, Page.GOALS)

    assert words in text_of(client.get(open_address(programme.slug, Page.START, "en")))


def test_open_questions_and_chosen_meetings_stand_there_until_they_are_over(
    client: Any, programme: Programme, shown: Shown, by: Membership
) -> None:
    address = open_address(programme.slug, Page.TAKE_PART)
    before = text_of(client.get(address))
    question = OpenQuestion.objects.of(programme).get()
    close_question(asked=question, by=by, today=timezone.localdate())
    meeting = by.programme.publication.meetings.get()
    meeting.on = timezone.localdate() - timedelta(days=1)
    meeting.save()

    after = text_of(client.get(address))

    assert f'href="/take-part/{question.key}/"' in before
    assert "Kväll på biblioteket" in before
    assert 'href="mailto:integration@narpes.example"' in after
    assert question.key not in after
    assert "Kväll på biblioteket" not in after


def test_a_sample_says_so_on_every_page_and_is_indexed_nowhere(client: Any) -> None:
    sample = a_programme(languages=["sv"], sample=True)
    everything(coordinator_of(sample), *Page)

    for page in Page:
        answer = client.get(open_address(sample.slug, page))
        assert 'class="sample"' in text_of(answer), page
        assert '<meta name="robots" content="noindex">' in text_of(answer), page
        assert answer.headers["X-Robots-Tag"] == "noindex", page
    assert client.get(f"/sv/directory/{sample.slug}/document/sv.pdf").headers["X-Robots-Tag"] == "noindex"
    assert 'class="sample-mark"' in text_of(client.get("/sv/directory/"))
    assert json.loads(client.get("/sv/directory/programmes.json").content)["programmes"][0]["sample"] is True


def test_a_real_programme_carries_no_such_mark(client: Any, programme: Programme, shown: Shown) -> None:
    answer = client.get(open_address(programme.slug, Page.GOALS))

    assert 'class="sample"' not in text_of(answer)
    assert "X-Robots-Tag" not in answer.headers


def test_pages_may_be_kept_for_a_minute_by_anybody_and_set_no_cookie(
    client: Any, programme: Programme, shown: Shown
) -> None:
    for path in ("/sv/directory/", *(open_address(programme.slug, page) for page in Page)):
        answer = client.get(path)
        again = client.get(path, HTTP_IF_NONE_MATCH=answer.headers["ETag"])

        assert answer.headers["Cache-Control"] == "public, max-age=60", path
        assert not answer.cookies, path
        assert again.status_code == 304, path


def test_a_page_with_somebodys_name_in_it_is_kept_by_no_shared_cache(
    client: Any, programme: Programme, shown: Shown, kim: Membership
) -> None:
    assert "private" in client.get(open_address(programme.slug, Page.START)).headers["Cache-Control"]


@pytest.mark.parametrize("page", list(Page))
def test_pages_ask_few_questions_and_the_same_number_for_one_row_and_three(
    client: Any, programme: Programme, shown: Shown, by: Membership, page: Page, django_assert_max_num_queries: Any
) -> None:
    address = open_address(programme.slug, page)
    client.get(address)  # official figures are kept from the first look on
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(address)
        counts.append(len(asked))
        for _ in range(2):
            goal = a_goal(by, findings=[shown.finding])
            a_measure(by, goal)

    assert counts[0] == counts[1]


def test_a_joint_programme_shows_the_figures_of_each_municipality(client: Any) -> None:
    joint = a_programme("narpes", "korsnas", languages=["sv"])
    a_publication(coordinator_of(joint), Page.SITUATION)

    text = text_of(client.get(open_address(joint.slug, Page.SITUATION)))

    assert 'href="/sv/municipality/narpes/"' in text
    assert 'href="/sv/municipality/korsnas/"' in text


def test_publishing_again_is_seen_at_once(client: Any, programme: Programme, shown: Shown, by: Membership) -> None:
    changes.take_off(page=Page.GOALS, by=by)
    hidden = client.get(open_address(programme.slug, Page.GOALS)).status_code
    changes.publish(page=Page.GOALS, by=by, now=timezone.now())

    assert hidden == 404
    assert client.get(open_address(programme.slug, Page.GOALS)).status_code == 200


def test_every_page_has_an_address_of_its_own() -> None:
    assert len(set(PATHS.values())) == len(Page)
