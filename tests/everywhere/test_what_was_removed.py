"""Addresses of what somebody has removed meanwhile: not found, in words, whatever is asked of them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from kotosilta.programmes.models import Programme
from kotosilta.programmes.permissions import Address, all_addresses
from kotosilta.programmes.undo import removable_kinds
from kotosilta.web.access import Door
from tests.builders import a_programme, coordinator_of
from tests.everywhere.samples import SAMPLES
from tests.everywhere.test_access import called

pytestmark = pytest.mark.django_db
NOT_FOUND = 404
# Addresses that name no row that is removed and brought back (a membership, a municipality's part, a version,
# a frozen picture), and those of decisions that answer in words of their own.
NAME_ANOTHER_ROW = {
    "document:bring_decision_back",
    "document:compare",
    "document:correct_decision",
    "document:record_decision",
    "document:rest_on",
    "document:version",
    "document:version_file",
    "document:write_on",
    "process:add_advice",
    "process:add_body",
    "process:add_first_contact",
    "programmes:back",
    "programmes:change_role",
    "programmes:end",
    "situation:picture",
    "situation:picture_changed",
    "situation:picture_changed_csv",
    "workspace:take_out",
}
OF_A_ROW = [
    each
    for each in all_addresses()
    if each.access.door is Door.PROGRAMME
    and "<int:" in each.route
    and each.name not in NAME_ANOTHER_ROW
    and not each.name.startswith("workspace:undo_")  # that is what removed rows are there for
]


def _remove_all(programme: Programme) -> int:
    """Removes every row of the programme; how many there were."""
    return sum(model.objects.of(programme).update(removed_at=timezone.now()) for model in removable_kinds().values())


@pytest.mark.parametrize("address", OF_A_ROW, ids=lambda each: each.name)
def test_nothing_is_found_where_something_was_removed(client: Client, address: Address) -> None:
    programme = a_programme()
    sample = SAMPLES[address.name](programme)
    client.force_login(coordinator_of(programme).person)

    removed = _remove_all(programme)

    assert removed
    for method in sorted(address.methods & {"GET", "POST"}):
        assert called(address, method, client, programme, sample).status_code == NOT_FOUND, method
