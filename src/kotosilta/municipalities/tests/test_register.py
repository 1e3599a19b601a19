"""The register: 308 municipalities, their areas without the classification's fillers, their names in addresses."""

from __future__ import annotations

from collections import Counter

import pytest

from kotosilta.municipalities.model import LanguageStatus
from kotosilta.municipalities.register import (
    all_former_municipalities,
    all_municipalities,
    by_code,
    by_slug,
    members_of_employment_area,
    members_of_region,
)

ALAND = [each for each in all_municipalities() if each.on_aland]


def test_all_municipalities_are_there_by_code() -> None:
    codes = [each.code for each in all_municipalities()]

    assert len(codes) == 308
    assert codes == sorted(set(codes))


def test_language_statuses_are_those_of_the_decree() -> None:
    counted = Counter(each.language_status for each in all_municipalities())

    assert counted == {
        LanguageStatus.FINNISH: 259,
        LanguageStatus.FINNISH_SWEDISH: 18,
        LanguageStatus.SWEDISH: 16,
        LanguageStatus.SWEDISH_FINNISH: 15,
    }


def test_slugs_are_unique_ascii() -> None:
    slugs = [each.slug for each in all_municipalities()]

    assert len(set(slugs)) == 308
    assert [slug for slug in slugs if not slug.replace("-", "").isascii() or slug != slug.lower()] == []


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("545", "narpes"),
        ("698", "rovaniemi"),
        ("091", "helsinki"),
        ("445", "pargas"),
        ("284", "koski-tl"),
        ("508", "mantta-vilppula"),
        ("049", "espoo"),
        ("766", "sottunga"),
    ],
)
def test_slug_follows_the_language_of_the_majority(code: str, slug: str) -> None:
    assert by_code(code).slug == slug
    assert by_slug(slug).code == code


def test_aland_has_no_areas_of_the_mainland() -> None:
    assert len(ALAND) == 16
    assert {(each.employment_area, each.regional_authority, each.wellbeing_area) for each in ALAND} == {
        (None, None, None)
    }
    assert {each.region.code for each in ALAND} == {"MK21"}


def test_helsinki_has_no_wellbeing_area_but_the_others_have() -> None:
    without = [each.code for each in all_municipalities() if each.wellbeing_area is None and not each.on_aland]

    assert without == ["091"]


def test_everybody_on_the_mainland_has_an_employment_area_and_a_regional_authority() -> None:
    mainland = [each for each in all_municipalities() if not each.on_aland]

    assert {each.employment_area.code for each in mainland if each.employment_area} == {f"{n:02}" for n in range(1, 46)}
    assert len({each.regional_authority.code for each in mainland if each.regional_authority}) == 10


def test_members_of_areas_are_found() -> None:
    assert {each.slug for each in members_of_employment_area("01")} == {"espoo", "kauniainen"}
    assert members_of_region("MK21") == tuple(ALAND)
    assert members_of_region("MK99") == ()


def test_former_municipalities_lead_to_todays() -> None:
    codes = {each.code for each in all_municipalities()}

    assert {code for former in all_former_municipalities() for code in former.successors} <= codes
    assert "Ekenäs" in {former.name_sv for former in by_slug("raseborg").former}


def test_a_split_municipality_stands_once_with_all_successors() -> None:
    (langelmaki,) = (former for former in all_former_municipalities() if former.name_fi == "Längelmäki")

    assert langelmaki.successors == ("182", "562")


@pytest.mark.parametrize("wrong", ["588", "49", "", "abc"])
def test_an_unknown_code_is_a_key_error(wrong: str) -> None:
    with pytest.raises(KeyError):
        by_code(wrong)


def test_swedish_says_i_except_where_language_care_knows_better() -> None:
    unusual = {each.slug: each.in_swedish for each in all_municipalities() if each.in_swedish != f"i {each.name.sv}"}

    assert unusual == {"kokar": "på Kökar", "kimitoon": "i Kimitoöns kommun"}
