"""Everything that has been done can be read by every member, page by page, and by nobody else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.roles import Role
from kotosilta.workspace.happened import A_PAGE, everything_done
from tests.builders import a_member, a_programme, coordinator_of

pytestmark = pytest.mark.django_db


def test_history_tells_what_everybody_did_and_goes_on_page_by_page(client: Client) -> None:
    programme = a_programme()
    by = coordinator_of(programme)
    for _ in range(A_PAGE):
        record(Kind.PROCESS_SET_UP, by=by.person, programme=programme)
    viewer = a_member(programme, Role.VIEWER)
    client.force_login(viewer.person)

    days, rest = everything_done(viewer)
    page = client.get(f"/sv/programme/{programme.slug}/history/").content.decode()
    older = client.get(f"/sv/programme/{programme.slug}/history/?before={rest}").content.decode()

    assert sum(len(day.happenings) for day in days) == A_PAGE
    assert f'href="?before={rest}"' in page
    assert re.search(r'href="[^"]+/history/"[^>]*aria-current="page"', page), "the page is not marked in the navigation"
    assert "workspace/workspace.css" in page
    assert by.person.called() in older
    assert 'href="?before=' not in older


def test_history_begins_anew_when_the_address_makes_no_sense(client: Client) -> None:
    programme = a_programme()
    client.force_login(coordinator_of(programme).person)

    for odd in ("-1", "x", "9" * 40, "%00", "٣"):
        assert client.get(f"/fi/programme/{programme.slug}/history/?before={odd}").status_code == 200


def test_history_of_another_programme_is_not_to_be_found(client: Client) -> None:
    client.force_login(coordinator_of(a_programme()).person)

    assert client.get(f"/sv/programme/{a_programme('pargas').slug}/history/").status_code == 404
