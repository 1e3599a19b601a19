"""What `kotosilta export` writes, of which text, and what it refuses; what `kotosilta programmes --sealed` lists."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kotosilta.cli.tests.conftest import Run
from kotosilta.document.models import Section
from kotosilta.document.versions.reading import sealed_file
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Programme
from tests.builders import a_deciding_body, a_decision, a_programme, a_version, coordinator_of
from tests.service import command, environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim(official_figures: None) -> Membership:
    """The coordinator of a bilingual programme."""
    return coordinator_of(a_programme("narpes", languages=["sv", "fi"]))


def contents_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def export(run: Run, programme: Programme, out: Path, *more: str) -> tuple[int, str, str]:
    return run("export", "--programme", programme.slug, "--out", out, *more)


def test_without_any_version_the_text_as_it_is_now_is_written_as_a_draft(
    run: Run, kim: Membership, tmp_path: Path
) -> None:
    code, out, err = export(run, kim.programme, tmp_path / "new", "--lang", "sv,fi", "--format", "html,json")

    names = [f"narpes-2027.{language}.{each}" for language in ("sv", "fi") for each in ("html", "json")]
    assert (code, out.split()) == (0, [str(tmp_path / "new" / name) for name in names])
    assert err != ""
    assert json.loads(contents_of(tmp_path / "new")["narpes-2027.sv.json"])["state"] == "working"
    assert "utkast" in contents_of(tmp_path / "new")["narpes-2027.sv.html"].decode()


def test_the_version_that_holds_is_written_with_the_bytes_that_were_sealed(
    run: Run, kim: Membership, tmp_path: Path
) -> None:
    programme = kim.programme
    version = a_decision(kim, a_version(kim, "Till fullmäktige")).version
    Section.across_programmes.create(programme=programme, element="D1", text=Translated.of(sv="Nytt.", fi="Uusi."))

    code, out, _ = export(run, programme, tmp_path / "one", "--json")
    export(run, programme, tmp_path / "two")

    made, again = contents_of(tmp_path / "one"), contents_of(tmp_path / "two")
    said = json.loads(out)
    assert (code, said["text"], said["version"]) == (0, "sealed", "Till fullmäktige")
    assert [Path(each).name for each in said["files"]] == [
        f"narpes-2027.{language}.{each}" for language in ("sv", "fi") for each in ("docx", "pdf", "html", "json")
    ]
    assert made == again
    for name, content in made.items():
        _, language, file_format = name.split(".")
        found = sealed_file(version, language, file_format)
        assert found is not None
        assert content == bytes(found.content)


def test_a_named_version_is_written_by_its_name_whatever_the_case(run: Run, kim: Membership, tmp_path: Path) -> None:
    a_version(kim, "Före hörandet")
    a_decision(kim)

    code, out, _ = export(
        run, kim.programme, tmp_path, "--version", "före HÖRANDET", "--lang", "fi", "--format", "json", "--json"
    )

    assert (code, json.loads(out)["text"], json.loads(out)["version"]) == (0, "named", "Före hörandet")
    assert list(contents_of(tmp_path)) == ["narpes-2027.fi.json"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--version", "Finns inte"), "Före hörandet"),
        (("--lang", "sv,en"), "sv, fi"),
        (("--lang", ""), "sv, fi"),
        (("--format", "pdf,odt"), "docx, pdf, html, json"),
        (("--format", "fragment"), "docx, pdf, html, json"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    run: Run, kim: Membership, tmp_path: Path, more: tuple[str, str], says: str
) -> None:
    a_version(kim, "Före hörandet")

    code, out, err = export(run, kim.programme, tmp_path / "new", *more)

    assert (code, out) == (2, "")
    assert says in err
    assert not (tmp_path / "new").exists()


def test_an_unknown_programme_and_no_folder_are_wrong_input(run: Run, kim: Membership, tmp_path: Path) -> None:
    assert run("export", "--programme", "nowhere", "--out", tmp_path)[0] == 2
    assert run("export", "--programme", kim.programme.slug, "--out", " ")[0] == 2
    assert run("export", "--programme", kim.programme.slug)[0] == 2


def test_files_that_are_there_are_written_over_only_when_told_to(run: Run, kim: Membership, tmp_path: Path) -> None:
    there = tmp_path / "narpes-2027.sv.json"
    there.write_text("mine")
    asked = ("--lang", "sv", "--format", "html,json")

    code, out, err = export(run, kim.programme, tmp_path, *asked)
    assert (code, out, there.read_text()) == (1, "", "mine")
    assert there.name in err
    assert [each.name for each in tmp_path.iterdir()] == [there.name]

    assert export(run, kim.programme, tmp_path, *asked, "--force")[0] == 0
    assert json.loads(there.read_text())["state"] == "working"


def test_sealed_versions_are_listed_with_their_decisions_and_digests(run: Run, tmp_path: Path) -> None:
    joint = coordinator_of(a_programme("narpes", "kristinestad", languages=["sv"]))
    codes = joint.programme.municipality_codes()
    version = a_decision(joint, a_version(joint, "Till fullmäktige"), section="§ 12").version
    other = a_deciding_body(joint.programme, code=codes[1])
    a_decision(joint, version, body=other, outcome="returned", section="§ 7", note={"sv": "Bereds på nytt."})
    a_version(joint, "Efter besluten")

    code, out, err = run("programmes", "--sealed", "--json", "--lang", "sv")
    export(run, joint.programme, tmp_path)

    assert (code, err) == (0, "")
    (found,) = json.loads(out)
    decided: list[dict[str, Any]] = found["decisions"]
    assert (found["slug"], found["version"]) == (joint.programme.slug, "Till fullmäktige")
    assert [(each["municipality"]["code"], each["section"], each["outcome"]) for each in decided] == [
        (codes[0], "§ 12", "approved"),
        (codes[1], "§ 7", "returned"),
    ]
    assert (decided[1]["note"], decided[0]["body"], decided[0]["on"]) == (
        "Bereds på nytt.",
        "Fullmäktige",
        "2026-11-24",
    )
    assert (found["languages"], found["formats"]) == (["sv"], ["docx", "pdf", "html", "json"])
    assert found["digests"] == {
        name.partition(".")[2]: sha256(content).hexdigest() for name, content in contents_of(tmp_path).items()
    }


def test_sealed_versions_are_a_table_for_people(run: Run, kim: Membership) -> None:
    assert run("programmes", "--sealed", "--json")[:2] == (0, "[]\n")
    a_decision(kim, a_version(kim, "Till fullmäktige"))

    code, table, _ = run("programmes", "--sealed", "--lang", "sv")

    line = table.splitlines()[1]
    assert code == 0
    assert all(each in line for each in (kim.programme.slug, "24.11.2026", "Till fullmäktige", "Närpes § 12"))


def test_two_processes_write_the_same_bytes_whatever_their_hashes(prepared: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        words = ("export", "--programme", "raseborg-2027", "--out", str(out))
        subprocess.run(command(*words), env=environment(prepared, PYTHONHASHSEED=seed), check=True, capture_output=True)
        made.append(contents_of(out))

    assert len(made[0]) == 8
    assert made[0] == made[1]
