"""Every form takes whatever it is sent without breaking down, and no page ever prints it as markup."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override

from kotosilta.programmes.permissions import Address, all_addresses
from kotosilta.programmes.roles import Role
from kotosilta.web.access import Door
from tests.everywhere.samples import SAMPLES, Sample
from tests.everywhere.test_access import BY_NAME, Ground, ground, undone

__all__ = ["ground"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]

OF_A_PROGRAMME = [each for each in all_addresses() if each.access.door is Door.PROGRAMME]
SENDING = [each for each in OF_A_PROGRAMME if "POST" in each.methods]
WITH_A_ROW = [each for each in OF_A_PROGRAMME if ":pk>" in each.route]
MARKUP = "<script>alert(1)</script>"
HOSTILE = {
    "markup": f"\"'>{MARKUP}",
    "signs that end a string": "a\x00b",
    "much too long": "å" * 10_000,
    "right to left and emoji": "\u202eאבג 👩‍👩‍👧 مرحبا",
    "places to fill": "100 % %d %s {0} {x}",
    "a number too large for any column": "9" * 40,
    "below nothing": "-1",
    "only blanks": "\u00a0\u200b \t",
}


def sent(ground: Ground, address: Address, sample: Sample, data: dict[str, Any]) -> HttpResponse:
    with override("sv"):
        path = reverse(address.name, kwargs={**sample.values, "programme": ground.own.slug})
    client = ground.clients[Role.COORDINATOR]
    return client.post(path, data, follow=True)


@pytest.mark.parametrize("address", SENDING, **BY_NAME)
def test_a_form_takes_anything_in_each_of_its_fields(ground: Ground, address: Address) -> None:
    sample = SAMPLES[address.name](ground.own)
    names = [name for name in sample.data if name != "carried"]

    for kind, text in HOSTILE.items():
        everywhere = dict.fromkeys(names, text)
        for data in (everywhere, *({**sample.data, name: text} for name in names)):
            with undone():
                answer = sent(ground, address, sample, data)
            assert answer.status_code < 500, f"{kind} in {data}"
            assert MARKUP not in answer.content.decode(), f"{kind} in {data}"


@pytest.mark.parametrize("address", WITH_A_ROW, **BY_NAME)
def test_a_row_that_is_none_is_not_found_however_it_is_named(ground: Ground, address: Address) -> None:
    sample = SAMPLES[address.name](ground.own)
    client = ground.clients[Role.COORDINATOR]
    method = "get" if "GET" in address.methods else "post"

    for pk in (0, 2**63, 10**30):
        with override("sv"):
            path = reverse(address.name, kwargs={**sample.values, "pk": pk, "programme": ground.own.slug})
        assert getattr(client, method)(path).status_code == 404
