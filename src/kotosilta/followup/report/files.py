"""The files of a yearly report: made anew until it is handed over, and from then on as they were kept."""

from __future__ import annotations

from datetime import date

from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.followup.models import ReportFile, YearReport
from kotosilta.followup.report.document import document_of
from kotosilta.followup.report.year import year_of
from kotosilta.programmes.models import Programme
from kotosilta.publishing.html import document_html

FORMATS = ("docx", "pdf", "html")
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def languages_of(programme: Programme) -> list[str]:
    """The programme's languages in which there are reports."""
    return [each for each in programme.languages if each in LANGUAGES] or ["sv"]


def report_file(report: YearReport, language: str, file_format: str, on: date) -> bytes:
    """The report as a file made now; the same record and day give the same bytes."""
    document, style = document_of(year_of(report), language, on), number_styles()[language]
    # Word and PDF need large libraries: pages that make no file do not wait for them.
    if file_format == "docx":
        from kotosilta.publishing.docx import document_docx  # noqa: PLC0415 (as said above)

        return document_docx(document, style)
    if file_format == "html":
        return document_html(document, style)
    from kotosilta.publishing.pdf import document_pdf  # noqa: PLC0415 (as said above)

    return document_pdf(document, style)


def kept_file(report: YearReport, language: str, file_format: str) -> bytes | None:
    """The file as it was handed over; None as long as it was not."""
    kept = ReportFile.objects.of(report.programme).filter(report=report, language=language, file_format=file_format)
    found = kept.first()
    return bytes(found.content) if found else None
