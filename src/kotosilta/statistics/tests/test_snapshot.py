"""The snapshot is read whole and unchanged, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kotosilta.statistics.snapshot import (
    CHANGES,
    MANIFEST,
    SnapshotDamaged,
    read_manifest,
    read_mergers,
    read_snapshot,
)

SNAPSHOT = Path(__file__).parents[2] / "situation" / "snapshot"
FILES = [entry.name for entry in read_manifest(SNAPSHOT).file]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SNAPSHOT, tmp_path / "snapshot"))


def test_reading_gives_the_published_values_in_our_units() -> None:
    values = {seen.id: seen.value for file in read_snapshot(SNAPSHOT) for seen in file.observations}

    assert values["foreign_language_share/total/005/2020"] == 3.0
    assert values["foreign_language_share/total/005/1990"] == pytest.approx(0.11)  # published as 1.1 per 1,000
    assert values["population/total/005/2000"] == 11503
    assert values["foreign_language_persons/total/SSS/2024"] == 610148
    assert values["ecec_foreign_language_children/total/SSS/undated"] == 32520
    assert values["voters/female/588/2021"] == 412


def test_projections_and_empty_cells_are_not_read() -> None:
    seen = [each for file in read_snapshot(SNAPSHOT) for each in file.observations]

    assert {each.indicator for each in seen if "projection" in each.indicator} == set()
    assert max(each.year or 0 for each in seen if each.indicator == "economic_dependency_ratio") == 2023


def test_every_id_stands_for_one_observation() -> None:
    ids = [seen.id for file in read_snapshot(SNAPSHOT) for seen in file.observations]

    assert len(ids) == len(set(ids))


def test_small_counts_keep_only_the_lower_end_of_their_range() -> None:
    """4 and 3 children become 1, 5 stay 5 and none stays none."""
    values = {seen.id: seen.value for file in read_snapshot(SNAPSHOT) for seen in file.observations}
    areas = ("009", "019", "016", "049")

    kept = [values[f"ecec_foreign_language_children/total/{area}/undated"] for area in areas]
    assert kept[:3] == [1, 1, 5]
    assert kept[3] > 1_000


def test_a_count_is_left_out_where_the_country_less_all_others_would_tell_a_small_one() -> None:
    """In one municipality 3 children take part; the next larger number, 10, goes with it."""
    children = {
        seen.area: seen.value
        for file in read_snapshot(SNAPSHOT)
        for seen in file.observations
        if seen.indicator == "ecec_children"
    }

    assert children["850"] == 1
    assert "435" not in children


@pytest.mark.parametrize("name", [name for name in FILES if name != CHANGES])
def test_reading_names_the_file_when_it_is_changed(copy: Path, name: str) -> None:
    with (copy / name).open("a") as stream:
        stream.write("\n")

    with pytest.raises(SnapshotDamaged) as refused:
        read_snapshot(copy)

    assert refused.value.reason.values == {"file": name}


def test_reading_names_the_file_when_it_is_missing(copy: Path) -> None:
    (copy / FILES[0]).unlink()

    with pytest.raises(SnapshotDamaged) as refused:
        read_snapshot(copy)

    assert refused.value.reason.values == {"file": FILES[0]}


@pytest.mark.parametrize("content", ["", "not toml", '[[file]]\nname = "x"\n'])
def test_reading_names_the_manifest_when_it_cannot_be_used(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content)

    with pytest.raises(SnapshotDamaged) as refused:
        read_mergers(copy)

    assert refused.value.reason.values["file"] in (MANIFEST, CHANGES)


def test_mergers_are_the_twelve_since_2013() -> None:
    mergers = read_mergers(SNAPSHOT)

    assert len(mergers) == 12
    assert ("588", "507") in {(merger.old, merger.new) for merger in mergers}
