"""`kotosilta statistics`: tidy CSV and descriptions of files, without settings, database or data folder."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from kotosilta.cli.main import main
from kotosilta.statistics.tests.test_jsonstat import CUBE
from kotosilta.statistics.tests.test_px import DATA, KEYWORDS, small
from tests.service import command

TIDY = "sex,year,value,status\nF,2023,1,\nF,2024,2,\nM,2023,3,\nM,2024,4,\n"


@pytest.fixture
def cube(tmp_path: Path) -> Path:
    """A JSON-stat file of four cells."""
    path = tmp_path / "cube.json"
    path.write_text(json.dumps(CUBE), encoding="utf-8")
    return path


def ran(*words: object, **environment: str) -> tuple[int, str, str]:
    """The command as a process of its own that is told nothing about an installation."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    done = subprocess.run(
        command("statistics", *map(str, words)), env=kept | environment, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_tidy_prints_csv_and_needs_no_installation(cube: Path) -> None:
    assert ran("tidy", cube, KOTOSILTA_DATA="/nowhere", KOTOSILTA_DATABASE="nonsense") == (0, TIDY, "")


def test_tidy_prints_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    path = tmp_path / "words.px"
    path.write_text('CODEPAGE="utf-8";HEADING="Närpiö";VALUES("Närpiö")="å, \U0001f600";DATA="ä\U0001f600";', "utf-8")

    assert ran("tidy", path, LC_ALL="C", PYTHONIOENCODING="latin-1") == (
        0,
        'Närpiö,value,status\n"å, \U0001f600",ä\U0001f600,\n',
        "",
    )


def test_tidy_writes_a_file_whole_or_not_at_all(cube: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    out.write_text("older")

    assert main(["statistics", "tidy", str(cube), "--out", str(out), "--lang", "en"]) == 0
    assert out.read_bytes() == TIDY.encode()
    assert capsys.readouterr() == ("", f"Written: {out}\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cube.json", "out.csv"]
    assert out.stat().st_mode & 0o777 == cube.stat().st_mode & 0o777


def test_tidy_does_not_write_over_the_file_that_it_reads(cube: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", "tidy", str(cube), "--out", str(cube), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", f"{cube} would be written over itself. Choose another name.\n")
    assert json.loads(cube.read_text()) == CUBE


def test_a_folder_that_is_not_there_is_named(cube: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", "tidy", str(cube), "--out", str(cube.parent / "no" / "out.csv"), "--lang", "en"]) == 1
    assert "cannot be used: No such file or directory." in capsys.readouterr().err


def test_describe_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "table.px"
    path.write_text(KEYWORDS + DATA, encoding="utf-8")

    assert main(["statistics", "describe", str(path)]) == 0
    said = json.loads(capsys.readouterr().out)

    assert said["title"] == "Väestö; alueittain ja sukupuolittain"
    assert (said["source"], said["updated"], said["languages"]) == ("Tilastokeskus", "20260401 08:00", ["fi", "sv"])
    assert [(each["id"], each["size"]) for each in said["dimensions"]] == [("Alue", 3), ("Vuosi", 2), ("Sukupuoli", 2)]
    assert said["dimensions"][0]["code"] == "alue_23_20260101"
    assert (said["cells"], said["missing"], said["flagged"]) == (
        12,
        {".": 1, "..": 1, "...": 1, "....": 1, "......": 1},
        {"-": 1},
    )
    assert said["meanings"][".."] == "Tietoa ei ole saatu"


def test_describe_lists_the_data_sets_of_a_bundle_and_one_that_only_describes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps({"a": CUBE, "b": CUBE | {"value": []}}))

    assert main(["statistics", "describe", str(path)]) == 0
    datasets = json.loads(capsys.readouterr().out)["datasets"]

    assert [(each["dataset"], each["cells"]) for each in datasets] == [("a", 4), ("b", 0)]


def test_a_file_that_cannot_be_used_ends_with_2_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty"
    path.touch()

    assert main(["statistics", "tidy", str(path), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", f"{path}: It is empty.\n")


def test_a_file_without_figures_ends_with_2_and_a_sentence(cube: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cube.write_text(json.dumps(CUBE | {"value": []}))

    assert main(["statistics", "tidy", str(cube), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", "There is nothing to write: the file describes figures, but holds none.\n")


@pytest.mark.parametrize("words", [[], ["tidy"], ["make"], ["tidy", "a", "b"], ["describe", "a", "--out", "b"]])
def test_a_line_that_cannot_be_read_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", *words]) == 2
    assert "--help" in capsys.readouterr().err


def test_whoever_reads_the_output_may_have_enough(tmp_path: Path) -> None:
    path = tmp_path / "long.px"
    codes = ",".join(f'"{at}"' for at in range(50_000))
    path.write_text(f'STUB="a";VALUES("a")={codes};DATA={" ".join(["1"] * 50_000)};')
    line = " ".join(command("statistics", "tidy", str(path)))

    done = subprocess.run(f"{line} | head -1", shell=True, capture_output=True, check=True)

    assert (done.stdout, done.stderr) == (b"a,value,status\n", b"")


def test_help_is_there_for_each_part(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["tidy", "--help"], ["describe", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(["statistics", *words])
        assert ended.value.code == 0
        assert "kotosilta statistics" in capsys.readouterr().out


def test_numbers_with_decimal_commas_are_refused_and_not_read_as_twice_as_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "commas.px"
    path.write_text(small("1,5 2,5 3,5 4,5;"))

    assert main(["statistics", "tidy", str(path), "--lang", "en"]) == 2
    assert (
        capsys.readouterr().err
        == f"{path}: The number of its values, 8, is not the number of cells that its dimensions make, 4.\n"
    )
