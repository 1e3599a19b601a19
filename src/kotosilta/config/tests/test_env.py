"""Settings are read with their types, and every mistake is reported, not only the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.config.env import FALSE, TRUE, Environment
from kotosilta.language.said import in_words


def _said(environment: Environment) -> list[str]:
    return [in_words(reason, "en") for reason in environment.problems]


def test_what_is_not_given_has_its_default() -> None:
    environment = Environment({})

    assert environment.text("HOST", "127.0.0.1", "about") == "127.0.0.1"
    assert environment.flag("DEMO", "about") is False
    assert environment.number("PORT", 8000, 1, 65535, "about") == 8000
    assert environment.names("ALLOWED_HOSTS", ("localhost",), "about") == ("localhost",)
    assert environment.folder("DATA", Path("/somewhere"), "var", "about") == Path("/somewhere")
    assert environment.secret("SECRET_KEY", "about") == ""
    assert environment.problems == []


def test_an_empty_value_counts_as_not_given() -> None:
    environment = Environment({"KOTOSILTA_PORT": " ", "KOTOSILTA_HOST": ""})

    assert environment.number("PORT", 8000, 1, 65535, "about") == 8000
    assert environment.text("HOST", "127.0.0.1", "about") == "127.0.0.1"
    assert environment.problems == []


@given(st.integers(1, 65535))
def test_every_number_within_the_limits_is_read(number: int) -> None:
    environment = Environment({"KOTOSILTA_PORT": f" {number} "})

    assert environment.number("PORT", 8000, 1, 65535, "about") == number


@given(st.one_of(st.integers(max_value=0), st.integers(min_value=65536)).map(str) | st.text("abc.,", min_size=1))
def test_every_other_number_leaves_the_default_and_a_reason(text: str) -> None:
    environment = Environment({"KOTOSILTA_PORT": text})

    assert environment.number("PORT", 8000, 1, 65535, "about") == 8000
    assert _said(environment) == [f"KOTOSILTA_PORT is “{text}”, but has to be: whole number 1 to 65535."]


@pytest.mark.parametrize("text", [*sorted(TRUE), "ON", "Yes"])
def test_a_flag_is_on_when_it_says_so(text: str) -> None:
    assert Environment({"KOTOSILTA_DEMO": text}).flag("DEMO", "about") is True


@pytest.mark.parametrize("text", [*sorted(FALSE), "OFF", "No"])
def test_a_flag_is_off_when_it_says_so(text: str) -> None:
    assert Environment({"KOTOSILTA_DEMO": text}).flag("DEMO", "about") is False


def test_all_mistakes_are_reported_together() -> None:
    environment = Environment({"KOTOSILTA_DEMO": "perhaps", "KOTOSILTA_PORT": "0"})
    environment.flag("DEMO", "about")
    environment.number("PORT", 8000, 1, 65535, "about")

    assert _said(environment) == [
        "KOTOSILTA_DEMO is “perhaps”, but has to be: 1 or 0.",
        "KOTOSILTA_PORT is “0”, but has to be: whole number 1 to 65535.",
    ]


def test_names_are_parted_at_commas() -> None:
    environment = Environment({"KOTOSILTA_ALLOWED_HOSTS": "one.fi, two.fi,,"})

    assert environment.names("ALLOWED_HOSTS", (), "about") == ("one.fi", "two.fi")


def test_a_folder_of_somebody_without_a_home_is_a_mistake() -> None:
    environment = Environment({"KOTOSILTA_DATA": "~nobody-of-that-name/data"})

    assert environment.folder("DATA", Path("/somewhere"), "var", "about") == Path("/somewhere")
    assert _said(environment) == ["KOTOSILTA_DATA is “~nobody-of-that-name/data”, but has to be: folder."]


def test_a_secret_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a secret\n")
    environment = Environment({"KOTOSILTA_SECRET_KEY_FILE": str(tmp_path / "key")})

    assert environment.secret("SECRET_KEY", "about") == "a secret"
    assert environment.unknown() == []


def test_a_secret_file_that_cannot_be_read_is_a_mistake_that_does_not_tell_the_secret(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    environment = Environment({"KOTOSILTA_SECRET_KEY_FILE": str(missing), "KOTOSILTA_SECRET_KEY": "hunter2"})

    assert environment.secret("SECRET_KEY", "about") == "hunter2"
    assert _said(environment) == [f"KOTOSILTA_SECRET_KEY_FILE names the file {missing}, which cannot be read."]


def test_variables_that_mean_nothing_are_found() -> None:
    environment = Environment({"KOTOSILTA_PROT": "1", "KOTOSILTA_PORT": "1", "KOTOSILTA_PORT_FILE": "x", "PORT": "2"})
    environment.number("PORT", 8000, 1, 65535, "about")

    assert environment.unknown() == ["KOTOSILTA_PORT_FILE", "KOTOSILTA_PROT"]
