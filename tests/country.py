"""`make country`: makes the drafts of all municipalities in three languages and judges every single file."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kotosilta.document.tests.numbers import numbers_without_origin, text_of_docx, text_of_html, text_of_pdf
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.tests.recomputing import agrees, recompute
from tests.checks import pdf_ua, word
from tests.service import command, environment

LANGUAGES = ("sv", "fi", "en")
MOST_PAGES = 8
AT_ONCE = 44


def main() -> int:
    """Prints what was found and how long it took; 1 when any file has a fault."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "drafts"
        begun = time.monotonic()
        words = ("draft", "--all", "--lang", ",".join(LANGUAGES), "--format", "docx,pdf,html", "--trace")
        subprocess.run(command(*words, "--out", str(out)), env=environment(Path(folder) / "data"), check=True)
        made = time.monotonic() - begun
        found = [*_missing(out), *_faults_of_pdf(out), *_faults_of_word(out), *_faults_of_traces(out)]
    warnings = Counter(fault.split(" ", 1)[1] for fault in found if fault.startswith("warning"))
    faults = [fault for fault in found if not fault.startswith("warning")]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    for warning, count in warnings.most_common():
        sys.stdout.write(f"{count:5} warnings: {warning}\n")
    judged = time.monotonic() - begun - made
    drafts = len(all_municipalities()) * len(LANGUAGES)
    sys.stdout.write(f"{drafts} drafts made in {made:.0f} s, judged in {judged:.0f} s: {len(faults)} faults\n")
    return int(bool(faults))


def _missing(out: Path) -> Iterator[str]:
    for municipality in all_municipalities():
        for language in LANGUAGES:
            for ending in ("docx", "pdf", "html", "trace.json"):
                if not (out / f"{municipality.slug}.{language}.{ending}").is_file():
                    yield f"{municipality.slug}.{language}.{ending} is missing"


def _in_parts(files: Sequence[Path]) -> Iterator[list[Path]]:
    for start in range(0, len(files), AT_ONCE):
        _progress(files[start])
        yield list(files[start : start + AT_ONCE])


def _faults_of_pdf(out: Path) -> Iterator[str]:
    for part in _in_parts(sorted(out.glob("*.pdf"))):
        for path, findings in pdf_ua.outloud_findings(part).items():
            yield from (f"{path.name}: outloud: {error}" for error in findings.get("error", []))
            yield from (f"warning outloud {warning}" for warning in findings.get("warning", []))
        for path in part:
            yield from (f"{path.name}: pdfua: {error}" for error in pdf_ua.pdfua_errors(path))
            yield from (f"warning pdfua {warning}" for warning in pdf_ua.pdfua_warnings(path))


def _faults_of_word(out: Path) -> Iterator[str]:
    for part in _in_parts(sorted(out.glob("*.docx"))):
        for path, converted in zip(part, word.all_converted_to_pdf(part), strict=True):
            if (count := pdf_ua.pages(converted)) > MOST_PAGES:
                yield f"{path.name} has {count} pages"


def _faults_of_traces(out: Path) -> Iterator[str]:
    readers = {"html": text_of_html, "docx": text_of_docx, "pdf": text_of_pdf}
    for part in _in_parts(sorted(out.glob("*.trace.json"))):
        for path in part:
            rows = json.loads(path.read_text(encoding="utf-8"))
            for row in rows:
                again = recompute(row["indicator"], row["method"], row["observations"])
                if not agrees(row["value"], again):
                    yield f"{path.name}: {row['number']} is recomputed as {again}"
            for ending, text_of in readers.items():
                name = path.name.replace("trace.json", ending)
                for number in numbers_without_origin(text_of((out / name).read_bytes()), rows):
                    yield f"{name}: {number} has no origin"


def _progress(path: Path) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{path.name:60}")


if __name__ == "__main__":
    sys.exit(main())
