"""Organisations are proposed by the names they have in the programme's own municipalities."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.content.checklist import ALAND, edition
from kotosilta.content.text import Text
from kotosilta.cooperation.proposals import Proposal, proposals_for, still_open
from kotosilta.cooperation.sectors import sector_groups, sectors
from kotosilta.municipalities.register import by_slug

TODAY = date(2026, 11, 24)


def names(*slugs: str, language: str = "sv") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in proposals_for([by_slug(slug) for slug in slugs], TODAY):
        found.setdefault(each.sector, []).append(each.name.in_language(language))
    return found


def test_authorities_are_proposed_by_their_own_names_for_a_municipality_of_the_mainland() -> None:
    found = names("narpes")

    assert found["C2.5a"] == ["Arbetskraftsmyndigheten i sysselsättningsområdet Österbotten"]
    assert found["C2.5b"] == ["Folkpensionsanstalten (FPA)"]
    assert found["C2.5c"] == ["Österbottens välfärdsområde"]
    assert found["C2.5d"] == ["Österbottens livskraftscentral", "Polisen"]
    assert found["C2.4a"] == ["Bildningstjänsterna"]


def test_aland_has_its_own_authorities_and_no_municipal_employment_services() -> None:
    found = names("mariehamn")

    assert found["C2.5a"] == ["Ålands arbetsmarknads- och studieservicemyndighet (AMS)"]
    assert found["C2.5c"] == ["Ålands hälso- och sjukvård (ÅHS)"]
    assert found["C2.5d"] == ["Ålands landskapsregering", "Ålands polismyndighet"]
    assert "C2.4d" not in found


def test_municipalities_together_have_each_their_own_units_but_share_what_serves_them_all() -> None:
    found = names("salo", "somero", language="fi")

    assert found["C2.4a"] == ["Salo: sivistyspalvelut", "Somero: sivistyspalvelut"]
    assert found["C2.5a"] == ["Työvoimaviranomainen, työllisyysalue: Salo"]
    assert found["C2.5c"] == ["Varsinais-Suomen hyvinvointialue"]
    assert found["C2.5b"] == ["Kansaneläkelaitos (Kela)"]


def test_keys_tell_all_proposals_of_a_programme_apart() -> None:
    found = proposals_for([by_slug(slug) for slug in ("salo", "somero", "koski-tl")], TODAY)

    assert len({each.key for each in found}) == len(found)


@pytest.mark.parametrize("profile", [None, ALAND])
def test_every_proposal_stands_in_a_sector_of_the_checklist(profile: str | None) -> None:
    ids = {each.id for each in sectors(sector_groups(edition("2025", profile)))}
    slug = "mariehamn" if profile else "narpes"

    assert {each.sector for each in proposals_for([by_slug(slug)], TODAY)} <= ids


def test_register_follows_the_checklist_from_the_municipality_to_those_who_have_moved_here() -> None:
    ids = [each.id for each in sectors(sector_groups(edition("2025")))]

    assert ids == [
        *("C2.4a", "C2.4b", "C2.4c", "C2.4d", "C2.4e"),
        *("C2.5a", "C2.5b", "C2.5c", "C2.5d"),
        *("C2.6a", "C2.6b", "C2.6c", "C2.6d"),
        "C2.7",
    ]


KELA = Proposal("social_insurance-545", "C2.5b", Text("FPA", "Kela", "Kela"))


@pytest.mark.parametrize(
    ("taken", "by_hand", "left"),
    [
        ([], [], (KELA,)),
        (["social_insurance-545"], [], ()),
        ([], [("C2.5b", "kela")], ()),
        ([], [("C2.5b", "FPA")], ()),
        ([], [("C2.5d", "FPA")], (KELA,)),
        (["police-545"], [("C2.5b", "FPA i Vasa")], (KELA,)),
    ],
)
def test_proposal_stays_until_it_is_taken_up_or_somebody_has_added_it_by_hand(
    taken: list[str], by_hand: list[tuple[str, str]], left: tuple[Proposal, ...]
) -> None:
    assert still_open([KELA], taken=taken, names=by_hand) == left


def test_proposal_bears_its_names_in_the_programmes_languages_that_are_known() -> None:
    assert KELA.names_in(["sv", "fi", "se"]) == {"sv": "FPA", "fi": "Kela"}
