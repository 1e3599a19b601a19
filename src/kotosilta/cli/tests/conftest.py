"""What tests of the command share: running it inside the test, and a prepared data folder for real processes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kotosilta.cli.main import main
from tests.service import command, environment

Said = tuple[int, str, str]  # exit code, stdout, stderr
Run = Callable[..., Said]


@pytest.fixture
def run(official_figures: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command inside the test, on its database, and gives exit code and output."""
    monkeypatch.setenv("LANGUAGE", "")

    def ran(*words: object) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return ran


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of a service that has been prepared once."""
    data = tmp_path_factory.mktemp("prepared")
    subprocess.run(command("prepare"), env=environment(data), check=True)
    return data
