"""A table comes in parts, is gone on with after a fault, and is not fetched again while it is the same edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.fetching import Fetched, fetch
from kotosilta.statistics.sources.metadata import Selection
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.tests.test_faults import whole
from kotosilta.statistics.sources.trouble import SourceTrouble
from kotosilta.statistics.table import Holding, NamedTable
from kotosilta.statistics.tidy import lines
from tests.pxweb import Fault, StandIn, counting_cube

Fetching = Callable[..., Fetched]
PLACE = "test/cube.px"
SIZES = {"a": 6, "b": 5, "c": 2}
WHOLE: Selection = {name: tuple(f"{name}{number}" for number in range(size)) for name, size in SIZES.items()}


@pytest.fixture
def cube(server: StandIn) -> StandIn:
    """A table of 60 cells on a server that gives 10 at once: six parts."""
    server.cubes[f"StatFin/{PLACE}"] = counting_cube(SIZES, marked={7: "...", 31: "-"})
    server.config = {"maxCells": 10, "maxCalls": 40, "timeWindow": 60}
    return server


@pytest.fixture
def fetched(statfin: PxWeb1, tmp_path: Path, told: list[Reason]) -> Fetching:
    def run(edition: str = "2026-04-01") -> Fetched:
        return fetch(statfin, PLACE, WHOLE, edition=edition, folder=tmp_path / "answers", tell=told.append)

    return run


def tidy(some: Fetched) -> str:
    return "".join(lines(Holding(tables=(NamedTable(name="", table=some.table),))))


def test_the_parts_are_the_same_as_one_answer(
    cube: StandIn, fetched: Fetching, statfin: PxWeb1, tmp_path: Path
) -> None:
    in_parts = fetched()
    cube.config = {"maxCells": 1000, "maxCalls": 40, "timeWindow": 60}
    statfin._caller.learn(statfin._limits_said())
    at_once = fetch(statfin, PLACE, WHOLE, edition="x", folder=tmp_path / "other", tell=lambda _: None)

    assert (in_parts.asked, at_once.asked) == (6, 1)
    assert tidy(in_parts) == tidy(at_once)
    assert in_parts.table.dimensions == at_once.table.dimensions
    assert in_parts.updated == at_once.updated == "2026-04-01T05:00:00Z"


def test_progress_is_told_part_by_part(cube: StandIn, fetched: Fetching, told: list[Reason]) -> None:
    fetched()

    assert [(said.values["part"], said.values["parts"]) for said in told] == [(number, 6) for number in range(1, 7)]


def test_the_same_edition_is_not_fetched_again(cube: StandIn, fetched: Fetching) -> None:
    first, again = fetched(), fetched()

    assert (again.asked, cube.data_calls) == (0, 6)
    assert (again.checksum, tidy(again)) == (first.checksum, tidy(first))


def test_a_new_edition_is_fetched_and_takes_the_place_of_the_old_one(
    cube: StandIn, fetched: Fetching, tmp_path: Path
) -> None:
    fetched("2026-04-01")

    assert fetched("2027-04-01").asked == 6
    assert [each.name for each in tmp_path.glob("answers/*/*/*/*")] == ["2027-04-01"]


def test_what_was_begun_is_gone_on_with(cube: StandIn, fetched: Fetching) -> None:
    cube.misbehave(Fault.HTML, only_for="POST")
    cube.spared = 4
    with pytest.raises(SourceTrouble):
        fetched()
    cube.misbehave(None)

    assert fetched().asked == 2
    assert cube.data_calls == 4 + 1 + 2


def test_a_part_that_was_damaged_on_the_disk_is_fetched_again(cube: StandIn, fetched: Fetching, tmp_path: Path) -> None:
    first = fetched()
    parts = sorted(tmp_path.glob("answers/*/*/*/*/*.json"))
    parts[0].write_bytes(parts[0].read_bytes()[:100])
    parts[1].write_bytes(parts[2].read_bytes())

    again = fetched()

    assert (again.asked, again.checksum) == (2, first.checksum)


def test_a_table_that_is_published_anew_meanwhile_is_fetched_from_the_beginning(
    cube: StandIn, fetched: Fetching
) -> None:
    cube.misbehave(Fault.HTML, only_for="POST")
    cube.spared = 4
    with pytest.raises(SourceTrouble):
        fetched()
    cube.misbehave(None)
    cube.cubes[f"StatFin/{PLACE}"]["updated"] = "2026-06-01T05:00:00Z"

    assert fetched().updated == "2026-06-01T05:00:00Z"


def test_a_cube_whose_sizes_do_not_multiply_up_is_refused(cube: StandIn, fetched: Fetching) -> None:
    cube.misbehave(Fault.WRONG_SIZES, only_for="POST")

    with pytest.raises(SourceTrouble) as trouble:
        fetched()
    assert "its size is given as" in whole(trouble.value.reason)


def test_a_lost_variable_is_named(cube: StandIn, fetched: Fetching) -> None:
    cube.answers_instead = counting_cube({"b": 5, "c": 2})

    with pytest.raises(SourceTrouble) as trouble:
        fetched()
    assert "The variable “a” is missing in it." in whole(trouble.value.reason)


def test_a_code_that_was_not_asked_for_is_named(cube: StandIn, fetched: Fetching) -> None:
    cube.answers_instead = counting_cube({"a": 2, "b": 5, "c": 2})

    with pytest.raises(SourceTrouble) as trouble:
        fetched()
    assert "other codes of the variable “a” than were asked for: a1." in whole(trouble.value.reason)
