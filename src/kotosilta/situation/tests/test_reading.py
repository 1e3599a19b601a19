"""The situation picture of every municipality is complete, honest and recomputable from the raw files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries

from kotosilta.figures import Figure, FigureKind
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.reasons import NotPossible
from kotosilta.situation.comparing.peers import comparable_to
from kotosilta.situation.figures import figure_of, median_of_comparable, persons, share_of_children
from kotosilta.situation.models import ImportedSnapshot
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import picture_of, pictures_of, shares_by_municipality
from kotosilta.situation.tests.recomputing import recompute

pytestmark = pytest.mark.usefixtures("official_figures")


def _figures(picture: Picture) -> Iterator[Figure]:
    for side in (picture.own, picture.region, picture.country):
        for series in side.values():
            yield from (figure_of(seen) for seen in series.observations)
    children = share_of_children(picture.own.get("ecec_foreign_language_children"), picture.own.get("ecec_children"))
    yield from (found for found in (children, median_of_comparable(picture, "foreign_language_share")) if found)


def test_every_figure_of_every_municipality_is_recomputed_from_the_raw_files() -> None:
    done: set[tuple[object, ...]] = set()
    for picture in pictures_of(all_municipalities()):
        for figure in _figures(picture):
            key = (figure.indicator, figure.method, figure.observations)
            if key not in done:
                done.add(key)
                again = recompute(figure.indicator, figure.method, figure.observations)
                assert figure.value == pytest.approx(again, abs=1e-6), figure
    assert len(done) > 100_000


def test_every_municipality_has_its_shares_and_people_within_reason() -> None:
    for picture in pictures_of(all_municipalities()):
        shares = picture.own["foreign_language_share"]
        years = [seen.year for seen in shares.observations]
        between = range(2013, 2020) if picture.municipality.slug == "turku" else ()  # the city's own
        assert years == [*range(1990, 2013), *between, *range(2020, 2026)], picture.municipality.slug
        assert all(0 <= seen.value <= 60 for seen in shares.observations)
        people = picture.own["foreign_language_persons"]
        assert [seen.year for seen in people.observations] == [*range(1990, 2013), *between, *range(2020, 2023)]
        population = picture.own["population"]
        assert [seen.year for seen in population.observations] == list(range(1990, 2023))
        assert all(seen.value <= (population.at(seen.year) or seen).value for seen in people.observations)


@pytest.mark.parametrize(("year", "published"), [(2020, 432_847), (2021, 458_042), (2022, 495_992)])
def test_persons_of_all_municipalities_add_up_to_the_published_total(year: int, published: int) -> None:
    counted = sum(
        figure.value for picture in pictures_of(all_municipalities()) if (figure := persons(picture, year)) is not None
    )

    assert counted == pytest.approx(published, rel=0.0005)


def test_populations_of_all_municipalities_add_up_to_the_country() -> None:
    pictures = pictures_of(all_municipalities())
    country = pictures[0].country["population"]
    for year in range(1990, 2023):
        total = sum(seen.value for picture in pictures if (seen := picture.own["population"].at(year)))
        published = country.at(year)
        assert published is not None
        assert total == pytest.approx(published.value, abs=2 if year == 2002 else 0.1), year


@pytest.mark.parametrize("count", [1, 3, 12])
def test_pictures_cost_three_queries_however_many(
    django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    with django_assert_max_num_queries(3):
        assert len(pictures_of(all_municipalities()[:count])) == count


def test_a_picture_says_that_figures_have_to_be_imported_first() -> None:
    ImportedSnapshot.objects.all().delete()

    with pytest.raises(NotPossible):
        picture_of(by_slug("turku"))


def test_lines_that_stop_say_why() -> None:
    picture = picture_of(by_slug("turku"))

    assert picture.own["foreign_language_share"].ends_because is None
    for series in (
        picture.own["population"],
        picture.own["foreign_language_persons"],
        picture.region["foreign_language_share"],
    ):
        assert series.ends_because is not None
        assert series.ends_because.values == {"year": "2022"}
    country = picture.country["foreign_language_share"]
    assert country.ends_because is not None
    assert country.ends_because.values == {"year": "2024"}
    assert [seen.year for seen in country.observations] == list(range(1990, 2025))


def test_the_region_is_weighted_by_population_and_names_its_municipalities() -> None:
    seen = picture_of(by_slug("turku")).region["foreign_language_share"].at(2022)

    assert seen is not None
    assert (seen.area, seen.method) == ("MK02", "region_from_municipalities")
    assert "foreign_language_share/total/853/2022" in seen.inputs
    assert 7 < seen.value < 10


def test_merged_municipalities_say_what_could_not_be_carried() -> None:
    picture = picture_of(by_slug("mantyharju"))

    assert "entitled_to_vote" in picture.not_carried
    assert "turnout" not in picture.own
    assert picture.own["voters"].latest is not None
    assert picture.own["voters"].latest.method == "sum_of_groups"
    assert picture_of(by_slug("turku")).not_carried == {}


def test_early_education_has_no_year_and_small_counts_are_ranges() -> None:
    pictures = pictures_of([each for each in all_municipalities() if not each.on_aland])
    kinds = set()
    for picture in pictures:
        series = picture.own.get("ecec_foreign_language_children")
        if series is None or series.latest is None:
            assert picture.municipality.slug == "mantyharju"
            continue
        figure = figure_of(series.latest)
        kinds.add(figure.kind)
        assert figure.year is None
        assert figure.value not in (2, 3, 4)
        if figure.kind is FigureKind.RANGE_1_4:
            assert share_of_children(series, picture.own["ecec_children"]) is None
    assert kinds == {FigureKind.COUNT, FigureKind.RANGE_1_4}


def test_aland_has_neither_early_education_nor_elections() -> None:
    own = picture_of(by_slug("jomala")).own

    assert {"ecec_children", "turnout", "voters"} & set(own) == set()


def test_comparable_municipalities_are_of_the_same_kind_without_the_own_one() -> None:
    sottunga, turku = by_slug("sottunga"), by_slug("turku")

    assert len(comparable_to(sottunga)) == 15
    assert {each.on_aland for each in comparable_to(sottunga)} == {True}
    assert {each.group.code for each in comparable_to(turku)} == {turku.group.code}
    assert turku not in comparable_to(turku)


def test_the_map_has_a_share_for_every_municipality() -> None:
    shares = shares_by_municipality(2025)

    assert list(shares) == [each.code for each in all_municipalities()]
    assert {figure.year for figure in shares.values()} == {2025}
    assert shares["091"].value == 21.2
