"""Who stands beside a municipality in its picture, and which larger areas do."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from pytest_django import DjangoAssertNumQueries

from kotosilta.figures import Observation
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.situation.comparing.peers import (
    across_the_sea,
    areas_of_several,
    comparable_to,
    group_area,
    wellbeing_area,
    why_no_wellbeing,
)
from kotosilta.situation.importing import observations_of_today
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import packed
from kotosilta.situation.picture import PeerChoice, PeerKind
from kotosilta.situation.reading import known_of_all, picture_of, pictures_of, similar_to, traits_known
from kotosilta.statistics.derive import POPULATION, SHARE
from kotosilta.statistics.similar import SEVEN, Trait
from kotosilta.statistics.snapshot import observation_id

pytestmark = pytest.mark.usefixtures("official_figures")
GROUP = PeerChoice(PeerKind.GROUP)


def codes(found: Iterable[Municipality]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize("slug", ["narpes", "helsinki", "sottunga", "turku", "utsjoki"])
def test_seven_similar_municipalities_stand_beside_each_with_their_series(slug: str) -> None:
    picture = picture_of(by_slug(slug))
    assert picture.peers is not None
    assert len(picture.peers.municipalities) == SEVEN
    assert picture.municipality not in picture.peers.municipalities
    similar = similar_to(picture.municipality)
    assert codes(picture.peers.municipalities) == codes(each.municipality for each in similar)
    for each in picture.peers.municipalities:
        latest = picture.peers.series[each.code][SHARE].latest
        assert latest is not None
        assert (latest.area, latest.year) == (each.code, 2025)


def test_what_comes_with_the_product_compares_by_four_traits() -> None:
    (nearest, *_) = similar_to(by_slug("narpes"))
    assert set(nearest.differences) == {Trait.POPULATION, Trait.DENSITY, Trait.LANGUAGE, Trait.FOREIGN_LANGUAGE}


def test_without_the_weight_of_languages_other_ones_are_near() -> None:
    narpes = by_slug("narpes")
    plain = {each.municipality.language_status for each in similar_to(narpes)}
    without = {each.municipality.language_status for each in similar_to(narpes, {"language": 0})}
    assert plain != without
    assert similar_to(narpes, dict.fromkeys(Trait, 0)) == ()


@pytest.mark.parametrize("kind", list(PeerKind))
def test_pictures_of_several_need_no_more_queries_than_one(
    django_assert_num_queries: DjangoAssertNumQueries, kind: PeerKind
) -> None:
    choice = PeerChoice(kind, members={"545": ("091",)} if kind is PeerKind.CHOSEN else {})
    known_of_all.cache_clear()
    with django_assert_num_queries(3):
        pictures_of(all_municipalities()[:1], choice)
    for count in (1, 5):
        with django_assert_num_queries(2):
            assert len(pictures_of(all_municipalities()[:count], choice)) == count


def test_fixed_members_stay_beside_and_unknown_codes_fall_away() -> None:
    choice = PeerChoice(PeerKind.SIMILAR, {}, {"545": ("091", "999", "545", "049")})
    peers = picture_of(by_slug("narpes"), choice).peers
    assert peers is not None
    assert codes(peers.municipalities) == ["091", "049"]


def test_chosen_ones_stand_in_the_order_of_their_names_whoever_was_named_first() -> None:
    peers = picture_of(by_slug("narpes"), PeerChoice(PeerKind.CHOSEN, {}, {"545": ("941", "091", "005")})).peers
    assert peers is not None
    assert [each.own_name for each in peers.municipalities] == ["Alajärvi", "Helsinki", "Vårdö"]


def test_a_municipality_group_stands_beside_as_one_area() -> None:
    turku = by_slug("turku")
    peers = picture_of(turku, GROUP).peers
    assert peers is not None
    assert peers.series == {}
    assert set(codes(peers.municipalities)) == set(codes(comparable_to(turku)))
    share = peers.together[SHARE].at(2022)
    assert share is not None
    assert share.area == group_area(turku) == "KR1"
    persons, people = (sum(values) for values in zip(*_members_in_2022("KR1"), strict=True))
    assert share.value == pytest.approx(100 * persons / people)


def _members_in_2022(area: str) -> list[tuple[float, float]]:
    members = areas_of_several()[area]
    pictures = pictures_of([each for each in all_municipalities() if each.code in members])
    seen = [(each.own[SHARE].at(2022), each.own[POPULATION].at(2022)) for each in pictures]
    return [(share.value * people.value / 100, people.value) for share, people in seen if share and people]


def test_the_group_of_an_aland_municipality_is_aland() -> None:
    peers = picture_of(by_slug("jomala"), GROUP).peers
    assert peers is not None
    assert {each.on_aland for each in peers.municipalities} == {True}
    assert peers.together[SHARE].latest


def test_aland_and_the_mainland_beside_each_other_are_said_to_need_care() -> None:
    mariehamn = by_slug("mariehamn")
    found = picture_of(mariehamn).peers
    assert found is not None
    assert across_the_sea(mariehamn, found.municipalities)
    assert "Åland has legislation of its own" in found.said.message
    turku = picture_of(by_slug("turku")).peers
    assert turku is not None
    assert "Åland" not in turku.said.message


def test_the_wellbeing_county_stands_beside_where_it_is_not_the_region() -> None:
    vantaa = by_slug("vantaa")
    area = wellbeing_area(vantaa)
    assert area is not None
    picture = picture_of(vantaa)
    share = picture.wellbeing[SHARE].at(2022)
    assert share is not None
    assert (area.code, share.area, picture.no_wellbeing) == ("HV04", "HV04", None)
    assert sorted(areas_of_several()["HV04"]) == ["092", "245"]


@pytest.mark.parametrize(
    ("slug", "why"), [("turku", "one line is both"), ("helsinki", "Helsinki organises"), ("jomala", "Åland is no part")]
)
def test_where_no_county_stands_beside_the_picture_says_why(slug: str, why: str) -> None:
    picture = picture_of(by_slug(slug))
    assert picture.no_wellbeing is not None
    assert why in picture.no_wellbeing.message
    assert not picture.wellbeing


def test_every_municipality_has_a_county_line_or_a_reason() -> None:
    for each in all_municipalities():
        assert (wellbeing_area(each) is None) is (why_no_wellbeing(each) is not None)


def test_codes_of_areas_are_no_codes_of_municipalities_and_fit_the_store() -> None:
    areas = areas_of_several()
    assert not any(area.isdigit() for area in areas)
    assert max(map(len, areas)) == 4
    assert {area[:2] for area in areas} == {"MK", "HV", "KR"}


def test_counties_and_groups_are_counted_only_for_years_in_which_all_members_are_known() -> None:
    years = {
        seen.year
        for seen in observations_of_today()[0]
        if seen.area in ("HV01", "KR3") and seen.indicator == SHARE and seen.year is not None
    }
    assert 2022 in years
    assert not years & {2023, 2024, 2025}


def test_once_read_the_similar_municipalities_are_found_in_a_moment() -> None:
    known_of_all.cache_clear()
    similar_to(by_slug("narpes"))
    began = time.perf_counter()
    similar_to(by_slug("turku"))
    assert time.perf_counter() - began < 0.1


def test_employment_counts_as_soon_as_an_import_has_brought_it() -> None:
    def seen(code: str) -> Observation:
        name = observation_id("employment_rate", "total", code, 2024)
        return Observation(name, "employment_rate", "total", code, 2024, 60 + int(code) % 20, "key_figures")

    rows = [(each.code, packed([seen(each.code)])) for each in all_municipalities()]
    ObservedSeries.objects.bulk_create(
        ObservedSeries(indicator="employment_rate", group="total", area=code, packed=row) for code, row in rows
    )
    ImportedSnapshot.objects.update(checksum="with employment")
    assert all(Trait.ECONOMY in each.differences for each in similar_to(by_slug("narpes")))
    assert "employment" not in {each.key for each in traits_known().waiting}
