"""Authorities have the name of the day, of the place, and on Åland are Åland's own."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.municipalities.authorities import EMPLOYMENT, REGIONAL_STATE, WELLBEING, authorities_of, authority
from kotosilta.municipalities.register import all_municipalities, by_code, by_slug

TODAY = date(2026, 11, 24)
FILLERS = ("elinvoimakeskus", "livskraftscentral", "hyvinvointialue", "välfärdsområde", "sysselsättningsområde")


@pytest.mark.parametrize(
    ("role", "last_day", "before", "after"),
    [
        (
            REGIONAL_STATE,
            date(2025, 12, 31),
            "närings-, trafik- och miljöcentralen (NTM-centralen)",
            "livskraftscentralen",
        ),
        (EMPLOYMENT, date(2024, 12, 31), "arbets- och näringsbyrån (TE-byrån)", "arbetskraftsmyndigheten"),
        (
            "employment_area",
            date(2024, 12, 31),
            "kommunförsöket (kommunförsök med sysselsättning)",
            "sysselsättningsområdet",
        ),
        (WELLBEING, date(2022, 12, 31), "kommunens (samkommunens) social- och hälsovård", "välfärdsområdet"),
        ("population_change_data", date(2025, 6, 30), "ändringsdatatjänsten", "BDS-ändringsgränssnittet"),
    ],
)
def test_the_name_changes_on_its_day(role: str, last_day: date, before: str, after: str) -> None:
    assert authority(role, last_day).name.sv == before
    assert authority(role, date.fromordinal(last_day.toordinal() + 1)).name.sv == after


def test_every_authority_of_today_is_named_in_the_register_of_today() -> None:
    assert authority("social_insurance", TODAY).name.fi == "Kansaneläkelaitos (Kela)"
    assert authority("integration_expert_support", TODAY).name.sv.startswith("Sysselsättnings-")


def test_an_unknown_role_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        authority("ministry_of_magic", TODAY)


def test_turku_has_its_own_authorities_by_name() -> None:
    found = authorities_of(by_slug("turku"), TODAY)

    assert found[EMPLOYMENT].name.sv == "arbetskraftsmyndigheten i sysselsättningsområdet Åbo"
    assert found[EMPLOYMENT].name.fi == "työvoimaviranomainen, työllisyysalue: Turku"
    assert found[REGIONAL_STATE].name.fi == "Lounais-Suomen elinvoimakeskus"
    assert found[WELLBEING].name.sv == "Egentliga Finlands välfärdsområde"


def test_names_of_areas_are_not_used_before_the_areas_existed() -> None:
    found = authorities_of(by_slug("turku"), date(2022, 12, 31))

    assert found[EMPLOYMENT].name.sv == "arbets- och näringsbyrån (TE-byrån)"
    assert found[REGIONAL_STATE].name.sv == "närings-, trafik- och miljöcentralen (NTM-centralen)"
    assert found["regional_immigration_contact"].name == found[REGIONAL_STATE].name
    assert found[WELLBEING].name.sv == "kommunens (samkommunens) social- och hälsovård"


def test_helsinki_organises_wellbeing_services_itself() -> None:
    found = authorities_of(by_code("091"), TODAY)[WELLBEING]

    assert found.name.sv == "Helsingfors stads social-, hälsovårds- och räddningssektor"
    assert found.name.fi == "Helsingin kaupungin sosiaali-, terveys- ja pelastustoimiala"
    assert found.role == WELLBEING
    assert authorities_of(by_code("091"), date(2022, 12, 31))[WELLBEING].name.sv == (
        "kommunens (samkommunens) social- och hälsovård"
    )


@pytest.mark.parametrize(
    ("slug", "executive"),
    [("narpes", "stadsstyrelsen"), ("mariehamn", "stadsstyrelsen"), ("jomala", "kommunstyrelsen")],
)
def test_the_executive_is_called_what_the_municipality_calls_itself(slug: str, executive: str) -> None:
    assert executive in authorities_of(by_slug(slug), TODAY)["municipal_decision_bodies"].name.sv


@pytest.mark.parametrize("municipality", [each for each in all_municipalities() if each.on_aland], ids=lambda m: m.slug)
@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2024, 12, 31), date(2025, 12, 31), TODAY])
def test_aland_has_authorities_of_its_own_on_every_day(municipality: object, day: date) -> None:
    found = authorities_of(municipality, day)  # type: ignore[arg-type]  # parametrize has no types

    assert found[WELLBEING].name.sv == "Ålands hälso- och sjukvård (ÅHS)"
    assert found[EMPLOYMENT].name.sv == "Ålands arbetsmarknads- och studieservicemyndighet (AMS)"
    assert found[REGIONAL_STATE].name.sv == "Ålands landskapsregering"
    assert found["aland_statistics"].name.sv == "Ålands statistik- och utredningsbyrå (ÅSUB)"
    assert found["statistics_office"].name.sv == "Statistikcentralen"
    names = " ".join(f"{each.name.sv} {each.name.fi}".lower() for each in found.values())
    assert [filler for filler in FILLERS if filler in names] == []


def test_every_role_can_be_resolved_for_everybody() -> None:
    roles = {
        frozenset(authorities_of(each, TODAY)) - {"aland_government", "aland_statistics"}
        for each in all_municipalities()
    }

    assert len(roles) == 1
    assert {"police", "reception_centre", "immigration_service", "social_insurance"} <= next(iter(roles))


def test_alands_own_offices_are_not_the_mainlands() -> None:
    assert {"aland_government", "aland_statistics"} & set(authorities_of(by_slug("turku"), TODAY)) == set()


def test_every_name_is_filled_in_every_language() -> None:
    for municipality in all_municipalities():
        for found in authorities_of(municipality, TODAY).values():
            assert all((found.name.sv, found.name.fi, found.name.en)), found
            assert "{" not in found.name.sv + found.name.fi + found.name.en
