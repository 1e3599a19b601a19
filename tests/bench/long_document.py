"""`python -m tests.bench.long_document`: thirty pages with eight charts and two tables of forty rows, and its files.

Writes the text into a sample programme of the database that the settings name, and prints the figures as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django

SLUG = "raseborg-2027"
CHARTS, ROWS, PARAGRAPHS, TABLES_IN = 8, 40, 17, (1, 2)
SENTENCE = "Kommunen och invånarna bygger tillsammans upp **språket i vardagen**, och var och en som flyttar hit möts. "
TIMES = 3


def main() -> None:
    """Everything is measured in one process, as the service does it."""
    django.setup()
    from kotosilta.document.assembling import programme_document  # noqa: PLC0415 (once Django is set up)
    from kotosilta.document.formats import rendered  # noqa: PLC0415
    from kotosilta.programmes.models import Programme  # noqa: PLC0415
    from kotosilta.publishing.typesetting import picture_png  # noqa: PLC0415
    from tests.builders import TODAY  # noqa: PLC0415

    programme = Programme.objects.get(slug=SLUG)
    _write(programme)
    document = programme_document(programme, "sv", TODAY)
    figures = _counted(document, rendered(document, "pdf")) | {
        "assembling": _best(lambda: programme_document(programme, "sv", TODAY)),
        "bare": _best(_bare(document)),
        "pdf": _best(lambda: rendered(document, "pdf")),
        "docx": _best(lambda: (picture_png.cache_clear(), rendered(document, "docx"))),
    }
    sys.stdout.write(json.dumps(figures))


def _write(programme: Any) -> None:
    """The same amount of text in each of the ten elements."""
    from kotosilta.document.assembling import making_of  # noqa: PLC0415
    from kotosilta.document.models import Section  # noqa: PLC0415
    from kotosilta.document.references.held import Held  # noqa: PLC0415
    from kotosilta.document.references.offered import offered  # noqa: PLC0415
    from kotosilta.document.texts import ELEMENTS  # noqa: PLC0415
    from kotosilta.language.translated import Translated  # noqa: PLC0415
    from tests.builders import TODAY  # noqa: PLC0415

    groups = offered(Held(programme, making_of(programme, "sv", TODAY)))
    charts = [each.markup for group in groups for each in group.offers if each.markup.startswith("[[chart:")]
    for number, element in enumerate(ELEMENTS):
        parts = ["### En rubrik", *(SENTENCE * 6 for _ in range(PARAGRAPHS))]
        parts[4:4] = [charts[number % len(charts)]] if number < CHARTS else []
        parts[6:6] = [_table()] if number in TABLES_IN else []
        text = Translated.of(sv="\n\n".join(parts), fi="\n\n".join(parts))
        Section.across_programmes.update_or_create(programme=programme, element=element, defaults={"text": text})


def _table() -> str:
    rows = (f"| Rad {number} | {number * 7} | Ett område | Ansvarig {number % 5} |" for number in range(ROWS))
    return "\n".join(("| Mått | Antal | Område | Ansvarig |", "| --- | --- | --- | --- |", *rows))


def _counted(document: Any, made: bytes) -> Mapping[str, float]:
    """That what is measured is what was promised."""
    from io import BytesIO  # noqa: PLC0415

    import pikepdf  # noqa: PLC0415

    from kotosilta.publishing.blocks import Picture, Table  # noqa: PLC0415

    with pikepdf.open(BytesIO(made)) as pages:
        return {
            "pages": len(pages.pages),
            "charts": sum(isinstance(each, Picture) for each in document.blocks),
            "tables": sum(isinstance(each, Table) and len(each.rows) == ROWS for each in document.blocks),
        }


def _bare(document: Any) -> Callable[[], object]:
    """The typesetter alone with the same prepared source."""
    from kotosilta.content.load import number_styles  # noqa: PLC0415
    from kotosilta.publishing import pdf  # noqa: PLC0415
    from kotosilta.publishing.pdf.values import document_values  # noqa: PLC0415
    from kotosilta.publishing.text import start_of  # noqa: PLC0415
    from kotosilta.publishing.typesetting import fonts_root, typeset_pdf  # noqa: PLC0415

    source = Path(pdf.__file__).with_name("document.typ").read_bytes()
    inputs = {"document": json.dumps(document_values(document, number_styles()["sv"], fonts_root))}
    created = int(start_of(document.date).timestamp())
    return lambda: typeset_pdf(source, inputs, created=created)


def _best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of a few times: whatever else runs on the machine only makes it slower."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
