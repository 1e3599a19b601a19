"""Who is nearest follows from the figures, the weights and nothing else."""

from __future__ import annotations

import math
import random

import pytest

from kotosilta.statistics.similar import SEVEN, Near, Trait, Variable, nearest

CODES = [f"{number:03}" for number in range(20)]


def variable(trait: Trait, values: dict[str, float], step: float | None = None) -> Variable:
    return Variable(trait.value, trait, values, step)


def line(trait: Trait = Trait.POPULATION) -> Variable:
    """Twenty municipalities on a line, each one apart from the next: the median deviation is five."""
    return variable(trait, {code: float(number) for number, code in enumerate(CODES)})


def codes(found: tuple[Near, ...]) -> list[str]:
    return [each.code for each in found]


def test_the_nearest_come_first_and_the_own_one_not_at_all() -> None:
    assert codes(nearest("000", [line()], {})) == ["001", "002", "003", "004", "005", "006", "007"]


def test_equally_near_ones_stand_in_the_order_of_their_codes() -> None:
    assert codes(nearest("010", [line()], {}, count=4)) == ["009", "011", "008", "012"]


def test_a_distance_is_counted_in_usual_spreads() -> None:
    (first, *_) = nearest("000", [line()], {})
    assert math.isclose(first.index, 1 / (1.4826 * 5))


def test_the_parts_of_the_traits_add_up_to_the_index() -> None:
    chance = random.Random(6)
    variables = [variable(trait, {code: chance.gauss(0, 1) for code in CODES}) for trait in Trait]
    for near in nearest("003", variables, {Trait.AGE: 5, Trait.DENSITY: 0}):
        assert math.isclose(near.index, sum(each.part for each in near.differences.values()))
        assert Trait.DENSITY not in near.differences


def test_the_index_is_the_weighted_mean_of_the_steps() -> None:
    variables = [
        variable(Trait.POPULATION, {"1": 0.0, "2": 1.0}, 1.0),
        variable(Trait.LANGUAGE, {"1": 0.0, "2": 3.0}, 1.0),
    ]
    (equal,), (uneven,) = (nearest("1", variables, weights) for weights in ({}, {Trait.LANGUAGE: 1}))
    assert (equal.index, uneven.index) == (2.0, (3 * 1 + 1 * 3) / 4)


def test_variables_of_one_trait_count_half_each() -> None:
    variables = [
        Variable("children", Trait.AGE, {"1": 0.0, "2": 1.0}, 1.0),
        Variable("old", Trait.AGE, {"1": 0.0, "2": 3.0}, 1.0),
    ]
    (found,) = nearest("1", variables, {})
    assert found.differences[Trait.AGE].steps == 2.0


def test_a_weight_changes_who_is_near() -> None:
    variables = [
        variable(Trait.POPULATION, {"1": 0.0, "2": 0.1, "3": 2.0}, 1.0),
        variable(Trait.AGE, {"1": 0.0, "2": 2.0, "3": 0.0}, 1.0),
    ]
    assert codes(nearest("1", variables, {Trait.POPULATION: 5, Trait.AGE: 1})) == ["2", "3"]
    assert codes(nearest("1", variables, {Trait.POPULATION: 1, Trait.AGE: 5})) == ["3", "2"]


def test_what_is_not_known_of_another_neither_brings_it_nearer_nor_leaves_it_out() -> None:
    own = dict(line(Trait.AGE).values)
    del own["001"]
    found = {each.code: each for each in nearest("000", [line(), variable(Trait.AGE, own)], {}, count=len(CODES))}
    assert len(found) == len(CODES) - 1
    unknown = found["001"].differences[Trait.AGE]
    assert not unknown.known
    assert found["010"].differences[Trait.AGE].steps <= unknown.steps <= found["011"].differences[Trait.AGE].steps


def test_what_is_not_known_of_the_own_one_does_not_count() -> None:
    others = dict.fromkeys(CODES[1:], 1.0)
    found = nearest("000", [line(), variable(Trait.AGE, others)], {})
    assert codes(found) == ["001", "002", "003", "004", "005", "006", "007"]
    assert {trait for near in found for trait in near.differences} == {Trait.POPULATION}


@pytest.mark.parametrize("weights", [dict.fromkeys(Trait, 0), {Trait.POPULATION: 0}])
def test_nobody_is_near_where_nothing_counts(weights: dict[str, int]) -> None:
    assert nearest("000", [line()], weights) == ()


def test_nobody_is_near_a_municipality_that_nothing_is_known_of() -> None:
    assert nearest("999", [line()], {}) == ()


def test_one_far_off_place_does_not_stretch_the_scale() -> None:
    values = dict(line().values)
    usual = nearest("000", [variable(Trait.POPULATION, values)], {})[0].index
    with_a_city = nearest("000", [variable(Trait.POPULATION, values | {"999": 10_000.0})], {})[0].index
    assert with_a_city == pytest.approx(usual, rel=0.11)


@pytest.mark.parametrize("values", [{"1": 4.0, "2": 4.0, "3": 4.0}, {"1": 4.0, "2": 4.0, "3": 4.0, "4": 9.0}])
def test_a_variable_that_most_have_alike_makes_no_endless_distances(values: dict[str, float]) -> None:
    assert all(math.isfinite(each.index) for each in nearest("1", [variable(Trait.ECONOMY, values)], {}))


def test_the_order_of_variables_and_municipalities_changes_nothing() -> None:
    chance = random.Random(4)
    variables = [variable(trait, {code: round(chance.gauss(0, 1), 1) for code in CODES}) for trait in Trait]
    turned = [Variable(each.key, each.trait, dict(reversed(list(each.values.items())))) for each in reversed(variables)]
    assert codes(nearest("005", variables, {})) == codes(nearest("005", turned, {}))
    assert len(nearest("005", variables, {})) == SEVEN
