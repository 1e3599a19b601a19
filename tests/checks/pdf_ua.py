"""Asks two independent checkers whether a PDF keeps PDF/UA-1, and Poppler what its tags say."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pdfua import Severity, validate

# outloud builds on a library under AGPL and is therefore kept in an environment of its own (`make test` makes it).
OUTLOUD = Path(__file__).resolve().parents[2] / ".venv-outloud" / "bin" / "outloud"


def pdfua_errors(path: Path) -> list[str]:
    """What `pdfua check` calls errors."""
    return [
        f"{finding.rule_id}: {finding.message} ({finding.location.describe()})"
        for finding in validate(str(path)).findings
        if finding.severity is Severity.ERROR
    ]


def pdfua_warnings(path: Path) -> list[str]:
    """What `pdfua check` would have a person look at."""
    return [
        f"{finding.rule_id}: {finding.message}"
        for finding in validate(str(path)).findings
        if finding.severity is Severity.WARNING
    ]


def outloud_errors(path: Path) -> list[str]:
    """What `outloud` calls errors; a file that it cannot read is one."""
    return outloud_findings([path])[path]["error"]


def outloud_warnings(path: Path) -> list[str]:
    """What `outloud` would have a person look at."""
    return outloud_findings([path])[path]["warning"]


def outloud_findings(paths: Sequence[Path]) -> dict[Path, dict[str, list[str]]]:
    """Errors and warnings of many files in one run, by file; starting the checker is what takes time."""
    command = [str(OUTLOUD), "--quiet", "--fail-on", "never", "--json", "-", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    results = json.loads(done.stdout)["results"]
    if len(results) != len(paths):
        raise AssertionError(f"outloud looked at {len(results)} of {len(paths)} files: {done.stderr}")
    return {path: _by_severity(result) for path, result in zip(paths, results, strict=True)}


def _by_severity(result: dict[str, Any]) -> dict[str, list[str]]:
    unreadable = [f"unreadable: {result['error']}"] if result["error"] else []
    return {
        severity: [
            f"{finding['rule']}: {finding['message']} (page {finding['page']})"
            for finding in result["findings"]
            if finding["severity"] == severity
        ]
        + (unreadable if severity == "error" else [])
        for severity in ("error", "warning")
    }


def pages(path: Path) -> int:
    """How many pages the PDF has."""
    with pikepdf.open(path) as document:
        return len(document.pages)


def structure(path: Path) -> str:
    """The tags and the text under them, as Poppler reads them."""
    return _poppler("pdfinfo", "-struct-text", str(path))


def text_of(path: Path) -> str:
    """The text in reading order, lines as they stand on paper."""
    return _poppler("pdftotext", "-enc", "UTF-8", str(path), "-")


def _poppler(*command: str) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.stdout
