"""Runs pytest on a PostgreSQL server of its own: `python -m tests.on_postgresql -- -n 2 src/kotosilta/programmes`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.postgresql import running_postgresql


def main(arguments: Sequence[str]) -> int:
    """What pytest ends with; `--` before its own arguments may be left out."""
    wanted = [word for word in arguments if word != "--"]
    with running_postgresql() as address:
        settings = os.environ | {"KOTOSILTA_DATABASE": address}
        return subprocess.run([sys.executable, "-m", "pytest", *wanted], env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
