"""The demo's key is made once, is readable by its owner only, and is the same for two starts at once."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kotosilta.config.secret_key import SHORTEST, secret_key_of_demo


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    first = secret_key_of_demo(tmp_path / "new")

    assert len(first) >= SHORTEST
    assert secret_key_of_demo(tmp_path / "new") == first


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    secret_key_of_demo(tmp_path)

    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_two_starts_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(secret_key_of_demo, [tmp_path] * 8))

    assert set(keys) == {(tmp_path / "secret-key").read_text().strip()}


def test_a_folder_that_cannot_be_written_gets_a_key_for_this_run() -> None:
    nowhere = Path("/proc/kotosilta")

    assert secret_key_of_demo(nowhere) != secret_key_of_demo(nowhere)
