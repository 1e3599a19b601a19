"""`kotosilta similar`: who is most like a municipality, for people and for programs."""

from __future__ import annotations

import json

import pytest

from kotosilta.cli.tests.conftest import Run


def test_the_seven_nearest_are_printed_for_people(run: Run) -> None:
    code, out, err = run("similar", "--municipality", "Närpiö", "--lang", "sv")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[1:3]] == ["Nykarleby", "Kristinestad"]


def test_the_json_explains_every_index(run: Run) -> None:
    told = json.loads(run("similar", "--municipality", "545", "--weights", "population=5, age=0", "--json")[1])
    assert told["municipality"] == {"code": "545", "name": "Närpes", "slug": "narpes"}
    assert (told["weights"]["population"], told["weights"]["age"], told["weights"]["density"]) == (5, 0, 3)
    assert {each["variable"]: each["year"] for each in told["counted"]} == {
        "population": 2022,
        "density": 2022,
        "language_status": None,
        "foreign_language": 2025,
    }
    assert {each["needs"] for each in told["not_counted"]} >= {"residents_by_age_and_sex", "employment_rate"}
    assert [each["index"] for each in told["similar"]] == sorted(each["index"] for each in told["similar"])
    for each in told["similar"]:
        assert each["index"] == pytest.approx(sum(part["part"] for part in each["parts"].values()), abs=1e-3)


def test_with_aland_care_is_asked_for(run: Run) -> None:
    assert "compare with care" in run("similar", "--municipality", "mariehamn", "--lang", "en")[1]


@pytest.mark.parametrize(
    ("weights", "named"),
    [
        *(("population=6", "population=6"), ("population", "population"), ("beauty=3", "beauty=3"), ("=", "“=”")),
        *(("population=1,,age=2", "“”"), ("population=٣", "population=٣"), ("x" * 500, "x" * 40)),
    ],
)
def test_a_weight_that_cannot_be_read_is_named(run: Run, weights: str, named: str) -> None:
    code, out, err = run("similar", "--municipality", "545", "--weights", weights, "--lang", "en")
    assert (code, out) == (2, "")
    assert named in err
    assert "x" * 41 not in err


def test_where_nothing_counts_the_command_says_so(run: Run) -> None:
    nothing = "population=0,density=0,language=0,foreign_language=0"
    code, _, err = run("similar", "--municipality", "545", "--weights", nothing, "--lang", "en")
    assert (code, "Nothing counts" in err) == (2, True)


def test_an_unknown_municipality_is_refused(run: Run) -> None:
    assert run("similar", "--municipality", "Atlantis")[0] == 2
