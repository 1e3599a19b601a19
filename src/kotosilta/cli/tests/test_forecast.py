"""`kotosilta forecast`: one municipality, or the backtest over all of them."""

from __future__ import annotations

import json

import pytest

from kotosilta.cli.tests.conftest import Run

KEYS = ["group", "size_class", "horizon", "method", "mape", "coverage50", "coverage80", "coverage95", "n"]
METHODS = {"no_change", "linear_drift", "log_drift", "shrunk_growth", "country_and_own"}


def test_a_forecast_is_printed_for_people(run: Run) -> None:
    code, out, err = run("forecast", "--municipality", "narpes", "--lang", "sv")

    assert (code, err) == (0, "")
    assert "År 2030 väntas" in out
    assert [line[:4] for line in out.splitlines() if line[:2] == "20"] == ["2030", "2035", "2027", "2032"]


@pytest.mark.parametrize("name", ["545", "Närpes", "Närpiö"])
def test_a_municipality_may_be_named_by_code_or_name(run: Run, name: str) -> None:
    told = json.loads(run("forecast", "--municipality", name, "--json")[1])

    assert told["municipality"] == {"code": "545", "name": "Närpes", "slug": "narpes"}


def test_the_json_holds_points_intervals_origin_and_how_wrong_it_was(run: Run) -> None:
    group, people = json.loads(run("forecast", "--municipality", "545", "--json")[1])["forecasts"]

    assert (group["group"], group["origin"], people["group"], people["origin"]) == (
        *("foreign_language", 2025),
        *("population", 2022),
    )
    assert list(group["estimated"]) == ["2023", "2024", "2025"]
    for point in (*group["points"], *people["points"]):
        (low50, high50), (low80, high80), (low95, high95) = (point["intervals"][level] for level in ("50", "80", "95"))
        assert 0 <= low95 <= low80 <= low50 <= point["value"] <= high50 <= high80 <= high95
        assert point["earlier_forecasts"]
    assert [point["horizon"] for point in group["points"]] == [5, 10]


def test_a_small_group_has_the_reason_in_the_language_asked_for(run: Run) -> None:
    code, out, _ = run("forecast", "--municipality", "Kökar", "--json", "--lang", "en")
    group, people = json.loads(out)["forecasts"]

    assert code == 0
    assert group["no_forecast"]["key"] == "small_group"
    assert group["no_forecast"]["reason"].startswith("There is no forecast: the group has fewer than 50 persons.")
    assert (group["points"], people["no_forecast"]) == ([], None)


def test_the_backtest_is_a_list_of_rows(run: Run) -> None:
    code, out, err = run("forecast", "--backtest", "--json")
    rows = json.loads(out)

    assert (code, err) == (0, "")
    assert all(list(row) == KEYS for row in rows)
    judged = {row["method"]: row for row in rows if (row["group"], row["size_class"], row["horizon"]) == JUDGED}
    assert judged.keys() == METHODS
    assert judged["country_and_own"]["mape"] < 0.175
    assert 0.75 <= judged["country_and_own"]["coverage80"] <= 0.85
    assert judged["no_change"]["coverage80"] is None


JUDGED = ("foreign_language", "50+", 5)


def test_the_backtest_is_a_table_for_people(run: Run) -> None:
    code, out, _ = run("forecast", "--backtest", "--lang", "en")

    assert code == 0
    assert "16.6" in next(line for line in out.splitlines() if line.split()[1:3] == ["50+", "5"] and "own" in line)


@pytest.mark.parametrize(
    "words", [(), ("--municipality", "545", "--backtest"), ("--municipality", "qqq"), ("--municipality",)]
)
def test_wrong_use_ends_with_two_and_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run("forecast", *words)

    assert (code, out) == (2, "")
    assert err.strip()


def test_help_says_what_there_is(capsys: pytest.CaptureFixture[str], run: Run) -> None:
    with pytest.raises(SystemExit) as ended:
        run("forecast", "--help")

    assert ended.value.code == 0
    assert "--backtest" in capsys.readouterr().out
