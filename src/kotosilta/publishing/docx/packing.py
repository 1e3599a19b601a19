"""The zip file of a Word document, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def packed(package: OpcPackage, dated: date) -> bytes:
    """`package` as a file whose entries all carry the document's own date; pictures are not compressed twice."""
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        for name, content in _entries(package):
            entry = ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            archive.writestr(entry, content, ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED)
    return kept.getvalue()


def _entries(package: OpcPackage) -> Iterator[tuple[str, str | bytes]]:
    parts = list(package.iter_parts())
    yield "[Content_Types].xml", content_types({str(part.partname): part.content_type for part in parts})
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def content_types(named: dict[str, str]) -> str:
    """The list of what each entry of a package is, by its name."""
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    )
