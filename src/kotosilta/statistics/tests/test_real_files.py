"""Answers of Statistics Finland, read whole: what is known about them from elsewhere comes out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kotosilta.statistics.described import described
from kotosilta.statistics.reading import holding_of
from kotosilta.statistics.tidy import lines

DATA = Path(__file__).parent / "data"
OLD, NEW = DATA / "statfin_rpk_135l_2021_jsonstat2.json", DATA / "statfin_vaerak_159t_share_2020_2025.json"


def tidied(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines(holding_of(path))))))


def test_every_cell_of_a_recorded_answer_comes_out_in_its_place() -> None:
    given = json.loads(OLD.read_text(encoding="utf-8"))
    years, areas = (list(given["dimension"][name]["category"]["index"]) for name in ("Vuosi", "Alue"))
    rows = tidied(OLD)

    assert [(row["Vuosi"], row["Rikosnimike"], row["Alue"], row["Tiedot"]) for row in rows] == [
        (year, "RLL", area, "rik_1000") for year in years for area in areas
    ]
    assert [None if row["value"] == "" else float(row["value"]) for row in rows] == given["value"]
    assert {row["status"] for row in rows} == {""}


def test_what_is_missing_on_purpose_is_told_by_its_status_and_not_as_a_zero() -> None:
    rows = {(row["alue_23_20260101"], row["timeperiod_y"]): row for row in tidied(NEW)}

    assert (rows["SSS", "2025"]["value"], rows["SSS", "2025"]["status"]) == ("", "..")
    assert (rows["SSS", "2020"]["value"], rows["SSS", "2020"]["status"]) == ("7.8", "")
    assert len(rows) == 309 * 6


def test_the_description_names_title_source_day_dimensions_and_what_is_missing() -> None:
    said = described(holding_of(NEW))

    assert said["title"].startswith("Numbers and proportions of people with an immigrant background")
    assert (said["source"], said["updated"]) == ("Statistics Finland, population structure", "2026-04-01T05:00:00Z")
    assert [(each["id"], each["size"], each["role"]) for each in said["dimensions"]] == [
        ("alue_23_20260101", 309, None),
        ("timeperiod_y", 6, "time"),
        ("contentscode", 1, "metric"),
    ]
    assert (said["cells"], said["missing"], said["meanings"]) == (1854, {"..": 1}, {"..": "not available"})
