"""Owners are asked by mail and report by their link: once however often the job runs, and without losing anything."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.accounts.models import PersonalLink
from kotosilta.audit.models import AuditEvent
from kotosilta.followup import changes
from kotosilta.followup.models import Asked, MeasureReport
from kotosilta.followup.tests.pages import everything, opened_in, text_of
from kotosilta.goals.models import Reading
from kotosilta.notices.models import Message
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove

pytestmark = pytest.mark.django_db
OPENS, LAST_WEEK = datetime(2027, 12, 1, 6, tzinfo=UTC), datetime(2028, 1, 26, 6, tzinfo=UTC)


def address_of(secret: str, language: str) -> str:
    return f"https://kotosilta.example/{language}/report/{secret}/"


def reminded(now: datetime) -> list[int]:
    return [each.posted for each in changes.remind(now=now, address_of=address_of)]


def link_in(message: Message) -> str:
    found = re.search(r"https://kotosilta.example(/\S+)", message.body)
    assert found
    return found[1]


@pytest.fixture
def rows(kim: Membership) -> dict[str, Any]:
    """One of each row; the measure has not been reported on in the round yet."""
    rows = everything(kim)
    MeasureReport.objects.of(kim.programme).delete()
    return rows


@pytest.fixture
def link(rows: dict[str, Any], in_january: datetime) -> str:
    """The address of the link, as it was mailed."""
    reminded(in_january)
    return link_in(Message.objects.get())


def sent(rows: dict[str, Any], **more: str) -> dict[str, str]:
    measure, indicator = rows["measure"].pk, rows["indicator"].pk
    values = {
        f"state_{measure}": "done",
        f"happened_{measure}": "Kaikki ryhmät kokoontuivat.",
        f"value_{indicator}": "47,5",
        f"read_on_{indicator}": "31.12.2027",
        f"source_{indicator}": "Kysely",
    }
    return values | more


def test_an_owner_gets_one_letter_in_their_language_with_what_is_theirs(rows: dict[str, Any]) -> None:
    assert reminded(OPENS) == [1]

    message = Message.objects.get()
    assert (message.to, message.language) == ("aino@example.test", "fi")
    assert "- Språkvänner\n- Möten" in message.body
    assert "31.1.2028" in message.body
    assert link_in(message).startswith("/fi/report/")
    assert AuditEvent.objects.latest("pk").kind == "report.asked_for"


def test_a_job_that_runs_every_hour_posts_once_and_once_more_before_the_end(rows: dict[str, Any]) -> None:
    for hour in range(48):
        reminded(OPENS + timedelta(hours=hour))
    assert Message.objects.count() == 1

    assert [reminded(LAST_WEEK), reminded(LAST_WEEK + timedelta(days=1))] == [[1], [0]]
    assert Message.objects.count() == 2


def test_a_job_that_stopped_makes_up_for_it_once(rows: dict[str, Any]) -> None:
    days = [LAST_WEEK + timedelta(days=day) for day in range(4)]

    assert [reminded(day) for day in days] == [[1], [0], [0], [0]]
    assert "uutta" not in Message.objects.get().subject.lower()


def test_nobody_is_asked_outside_a_round_or_after_reporting_everything(
    client: Any, rows: dict[str, Any], link: str
) -> None:
    assert reminded(OPENS - timedelta(days=2)) == []
    assert reminded(LAST_WEEK + timedelta(days=10)) == []

    client.post(link, sent(rows) | opened_in(client.get(link)))

    assert reminded(LAST_WEEK) == [0]


def test_a_letter_that_is_only_looked_at_is_not_posted(rows: dict[str, Any]) -> None:
    found = changes.remind(now=OPENS, address_of=address_of, dry_run=True)

    assert [(each.posted, each.without_address) for each in found] == [(1, 0)]
    assert not Message.objects.exists()
    assert not Asked.across_programmes.exists()


def test_an_owner_without_an_address_is_counted(programme: Programme, kim: Membership, rows: dict[str, Any]) -> None:
    remove(row=rows["contact"], by=kim, programme=programme)

    found = changes.remind(now=OPENS, address_of=address_of)

    assert [(each.posted, each.without_address) for each in found] == [(0, 1)]


def test_looking_changes_nothing(client: Any, rows: dict[str, Any], link: str) -> None:
    before = AuditEvent.objects.count(), MeasureReport.across_programmes.count(), Reading.across_programmes.count()

    page = client.get(link)
    client.head(link)

    assert "Språkvänner" in text_of(page)
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    now = AuditEvent.objects.count(), MeasureReport.across_programmes.count(), Reading.across_programmes.count()
    assert now == before


def test_what_is_sent_is_kept_under_the_owners_name_without_an_account(
    client: Any, programme: Programme, rows: dict[str, Any], link: str
) -> None:
    client.logout()
    response = client.post(link, sent(rows) | opened_in(client.get(link)))

    report = MeasureReport.objects.of(programme).get()
    assert (response.status_code, response.headers["Location"]) == (303, f"{link}?sent")
    assert (report.state, report.by_organisation, report.by) == ("done", rows["owner"], None)
    assert report.happened.text_in("fi") == "Kaikki ryhmät kokoontuivat."
    newest = Reading.objects.of(programme).last()
    assert (newest.value, newest.on, newest.source) == (Decimal("47.5"), date(2027, 12, 31), "Kysely")
    assert Asked.objects.of(programme).get().reported_at is not None
    events = {each.kind: each.actor for each in AuditEvent.objects.order_by("pk")}
    assert (events["measure.reported"], events["reading.added"]) == ("Fritidssektorn", "Fritidssektorn")


def test_it_can_be_sent_again_until_the_round_closes(
    client: Any, programme: Programme, rows: dict[str, Any], link: str
) -> None:
    client.post(link, sent(rows) | opened_in(client.get(link)))
    again = sent(rows, **{f"state_{rows['measure'].pk}": "stopped", f"value_{rows['indicator'].pk}": "n. 46"})

    client.post(link, again | opened_in(client.get(link)))

    assert MeasureReport.objects.of(programme).get().state == "stopped"
    newest = Reading.objects.of(programme).last()
    assert (newest.value, newest.about, Reading.objects.of(programme).count()) == (Decimal(46), True, 3)


def test_two_people_who_report_the_same_see_each_other_and_choose(
    client: Any, programme: Programme, rows: dict[str, Any], link: str
) -> None:
    opened = opened_in(client.get(link))
    client.post(link, sent(rows) | opened)
    mine = {f"happened_{rows['measure'].pk}": "Oma näkemykseni.", f"value_{rows['indicator'].pk}": "12"}

    text = text_of(client.post(link, sent(rows, **mine) | opened))

    assert "Kaikki ryhmät kokoontuivat." in text
    assert "Oma näkemykseni.</textarea>" in text
    assert "47,5" in text
    assert 'value="12"' in text
    assert Reading.objects.of(programme).last().value == Decimal("47.5")


@pytest.mark.parametrize("value", ["mycket", "<5", "140", "1.234.5"])
def test_a_value_that_cannot_be_is_refused_and_nothing_is_lost(
    client: Any, programme: Programme, rows: dict[str, Any], link: str, value: str
) -> None:
    data = sent(rows, **{f"value_{rows['indicator'].pk}": value})

    text = text_of(client.post(link, data | opened_in(client.get(link))))

    assert f'value="{value.replace("<", "&lt;")}"' in text
    assert "Kaikki ryhmät kokoontuivat." in text
    assert not MeasureReport.objects.of(programme).exists()


def test_a_link_that_opens_nothing_says_what_to_do(
    client: Any, programme: Programme, kim: Membership, rows: dict[str, Any], link: str
) -> None:
    english = link.replace("/fi/", "/en/")
    forged = client.get(english[:-3] + "xx/")
    assert (forged.status_code, "copy the whole address from the message" in text_of(forged)) == (410, True)

    remove(row=rows["round"], by=kim, programme=programme)
    gone = client.get(english)
    assert (gone.status_code, "nothing to report any more" in text_of(gone)) == (410, True)


def test_a_link_ends_with_its_round_and_with_a_newer_letter(
    client: Any, rows: dict[str, Any], link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = link.replace("/fi/", "/en/")
    reminded(LAST_WEEK)
    assert "A newer link has taken the place" in text_of(client.get(english))
    newer = link_in(Message.objects.latest("pk")).replace("/fi/", "/en/")
    assert client.get(newer).status_code == 200

    PersonalLink.objects.update(withdrawn_at=None)
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2028, 2, 1, 9, tzinfo=UTC))
    closed = client.post(newer, sent(rows))
    assert (closed.status_code, "The round closed on 31/1/2028." in text_of(closed)) == (410, True)


def test_a_link_shows_only_what_is_its_owners(client: Any, kim: Membership, link: str) -> None:
    text = text_of(client.get(link))

    assert "Språkvänner" in text
    assert "Grannar känner varandra" not in text
    assert client.post(link, {"state_999999": "done"}).status_code == 200
