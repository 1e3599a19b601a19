"""The formats and languages a draft comes in, and what its files are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.document.order import LONGEST_ECHO, DraftOrder
from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import Document
from kotosilta.reasons import Reason, WrongInput

FORMATS = ("docx", "pdf", "html")
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def rendered(document: Document, file_format: str) -> bytes:
    """The document in one of the FORMATS; the same document gives the same bytes. WrongInput for another format."""
    (known,) = checked_formats([file_format])
    return _writer(known)(document, number_styles()[document.language])


def file_name(order: DraftOrder, language: str, file_format: str) -> str:
    """`narpes.sv.docx`: the same name in every language."""
    return f"{order.slug}.{language}.{file_format}"


def checked_languages(names: Iterable[str]) -> tuple[str, ...]:
    """Each language once, in the order given, case aside; WrongInput (field "language") for an unknown one, or none."""
    refusal = Reason("There are no drafts in the language “%(name)s”. There are: %(known)s.")
    return _checked(names, LANGUAGES, refusal, "language")


def checked_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Each format once, in the order given, case aside; WrongInput (field "format") for an unknown one, or none."""
    return _checked(
        names, FORMATS, Reason("There are no drafts in the format “%(name)s”. There are: %(known)s."), "format"
    )


def _checked(names: Iterable[str], known: Sequence[str], refusal: Reason, field: str) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(name.strip().lower() for name in names)) or ("",)
    for name in given:
        if name not in known:
            values = {"name": name[:LONGEST_ECHO], "known": ", ".join(known)}
            raise WrongInput(replace(refusal, values=values), field=field)
    return given


def _writer(file_format: str) -> Callable[[Document, NumberStyle], bytes]:
    # Word and PDF need large libraries: whoever asks for a web page alone does not wait for them.
    match file_format:
        case "docx":
            from kotosilta.publishing.docx import document_docx  # noqa: PLC0415 (as said above)

            return document_docx
        case "pdf":
            from kotosilta.publishing.pdf import document_pdf  # noqa: PLC0415 (as said above)

            return document_pdf
        case _:
            from kotosilta.publishing.html import document_html  # noqa: PLC0415 (for likeness)

            return document_html
