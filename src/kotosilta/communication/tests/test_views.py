"""The pages of the room: the plan, what is published, and the preview."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from kotosilta.communication import changes
from kotosilta.communication.models import CommunicationStep, Page, Publication
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from tests.builders import (
    TODAY,
    a_communication_step,
    a_decision,
    a_goal,
    a_meeting,
    a_member,
    a_publication,
    a_voice,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
LANGUAGES = ("sv", "fi", "en")
MOST_QUERIES = 20


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/communication/{path}"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language_and_is_indexed_nowhere(
    client: Any, programme: Programme, kim: Membership, language: str
) -> None:
    step = a_communication_step(kim)
    a_goal(kim)
    a_decision(kim)
    a_publication(kim, Page.GOALS)

    previews = [f"preview/{each.value}/" for each in Page]
    for path in ("", "steps/new/", f"steps/{step.pk}/", "publishing/", "publishing/texts/", "preview/", *previews):
        response = client.get(at(programme, path, language))

        assert response.status_code == 200, path
        assert response.headers["X-Robots-Tag"] == "noindex", path


def test_an_empty_plan_shows_a_proposal_in_each_of_its_twelve_fields(
    client: Any, programme: Programme, kim: Membership
) -> None:
    text = text_of(client.get(at(programme)))

    assert text.count('class="step nobody"') == 12
    assert text.count(f'action="{at(programme)}proposals/') == 13
    assert "Kommunen gör upp ett program som rör alla som bor här." in text


def test_a_proposal_is_taken_over_with_one_tap_and_given_back_with_another(
    client: Any, programme: Programme, kim: Membership
) -> None:
    page = client.post(at(programme, "proposals/residents_process/"), follow=True)
    step = CommunicationStep.objects.of(programme).get()
    text = text_of(page)
    address = text.split('action="')[1:]
    undo = next(part.split('"')[0] for part in address if "/give-back/" in part)

    client.post(undo)

    assert f'id="step-{step.pk}"' in text
    assert not CommunicationStep.objects.of(programme).exists()


def test_a_forged_giving_back_is_not_found(client: Any, programme: Programme, kim: Membership) -> None:
    assert client.post(at(programme, "give-back/WzFd:1abc:forged/")).status_code == 404


def test_a_step_is_written_in_its_field_and_told(client: Any, programme: Programme, kim: Membership) -> None:
    form = client.get(at(programme, "steps/new/?to=C7.6&about=C7.3"))
    sent = client.post(
        at(programme, "steps/new/"),
        {
            "audience": "C7.6",
            "stage": "C7.3",
            "message_sv": "Så delas åtgärderna",
            "tongues": ["sv", "uk"],
            "due_on": "24.1.2027",
        },
    )
    step = CommunicationStep.objects.of(programme).get()
    done = client.post(at(programme, f"steps/{step.pk}/done/"), follow=True)

    assert '<option value="C7.6" selected>' in text_of(form)
    assert sent["Location"].endswith("communication/#field-C7-6-C7-3")
    assert step.tongues == ["sv", "uk"]
    assert f'action="{at(programme)}steps/{step.pk}/reopen/"' in text_of(done)


@pytest.mark.parametrize("query", ["?to=C7.9&about=<script>", "?to=&about=", "?to=C7.5"])
def test_a_field_that_does_not_exist_is_simply_not_chosen(
    client: Any, programme: Programme, kim: Membership, query: str
) -> None:
    answer = client.get(at(programme, f"steps/new/{query}"))

    assert answer.status_code == 200
    assert "<script>" not in text_of(answer)


def test_a_day_that_has_not_come_stands_beside_its_field_with_everything_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    ahead = timezone.localdate() + timedelta(days=3)
    data = {"audience": "C7.5", "stage": "C7.2", "message_sv": "Hör av dig", "done_on": f"{ahead:%d.%m.%Y}"}

    answer = client.post(at(programme, "steps/new/", "en"), data)

    assert "The day has not come yet" in text_of(answer)
    assert "Hör av dig" in text_of(answer)
    assert not CommunicationStep.objects.of(programme).exists()


def test_two_people_who_change_the_same_step_both_see_what_the_other_wrote(
    client: Any, programme: Programme, kim: Membership
) -> None:
    step = a_communication_step(kim, message={"sv": "Före"})
    path = at(programme, f"steps/{step.pk}/")
    opened = opened_in(client.get(path))
    told = {"audience": step.audience, "stage": step.stage, "channel": {}, "tongues": [], "who": {}}
    changes.describe_step(
        step=step, by=kim, on=TODAY, message={"sv": "Av den andra"}, due_on=None, done_on=None, **told
    )

    answer = client.post(path, {"audience": "C7.5", "stage": "C7.2", "message_sv": "Av mig"} | opened)

    assert "Av den andra" in text_of(answer)
    assert "Av mig" in text_of(answer)


def test_viewers_read_the_plan_without_buttons(client: Any, programme: Programme, kim: Membership) -> None:
    a_communication_step(kim, message={"sv": "Så kan du vara med"})
    client.force_login(a_member(programme, Role.VIEWER).person)

    text = text_of(client.get(at(programme)))

    assert "Så kan du vara med" in text
    assert "/steps/" not in text
    assert "/proposals/" not in text
    assert "/publishing/" not in text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR, Role.MEMBER, Role.VIEWER])
def test_only_the_coordinator_decides_what_is_published(
    client: Any, programme: Programme, kim: Membership, role: Role
) -> None:
    a_publication(kim)
    client.force_login(a_member(programme, role).person)

    assert client.get(at(programme, "publishing/")).status_code == 403
    assert client.post(at(programme, "publishing/page/publish/")).status_code == 403
    assert not Publication.objects.published().exists()


def test_pages_are_published_one_by_one_and_taken_back_with_one_tap(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_publication(kim)
    open_page = f"/sv/directory/{programme.slug}/"

    before = client.get(open_page).status_code
    published = client.post(at(programme, "publishing/page/publish/"), follow=True)
    during = client.get(open_page).status_code
    client.post(at(programme, "publishing/page/take-off/"))

    assert [before, during, client.get(open_page).status_code] == [404, 200, 404]
    assert f'action="{at(programme)}publishing/page/take-off/"' in text_of(published)


def test_publishing_without_a_text_says_what_is_missing(client: Any, programme: Programme, kim: Membership) -> None:
    overview = text_of(client.get(at(programme, "publishing/", "en")))
    refused = client.post(at(programme, "publishing/page/publish/", "en"))

    assert "Write the one-minute version first" in overview
    assert "Write the one-minute version first" in text_of(refused)
    assert not Publication.objects.published().exists()


def test_an_unknown_page_is_neither_published_nor_shown(client: Any, programme: Programme, kim: Membership) -> None:
    assert client.post(at(programme, "publishing/voices/publish/")).status_code == 404
    assert client.get(at(programme, "preview/voices/")).status_code == 404


def test_the_goals_propose_a_beginning_while_there_is_no_text(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_goal(kim, change={"sv": "Grannar känner varandra", "fi": "Naapurit tuntevat toisensa"})

    proposed = text_of(client.get(at(programme, "publishing/texts/")))
    a_publication(kim)
    afterwards = text_of(client.get(at(programme, "publishing/texts/")))

    assert 'lang="fi">Naapurit tuntevat toisensa.</p>' in proposed
    assert "Naapurit tuntevat toisensa" not in afterwards


@pytest.mark.parametrize("address", ["integration@", "integration", "<script>@x.fi", "a@b"])
def test_what_is_no_address_is_refused_in_words(
    client: Any, programme: Programme, kim: Membership, address: str
) -> None:
    answer = client.post(
        at(programme, "publishing/texts/", "en"), {"brief_sv": "Alla hittar hem", "contact_email": address}
    )

    assert "This is no e-mail address." in text_of(answer)
    assert "Alla hittar hem" in text_of(answer)
    assert not Publication.objects.of(programme).exists()


def test_a_preview_shows_members_what_the_public_does_not_see_yet(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_goal(kim, change={"sv": "Grannar känner varandra"})
    a_publication(kim)

    preview = text_of(client.get(at(programme, "preview/goals/")))

    assert "Grannar känner varandra" in preview
    assert 'class="previewing"' in preview
    assert client.get(f"/sv/directory/{programme.slug}/goals/").status_code == 404


def test_a_preview_shows_no_voice_either(client: Any, programme: Programme, kim: Membership) -> None:
    a_voice(kim, text={"sv": "Bussen går för sällan"})

    assert "Bussen går" not in text_of(client.get(at(programme, "preview/situation/")))


def test_chosen_meetings_stay_chosen_when_the_form_is_opened_again(
    client: Any, programme: Programme, kim: Membership
) -> None:
    meeting = a_meeting(kim, on=timezone.localdate() + timedelta(days=5), kind="discussion")
    client.post(at(programme, "publishing/texts/"), {"brief_sv": "Alla hittar hem", "meetings": [meeting.pk]})

    text = text_of(client.get(at(programme, "publishing/texts/")))

    assert list(Publication.objects.of(programme).get().meetings.all()) == [meeting]
    assert f'name="meetings" value="{meeting.pk}"' in text.replace('" id', '"  id')
    assert "checked" in text


@pytest.mark.parametrize("path", ["", "publishing/", "publishing/texts/", "steps/new/", "preview/", "preview/goals/"])
def test_pages_ask_few_questions_and_the_same_number_for_one_row_and_three(
    client: Any, programme: Programme, kim: Membership, path: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    a_publication(kim, Page.START)
    for _ in range(2):
        a_communication_step(kim)
        a_goal(kim)
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(at(programme, path))
        counts.append(len(asked))
        a_communication_step(kim)
        a_goal(kim)

    assert counts[0] == counts[1]
