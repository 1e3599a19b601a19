"""The snapshot comes into the store whole, once, also when two start at the same time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kotosilta.situation.importing import SNAPSHOT, import_snapshot, observations_of_today
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import packed, unpacked
from kotosilta.statistics.snapshot import MANIFEST, SnapshotDamaged

pytestmark = pytest.mark.usefixtures("official_figures")


def test_a_second_import_does_nothing() -> None:
    before = ImportedSnapshot.objects.get()

    again = import_snapshot()

    assert (again.imported, again.series) == (False, ObservedSeries.objects.count())
    assert ImportedSnapshot.objects.get().imported_at == before.imported_at


def test_a_forced_import_gives_the_same_series() -> None:
    before = ObservedSeries.objects.count()

    again = import_snapshot(force=True)

    assert (again.imported, again.series, ObservedSeries.objects.count()) == (True, before, before)


def test_nothing_is_changed_when_a_file_is_damaged(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SNAPSHOT, tmp_path / "snapshot"))
    (folder / "population_total_2000_2022.csv").write_text("area_code\n")
    (folder / MANIFEST).write_text((folder / MANIFEST).read_text() + "\n# another edition\n")
    before = (ObservedSeries.objects.count(), ImportedSnapshot.objects.get().checksum)

    with pytest.raises(SnapshotDamaged) as refused:
        import_snapshot(folder=folder)

    assert refused.value.reason.values == {"file": "population_total_2000_2022.csv"}
    assert (ObservedSeries.objects.count(), ImportedSnapshot.objects.get().checksum) == before


def test_another_edition_is_imported(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SNAPSHOT, tmp_path / "snapshot"))
    (folder / MANIFEST).write_text((folder / MANIFEST).read_text() + "\n# another edition\n")

    assert import_snapshot(folder=folder).imported


def test_packing_loses_nothing() -> None:
    observations, _ = observations_of_today()
    for area in ("297", "SSS", "MK21", "049"):
        for indicator in {seen.indicator for seen in observations if seen.area == area}:
            years = [
                each for each in observations if (each.indicator, each.group, each.area) == (indicator, "total", area)
            ]
            if years:
                ordered = tuple(sorted(years, key=lambda each: each.year or 0))
                assert unpacked(indicator, "total", area, packed(years)) == ordered


_START = "import django; django.setup(); from kotosilta.situation.importing import import_snapshot; {}"
_MIGRATE = _START.format("from django.core.management import call_command; call_command('migrate', verbosity=0)")
_IMPORT = _START.format("print(import_snapshot().imported)")


def test_two_starts_at_once_import_once(tmp_path: Path) -> None:
    settings = os.environ | {"KOTOSILTA_DATA": str(tmp_path)}
    subprocess.run([sys.executable, "-c", _MIGRATE], check=True, env=settings)

    starts = [
        subprocess.Popen([sys.executable, "-c", _IMPORT], stdout=subprocess.PIPE, text=True, env=settings)
        for _ in range(2)
    ]
    answers = sorted(start.communicate()[0].strip() for start in starts)

    assert [start.returncode for start in starts] == [0, 0]
    assert answers == ["False", "True"]
