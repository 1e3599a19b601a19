"""From a figure on into the other rooms: as plain links, and only for those who may."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kotosilta.accounts.models import Person
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.situation.room import changes
from kotosilta.situation.tests.room.pages import at
from tests.builders import a_finding, a_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
SHARE = "545.foreign_language_share"


def _page(client: Client, kim: Membership, question: str = "C3.4", query: str = "") -> str:
    response = client.get(at(kim.programme, f"questions/{question}/{query}", "en"))
    assert response.status_code == 200
    return response.content.decode()


def _uses(page: str) -> list[str]:
    return [
        link for menu in re.findall(r'<details class="use-in">.*?</details>', page, re.DOTALL)
        for link in re.findall(r'href="([^"]+)"', menu)
    ]  # fmt: skip


def test_a_figure_leads_to_a_finding_an_indicator_and_the_document(client: Client, kim: Membership) -> None:
    uses = _uses(_page(client, kim))

    home = f"/en/programme/{kim.programme.slug}/"
    assert f"{home}situation/findings/new/?question=C3.4&amp;official={SHARE}" in uses
    assert f"{home}goals/indicators/from/{SHARE}/" in uses
    assert f"{home}document/put-in/{SHARE}/" in uses
    for link in uses:
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_the_finding_is_begun_with_the_figure_chosen(client: Client, kim: Membership) -> None:
    page = client.get(at(kim.programme, f"findings/new/?question=C3.4&official={SHARE}", "en")).content.decode()

    assert re.search(rf'<input[^>]*value="{SHARE}"[^>]*checked', page)


def test_a_goal_is_reached_through_each_finding_that_rests_on_the_figure(client: Client, kim: Membership) -> None:
    assert not any("goals/new/" in link for link in _uses(_page(client, kim)))

    rests = [{"municipality": "545", "indicator": "foreign_language_share"}]
    finding = a_finding(kim, question="C3.7", official=rests)

    assert f"/en/programme/{kim.programme.slug}/goals/new/?finding={finding.pk}" in _uses(_page(client, kim))


def test_a_range_without_a_year_can_be_a_finding_and_nothing_else(client: Client, kim: Membership) -> None:
    uses = [link for link in _uses(_page(client, kim, "C3.12")) if "ecec" in link]

    assert [link.split("/")[4] for link in uses] == ["situation"]


def test_who_only_reads_is_offered_no_way(client: Client, kim: Membership) -> None:
    reader: Person = a_member(kim.programme, Role.VIEWER).person
    client.force_login(reader)

    page = _page(client, kim)

    assert _uses(page) == []
    assert "Write it in by hand" not in page


def test_what_is_not_here_can_be_written_in_by_hand_with_its_name(client: Client, kim: Membership) -> None:
    page = client.get(at(kim.programme, "questions/C3.5/", "sv")).content.decode()

    link = re.findall(r'class="quiet" href="([^"]*figures/new/\?title=Uppeh[^"]+)">', page)[0]
    form = client.get(link.replace("&amp;", "&")).content.decode()
    assert "Uppehållstillstånd efter grund" in form


def test_the_single_observations_of_a_suggestion_outlive_a_change_of_words(client: Client, kim: Membership) -> None:
    official = [{"municipality": "545", "indicator": "turnout", "observations": ["turnout/total/545/2021"]}]
    given = changes.GivenFinding(question="C3.10", text={"sv": "Få röstade"}, official=official)
    finding = changes.take_up(suggestion="largest_distance.elsewhere.turnout/545", by=kim, given=given)

    chosen = [{"municipality": "545", "indicator": "turnout"}, {"municipality": "545", "indicator": "population"}]
    again = changes.GivenFinding(question="C3.10", text={"sv": "Färre röstade"}, official=chosen)
    changed = changes.change_finding(finding=finding, by=kim, given=again)

    assert changed.official == [*official, chosen[1]]


@pytest.mark.parametrize(
    ("kind", "chosen", "query"),
    [("chosen", ["091", "853"], "?beside=091,853"), ("group", [], "?beside=group")],
)
def test_files_compare_with_those_whom_the_programme_has_chosen(
    client: Client, kim: Membership, kind: str, chosen: list[str], query: str
) -> None:
    assert "?beside=" not in _page(client, kim)

    changes.compare_with(kind=kind, weights={}, chosen=chosen, by=kim)

    address = f'href="/en/municipality/narpes/foreign_language_share-dots.svg{query}"'
    assert address in _page(client, kim).replace("%2C", ",")
