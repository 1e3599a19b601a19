"""Ready letters: the right receiver by the name of the day, nothing left unfilled, Åland's own authorities on Åland."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.content.guidance import requests
from kotosilta.content.text import LANGUAGES
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.telling import ready_request

TODAY = date(2026, 11, 24)
ON_ALAND = ("sottunga", "mariehamn")
ON_THE_MAINLAND = ("helsinki", "narpes", "mantyharju", "inari")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [*ON_ALAND, *ON_THE_MAINLAND])
def test_every_request_is_ready_to_send(slug: str, language: str) -> None:
    municipality = by_slug(slug)
    elsewhere = "mainland" if municipality.on_aland else "aland"
    for key, request in requests().items():
        if request.where == elsewhere:
            continue
        ready = ready_request(municipality, key, language, TODAY)
        assert municipality.name.in_language(language) in ready.subject + ready.body
        assert ready.receiver == ready.receiver.strip() != ""
        assert not ready.receiver[0].islower()
        assert "{" not in ready.subject + ready.body


def test_an_unknown_request_is_a_defect() -> None:
    with pytest.raises(KeyError):
        ready_request(by_slug("narpes"), "no_such_request", "sv", TODAY)


def _receivers(slug: str, role: str, on: date = TODAY) -> set[str]:
    return {
        ready_request(by_slug(slug), key, "sv", on).receiver
        for key, request in requests().items()
        if request.receiver_role == role and request.where != "aland"
    }


def test_the_employment_authority_is_asked_by_the_name_of_its_area() -> None:
    assert _receivers("narpes", "employment_authority") == {
        "Arbetskraftsmyndigheten i sysselsättningsområdet Österbotten"
    }


def test_an_authority_is_asked_by_the_name_of_the_day() -> None:
    assert _receivers("narpes", "employment_authority", date(2024, 6, 1)) == {"Arbets- och näringsbyrån (TE-byrån)"}


@pytest.mark.parametrize("slug", ON_ALAND)
def test_on_aland_no_authority_of_the_mainland_s_areas_is_asked(slug: str) -> None:
    for key, request in requests().items():
        if request.where == "mainland":
            continue
        receiver = ready_request(by_slug(slug), key, "sv", TODAY).receiver
        assert "sysselsättningsområde" not in receiver
        assert "livskraftscentral" not in receiver
        assert "välfärdsområde" not in receiver
        assert receiver != "Statistikcentralen"
