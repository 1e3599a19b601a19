"""What the commands answer when all is well: tables for people, JSON for programs, files where they were asked for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kotosilta import __version__
from kotosilta.cli.main import main
from kotosilta.cli.tests.conftest import Run
from kotosilta.config.env import Environment


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"Kotosilta {__version__}\n")


def test_a_draft_is_written_in_every_language_and_format_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"

    code, files, err = run(
        "draft", "--municipality", "545", "--lang", "sv,en", "--format", "html,docx", "--out", out, "--trace"
    )

    names = [f"narpes.{language}.{kind}" for language in ("sv", "en") for kind in ("html", "docx", "trace.json")]
    assert (code, err) == (0, "")
    assert files.splitlines() == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)


def test_several_municipalities_make_one_joint_draft(run: Run, tmp_path: Path) -> None:
    whose = ("--municipality", "Vasa", "--municipality", "Korsholm", "--municipality", "Malax")

    code, files, _ = run("draft", *whose, "--lang", "sv", "--format", "html", "--out", tmp_path, "--json")

    assert (code, json.loads(files)) == (0, {"files": [str(tmp_path / "joint-475-499-905.sv.html")]})


def test_a_joint_draft_may_have_a_name_of_its_own(run: Run, tmp_path: Path) -> None:
    whose = ("--municipality", "Vasa", "--municipality", "Korsholm", "--name", "Vasaregionen")

    assert (
        run("draft", *whose, "--lang", "sv", "--format", "html", "--out", tmp_path)[1]
        == f"{tmp_path}/vasaregionen.sv.html\n"
    )


def test_all_municipalities_are_listed(run: Run) -> None:
    code, table, err = run("municipalities")
    listed = json.loads(run("municipalities", "--json")[1])

    assert (code, err) == (0, "")
    assert table.splitlines()[0].split() == ["code", "name", "file", "name", "region", "former", "municipality"]
    assert [line.split()[0] for line in table.splitlines()[1:]] == [each["code"] for each in listed]
    assert len(listed) == 308


@pytest.mark.parametrize(("text", "slug", "former"), [("åbo", "turku", None), ("Ekenas", "raseborg", "Ekenäs")])
def test_a_municipality_is_found_by_any_of_its_names(run: Run, text: str, slug: str, former: str | None) -> None:
    found = json.loads(run("municipalities", text, "--json")[1])[0]

    assert found["slug"] == slug
    assert (found["former"] or {}).get("name_sv") == former


def test_the_situation_of_a_municipality_is_printed_with_old_figures_apart(run: Run) -> None:
    code, table, err = run("situation", "--municipality", "narpes", "--lang", "sv")
    today, _, rest = table.partition("\n\n")

    assert (code, err) == (0, "")
    assert "2025" in today
    assert "22,5\u00a0%" in today
    assert not any(line.startswith(("2011", "2012")) for line in today.splitlines())
    assert any(line.startswith("2012") for line in rest.splitlines())


def test_a_figure_of_another_year_says_its_year(run: Run) -> None:
    first = run("situation", "--municipality", "narpes", "--lang", "sv")[1].splitlines()[1]

    assert first.split()[:9] == ["2025", "22,5", "%", "8,4", "%", "(2022)", "10,8", "%", "(2024)"]


def test_what_is_not_exact_has_no_value_in_the_json(run: Run) -> None:
    told = json.loads(run("situation", "--municipality", "narpes", "--json")[1])
    values = {each["key"]: each["own"][-1] for each in told["indicators"]}

    assert values["foreign_language_share"]["value"] == 22.5
    assert values["foreign_language_persons"]["value"] is None
    assert values["foreign_language_persons"]["printed"] == "about 1,870"
    assert {finding["kind"] for finding in told["findings"]} >= {"largest_change", "largest_distance"}


def test_small_counts_are_ranges_in_the_json(run: Run) -> None:
    told = json.loads(run("situation", "--municipality", "Alavieska", "--json")[1])
    counts = {each["key"]: each["own"][-1] for each in told["indicators"]}

    count = counts["ecec_foreign_language_children"]
    assert (count["value"], count["printed"], count["year"]) == (None, "1–4", None)


@pytest.mark.parametrize(("profile", "kind"), [(None, "optional"), ("aland", "requirement")])
def test_the_checklist_is_printed_as_it_stands_on_the_mainland_and_on_aland(
    run: Run, profile: str | None, kind: str
) -> None:
    more = ("--profile", profile) if profile else ()

    code, told, err = run("checklist", "--edition", "2025", "--lang", "fi", "--json", *more)
    checklist = json.loads(told)

    assert (code, err) == (0, "")
    assert (checklist["edition"], checklist["profile"]) == ("2025", profile)
    assert {each["id"] for each in checklist["items"]} >= {"C1.1", "D10", "I11", "K5", "P6", "R4"}
    assert {each["id"]: each["kind"] for each in checklist["items"]}["C5.1"] == kind


def test_the_checklist_is_a_table_for_people(run: Run) -> None:
    code, table, err = run("checklist")

    assert code == 0
    assert table.splitlines()[0].split() == ["id", "kind", "title"]
    assert table.splitlines()[1].startswith("C1.1")
    assert err.count("\n") == 1


def test_figures_are_read_once(run: Run) -> None:
    assert run("import-figures") == (0, "All 8588 series were there already.\n", "")


def test_settings_are_told_without_their_values(run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOTOSILTA_SECRET_KEY", "hunter2")
    settings.DEMO, settings.SECRET_KEY = False, "hunter2"
    settings.ENVIRONMENT = Environment(os.environ)
    settings.ENVIRONMENT.secret("SECRET_KEY", "Key for signing.")
    settings.ENVIRONMENT.number("PORT", 8000, 1, 65535, "Port.")
    for name in ("DATA", "DEMO"):
        settings.ENVIRONMENT.text(name, "", "Something.")

    code, told, err = run("check-settings", "--json")

    origins = {each["name"]: each["from"] for each in json.loads(told)["settings"]}
    assert code == 1
    assert (origins["KOTOSILTA_SECRET_KEY"], origins["KOTOSILTA_PORT"]) == ("environment", "default")
    assert "hunter2" not in told + err
    assert err.splitlines() == json.loads(told)["reasons_not_to_start"]


def test_the_demo_may_start(run: Run, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = list(settings.LOCAL_HOSTS)  # the test client adds a name of its own

    code, table, err = run("check-settings", "--demo")

    assert (code, err) == (0, "")
    assert table.splitlines()[0].split() == ["setting", "from", "about"]


def test_nothing_is_prepared_and_nothing_is_served_with_unsafe_settings(run: Run, settings: Settings) -> None:
    settings.DEMO, settings.SECRET_KEY = False, ""

    code, out, err = run("serve")

    assert (code, out) == (1, "")
    assert err.startswith("KOTOSILTA_SECRET_KEY is missing")
